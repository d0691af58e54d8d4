"""What the server measures of an answer when it comes in: how far a draft was changed, and what should be looked at.

A figure is a signal for the inspector and for whoever reads the release. It never refuses anything.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol, runtime_checkable

import msgspec

from qilou.kinds.contract import Json
from qilou.measure.edits import edit_distance, kept_share, words_of


class Flag(StrEnum):
    """Why an answer should be looked at."""

    DRAFT_UNTOUCHED = "draft_untouched"  # what was handed in is the draft, but for white space at its ends
    UNKNOWN_SOURCE = "unknown_source"  # a turn says it is of a generation that nobody made for this item
    NEAR_DUPLICATE = "near_duplicate"  # a text is nearly that of another answer of the project
    OTHER_LANGUAGE = "other_language"  # most of what was written is in another language than the item
    FAR_SHORTER = "far_shorter"  # under a fifth of the length that is usual in the project
    PASTED = "pasted"  # half of the text or more came from outside by the clipboard


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """How far one text lies from the draft that it was made of."""

    path: str  # where the text stands in the body: `text`, `turns[2].content`
    chars: int  # edit distance in characters
    words: int  # the same in words, a Han character being a word
    kept: float  # share of the longer text's characters that was left as it was, 0..1


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A text that the author wrote."""

    path: str  # where it stands in the body
    text: str


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Another answer of the project that says nearly the same."""

    path: str  # of the text in this answer
    answer: int
    share: float  # of three-letter sequences in common, estimated, 0..1
    own: bool  # of the same author


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured of one answer."""

    edits: list[Edit] = []
    flags: list[Flag] = []
    alike: list[Alike] = []  # the likest first
    pasted: int | None = None  # characters that came by the clipboard from outside the task; None: not told


@runtime_checkable
class Measured(Protocol):
    """A kind whose answers are measured against the item's content."""

    def generations(self, body: Json) -> list[int]:
        """Return the numbers of what models wrote that the body says it was made of."""
        ...

    def figures(self, form: Json, content: Json, body: Json, *, said: Mapping[int, str]) -> Figures:
        """Return what is measured of a body as shown that has passed its checks; `said`: its generations."""
        ...


@runtime_checkable
class Written(Protocol):
    """A kind whose answers are texts of the author's own."""

    def passages(self, body: Json) -> list[Passage]:
        """Return the texts that the author is answerable for, of a body that has passed its checks."""
        ...


def edit_of(path: str, *, draft: str, text: str) -> Edit:
    """Return how far the text lies from its draft."""
    chars = edit_distance(draft, text)
    return Edit(
        path=path,
        chars=chars,
        words=edit_distance(words_of(draft), words_of(text)),
        kept=round(kept_share(chars, draft, text), 4),
    )
