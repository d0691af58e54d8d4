"""Parquet: read in batches of rows, never the whole file. Needs to seek, so a stream that cannot is spooled to disk.

A null is no value at all, as in CSV; what JSON cannot hold becomes text (dates, bytes, decimals) or null (NaN).
"""

from __future__ import annotations

import math
import shutil
import tempfile
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec
import pyarrow
from pyarrow import parquet

from qilou.formats.containers.contract import Entry, Refused
from qilou.formats.text import printable, where_unstorable

_ARROW: Any = pyarrow  # Any: pyarrow ships no types
_PARQUET: Any = parquet  # Any: as above
_ROWS_A_BATCH = 256
_IN_MEMORY_BYTES = 1024 * 1024


def read_parquet(stream: BinaryIO) -> Iterator[Entry | Refused]:
    """Yield each row as an entry; a damaged file ends the reading at the first unreadable batch."""
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY_BYTES) as spooled:
        seekable = stream
        if not stream.seekable():
            shutil.copyfileobj(stream, spooled)
            spooled.seek(0)
            seekable = cast("BinaryIO", spooled)
        yield from _read_seekable(seekable)


def _read_seekable(stream: BinaryIO) -> Iterator[Entry | Refused]:
    number = 0
    try:
        batches = _PARQUET.ParquetFile(stream).iter_batches(batch_size=_ROWS_A_BATCH, use_threads=False)
        for batch in batches:
            for row in cast("list[dict[str, Any]]", batch.to_pylist()):  # Any: the file's own types
                number += 1
                yield _as_entry(row, number)
    except (_ARROW.ArrowException, OSError, UnicodeDecodeError) as error:
        yield Refused(number + 1, "", f"is not readable as Parquet: {printable(str(error))}")


def _as_entry(row: dict[str, Any], number: int) -> Entry | Refused:  # Any: the file's own types
    fields = _as_json(msgspec.to_builtins(row))
    if (bad := where_unstorable(fields, path="")) is not None:
        return Refused(number, *bad)
    return Entry(number, fields)


def _as_json(value: Any) -> Any:  # Any: JSON in, JSON out
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {name: _as_json(member) for name, member in members.items() if member is not None}
    if isinstance(value, list):
        return [_as_json(element) for element in cast("list[Any]", value)]
    return value
