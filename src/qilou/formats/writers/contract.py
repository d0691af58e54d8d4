"""What every writer can do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

import msgspec

from qilou.formats.canonical import Canonical, Json


class LeftOut(msgspec.Struct, frozen=True):
    """A record that has no row in a format, and why."""

    reason: str


class Writer(Protocol):
    """One export format."""

    name: str

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the record as rows of this format (several where it ranks answers), or why it has none."""
        ...

    def files(self, records: Iterable[Canonical], *, kind: str, name: str) -> Mapping[str, Iterator[bytes]]:
        """Return the files by name; reading the first one's bytes is what reads the records."""
        ...

    def loss(self, kind: str) -> list[str]:
        """Return what this format cannot carry for this kind, one sentence each."""
        ...


def rows_as_lines(writer: Writer, records: Iterable[Canonical], kind: str) -> Iterator[bytes]:
    """Yield one line of JSON for each row of each record that has any."""
    for record in records:
        rows = writer.rows(record, kind)
        if not isinstance(rows, LeftOut):
            yield from (msgspec.json.encode(row) + b"\n" for row in rows)


def stem(name: str) -> str:
    """Return the name fit to begin a file's name: letters and digits of any script, - and _."""
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "dataset"
