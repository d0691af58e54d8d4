"""Intervals: how far an estimate may be from what a longer look would show.

A percentile interval may miss its own estimate on small samples; here it is widened until it holds it,
because a reader who sees 0.81 beside 0.82–0.90 stops believing both.
"""

from collections.abc import Callable, Iterable
from statistics import NormalDist

import msgspec
import numpy as np

from qilou.measure.votes import Floats


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A number with its interval; None where nothing can be said. `count` is what it rests on."""

    value: float | None
    low: float | None
    high: float | None
    count: int


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """How much the first exceeds the second, and in which share of the resamples it does (ties half)."""

    value: float | None
    low: float | None
    high: float | None
    first_ahead: float | None
    count: int


class Bootstrap(msgspec.Struct, frozen=True, kw_only=True):
    """How to resample. The seed has no default: the same seed gives the same interval."""

    seed: int
    resamples: int = 1000
    coverage: float = 0.95


def wilson(successes: float, trials: int, *, coverage: float = 0.95) -> Estimate:
    """This function will give a share with Wilson's score interval.

    Wilson 1927, "Probable inference", J. Am. Stat. Assoc. 22, the root of (p - p0)² = z² p0 (1 - p0) / n.
    By hand, 8 of 10 with z = 1.96: centre (0.8 + 0.1921) / 1.3841 = 0.7168, half width
    1.96 · sqrt(0.016 + 0.0096) / 1.3841 = 0.2266, so 0.490 to 0.943.
    None: no estimate, and 0 to 1. One or all alike: the interval stays open on the other side.
    `successes` may be a fraction, as an expected number of right votes is.
    """
    if not 0 <= successes <= trials:
        raise ValueError("successes must lie between 0 and trials")
    if trials == 0:
        return Estimate(value=None, low=0.0, high=1.0, count=0)
    z_squared = NormalDist().inv_cdf(0.5 + coverage / 2) ** 2
    share = successes / trials
    stretch = 1 + z_squared / trials
    centre = (share + z_squared / (2 * trials)) / stretch
    half = (z_squared * (share * (1 - share) + z_squared / (4 * trials)) / trials) ** 0.5 / stretch
    low, high = max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))
    return Estimate(value=share, low=low, high=high, count=trials)


def percentile_bootstrap(
    sample: Floats, *, bootstrap: Bootstrap, statistic: Callable[[Floats], float] | None = None
) -> Estimate:
    """This function will give a statistic of a sample (the mean, unless told) with its percentile interval.

    Efron & Tibshirani 1993, "An Introduction to the Bootstrap", eq. 13.5. By hand: all resamples of (0, 1)
    have means 0, ½, ½, 1, so the 95 % interval is 0 to 1. None: nothing. One value, or all alike: an
    interval of no width, which says that the sample shows no spread and not that there is none.
    """
    if sample.size == 0:
        return Estimate(value=None, low=None, high=None, count=0)
    measure = statistic or _mean
    random = np.random.default_rng(bootstrap.seed)
    estimate = measure(sample)
    draws = (
        measure(sample[random.integers(0, sample.size, sample.size)]) for _ in range(bootstrap.resamples)
    )
    low, high = spread(estimate, draws, coverage=bootstrap.coverage)
    return Estimate(value=estimate, low=low, high=high, count=sample.size)


def paired_bootstrap(first: Floats, second: Floats, *, bootstrap: Bootstrap) -> Difference:
    """This function will compare the means of two measurements of the same cases.

    Efron & Tibshirani 1993, section 13.3, on the differences: each resample draws cases, so both sides see
    the same ones. By hand: first (1, 1, 0), second (0, 1, 0), difference 1/3; a resample without case one
    gives 0, with it more than 0, so the interval runs from 0 to 1 and `first_ahead` is near
    19/27 + 8/27 / 2 = 0.85. None: nothing. All alike: no width, and `first_ahead` is ½.
    """
    if first.shape != second.shape:
        raise ValueError("both sides must measure the same cases")
    if first.size == 0:
        return Difference(value=None, low=None, high=None, first_ahead=None, count=0)
    gap = first - second
    random = np.random.default_rng(bootstrap.seed)
    draws = np.array([_mean(gap[random.integers(0, gap.size, gap.size)]) for _ in range(bootstrap.resamples)])
    estimate = _mean(gap)
    low, high = spread(estimate, draws, coverage=bootstrap.coverage)
    ahead = float(np.mean((np.sign(draws) + 1) / 2)) if draws.size else None
    return Difference(value=estimate, low=low, high=high, first_ahead=ahead, count=gap.size)


def spread(estimate: float, draws: Iterable[float], *, coverage: float) -> tuple[float | None, float | None]:
    """This function will give the percentiles of the draws, widened to hold the estimate; no draw: None."""
    drawn = np.fromiter(draws, dtype=np.float64)
    if drawn.size == 0:
        return None, None
    tail = (1 - coverage) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail]).tolist()
    return min(low, estimate), max(high, estimate)


def _mean(sample: Floats) -> float:
    return float(sample.mean())
