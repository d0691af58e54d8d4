"""Agreement that gives credit for being near: weighted kappa, and Gwet's AC1 and AC2.

Values are taken in their order and one step apart. AC bears gaps and, unlike a kappa, does not collapse where
nearly everybody rightly says the same; it is higher than alpha on the same votes, so say which one you quote.
"""

from enum import Enum

import msgspec
import numpy as np

from qilou.measure.agreement import Agreement, beyond_chance, cells_of, judge, shares_of
from qilou.measure.intervals import Bootstrap
from qilou.measure.tally import pair_sums, tally
from qilou.measure.votes import Codes, Floats, Votes


class Credit(Enum):
    """How much two values agree that are some steps apart, of as many as there are."""

    EXACT = "exact"  # 1 if equal, else 0
    LINEAR = "linear"  # 1 - steps / most steps
    QUADRATIC = "quadratic"  # 1 - (steps / most steps)²


def weighted_kappa(table: Codes, *, credit: Credit, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give Cohen's weighted kappa of a square table of counts, made by `cross_table`.

    Cohen 1968, "Weighted kappa", Psychol. Bull. 70, eq. 3, with agreement weights. By hand, linear, three
    grades, ((2, 1, 0), (0, 2, 1), (1, 0, 3)): credit ½ for one step, so observed (7 + 2 · ½) / 10 = .8; by
    chance, margins (.3, .3, .4) and (.3, .3, .4), .34 + ½ · 2 · (.09 + .12) = .55; so .25 / .45 = .5556.
    None: None. Perfect agreement on more than one value: 1. Both only ever say the same one value: None.
    """
    near = credits(table.shape[0], credit=credit)

    def statistic(weights: Floats) -> float | None:
        square = shares_of(table, weights=weights)
        by_chance = float(square.sum(1) @ near @ square.sum(0))
        return beyond_chance(float((near * square).sum()), by_chance=by_chance)

    return judge(cells_of(table), statistic, bootstrap=bootstrap)


def gwet_ac(votes: Votes, *, credit: Credit, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give Gwet's AC1 (exact credit) or AC2 (partial credit) over all annotators.

    Gwet 2008, "Computing inter-rater reliability and its variance in the presence of high agreement", Br. J.
    Math. Stat. Psychol. 61, eq. 7 and 8; weights as in Gwet 2014, "Handbook of Inter-Rater Reliability", 4th
    ed., ch. 3: chance is Σ w / q (q - 1) · Σ π (1 - π) over q values, π averaged over items. By hand, items
    aa, aa, ab: observed (1 + 1 + 0) / 3, π_a = (1 + 1 + ½) / 3 = 5/6, chance 2 · 5/36 = 10/36, so
    (24 - 10) / (36 - 10) = 14/26 = .538 (Fleiss' kappa: -.2).
    Items with one vote count in π and not in the agreement, as there. None: None. Perfect agreement on more
    than one value: 1. One value only in use: None.
    """
    values = len(votes.values)
    if values < 2:
        return Agreement(value=None, low=None, high=None, items=0, votes=len(votes))
    counts = tally(votes, fewest=1)
    near = credits(values, credit=credit)
    paired = counts.sizes > 1
    pairs = np.where(paired, counts.sizes * (counts.sizes - 1), 1)
    agreeing = np.where(paired, 1 - pair_sums(counts, 1 - near) / pairs, 0.0)
    share = counts.count / counts.sizes[counts.row]
    stretch = near.sum() / (values * (values - 1))

    def statistic(weights: Floats) -> float | None:
        judged = float(weights @ paired)
        if judged == 0:
            return None
        given = np.bincount(counts.value, weights=weights[counts.row] * share, minlength=values)
        given = given / weights.sum()
        by_chance = float(stretch * np.sum(given * (1 - given)))
        return beyond_chance(float(weights @ agreeing / judged), by_chance=by_chance)

    found = judge(counts, statistic, bootstrap=bootstrap)
    items = int(counts.repeats @ paired)
    return msgspec.structs.replace(found, items=items, votes=int(counts.sizes @ (counts.repeats * paired)))


def credits(values: int, *, credit: Credit) -> Floats:
    """This function will make the table of credits for each pair of values."""
    steps = np.abs(np.subtract.outer(np.arange(values), np.arange(values))) / max(1, values - 1)
    match credit:
        case Credit.EXACT:
            return np.eye(values)
        case Credit.LINEAR:
            return 1 - steps
        case Credit.QUADRATIC:
            return 1 - steps**2
