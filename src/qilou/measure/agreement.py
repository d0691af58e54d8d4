"""Agreement between annotators: percent, Cohen's kappa for two, Fleiss' kappa for a fixed number.

Krippendorff's alpha, which bears gaps and scores, is in `alpha`, kappas for grades in `weighted_agreement`. A
kappa without any variation (everybody always says the same one thing) is 0/0: nothing is shown, so the value
is None and not 1.
"""

from collections.abc import Callable, Hashable

import msgspec
import numpy as np

from qilou.measure.intervals import Bootstrap, spread
from qilou.measure.tally import Tally, resamples, tally
from qilou.measure.votes import Codes, Floats, Votes


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """A coefficient of agreement; the interval is None unless a bootstrap was asked for."""

    value: float | None
    low: float | None
    high: float | None
    items: int
    votes: int


def percent_agreement(votes: Votes, *, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give the chance that two votes on one item agree, averaged over items.

    Fleiss 1971, "Measuring nominal scale agreement among many raters", Psychol. Bull. 76, eq. 2 and 3;
    an item counts once, however many votes it has. By hand: votes aab and cc give pairs 1/3 and 1/1, so 2/3.
    None, or no item with two votes: None. Perfect agreement: 1.
    """
    counts = tally(votes)
    agreeing = _agreeing_share(counts)

    def statistic(weights: Floats) -> float | None:
        return float(weights @ agreeing / weights.sum())

    return judge(counts, statistic, bootstrap=bootstrap)


def fleiss_kappa(votes: Votes, *, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give Fleiss' kappa; every item needs the same number of votes, two or more.

    Fleiss 1971, eq. 2 to 7. By hand: items aa, ab, bb: observed (1 + 0 + 1) / 3, by chance ½² + ½², so
    (2/3 - 1/2) / (1/2) = 1/3. None: None. Unequal numbers of votes are refused: alpha is made for them.
    Perfect agreement on more than one value: 1. Only one value in use: None.
    """
    counts = tally(votes)
    sizes = np.bincount(votes.item, minlength=len(votes.items))
    if sizes.size and (sizes.min() != sizes.max() or sizes.max() < 2):
        raise ValueError("Fleiss' kappa needs the same number of votes on every item, two or more")
    agreeing = _agreeing_share(counts)

    def statistic(weights: Floats) -> float | None:
        observed = float(weights @ agreeing / weights.sum())
        given = np.bincount(counts.value, weights=weights[counts.row] * counts.count)
        return beyond_chance(observed, by_chance=float(np.sum((given / given.sum()) ** 2)))

    return judge(counts, statistic, bootstrap=bootstrap)


def cross_table(votes: Votes, *, first: Hashable, second: Hashable) -> Codes:
    """This function will count, over the items both judged, what the second said where the first said row.

    Two votes of one of them on one item are refused: there is no telling which of the two to pair.
    """
    ours = _single_votes(votes, first)
    theirs = _single_votes(votes, second)
    both = (ours >= 0) & (theirs >= 0)
    width = len(votes.values)
    return np.bincount(ours[both] * width + theirs[both], minlength=width**2).reshape(width, width)


def cohen_kappa(table: Codes, *, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give Cohen's kappa of a square table of counts, made by `cross_table`.

    Cohen 1960, "A coefficient of agreement for nominal scales", Educ. Psychol. Meas. 20, eq. 1.
    By hand, ((20, 5), (10, 15)): observed 35/50 = .7, by chance .5 · .6 + .5 · .4 = .5, so .2 / .5 = .4.
    None: None. Perfect agreement on more than one value: 1. Both only ever say the same one value: None.
    """

    def statistic(weights: Floats) -> float | None:
        square = shares_of(table, weights=weights)
        return beyond_chance(float(np.trace(square)), by_chance=float(square.sum(1) @ square.sum(0)))

    return judge(cells_of(table), statistic, bootstrap=bootstrap)


def cells_of(table: Codes) -> Tally:
    """This function will lay a square table of counts out as a tally with one row for each cell in use."""
    filled = np.flatnonzero(table)
    each = np.ones(filled.size)
    return Tally(
        row=np.arange(filled.size),
        value=filled,
        count=each,
        sizes=2 * each,
        repeats=table.ravel()[filled],
        values=table.size,
    )


def shares_of(table: Codes, *, weights: Floats) -> Floats:
    """This function will turn weights of the cells in use back into a square table whose sum is 1."""
    shares = np.zeros(table.size)
    shares[np.flatnonzero(table)] = weights / weights.sum()
    return shares.reshape(table.shape)


def judge(
    counts: Tally, statistic: Callable[[Floats], float | None], *, bootstrap: Bootstrap | None
) -> Agreement:
    """This function will apply a statistic of row weights to all items and, if asked, to resampled items.

    A resample without variation has no coefficient and is passed over.
    """
    value = statistic(counts.repeats.astype(np.float64)) if counts.items else None
    low = high = None
    if value is not None and bootstrap is not None:
        drawn = (statistic(weights) for weights in resamples(counts, bootstrap))
        low, high = spread(value, (draw for draw in drawn if draw is not None), coverage=bootstrap.coverage)
    return Agreement(value=value, low=low, high=high, items=counts.items, votes=counts.votes)


def beyond_chance(observed: float, *, by_chance: float) -> float | None:
    """This function will give (observed - chance) / (1 - chance), or None where chance explains all."""
    if by_chance >= 1 - 1e-12:
        return None
    return (observed - by_chance) / (1 - by_chance)


def _agreeing_share(counts: Tally) -> Floats:
    pairs = np.bincount(counts.row, weights=counts.count * (counts.count - 1), minlength=counts.sizes.size)
    return pairs / (counts.sizes * (counts.sizes - 1))


def _single_votes(votes: Votes, name: Hashable) -> Codes:
    if name not in votes.annotators:
        raise ValueError(f"no vote by {name!r}")
    own = votes.annotator == votes.annotators.index(name)
    item = votes.item[own]
    if np.unique(item).size < item.size:
        raise ValueError(f"{name!r} voted more than once on one item")
    given = np.full(len(votes.items), -1, dtype=np.int64)
    given[item] = votes.value[own]
    return given
