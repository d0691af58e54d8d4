"""The order of each item's candidates, from a few rankings of each, by people who rank many items.

Three rankings of one item say little by themselves: here all items teach how far candidates usually lie apart, how
often people tie, and who ranks at random. So the order comes with an honest chance, and a clicker loses their pull.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import special

from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.votes import Floats

Placed = tuple[Hashable, Hashable, Mapping[str, float]]  # item, judge, places (1 best, equal = tie)

_RELIABLE, _PULL = 1.0, 4.0  # reliabilities are N(1, 1/4), as in `aware`
_WIDE = 1.0  # the variance of scores within an item, to start from
_TIES = 1.0  # 1 / variance of the tie parameter
_LONGEST = 2.0  # no step goes further
_MOST = 64  # candidates in one ranking


@dataclass(frozen=True, slots=True, eq=False)
class Orders:
    """Scores (item x candidate) with their covariance by item, the tie parameter, and each judge's reliability.

    `candidates` are the names behind the columns, item by item; `variance` is that of scores within an item.
    """

    items: tuple[Hashable, ...]
    candidates: tuple[tuple[str, ...], ...]
    judges: tuple[Hashable, ...]
    scores: Floats
    covariance: Floats
    tie: float
    reliability: Floats
    variance: float
    rounds: int
    settled: bool

    def order(self, item: int) -> dict[str, int]:
        """This function will give ranks from 1: candidates whom a usual judge would sooner tie share one."""
        names, scores = self.candidates[item], self.scores[item]
        near = max(2 * self.tie, 1e-6)  # exp(tie) > exp(gap / 2)
        ranks: dict[str, int] = {}
        first, rank = np.inf, 0
        for at in sorted(range(len(names)), key=lambda at: (-scores[at], names[at])):
            if first - scores[at] > near:
                first, rank = scores[at], rank + 1
            ranks[names[at]] = rank
        return dict(sorted(ranks.items()))

    def sureness(self, item: int) -> float:
        """This function will give the mean chance, over the item's pairs, that the order says of them what is true."""
        names = self.candidates[item]
        ranks, near = self.order(item), max(2 * self.tie, 0.0)
        chance: list[float] = []
        for one, other in combinations(range(len(names)), 2):
            gap = float(self.scores[item, one] - self.scores[item, other])
            pair = self.covariance[item][np.ix_((one, other), (one, other))]
            spread = float(max(pair[0, 0] + pair[1, 1] - 2 * pair[0, 1], 1e-12)) ** 0.5
            if ranks[names[one]] == ranks[names[other]]:
                chance.append(_normal((near - gap) / spread) - _normal((-near - gap) / spread))
            else:
                chance.append(_normal(abs(gap) / spread))
        return float(np.mean(chance)) if chance else 1.0


def item_orders(rows: Iterable[Placed], *, rounds: int = 40, tolerance: float = 2e-3) -> Orders:
    """This function will fit all items together: scores, reliabilities, tie parameter, variance, in turn.

    Davidson 1970, J. Am. Stat. Assoc. 65, on the pairs that a ranking of k implies, each so weighed that equals get
    as much information as the k - 1 choices of Plackett & Luce's model give (a composite likelihood: Varin, Reid &
    Firth 2011, Stat. Sin. 21). Scores are N(0, σ²) within an item, the gap is stretched by the judge's reliability as
    in Chen et al. 2013, σ² is that of empirical Bayes (EM: the mean of s² and of what is unsure in it). By hand, one
    ranking of two, σ² = 1, hardly a tie: the score s of the first solves 1 / (1 + e²ˢ) = s, so .337. None: empty.
    One ranking of an item: its order. A circle: equal scores. A judge alone: reliability 1.
    """
    fit = _Fit(list(rows))
    settled, done = not fit.item.size, 0
    while not settled and done < rounds:
        before = fit.scores
        fit.move()
        settled = float(np.abs(fit.scores - before).max()) < tolerance
        done += 1
    return Orders(
        items=tuple(fit.items),
        candidates=tuple(tuple(names) for names in fit.names),
        judges=tuple(fit.judges),
        scores=fit.scores,
        covariance=fit.covariance,
        tie=fit.tie,
        reliability=fit.reliability,
        variance=fit.variance,
        rounds=done,
        settled=settled,
    )


