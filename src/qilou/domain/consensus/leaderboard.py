"""Which of a project's models is better: scores from comparisons and rankings, with what speaks against trusting them.

The one surprising fact: intervals are by annotator, not by vote, because an annotator's votes lean the same way; with
one annotator there are none.

comparisons  each annotator's votes   model
of two       under 20 on average      Davidson
of two       20 and more              Davidson with each annotator's reliability
rankings     under 20 on average      Plackett–Luce with ties, on whole rankings
rankings     20 and more              Davidson with each annotator's reliability, on the pairs that they imply
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import comb

import msgspec
import numpy as np
from numpy.typing import NDArray

from qilou.base.ids import AnswerId, PersonId
from qilou.measure.ranking.aware import rank_aware
from qilou.measure.ranking.comparisons import Comparisons, Outcome, encode_comparisons
from qilou.measure.ranking.listwise import ListRanking, Placing, plackett_luce
from qilou.measure.ranking.next_pair import TopSet, next_pair
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.ranking.paired import ELO, Ranking, rank, score, style_effect
from qilou.measure.votes import Floats

AWARE_FROM = 20  # votes an annotator gave on average, from which their habits are learned
FLOOR = 30  # judgements that each model has before a pair is chosen by what it tells
BASE = 1000.0  # the mean of the scores, as tables of models are used to
_FEATURES = ("length", "markdown")


class Candidate(msgspec.Struct, frozen=True):
    """An answer to compare: its model, and its style: characters and marks of Markdown."""

    id: str
    model: str
    length: int
    markdown: int


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One person's judgement of two answers; the verdict is the better one's id, or tie."""

    person_id: PersonId
    first: Candidate
    second: Candidate
    verdict: str
    answer_id: AnswerId | None = None  # pairs of one answer are one ranking


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A model's place: score (mean 1000 in its group, on Elo's scale) with its interval, and its judgements."""

    model: str
    group: int
    score: float | None
    low: float | None
    high: float | None
    at_equal_style: float | None
    judged: int
    wins: int
    ties: int


class StyleEffect(msgspec.Struct, frozen=True, kw_only=True):
    """What twice as long an answer, or twice as much Markdown, is worth in points, with its interval."""

    feature: str
    value: float
    low: float | None
    high: float | None


class Leaderboard(msgspec.Struct, frozen=True, kw_only=True):
    """All models, best first; `wins` by row model over column model; more than one group: not all are comparable.

    `next_pair` are the two whose comparison would tell most about who belongs to the best; None where all cannot be
    compared, or there is no interval yet.
    """

    method: str
    votes: int
    judges: int
    groups: int
    models: list[Placed]
    wins: list[list[float]]  # ties half
    style: list[StyleEffect]
    next_pair: list[str] | None = None


def leaderboard(compared: Sequence[Compared]) -> Leaderboard | None:
    """Return the table of models, or None where no two different models were compared."""
    kept = [each for each in compared if each.first.model != each.second.model]
    if not kept:
        return None
    votes = encode_comparisons([_row(each) for each in kept])
    method, ranking = _ranking(votes, _lists(kept))
    fair = rank(votes, ties=Ties.DAVIDSON, style=_style(kept))
    order = sorted(range(len(votes.models)), key=lambda at: (ranking.group[at], -ranking.scores[at]))
    counts = _counts(votes)
    return Leaderboard(
        method=method,
        votes=len(votes),
        judges=len(votes.judges),
        groups=int(ranking.group.max()) + 1,
        models=[_placed(at, votes, ranking, fair, counts) for at in order],
        wins=[
            [float(counts[row, column, 0] + counts[row, column, 1] / 2) for column in order] for row in order
        ],
        style=[_effect(fair, at, name) for at, name in enumerate(_FEATURES)],
        next_pair=_next(votes, ranking),
    )


def _ranking(votes: Comparisons, lists: Sequence[Placing]) -> tuple[str, Ranking]:
    """Return the model that suits the votes, by name, and its scores in the order of the votes' models."""
    given, judges = len(lists) or len(votes), len(votes.judges)
    if given >= AWARE_FROM * judges and judges > 1:
        return "aware_davidson", rank_aware(votes).ranking
    if lists:
        return "plackett_luce", _in_order(plackett_luce(lists), votes)
    return "davidson", rank(votes, ties=Ties.DAVIDSON)


