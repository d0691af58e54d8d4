"""CSV: a header row, then one entry a row. Every value is text; an empty cell is no value at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from qilou.formats.containers.contract import Entry, Json, Refused
from qilou.formats.containers.jsonl import MAX_LINE_BYTES
from qilou.formats.text import where_unstorable


def read_csv(stream: BinaryIO) -> Iterator[Entry | Refused]:
    """Yield each row as an entry; a fault of the file itself (encoding, quoting) ends the reading."""
    csv.field_size_limit(MAX_LINE_BYTES)
    no_header: list[str] = []
    rows = csv.reader(_lines(stream), strict=True)
    try:
        header = [name.strip() for name in next(rows, no_header)]
        start = rows.line_num + 1
        for row in rows:
            if row:
                yield _as_entry(header, row, start)
            start = rows.line_num + 1
    except UnicodeDecodeError as error:
        place = f"byte {error.start}"
        yield Refused(rows.line_num + 1, place, "is not UTF-8; save the file as UTF-8 and import it again")
    except csv.Error as error:
        yield Refused(max(1, rows.line_num), "", f"is not valid CSV: {error}")


def _lines(stream: BinaryIO) -> Iterator[str]:
    encoding = "utf-8-sig"
    while line := stream.readline(MAX_LINE_BYTES + 1):
        if len(line) > MAX_LINE_BYTES:
            raise csv.Error("a line is longer than 16 MB")
        yield line.decode(encoding)
        encoding = "utf-8"


def _as_entry(header: list[str], row: list[str], line: int) -> Entry | Refused:
    if len(row) != len(header):
        return Refused(line, "", f"has {len(row)} cells, the header has {len(header)}")
    fields: Json = {name: cell for name, cell in zip(header, row, strict=True) if cell}
    if (bad := where_unstorable(fields, path="")) is not None:
        return Refused(line, *bad)
    return Entry(line, fields)
