"""Our own format: JSON Lines of canonical records. Nothing is lost and nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from qilou.formats.canonical import Canonical, Json, encode
from qilou.formats.writers.contract import LeftOut, stem
from qilou.formats.writers.marked import span_lines


class CanonicalWriter:
    """The whole record."""

    name = "canonical"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return one row with every field of the record."""
        row: Json = msgspec.to_builtins(record)
        return [row]

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return one file, a record a line; of marked errors a second one, an error a line. Read only one of them."""
        files: dict[str, Iterator[bytes]] = {
            f"{stem(name)}.jsonl": (encode(record) + b"\n" for record in records)
        }
        if kind == "spans":
            files[f"{stem(name)}.spans.jsonl"] = span_lines(records)
        return files

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return nothing: this format carries everything."""
        return []
