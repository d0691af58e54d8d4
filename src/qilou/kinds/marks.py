"""Marked stretches of a text: how alike two people's marks are, and what several people marked together.

Stretches are half-open, from `start` to before `end`, in characters (Unicode code points). The one surprising fact:
nothing here walks over characters. The edges of all marks cut the text into pieces, and a piece is looked at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median_low

import msgspec

from qilou.kinds.contract import Json

OTHER_LABEL = 0.5  # what a character counts that both marked under different labels


class Piece(msgspec.Struct, frozen=True):
    """A stretch within which nobody's marks begin or end, and the marks over it, person by person."""

    start: int
    end: int
    marks: list[list[Json]]

    def said(self) -> str:
        """Return the text of the piece, taken from the quote of a mark over it."""
        mark = next(mark for marks in self.marks for mark in marks)
        text: str = mark["quote"]
        return text[self.start - mark["start"] : self.end - mark["start"]]


def pieces(people: Sequence[Sequence[Json]]) -> list[Piece]:
    """Return the pieces that somebody has marked, in order."""
    edges = sorted({mark[edge] for marks in people for mark in marks for edge in ("start", "end")})
    place = {edge: at for at, edge in enumerate(edges)}
    found = [Piece(start, end, [[] for _ in people]) for start, end in pairwise(edges)]
    for person, marks in enumerate(people):
        for mark in marks:
            for at in range(place[mark["start"]], place[mark["end"]]):
                found[at].marks[person].append(mark)
    return [piece for piece in found if any(piece.marks)]


def overlap(a: Sequence[Json], b: Sequence[Json]) -> float:
    """Return the F1 of the characters that two people marked; under another label a shared one counts half.

    a           b            shared  F1
    0–4 logic   0–4 logic    4       2·4/(4+4) = 1.0
    0–4 logic   0–4 format   2       2·2/(4+4) = 0.5
    0–4 logic   2–6 logic    2       2·2/(4+4) = 0.5
    0–4 logic   nothing      0       0.0
    nothing     nothing              1.0
    """
    shared, marked = 0.0, 0
    for piece in pieces([a, b]):
        first, second = ({mark["label"] for mark in marks} for marks in piece.marks)
        length = piece.end - piece.start
        marked += length * (bool(first) + bool(second))
        if first and second:
            shared += length if first & second else length * OTHER_LABEL
    return 2 * shared / marked if marked else 1.0


def together(
    people: Sequence[Sequence[Json]], *, labels: Sequence[str], severities: Sequence[str]
) -> list[Json]:
    """Return the stretches that at least half of the people marked, each with its likeliest label.

    A character belongs to the label that most of them gave it (first in `labels` of equals), neighbours of one label
    make one stretch, and its severity is the lower median of what its marks say. Of two people one is half, so the
    marks of both stay.
    """
    runs: list[tuple[str, list[Piece]]] = []
    for piece in pieces(people):
        if 2 * sum(map(bool, piece.marks)) < len(people):
            continue
        label = _likeliest(piece, labels)
        if runs and runs[-1][0] == label and runs[-1][1][-1].end == piece.start:
            runs[-1][1].append(piece)
        else:
            runs.append((label, [piece]))
    return [_stretch(label, run, severities) for label, run in runs]


def _likeliest(piece: Piece, labels: Sequence[str]) -> str:
    named = Counter(label for marks in piece.marks for label in {mark["label"] for mark in marks})
    return max(labels, key=lambda label: named[label])


def _stretch(label: str, run: Sequence[Piece], severities: Sequence[str]) -> Json:
    marks = {id(mark): mark for piece in run for given in piece.marks for mark in given}
    given = [severities.index(mark["severity"]) for mark in marks.values() if mark["label"] == label]
    return {
        "label": label,
        "severity": severities[median_low(given)],
        "start": run[0].start,
        "end": run[-1].end,
        "quote": "".join(piece.said() for piece in run),
        "votes": sum(any(piece.marks[person] for piece in run) for person in range(len(run[0].marks))),
    }
