"""What training formats want of a record: an accepted answer, pairs, or a scored answer."""

from __future__ import annotations

from itertools import combinations

import msgspec

from qilou.formats.canonical import TIE, Canonical, Json, Number, WrittenTurn
from qilou.formats.writers.contract import LeftOut
from qilou.formats.writers.talks import LOST_IN_TALKS

PAIRED = frozenset({"comparison", "ranking", "gsb"})  # the kinds whose records give pairs


class Pair(msgspec.Struct, frozen=True):
    """Two answers to one question, the better one first."""

    chosen: str
    rejected: str


class Rated(msgspec.Struct, frozen=True):
    """One answer and its scores, the total among them."""

    answer: str
    scores: dict[str, Number]


def messages(record: Canonical) -> list[Json]:
    """Return the conversation as role and content."""
    return [{"role": turn.role, "content": turn.content} for turn in record.conversation]


def spoken(record: Canonical) -> list[WrittenTurn] | LeftOut:
    """Return the turns of a conversation that people wrote."""
    return record.turns or LeftOut("no accepted conversation")


def said(text: str) -> Json:
    """Return one message of the assistant."""
    return {"role": "assistant", "content": text}


def answer_of(record: Canonical) -> str | LeftOut:
    """Return the accepted answer of a writing task."""
    return LeftOut("no accepted answer") if record.completion is None else record.completion


def pairs_of(record: Canonical) -> list[Pair] | LeftOut:
    """Return the one pair of a comparison or a verdict, or the pairs of a ranking, the best answers' first.

    n answers of different ranks give n(n - 1) / 2 pairs; equals give none, and all alike are a tie.
    """
    if not record.ranking:
        pair = _pair_of(record)
        return pair if isinstance(pair, LeftOut) else [pair]
    ranks = record.ranking.ranks
    ordered = sorted(record.candidates, key=lambda each: (ranks[each.id], each.id))
    pairs = [
        Pair(better.content, worse.content)
        for better, worse in combinations(ordered, 2)
        if ranks[better.id] < ranks[worse.id]
    ]
    return pairs or LeftOut("tie")


def _pair_of(record: Canonical) -> Pair | LeftOut:
    if record.preference is None:
        return LeftOut("no preference")
    if record.preference.winner == TIE:
        return LeftOut("tie")
    if len(record.candidates) != 2:
        return LeftOut("not two candidates")
    first, second = record.candidates
    if record.preference.winner == first.id:
        return Pair(first.content, second.content)
    return Pair(second.content, first.content)


def rated_of(record: Canonical) -> Rated | LeftOut:
    """Return the one answer of a rating task with the value of each score."""
    if not record.scores:
        return LeftOut("no scores")
    if len(record.candidates) != 1:
        return LeftOut("not one candidate")
    return Rated(record.candidates[0].content, {key: score.value for key, score in record.scores.items()})


NEVER_CARRIED = "Single judgments, fields, provenance, meta, reference, language and domain are not written."
_LOST_IN_PAIRS = [
    "A record gives one pair; ties and records without a preference are left out.",
    "Strength, confidence and number of votes are not written: a close call looks like a clear one.",
    "The scores of the two answers and the models' names are not written.",
]
_LOST_IN_VERDICTS = [
    "A record gives one pair; Same and records without a verdict are left out.",
    "Which of the two answers is the new version's, and the models' names, are not written.",
    "Confidence and number of votes are not written: a close call looks like a clear one.",
]
_LOST_IN_RANKED_PAIRS = [
    "A record gives a pair for each two answers of different rank; equals give none, and all alike no row.",
    "How far apart two answers stand, the confidence and the number of votes are not written.",
    "That none of the answers is good is not written: its pairs are there all the same.",
    "The models' names are not written.",
]
_LOST_IN_ANSWERS = ["The model's draft and the records without an accepted answer are not written."]
_LOST_IN_RATINGS = [
    "Confidence and number of votes of each score, and the model's name, are not written.",
    "There is no label good or bad: where to draw the line is yours to choose. Filter by scores before training.",
]
_LOST_IN_TURNS = [
    "Which turns were drafts or a model's, and how far they were changed, is not written.",
    "Records without an accepted conversation are not written.",
]
WEIGHTS_LOST = (
    "Which turns to learn from is not written: training takes all of the assistant's, or the last alone."
)
_LOST = {
    "conversation": _LOST_IN_TURNS,
    "sft": _LOST_IN_ANSWERS,
    "comparison": _LOST_IN_PAIRS,
    "ranking": _LOST_IN_RANKED_PAIRS,
    "gsb": _LOST_IN_VERDICTS,
    "rating": _LOST_IN_RATINGS,
    **LOST_IN_TALKS,
}


def lost_in(kind: str) -> list[str]:
    """Return what a row for training leaves behind of a record of this kind, beside what is never carried."""
    return _LOST[kind]
