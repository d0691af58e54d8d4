"""Scores from rankings of several answers: Plackett–Luce with ties.

A ranking is taken stage by stage: which of those left come first, together or alone. For rankings of two it is
Davidson's model, so both can be compared.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from qilou.measure.ranking.comparisons import groups_of
from qilou.measure.ranking.fitting import PRIOR, Summit, climb
from qilou.measure.ranking.paired import Ranking, centred, clustered
from qilou.measure.votes import Codes, Floats

_MOST = 8  # answers in one ranking: all sets of those left that may tie are gone through


@dataclass(frozen=True, slots=True, eq=False)
class ListRanking:
    """The ranking (for `score` and `difference`) and the tie parameters, for two, three and more together."""

    ranking: Ranking
    ties: Floats
    models: tuple[Hashable, ...]


Placing = tuple[
    Sequence[Hashable], Sequence[float], Hashable
]  # models, their places (1 best, equal = tie), judge

Some = tuple[int, ...]
Stage = tuple[int, Some, Some]  # judge, those left, those of them that come first


def plackett_luce(placings: Sequence[Placing]) -> ListRanking:
    """This function will fit scores and tie parameters by maximum likelihood, their covariance by annotator.

    Turner, van Etten, Firth & Kosmidis 2020, "Modelling rankings in R: the PlackettLuce package", Comput. Stat.
    35, eq. 2: of those left, the set S comes first with weight exp(tie_|S| + mean of its scores), over all sets
    up to the largest tie seen. Newton's steps; prior N(0, 25) on all parameters; sandwich by annotator.
    By hand, a before b before c, equal scores, no ties seen: 1/3 · 1/2 = 1/6. None: empty. One annotator: the
    covariance is NaN. All tied always: equal scores.
    """
    models = {name: at for at, name in enumerate(dict.fromkeys(n for names, _, _ in placings for n in names))}
    judges = {name: at for at, name in enumerate(dict.fromkeys(judge for _, _, judge in placings))}
    stages = [
        (judges[judge], *stage)
        for names, places, judge in placings
        for stage in _stages([models[name] for name in names], places)
    ]
    largest = max((len(chosen) for _, _, chosen in stages), default=1)
    fit = _Fit(stages, models=len(models), judges=len(judges), largest=largest)
    top, settled = climb(fit.look, np.zeros(fit.size))
    group = _groups(stages, models=len(models))
    parameters, centring = centred(top.at, group)
    covariance = clustered(top.information, fit.by_judge())
    ranking = Ranking(
        scores=parameters[: len(models)],
        group=group,
        style=np.zeros(0),
        tie=float(top.at[len(models)]) if largest > 1 else None,
        parameters=parameters,
        covariance=centring @ covariance @ centring.T,
        judges=len(judges),
        log_likelihood=top.value + PRIOR * float(top.at @ top.at) / 2,
        settled=settled,
    )
    return ListRanking(ranking, top.at[len(models) :], tuple(models))


def _stages(models: list[int], places: Sequence[float]) -> list[tuple[Some, Some]]:
    """This function will give, for each stage, those left and those of them that come first."""
    if len(models) > _MOST:
        raise ValueError(f"a ranking may hold {_MOST} answers at most")
    if len(set(models)) < len(models):
        raise ValueError("a model occurs twice in one ranking")
    left: list[tuple[int, float]] = sorted(zip(models, places, strict=True))
    stages: list[tuple[Some, Some]] = []
    while len(left) > 1:
        best = min(place for _, place in left)
        chosen = tuple(model for model, place in left if place == best)
        stages.append((tuple(model for model, _ in left), chosen))
        left = [(model, place) for model, place in left if place != best]
    return stages


def _groups(stages: list[Stage], *, models: int) -> Codes:
    met = [(alternatives[0], other) for _, alternatives, _ in stages for other in alternatives[1:]]
    pairs = np.array(met, dtype=np.int64).reshape(-1, 2)
    return groups_of(pairs[:, 0], pairs[:, 1], models=models)


class _Fit:
    """A log-linear model: each set of those left has a row of features, its mean of scores and its tie size."""

    def __init__(
        self,
        stages: list[Stage],
        *,
        models: int,
        judges: int,
        largest: int,
    ) -> None:
        self.size, self.judges, self.largest, self.models = models + largest - 1, judges, largest, models
        self.judge = np.array([judge for judge, _, _ in stages], dtype=np.int64)
        rooms = {left: at for at, left in enumerate(dict.fromkeys(left for _, left, _ in stages))}
        self.room = np.array([rooms[left] for _, left, _ in stages], dtype=np.int64)
        self.visits = np.bincount(self.room, minlength=len(rooms)).astype(np.float64)
        self.features = [self._all_sets(left) for left in rooms]
        rows = [self._row(chosen) for _, _, chosen in stages]
        self.chosen = np.array(rows, dtype=np.float64).reshape(len(stages), self.size)
        self.expected: Floats = np.zeros((len(rooms), self.size))

    def by_judge(self) -> Floats:
        """This function will give each annotator's slopes where it looked last."""
        slopes = np.zeros((self.judges, self.size))
        np.add.at(slopes, self.judge, self.chosen - self.expected[self.room])
        return slopes

    def look(self, at: Floats) -> Summit:
        """This function will give the penalised log-likelihood, its slope and information."""
        information, likelihood = np.eye(self.size) * PRIOR, float(self.chosen.sum(axis=0) @ at)
        for room, sets in enumerate(self.features):
            pull = sets @ at
            top = float(pull.max())
            odds = np.exp(pull - top)
            likelihood -= self.visits[room] * (top + float(np.log(odds.sum())))
            chance = odds / odds.sum()
            mean = chance @ sets
            self.expected[room] = mean
            information += self.visits[room] * (
                (sets * chance[:, np.newaxis]).T @ sets - np.outer(mean, mean)
            )
        slope = self.chosen.sum(axis=0) - self.visits @ self.expected - PRIOR * at
        return Summit(at, float(likelihood - PRIOR * float(at @ at) / 2), slope, information)

    def _all_sets(self, left: Some) -> Floats:
        sizes = range(1, min(self.largest, len(left)) + 1)
        return np.array([self._row(some) for size in sizes for some in combinations(left, size)])

    def _row(self, chosen: Some) -> Floats:
        row = np.zeros(self.size)
        row[list(chosen)] = 1 / len(chosen)
        if len(chosen) > 1:
            row[self.models + len(chosen) - 2] = 1
        return row
