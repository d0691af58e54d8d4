"""The choice of one text of several: the one most like the others, where reliable people's texts count more.

Texts are never merged: a text that somebody wrote is whole. How alike two texts are is the caller's matter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from qilou.measure.votes import Codes, Floats, Votes

Similarity = Callable[[str, str], float]  # 0 to 1, symmetric, 1 for equals

_BORROWED = 2.0  # texts of the usual likeness added to each annotator's
_SHARPNESS = 2.0  # reliability is likeness to this power


@dataclass(frozen=True, slots=True, eq=False)
class TextChoice:
    """Per item: the chosen text's code, its likeness to the others (NaN if alone). Per annotator: reliability."""

    winner: Codes
    confidence: Floats
    reliability: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """The texts of one item: who wrote each, and how alike each two are (1 on the diagonal)."""

    people: Codes
    alike: Floats


@dataclass(frozen=True, slots=True, eq=False)
class RoomChoice:
    """Per room: the place of the chosen text, its likeness to the others (NaN if alone). Per annotator: reliability."""

    place: Codes
    confidence: Floats
    reliability: Floats


def choose_text(votes: Votes, *, similarity: Similarity, rounds: int = 10) -> TextChoice:
    """This function will find the text of each item with the most weighed likeness to all of its texts.

    See `choose_in_rooms`. None: empty. One text: it, with confidence NaN. All equal: 1.
    """
    texts = [str(value) for value in votes.values]
    rows = _rows_of_items(votes)
    rooms = [Room(votes.annotator[each], _alike(votes.value[each], texts, similarity)) for each in rows]
    chosen = choose_in_rooms(rooms, people=len(votes.annotators), rounds=rounds)
    winner = [votes.value[each[place]] for each, place in zip(rows, chosen.place, strict=True)]
    return TextChoice(np.array(winner, dtype=np.int64), chosen.confidence, chosen.reliability)


def choose_in_rooms(rooms: Sequence[Room], *, people: int, rounds: int = 10) -> RoomChoice:
    """This function will choose in each room the text with the most weighed likeness to all texts there.

    Li & Fukumoto 2019, "A dataset of crowdsourced word sequences", AnnoNLP, the reliability-aware choice
    (RASA), with the text itself among those it is like, so that of two texts the more reliable person's is
    taken. A person's likeness is the mean over their texts of the weighed likeness to the other texts, with
    two usual ones added; their reliability is its square against the usual. By hand, texts of P, Q, R with
    likeness PQ .8, PR .2, QR .4 and equal weights: P 1 + 1.0, Q 1 + 1.2, R 1 + .6, so Q's, confidence .6.
    None: empty. One text: it, with confidence NaN. A tie: the text that stands first. All equal: 1.
    """
    reliability = np.ones(people)
    for _ in range(rounds if any(room.people.size > 1 for room in rooms) else 0):
        reliability = _reliability(rooms, reliability)
    chosen = [_best(room.alike, reliability[room.people]) for room in rooms]
    place = np.array([at for at, _ in chosen], dtype=np.int64)
    return RoomChoice(place, np.array([share for _, share in chosen], dtype=np.float64), reliability)


def _rows_of_items(votes: Votes) -> list[Codes]:
    order = np.argsort(votes.item, kind="stable")
    ends = np.cumsum(np.bincount(votes.item, minlength=len(votes.items)))
    return np.split(order, ends[:-1]) if ends.size else []


def _alike(said: Codes, texts: list[str], similarity: Similarity) -> Floats:
    codes: list[int] = said.tolist()
    alike = np.eye(said.size)
    for first in range(said.size):
        for second in range(first):
            alike[first, second] = alike[second, first] = similarity(
                texts[codes[first]], texts[codes[second]]
            )
    return alike


def _reliability(rooms: Sequence[Room], reliability: Floats) -> Floats:
    person = np.concatenate([room.people for room in rooms])
    likeness = np.concatenate([_to_others(room.alike, reliability[room.people]) for room in rooms])
    seen = np.isfinite(likeness)
    person, likeness = person[seen], likeness[seen]
    usual = max(float(likeness.mean()), np.finfo(np.float64).tiny)
    total = np.bincount(person, weights=likeness, minlength=reliability.size) + _BORROWED * usual
    count = np.bincount(person, minlength=reliability.size) + _BORROWED
    return (total / count / usual) ** _SHARPNESS


def _to_others(alike: Floats, weight: Floats) -> Floats:
    others = weight.sum() - weight
    weighed = alike @ weight - weight  # each text is wholly like itself
    return np.divide(weighed, others, out=np.full(weight.size, np.nan), where=others > 0)


def _best(alike: Floats, weight: Floats) -> tuple[int, float]:
    place = int((alike @ weight).argmax())
    return (0, float("nan")) if weight.size == 1 else (place, float(_to_others(alike, weight)[place]))
