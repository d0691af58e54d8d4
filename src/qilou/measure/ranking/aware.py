"""Scores that know who judged: each annotator's reliability, their own rate of ties, and the side they favour.

A clicker ends near reliability 0 and pulls the scores no longer together; who calls everything a tie does not make
the models equal. It is the default where annotators have some twenty votes each.
"""

from dataclasses import dataclass

import numpy as np

from qilou.measure.ranking.comparisons import Comparisons, groups_of
from qilou.measure.ranking.fitting import PRIOR, solved
from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.ranking.paired import Ranking, centred, clustered, rank
from qilou.measure.votes import Codes, Floats

_RELIABLE = 1.0  # reliabilities are drawn towards it
_PULLS = np.array([4.0, 16.0, 1.0])  # 1 / variance of reliability, side and tie parameter among annotators
_LONGEST = 1.0  # no step goes further


@dataclass(frozen=True, slots=True, eq=False)
class AwareRanking:
    """The ranking (for `score` and `difference`), and each annotator's reliability, side and tie parameter.

    A side above 0 favours the first answer; `usual_tie` is the mean tie parameter, for annotators not seen.
    """

    ranking: Ranking
    reliability: Floats
    side: Floats
    tie: Floats
    usual_tie: float


def rank_aware(comparisons: Comparisons, *, rounds: int = 60, tolerance: float = 1e-4) -> AwareRanking:
    """This function will fit scores and annotators together, by Newton's steps, until no score moves.

    Davidson's rule (1970) on the difference α (s_first - s_second) + γ and tie parameter τ, with α, γ, τ of the
    annotator: as Chen et al. 2013, "Pairwise ranking aggregation in a crowdsourced setting", WSDM, eq. 4, but
    with ties and normal priors α ~ N(1, ¼), γ ~ N(0, 1/16), τ ~ N(mean, 1), s ~ N(0, 25). By hand, s apart by 2 and
    τ = 0: with α = 1 the chances are e, 1/e and 1 over their sum 4.086, so .665, .090, .245; with α = 0 a third
    each. Covariance by annotator, with the annotators' parameters profiled out (Schur complement). None: empty.
    One annotator: no covariance. Ties only: equal scores. A group without comparisons has no numbers.
    """
    fit = _Fit(comparisons)
    settled, done = len(comparisons) == 0, 0
    while not settled and done < rounds:
        before = fit.scores
        fit.move()
        settled = float(np.abs(fit.scores - before).max()) < tolerance
        done += 1
    covariance = fit.covariance()
    group = groups_of(comparisons.first, comparisons.second, models=len(comparisons.models))
    scores, centring = centred(fit.scores, group)
    ranking = Ranking(
        scores=scores,
        group=group,
        style=np.zeros(0),
        tie=fit.usual_tie,
        parameters=scores,
        covariance=centring @ covariance @ centring.T,
        judges=len(comparisons.judges),
        log_likelihood=fit.log_likelihood(),
        settled=settled,
    )
    reliability, side, tie = fit.habits.T
    return AwareRanking(ranking, reliability, side, tie, fit.usual_tie)


def foretell(aware: AwareRanking, comparisons: Comparisons) -> Floats:
    """This function will give the log chance of each vote; judges carry the codes that were fitted."""
    gap = aware.ranking.scores[comparisons.first] - aware.ranking.scores[comparisons.second]
    judge = comparisons.judge
    pull = aware.reliability[judge] * gap + aware.side[judge]
    return chances(pull, aware.tie[judge], ties=Ties.DAVIDSON).logs[np.arange(gap.size), comparisons.outcome]


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """For each row: difference of scores, slopes by difference and tie, and the information (d², d · tie, tie²)."""

    gap: Floats
    pull: Floats
    tie: Floats
    difference: Floats
    both: Floats
    draw: Floats


