"""Krippendorff's alpha: agreement that bears gaps, any number of annotators, and scores.

Everything is computed from value counts, never from pairs of votes or a matrix of annotators by items.
Ordinal is interval on mid-ranks; ratio alone needs a table of all distinct values.
"""

from collections.abc import Callable
from enum import Enum

import numpy as np

from qilou.measure.agreement import Agreement, judge
from qilou.measure.intervals import Bootstrap
from qilou.measure.tally import Tally, pair_sums, tally
from qilou.measure.votes import Floats, Votes

_RATIO_VALUES = 4096  # the table of distances then takes 128 MiB


class Level(Enum):
    """What a value is, and so how far apart two of them are."""

    NOMINAL = "nominal"  # names: equal or not
    ORDINAL = "ordinal"  # grades: how many votes lie between
    INTERVAL = "interval"  # points: the squared difference
    RATIO = "ratio"  # amounts from zero up: the squared difference over the squared sum


def krippendorff_alpha(votes: Votes, *, level: Level, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give alpha, 1 - observed / expected disagreement; items are resampled.

    Krippendorff 2011, "Computing Krippendorff's alpha-reliability", section E, by value counts:
    Do = Σ_u Σ_ck n_uc n_uk δ²_ck / (m_u - 1) / n and De = Σ_ck n_c n_k δ²_ck / n (n - 1).
    By hand, nominal, items aa, ab, bb: Do = 2/6, De = 2 · 9 / 30, so 1 - 5/9 = 4/9.
    None, or no item with two votes: None. Items with one vote are left out. Perfect agreement on more than
    one value: 1. Only one value in use: None, for without variation nothing can be shown.
    """
    counts = tally(votes)
    return judge(counts, _statistic(counts, votes, level=level), bootstrap=bootstrap)


def _statistic(counts: Tally, votes: Votes, *, level: Level) -> Callable[[Floats], float | None]:
    match level:
        case Level.NOMINAL:
            return _nominal(counts)
        case Level.ORDINAL:
            votes.numbers()
            return _ordinal(counts)
        case Level.INTERVAL:
            return _interval(counts, votes.numbers())
        case Level.RATIO:
            return _ratio(counts, votes.numbers())


def _nominal(counts: Tally) -> Callable[[Floats], float | None]:
    equal = np.bincount(counts.row, weights=counts.count**2, minlength=counts.sizes.size)
    within = (counts.sizes**2 - equal) / (counts.sizes - 1)

    def statistic(weights: Floats) -> float | None:
        given = _given(counts, weights)
        total = given.sum()
        return _alpha(float(weights @ within), between=float(total**2 - given @ given), total=float(total))

    return statistic


def _interval(counts: Tally, numbers: Floats) -> Callable[[Floats], float | None]:
    within = _within(counts, numbers)

    def statistic(weights: Floats) -> float | None:
        given = _given(counts, weights)
        return _squared_alpha(float(weights @ within), given=given, numbers=numbers)

    return statistic


def _ordinal(counts: Tally) -> Callable[[Floats], float | None]:
    def statistic(weights: Floats) -> float | None:
        given = _given(counts, weights)
        # δ_ck is the number of votes from c to k, less half of those at the ends: a difference of mid-ranks
        ranks = np.cumsum(given) - given / 2
        return _squared_alpha(float(weights @ _within(counts, ranks)), given=given, numbers=ranks)

    return statistic


def _ratio(counts: Tally, numbers: Floats) -> Callable[[Floats], float | None]:
    if numbers.size > _RATIO_VALUES:
        raise ValueError(f"ratio compares all pairs of values: at most {_RATIO_VALUES} different ones")
    if numbers.min(initial=0) < 0:
        raise ValueError("a ratio scale has no values below zero")
    sums = np.add.outer(numbers, numbers)
    gaps = np.subtract.outer(numbers, numbers)
    distance = np.divide(gaps, sums, out=np.zeros_like(sums), where=sums > 0) ** 2
    within = pair_sums(counts, distance) / (counts.sizes - 1)

    def statistic(weights: Floats) -> float | None:
        given = _given(counts, weights)
        between = float(given @ distance @ given)
        return _alpha(float(weights @ within), between=between, total=float(given.sum()))

    return statistic


def _within(counts: Tally, numbers: Floats) -> Floats:
    """This function will give Σ_ck n_c n_k (x_c - x_k)² / (m - 1) for each row.

    The double sum is 2m times the sum of squared deviations from the row's mean.
    """
    rows = counts.sizes.size
    scores = numbers[counts.value]
    means = np.bincount(counts.row, weights=counts.count * scores, minlength=rows) / counts.sizes
    deviations = counts.count * (scores - means[counts.row]) ** 2
    return 2 * counts.sizes * np.bincount(counts.row, weights=deviations, minlength=rows) / (counts.sizes - 1)


def _given(counts: Tally, weights: Floats) -> Floats:
    amounts: Floats = weights[counts.row] * counts.count
    given = np.bincount(counts.value, weights=amounts, minlength=counts.values)
    return given.astype(np.float64, copy=False)  # no copy: numpy's stubs say integers even with weights


def _squared_alpha(within: float, *, given: Floats, numbers: Floats) -> float | None:
    total = float(given.sum())
    deviations = float(given @ (numbers - given @ numbers / total) ** 2)
    used = np.flatnonzero(given)
    varied = used.size > 1 and numbers[used[0]] != numbers[used[-1]]
    return _alpha(within, between=2 * total * deviations if varied else 0.0, total=total)


def _alpha(within: float, *, between: float, total: float) -> float | None:
    if between <= 0:
        return None
    return 1 - (total - 1) * within / between
