"""Imports and items."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: content is JSON that its kind has checked

import msgspec

from qilou.base.errors import Conflict, NotFound
from qilou.base.ids import ImportId, ItemId, ProjectId


class ImportState(StrEnum):
    """Where an import stands."""

    RECEIVED = "received"  # the file lies with us; the job starts it
    RUNNING = "running"  # lines are being decided in chunks; a killed one goes on from its checkpoint
    DONE = "done"  # every line is decided
    FAILED = "failed"  # the file as a whole could not be read; what was kept stays


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


class ItemRow(msgspec.Struct, frozen=True, kw_only=True):
    """An item as a list shows it."""

    id: ItemId
    language: str
    domain: str
    state: ItemState
    preview: str
    seats: int
    answers: int
    created_at: datetime


class ImportUnknown(NotFound):
    """There is no such import, or it is not yours to see."""


class ItemUnknown(NotFound):
    """There is no such item, or it is not yours to see."""


class ProjectIsClosed(Conflict):
    """The project is closed; it takes no more items."""


class ImportEnded(Conflict):
    """The import has ended already."""