class _Fit:
    """Scores and habits (annotator x reliability, side, tie) between two rounds; a row is a judge on a pair."""

    def __init__(self, comparisons: Comparisons) -> None:
        self.models, self.judges = len(comparisons.models), len(comparisons.judges)
        pairs = comparisons.first * self.models + comparisons.second
        cell = comparisons.judge * self.models**2 + pairs
        used, place = np.unique(cell, return_inverse=True)
        counts = np.bincount(place * 3 + comparisons.outcome, minlength=used.size * 3)
        self.counts: Floats = counts.reshape(-1, 3).astype(np.float64)
        self.votes: Floats = self.counts.sum(axis=1)
        self.lead, self.draws = (self.counts[:, 0] - self.counts[:, 1]) / 2, self.counts[:, 2]
        self.judge, pair = np.divmod(used, max(1, self.models**2))
        self.first, self.second = np.divmod(pair, max(1, self.models))
        # One rule for all judges is a start from which the steps do not overshoot.
        start = rank(comparisons, ties=Ties.DAVIDSON)
        self.scores, self.usual_tie = start.scores, start.tie or 0.0
        self.habits = np.tile([_RELIABLE, 0.0, self.usual_tie], (self.judges, 1))

    def move(self) -> None:
        """This function will take one of Newton's steps on scores and habits together."""
        seen = self._look()
        slope, own = self._of_judges(seen)
        slope -= _PULLS * (self.habits - np.array([_RELIABLE, 0.0, self.usual_tie]))
        across, bend = self._profile(seen, own)
        alone = solved(own, slope[:, :, np.newaxis])[:, :, 0]
        pull = self._of_scores(seen).sum(axis=0) - PRIOR * self.scores
        move = solved(bend, pull - np.tensordot(across, alone, axes=([0, 1], [0, 1])))
        turn = alone - solved(own, across @ move[:, np.newaxis])[:, :, 0]
        longest = max(float(np.abs(move).max()), float(np.abs(turn).max()), _LONGEST)
        self.scores = self.scores + move * _LONGEST / longest
        self.habits = self.habits + turn * _LONGEST / longest
        self.usual_tie = float(self.habits[:, 2].mean())

    def covariance(self) -> Floats:
        """This function will give the covariance of the scores by annotator, habits profiled out."""
        seen = self._look()
        _, bend = self._profile(seen, self._of_judges(seen)[1])
        return clustered(bend, self._of_scores(seen))

    def _of_scores(self, seen: _Seen) -> Floats:
        return self._judge_by_model(seen.pull * self.habits[self.judge, 0])

    def _profile(self, seen: _Seen, own: Floats) -> tuple[Floats, Floats]:
        """This function will give what scores and habits share, and the information of scores without it."""
        reliability = self.habits[self.judge, 0]
        d, dt = seen.difference * reliability, seen.both * reliability
        across = np.stack([self._judge_by_model(part) for part in (d * seen.gap, d, dt)], axis=1)
        shared = np.tensordot(across, solved(own, across), axes=([0, 1], [0, 1]))
        return across, self._between_models(d * reliability) - shared

    def log_likelihood(self) -> float:
        gap = self.scores[self.first] - self.scores[self.second]
        reliability, side, tie = self.habits[self.judge].T
        logs = chances(reliability * gap + side, tie, ties=Ties.DAVIDSON).logs
        return float((self.counts * logs).sum())

    def _look(self) -> _Seen:
        gap = self.scores[self.first] - self.scores[self.second]
        reliability, side, tie = self.habits[self.judge].T
        half = (reliability * gap + side) / 2
        # Davidson's rule once more, without the arrays of `chances`: this runs on a million rows many times.
        up, level = np.exp(half), np.exp(tie)
        whole = up + 1 / up + level
        lean, draw = (up - 1 / up) / whole / 2, level / whole
        return _Seen(
            gap=gap,
            pull=self.lead - self.votes * lean,
            tie=self.draws - self.votes * draw,
            difference=self.votes * ((1 - draw) / 4 - lean**2),
            both=-self.votes * lean * draw,
            draw=self.votes * draw * (1 - draw),
        )

    def _of_judges(self, seen: _Seen) -> tuple[Floats, Floats]:
        rows = (seen.pull * seen.gap, seen.pull, seen.tie)
        slope = np.stack([self._to(self.judge, part, self.judges) for part in rows], axis=1)
        d, dt, gap = seen.difference, seen.both, seen.gap
        upper = (d * gap**2, d * gap, dt * gap, d, dt, seen.draw)
        parts = [self._to(self.judge, part, self.judges) for part in upper]
        square = np.stack([parts[at] for at in (0, 1, 2, 1, 3, 4, 2, 4, 5)], axis=1)
        return slope, square.reshape(-1, 3, 3) + np.diag(_PULLS)

    def _between_models(self, weight: Floats) -> Floats:
        cells = self._to(self.first * self.models + self.second, weight, self.models**2)
        met = cells.reshape(self.models, self.models)
        met = met + met.T
        return np.diag(met.sum(axis=1) + PRIOR) - met

    def _judge_by_model(self, amount: Floats) -> Floats:
        size, row = self.judges * self.models, self.judge * self.models
        up, down = self._to(row + self.first, amount, size), self._to(row + self.second, amount, size)
        return (up - down).reshape(self.judges, self.models)

    @staticmethod
    def _to(place: Codes, amount: Floats, size: int) -> Floats:
        return np.bincount(place, weights=amount, minlength=size).astype(np.float64, copy=False)