class _Fit:
    """Pairs as columns, and the parameters between two rounds."""

    def __init__(self, rows: list[Placed]) -> None:
        self.items = {item: at for at, item in enumerate(dict.fromkeys(row[0] for row in rows))}
        self.judges = {judge: at for at, judge in enumerate(dict.fromkeys(row[1] for row in rows))}
        self.names: list[list[str]] = [[] for _ in self.items]
        for item, _, places in rows:
            names = self.names[self.items[item]]
            names += [name for name in sorted(places) if name not in names]
        columns = [pair for row in rows for pair in self._pairs(row)]
        table = np.array(columns, dtype=np.int64).reshape(-1, 6)
        self.item, self.judge, self.first, self.second, self.outcome, size = table.T
        self.weight: Floats = _weights()[size]
        self.width = max((len(names) for names in self.names), default=0)
        self.sizes = np.array([len(names) for names in self.names], dtype=np.float64)
        self.scores: Floats = np.zeros((len(self.names), self.width))
        self.covariance: Floats = np.zeros((len(self.names), self.width, self.width))
        self.reliability: Floats = np.full(len(self.judges), _RELIABLE)
        self.variance, self.tie = _WIDE, -1.0

    def move(self) -> None:
        """This function will take one step on each part: scores, then judges, then ties and variance."""
        slope, information, _ = self._look()
        self._move_scores(slope, information)
        self._move_judges()
        self._move_tie()
        self._move_variance()

    def _look(self) -> tuple[Floats, Floats, Floats]:
        """This function will give, pair by pair, the slope and the information of the stretched gap, and the gap."""
        gap = self.scores[self.item, self.first] - self.scores[self.item, self.second]
        pull = self.reliability[self.judge] * gap
        chance = chances(pull, np.full(gap.size, self.tie), ties=Ties.DAVIDSON)
        slope = chance.by_difference[np.arange(gap.size), self.outcome]
        return self.weight * slope, self.weight * chance.information[:, 0], gap

    def _move_scores(self, slope: Floats, information: Floats) -> None:
        pull, bend = slope * self.reliability[self.judge], information * self.reliability[self.judge] ** 2
        shape, width = self.scores.shape, self.width
        up = self.item * width + self.first
        down = self.item * width + self.second
        total = np.bincount(up, pull, self.scores.size) - np.bincount(down, pull, self.scores.size)
        cells = np.bincount(up * width + self.second, bend, self.covariance.size)
        met = cells.reshape(-1, width, width)
        met = met + met.transpose(0, 2, 1)
        whole = -met
        diagonal = np.arange(width)
        whole[:, diagonal, diagonal] += met.sum(axis=2) + 1 / self.variance
        self.covariance = np.linalg.inv(whole)
        left = total.reshape(shape) - self.scores / self.variance
        step = np.einsum("ijk,ik->ij", self.covariance, left)
        self.scores = self.scores + np.clip(step, -_LONGEST, _LONGEST)

    def _move_judges(self) -> None:
        """This function will move reliabilities, whose mean stays 1, for the variance tells the rest.

        The gap is not known: E[slope · gap] is slope · gap - α · information · its variance, to second order. Without
        that, whoever ranks few items would look reliable because the scores were made of their own rankings.
        """
        slope, information, gap = self._look()
        unsure = self.covariance[self.item, self.first, self.first].copy()
        unsure += self.covariance[self.item, self.second, self.second]
        unsure -= 2 * self.covariance[self.item, self.first, self.second]
        judges, own = len(self.judges), self.reliability[self.judge]
        pull = np.bincount(self.judge, slope * gap - own * information * unsure, judges)
        pull -= _PULL * (self.reliability - _RELIABLE)
        bend = np.bincount(self.judge, information * (gap**2 + unsure), judges) + _PULL
        self.reliability = np.clip(self.reliability + pull / bend, 0.0, 4.0)
        given = np.bincount(self.judge, self.weight, judges)
        usual = float(self.reliability @ given / given.sum())
        self.reliability = self.reliability / max(usual, 1e-3)

    def _move_tie(self) -> None:
        gap = self.scores[self.item, self.first] - self.scores[self.item, self.second]
        pull = self.reliability[self.judge] * gap
        chance = chances(pull, np.full(gap.size, self.tie), ties=Ties.DAVIDSON)
        slope = float(self.weight @ chance.by_tie[np.arange(gap.size), self.outcome]) - _TIES * (self.tie + 1)
        self.tie += float(np.clip(slope / (float(self.weight @ chance.information[:, 2]) + _TIES), -1, 1))

    def _move_variance(self) -> None:
        """This function will take EM's step: the mean square of scores and of what is unsure in them.

        The mean of an item's scores is nothing that votes tell: its share of the sum, σ², is taken off.
        """
        real = np.arange(self.width) < self.sizes[:, np.newaxis]
        unsure = np.diagonal(self.covariance, axis1=1, axis2=2)
        squares = ((self.scores**2 + unsure) * real).sum(axis=1) - self.variance
        freedom = float((self.sizes - 1).sum())
        self.variance = max(1e-3, float(squares.sum()) / freedom) if freedom else _WIDE

    def _pairs(self, row: Placed) -> list[tuple[int, int, int, int, int, int]]:
        item, judge, places = row
        at = self.items[item]
        slots = {name: slot for slot, name in enumerate(self.names[at])}
        pairs: list[tuple[int, int, int, int, int, int]] = []
        for one, other in combinations(sorted(places), 2):
            gap = places[one] - places[other]
            outcome = 2 if gap == 0 else int(gap > 0)
            pairs.append((at, self.judges[judge], slots[one], slots[other], outcome, len(places)))
        return pairs


def _weights() -> Floats:
    """This function will give, what a pair of a ranking of each size counts: the model's information over the pairs'.

    Of n equals, the choice of the first tells 1 - 1 / n, a pair 1/2. By hand, of three: (2/3 + 1/2) / (3/2) = .778.
    """
    sizes = np.arange(2, _MOST + 1)
    told = np.cumsum(1 - 1 / sizes)
    return np.concatenate([[1.0, 1.0], told / (sizes * (sizes - 1) / 4)])


def _normal(value: float) -> float:
    return float(special.ndtr(value))
