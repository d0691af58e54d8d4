"""What every writer can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

import msgspec

from qilou.formats.canonical import Canonical, Json, Turn, WrittenTurn


class LeftOut(msgspec.Struct, frozen=True):
    """A record that has no row in a format, and why."""

    reason: str


# A row, and the turns that its first messages were made of, become the row that names their files.
Place: TypeAlias = Callable[[Json, Sequence[Turn | WrittenTurn]], Json | LeftOut]


class Writer(Protocol):
    """One export format."""

    name: str

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the record as rows of this format (several where it ranks answers), or why it has none."""
        ...

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return the files by name; reading the first one's bytes is what reads the records.

        `media` says that some of the records hold images, sound or video: then every row has the shape of theirs.
        """
        ...

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what this format cannot carry for this kind, one sentence each."""
        ...


def rows_as_lines(
    writer: Writer, records: Iterable[Canonical], kind: str, *, alike: Place | None = None
) -> Iterator[bytes]:
    """Yield one line of JSON for each row of each record that has any; `alike` gives the others the shape of some."""
    for record in records:
        rows = writer.rows(record, kind)
        if isinstance(rows, LeftOut):
            continue
        for row in rows:
            shaped = row if alike is None else alike(row, [])
            if not isinstance(shaped, LeftOut):
                yield msgspec.json.encode(shaped) + b"\n"


def stem(name: str) -> str:
    """Return the name fit to begin a file's name: letters and digits of any script, - and _."""
    return re.sub(r"[^\w-]+", "-", name).strip("-") or "dataset"
