"""Imports and items."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: content is JSON that its kind has checked

import msgspec

from qilou.base.errors import Conflict, NotFound
from qilou.base.ids import AnswerId, ImportId, ItemId, PersonId, ProjectId
from qilou.formats.media.families import Medium


class ImportState(StrEnum):
    """Where an import stands."""

    RECEIVED = "received"  # the file lies with us; the job starts it
    RUNNING = "running"  # lines are being decided in chunks; a killed one goes on from its checkpoint
    DONE = "done"  # every line is decided
    FAILED = "failed"  # the file as a whole could not be read; what was kept stays


class ImportPurpose(StrEnum):
    """What an import's items are for."""

    WORK = "work"  # to be answered by as many people as the project's overlap says
    GOLD = "gold"  # their answers are known: each line brings its own, and people are measured by them


class ItemState(StrEnum):
    """Where an item stands."""

    OPEN = "open"  # has open seats, leases or answers still under way
    SETTLED = "settled"  # every seat has an accepted answer
    VOID = "void"  # not to be used


class Import(msgspec.Struct, frozen=True, kw_only=True):
    """One file's way into a project."""

    id: ImportId
    project_id: ProjectId
    file_name: str
    file_path: str
    format: str
    purpose: ImportPurpose
    state: ImportState
    lines: int
    kept: int
    duplicates: int
    refused: int
    failure: str | None
    created_at: datetime
    finished_at: datetime | None


class LineProblem(msgspec.Struct, frozen=True, kw_only=True):
    """Why a line was refused. `field` is the path inside the line, '' for the whole line."""

    line: int
    field: str
    reason: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A good line of an import: an item to be."""

    line: int
    digest: bytes
    language: str
    domain: str
    content: dict[str, Any]  # Any: see above


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in a chunk of an import's lines: the good ones, and what is wrong with the others.

    `reads` counts both, for a line of a tree gives several. `media` are the files that the good ones name; they lie on
    the shelf already.
    """

    reads: int
    lines: list[Line]
    problems: list[LineProblem]
    media: list[Medium] = []


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation to be worked on, with its candidate answers."""

    id: ItemId
    project_id: ProjectId
    digest: bytes
    language: str
    domain: str
    content: dict[str, Any]  # Any: see above
    seats: int
    state: ItemState
    created_at: datetime


class ItemFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Which items, or which of their answers, somebody wants to see; what is not named does not matter."""

    state: ItemState | None = None
    answer_state: str | None = None
    person_id: PersonId | None = None
    language: str | None = None
    domain: str | None = None
    disagreement: float | None = None  # at least


class ItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a list shows it."""

    id: ItemId
    language: str
    domain: str
    state: ItemState
    preview: str
    seats: int
    answers: int
    disagreement: float | None
    created_at: datetime


class AnswerRow(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as the list of a project's answers shows it."""

    id: AnswerId
    item_id: ItemId
    preview: str
    language: str
    domain: str
    person_id: PersonId
    state: str
    revision: int
    submitted_at: datetime
    disagreement: float | None


class PersonFacet(msgspec.Struct, frozen=True, kw_only=True):
    """A person who has answered in the project, and how often."""

    person_id: PersonId
    answers: int


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What a project's items and answers can be filtered by."""

    languages: list[str]
    domains: list[str]
    people: list[PersonFacet]


class ImportUnknown(NotFound):
    """There is no such import, or it is not yours to see."""


class ItemUnknown(NotFound):
    """There is no such item, or it is not yours to see."""


class MediaUnknown(NotFound):
    """There is no such file, or it is not yours to see."""


class ProjectIsClosed(Conflict):
    """The project is closed; it takes no more items."""


class ImportEnded(Conflict):
    """The import has ended already."""
