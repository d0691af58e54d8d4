"""Agreement of rankings: Kendall's tau-b and Spearman's rho for two, Kendall's W for many.

Equal scores are ties and get the mean of the places they take. Which end is best does not matter as long as
all rankings use the same one.
"""

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from qilou.measure.intervals import Estimate
from qilou.measure.intraclass import f_quantile
from qilou.measure.votes import Codes, Floats


def kendall_tau_b(first: Floats, second: Floats, *, coverage: float = 0.95) -> Estimate:
    """This function will give tau-b between two scorings of the same objects.

    Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33, eq. 4: (C - D) over the root of
    the pairs not tied in the first times those not tied in the second. By hand, 1 2 2 3 and 1 2 3 4: five
    pairs in order, none against, one tied in the first: 5 / √(5 · 6) = .913. Interval by Fisher's z with
    variance .437 / (n - 4): Bonett & Wright 2000, Psychometrika 65, eq. 4; below five objects none.
    None, or a ranking all tied: None. The same order: 1.
    """
    agreeing = float(sum(_signs(first, at) @ _signs(second, at) for at in range(first.size)))
    apart = _untied_pairs(first) * _untied_pairs(second)
    value = agreeing / apart**0.5 if apart else None
    return _by_fisher(value, variance=0.437 / max(1, first.size - 4), count=first.size, coverage=coverage)


def spearman(first: Floats, second: Floats, *, coverage: float = 0.95) -> Estimate:
    """This function will give Spearman's rho, the correlation of the places.

    Spearman 1904, "The proof and measurement of association between two things", Am. J. Psychol. 15, with mean
    places for ties. By hand, 1 2 3 4 and 1 2 4 3: 1 - 6 · (1 + 1) / (4 · 15) = .8. Interval by Fisher's z with
    variance (1 + ρ² / 2) / (n - 3): Bonett & Wright 2000, eq. 6; below five objects none.
    None, or a ranking all tied: None. The same order: 1.
    """
    ours, theirs = places(first), places(second)
    ours, theirs = (
        ours - ours.mean() if ours.size else ours,
        theirs - theirs.mean() if theirs.size else theirs,
    )
    size = float((ours @ ours) * (theirs @ theirs)) ** 0.5
    value = float(ours @ theirs) / size if size else None
    variance = (1 + (value or 0.0) ** 2 / 2) / max(1, first.size - 3)
    return _by_fisher(value, variance=variance, count=first.size, coverage=coverage)


def kendall_w(scores: Floats, *, coverage: float = 0.95) -> Estimate:
    """This function will give Kendall's coefficient of concordance of judges (rows) on objects (columns).

    Kendall & Babington Smith 1939, "The problem of m rankings", Ann. Math. Stat. 10, with the correction for
    ties, which makes it the share of the squares of all places that lies between objects. By hand, 1 2 3,
    1 2 3 and 1 3 2: sums 3, 7, 8, squares about their mean 14 of at most m² (n³ - n) / 12 = 18: W = 7/9.
    Interval by W = F / (F + m - 1), where F is that of ICC(3, 1) on the places: an approximation, for places
    are not normal. None, one judge, one object, or all tied: None. All the same order: 1, no width.
    """
    judges, objects = scores.shape
    if judges < 2 or objects < 2:
        return Estimate(value=None, low=None, high=None, count=judges)
    ranked = np.array([places(row) for row in scores])
    centred = ranked - (objects + 1) / 2
    whole, between = float((centred**2).sum()), float(judges * (centred.mean(axis=0) ** 2).sum())
    if whole == 0:
        return Estimate(value=None, low=None, high=None, count=judges)
    share, value = 0.5 + coverage / 2, min(1.0, between / whole)
    freedom = (objects - 1) * (judges - 1)
    low = _concordance(value, 1 / f_quantile(objects - 1, freedom, share))
    high = _concordance(value, f_quantile(freedom, objects - 1, share))
    return Estimate(value=value, low=low, high=high, count=judges)


def places(scores: Floats) -> Floats:
    """This function will give the place of each score from the lowest, ties sharing their mean place."""
    _, at, repeats = np.unique(scores, return_inverse=True, return_counts=True)
    last = np.cumsum(repeats)
    return (last - (repeats - 1) / 2)[at]


def _signs(scores: Floats, at: int) -> NDArray[np.float64]:
    return np.sign(scores[at + 1 :] - scores[at])


def _untied_pairs(scores: Floats) -> float:
    repeats: Codes = np.unique(scores, return_counts=True)[1]
    return (scores.size * (scores.size - 1) - float((repeats * (repeats - 1)).sum())) / 2


def _concordance(value: float, stretch: float) -> float:
    # W = F / (F + m - 1), so stretching F stretches W against 1 - W
    return value * stretch / (value * stretch + 1 - value)


def _by_fisher(value: float | None, *, variance: float, count: int, coverage: float) -> Estimate:
    if value is None or count < 5:
        return Estimate(value=value, low=None, high=None, count=count)
    if abs(value) >= 1 - 1e-12:
        return Estimate(value=value, low=value, high=value, count=count)
    middle = np.arctanh(value)
    reach = NormalDist().inv_cdf(0.5 + coverage / 2) * variance**0.5
    low, high = float(np.tanh(middle - reach)), float(np.tanh(middle + reach))
    return Estimate(value=value, low=low, high=high, count=count)