def _lists(compared: Sequence[Compared]) -> list[Placing]:
    """Return the rankings of three and more models that the pairs are of; nothing where some are of no such ranking."""
    lists: list[Placing] = []
    for _, group in groupby(compared, key=lambda each: each.answer_id):
        pairs = list(group)
        models = {each.id: each.model for pair in pairs for each in (pair.first, pair.second)}
        if len(set(models.values())) < max(3, len(models)) or len(pairs) < comb(len(models), 2):
            return []
        beaten = Counter(
            loser.id
            for pair in pairs
            for winner, loser in ((pair.first, pair.second), (pair.second, pair.first))
            if pair.verdict == winner.id
        )
        lists.append((list(models.values()), [beaten[each] for each in models], pairs[0].person_id))
    return lists


def _in_order(found: ListRanking, votes: Comparisons) -> Ranking:
    """Return the ranking with its models in the order of the votes'."""
    place = {model: at for at, model in enumerate(found.models)}
    models = np.array([place[model] for model in votes.models])
    rest = np.arange(models.size, found.ranking.parameters.size)
    every = np.concatenate([models, rest])
    return replace(
        found.ranking,
        scores=found.ranking.scores[models],
        group=found.ranking.group[models],
        parameters=found.ranking.parameters[every],
        covariance=found.ranking.covariance[np.ix_(every, every)],
    )


def _next(votes: Comparisons, ranking: Ranking) -> list[str] | None:
    """Return the pair to compare next: models with few judgements first, then who tells most about the best third."""
    models = len(votes.models)
    covariance = ranking.covariance[:models, :models]
    if models < 3 or ranking.group.max() > 0 or not np.isfinite(covariance).all():
        return None
    played = np.bincount(np.concatenate([votes.first, votes.second]), minlength=models)
    aim = TopSet(max(1, models // 3))
    pair = next_pair(ranking.scores, covariance, aim=aim, played=played, floor=FLOOR)
    return [str(votes.models[at]) for at in pair]


def _row(each: Compared) -> tuple[str, str, Outcome, PersonId]:
    outcome = {each.first.id: Outcome.FIRST, each.second.id: Outcome.SECOND}.get(each.verdict, Outcome.TIE)
    return each.first.model, each.second.model, outcome, each.person_id


def _style(compared: Sequence[Compared]) -> Floats:
    """Return, vote by feature, the logarithm to base two of how much more of it the first answer has."""
    first = np.array([[each.first.length, each.first.markdown] for each in compared], dtype=np.float64)
    second = np.array([[each.second.length, each.second.markdown] for each in compared], dtype=np.float64)
    return np.log2((first + 1) / (second + 1))


def _counts(votes: Comparisons) -> NDArray[np.int64]:
    """Return model x model x (wins, ties), seen from the row."""
    models = len(votes.models)
    counts = np.zeros((models, models, 2), dtype=np.int64)
    for column, outcomes in enumerate(((Outcome.FIRST, Outcome.SECOND), (Outcome.TIE, Outcome.TIE))):
        for outcome, (row, other) in zip(
            outcomes, ((votes.first, votes.second), (votes.second, votes.first)), strict=True
        ):
            cell = (row * models + other)[votes.outcome == outcome]
            counts[:, :, column] += np.bincount(cell, minlength=models**2).reshape(models, models)
    return counts


def _placed(
    at: int, votes: Comparisons, ranking: Ranking, fair: Ranking, counts: NDArray[np.int64]
) -> Placed:
    found, even = score(ranking, model=at), score(fair, model=at)
    wins, ties = int(counts[at, :, 0].sum()), int(counts[at, :, 1].sum())
    return Placed(
        model=str(votes.models[at]),
        group=int(ranking.group[at]),
        score=_points(found.value),
        low=_points(found.low),
        high=_points(found.high),
        at_equal_style=_points(even.value),
        judged=wins + ties + int(counts[:, at, 0].sum()),
        wins=wins,
        ties=ties,
    )


def _effect(fair: Ranking, at: int, name: str) -> StyleEffect:
    found = style_effect(fair, feature=at)
    assert found.value is not None  # an effect has a value always
    ends = [None if end is None else round(float(end * ELO), 1) for end in (found.low, found.high)]
    return StyleEffect(feature=name, value=round(float(found.value * ELO), 1), low=ends[0], high=ends[1])


def _points(value: float | None) -> float | None:
    return None if value is None else round(float(BASE + value * ELO), 1)
