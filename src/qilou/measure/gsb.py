"""GSB: how a new version does against the old one, from how often it was found good, the same or bad.

Each count is one item's verdict and not one person's vote: people who judge the same item are no independent witnesses.
"""

from math import exp, lgamma, log
from statistics import NormalDist

import msgspec

from qilou.measure.intervals import Estimate, wilson

_TINY = 1e-17  # what adding it would no longer change


class Gsb(msgspec.Struct, frozen=True, kw_only=True):
    """The counts, the score -1…1, the share of good and same, and how likely so clear a result is by chance."""

    good: int
    same: int
    bad: int
    score: Estimate
    win_tie: Estimate
    p_value: float | None


def gsb(good: int, same: int, bad: int, *, coverage: float = 0.95) -> Gsb:
    """This function will give the GSB score (G - B) / (G + S + B), the win-tie rate (G + S) / N, and the sign test.

    The score's interval is Agresti and Min's: Agresti & Min 2005, "Simple improved confidence intervals for
    comparing matched proportions", Stat. Med. 24, with half an item added to each cell, so that it is not of no
    width where all verdicts are alike. By hand, G 45, S 35, B 20: score 25/100 = 0.25, win-tie 80/100 = 0.80;
    (45.5 - 20.5) / 102 = 0.245 ± 1.96 · sqrt(66 - 25²/102) / 102 = 0.149, so 0.096 to 0.394; p = 0.0026.
    None: no score, no p, intervals over all that is possible. Only Same: score 0, win-tie 1, no p.
    """
    if min(good, same, bad) < 0:
        raise ValueError("counts must not be negative")
    items = good + same + bad
    return Gsb(
        good=good,
        same=same,
        bad=bad,
        score=_score(good, bad, items=items, coverage=coverage),
        win_tie=wilson(good + same, items, coverage=coverage),
        p_value=sign_test(good, bad),
    )


def sign_test(first: int, second: int) -> float | None:
    """This function will give the two-sided p of the exact sign test; ties are dropped before.

    Dixon & Mood 1946, "The statistical sign test", J. Am. Stat. Assoc. 41: twice the chance that a fair coin falls
    as often or more often on the side of the greater count, at most 1. By hand, 3 against 0: 2 · (1/2)³ = 0.25.
    None: no p. Equal counts: 1. Terms are added from the largest down, so a million items take no longer than a few.
    """
    trials, fewer = first + second, min(first, second)
    if trials == 0:
        return None
    log_largest = lgamma(trials + 1) - lgamma(fewer + 1) - lgamma(trials - fewer + 1) - trials * log(2)
    total, term, k = 0.0, 1.0, fewer
    while k >= 0 and term > _TINY:
        total += term
        term *= k / (trials - k + 1)
        k -= 1
    return min(1.0, 2 * exp(log_largest) * total)


def _score(good: int, bad: int, *, items: int, coverage: float) -> Estimate:
    if items == 0:
        return Estimate(value=None, low=-1.0, high=1.0, count=0)
    value, more = (good - bad) / items, items + 2
    gap, either = good - bad, good + bad + 1
    half = NormalDist().inv_cdf(0.5 + coverage / 2) * (either - gap**2 / more) ** 0.5 / more
    centre = gap / more
    return Estimate(
        value=value,
        low=max(-1.0, min(value, centre - half)),
        high=min(1.0, max(value, centre + half)),
        count=items,
    )
