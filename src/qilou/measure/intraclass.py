"""Intraclass correlation: which share of the variance of scores lies between items and not between people.

Every item needs a score by every rater. Which of the forms is right depends on where the raters come from,
not on the numbers: see `Raters`.
"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from scipy import special

from qilou.measure.intervals import Estimate
from qilou.measure.votes import Floats


class Raters(Enum):
    """Who gave the scores of an item."""

    DIFFERENT = "different"  # other people for each item, drawn from many: ICC(1, ·)
    DRAWN = "drawn"  # the same people for all items, drawn from many; absolute agreement: ICC(2, ·)
    FIXED = "fixed"  # the same people, and only they matter; strictness left out: ICC(3, ·)


@dataclass(frozen=True, slots=True)
class _Squares:
    """Mean squares of the two-way table of n items and k raters."""

    n: int
    k: int
    items: float
    raters: float
    within: float
    error: float


def single_rater(scores: Floats, *, raters: Raters, coverage: float = 0.95) -> Estimate:
    """This function will give ICC(·, 1), the reliability of one rater's score, from items x raters.

    Shrout & Fleiss 1979, "Intraclass correlations", Psychol. Bull. 86, the estimates of p. 423 and the F
    intervals of p. 424 to 426. By hand, items (1, 2) and (5, 6): mean squares of items 16, of raters 1, of
    error 0, within .5; (1, 1) is (16 - .5) / (16 + .5) = .939, (2, 1) is 16 / (16 + 2 · 1 / 2) = .941, and
    (3, 1) is 1. None, one item or one rater: None. All scores equal: None, 0/0. Perfect agreement: 1, no width.
    """
    squares = _squares(scores)
    if squares is None or (raters is Raters.FIXED and squares.items == squares.error == 0):
        return Estimate(value=None, low=None, high=None, count=scores.shape[0])
    estimate, low, high = _forms(squares, raters=raters, coverage=coverage)
    return Estimate(value=estimate, low=min(low, estimate), high=max(high, estimate), count=squares.n)


def mean_of_raters(scores: Floats, *, raters: Raters, coverage: float = 0.95) -> Estimate:
    """This function will give ICC(·, k), the reliability of the mean of all k raters.

    Shrout & Fleiss 1979, p. 426: k r / (1 + (k - 1) r) of the single form and of its limits. By hand, two
    raters with r = .5: 1 / 1.5 = 2/3. None and perfect agreement: as `single_rater`.
    """
    single = single_rater(scores, raters=raters, coverage=coverage)
    if single.value is None or single.low is None or single.high is None:
        return single
    value, low, high = (
        _stepped_up(part, scores.shape[1]) for part in (single.value, single.low, single.high)
    )
    return Estimate(value=value, low=low, high=high, count=single.count)


def _squares(scores: Floats) -> _Squares | None:
    n, k = scores.shape
    if n < 2 or k < 2 or np.ptp(scores) == 0:
        return None
    if not np.isfinite(scores).all():
        raise ValueError("every item needs a score by every rater")
    centred = scores - scores.mean()
    of_items, of_raters = centred.mean(axis=1), centred.mean(axis=0)
    left = centred - of_items[:, np.newaxis]
    rest = left - of_raters
    nought = 1e-24 * float((scores**2).sum())  # what rounding alone leaves of a square
    return _Squares(
        n=n,
        k=k,
        items=_cleared(k * float(of_items @ of_items), nought) / (n - 1),
        raters=_cleared(n * float(of_raters @ of_raters), nought) / (k - 1),
        within=_cleared(float((left**2).sum()), nought) / (n * (k - 1)),
        error=_cleared(float((rest**2).sum()), nought) / ((n - 1) * (k - 1)),
    )


def _cleared(square: float, nought: float) -> float:
    return square if square > nought else 0.0


def _forms(squares: _Squares, *, raters: Raters, coverage: float) -> tuple[float, float, float]:
    share = 0.5 + coverage / 2
    match raters:
        case Raters.DIFFERENT:
            return _by_ratio(squares, squares.within, freedom=squares.n * (squares.k - 1), share=share)
        case Raters.DRAWN:
            return _absolute(squares, share=share)
        case Raters.FIXED:
            freedom = (squares.n - 1) * (squares.k - 1)
            return _by_ratio(squares, squares.error, freedom=freedom, share=share)


def _by_ratio(squares: _Squares, noise: float, *, freedom: int, share: float) -> tuple[float, float, float]:
    n, k, items = squares.n, squares.k, squares.items

    def correlation(stretch: float) -> float:
        return (items * stretch - noise) / (items * stretch + (k - 1) * noise)

    low = correlation(1 / f_quantile(n - 1, freedom, share))
    return correlation(1), low, correlation(f_quantile(freedom, n - 1, share))


def _absolute(squares: _Squares, *, share: float) -> tuple[float, float, float]:
    n, k = squares.n, squares.k
    items, raters, error = squares.items, squares.raters, squares.error
    rest = k * raters + (k * n - k - n) * error
    value = n * (items - error) / (n * items + rest)
    if error == 0 and raters == 0:
        return 1.0, 1.0, 1.0
    # The freedom of the error is Satterthwaite's, here times error² above and below: there may be no error.
    pull = n * (1 + (k - 1) * value) - k * value
    above = (k - 1) * (n - 1) * (k * value * raters + pull * error) ** 2
    below = (n - 1) * (k * value * raters) ** 2 + (pull * error) ** 2
    freedom = max(1.0, above / below) if below else 1.0
    upper, lower = f_quantile(n - 1, freedom, share), f_quantile(freedom, n - 1, share)
    low = n * (items - upper * error) / (upper * rest + n * items)
    return value, low, n * (lower * items - error) / (rest + n * lower * items)


def f_quantile(above: float, below: float, share: float) -> float:
    """This function will give the quantile of Snedecor's F with these degrees of freedom."""
    return float(special.fdtri(above, below, share))


def _stepped_up(single: float, raters: int) -> float:
    return raters * single / (1 + (raters - 1) * single)
