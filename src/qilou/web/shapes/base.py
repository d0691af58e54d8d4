"""What all shapes share: strict input that can be stored, output without defaults, pages of rows."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Generic, Literal, TypeVar, cast  # Any: bodies, forms and contents are JSON

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, model_validator

R = TypeVar("R")

Json = dict[str, Any]  # Any: see above
BIGGEST_ID = 2**63 - 1
Id = Annotated[int, Field(ge=1, le=BIGGEST_ID)]
IdInPath = Path(ge=1, le=BIGGEST_ID)
Comment = Annotated[str, Field(max_length=5_000)]
KindName = Literal[
    "sft",
    "conversation",
    "prompt",
    "tree",
    "comparison",
    "rating",
    "ranking",
    "gsb",
    "spans",
    "steps",
    "safety",
    "rubric",
    "trace",
    "dialogue",
    "arena",
    "form",
]

DEEPEST = 32
# NUL, which PostgreSQL's text refuses, and halves of surrogate pairs, which UTF-8 has no bytes for.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Sent(BaseModel):
    """What a browser or program sends: no field more, no type bent, nothing that cannot be stored."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _storable(cls, sent: object) -> object:
        require_storable(sent, depth=0)
        return sent


class Shown(BaseModel):
    """What is answered."""

    model_config = ConfigDict(frozen=True, extra="forbid", from_attributes=True)


class Rows(Shown, Generic[R]):
    """A page of a list; `next` is the cursor of the page after it, or null on the last one."""

    rows: Sequence[R]
    next: str | None


class OrganisationName(Shown):
    """An organisation as others name it."""

    id: int
    name: str
    name_en: str


def kind_name(name: str) -> KindName:
    """Return the name as one of those that there are."""
    return cast("KindName", name)  # cast: the database's check holds it to these


def all_rows(rows: Sequence[R]) -> Rows[R]:
    """Return a list that has only one page."""
    return Rows(rows=rows, next=None)


def require_storable(sent: object, *, depth: int = 0) -> None:
    """Refuse with ValueError what is too deep, not finite, or cannot be stored."""
    if depth > DEEPEST:
        raise ValueError(f"is nested deeper than {DEEPEST} levels")
    if isinstance(sent, str):
        if (not sent.isascii() and _UNSTORABLE.search(sent)) or "\x00" in sent:
            raise ValueError("holds a character that cannot be stored")
    elif isinstance(sent, float):
        if not math.isfinite(sent):
            raise ValueError("holds a number that is not finite")
    elif isinstance(sent, Mapping):
        for key, each in cast(
            "Mapping[object, object]", sent
        ).items():  # cast: JSON's keys and values are unknown
            require_storable(key, depth=depth + 1)
            require_storable(each, depth=depth + 1)
    elif isinstance(sent, list):
        for each in cast("list[object]", sent):  # cast: see above
            require_storable(each, depth=depth + 1)
