"""What a container yields: an entry to be read, or a place in the file that could not be read, and why."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

Json: TypeAlias = dict[str, Any]  # Any: an entry is whatever the file holds


class Entry(msgspec.Struct, frozen=True):
    """One object of the file; line counts from 1 (the row, in Parquet; the element, in an array)."""

    line: int
    fields: Json


class Refused(msgspec.Struct, frozen=True):
    """One thing that could not be read."""

    line: int
    field: str
    reason: str
