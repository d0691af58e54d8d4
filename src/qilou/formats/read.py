"""The one way in: a stream of bytes becomes records, and every entry that does not says where and why.

The file's name chooses the container, `format_name` (or, with "auto", the first object) the reader.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import PurePath
from typing import BinaryIO, TypeAlias

import msgspec

from qilou.base.errors import Invalid
from qilou.formats.canonical import Canonical, Json, Unreadable
from qilou.formats.containers.array import read_json
from qilou.formats.containers.contract import Entry, Refused
from qilou.formats.containers.jsonl import read_jsonl
from qilou.formats.containers.parquet import read_parquet
from qilou.formats.containers.table import read_csv
from qilou.formats.readers import canonical, columns, mtbench, oasst, scenario, sharegpt, trl
from qilou.formats.text import guess_language


class Kept(msgspec.Struct, frozen=True):
    """One record and the line it came from."""

    line: int
    record: Canonical


class UnknownFormat(Invalid):
    """No format is called {format_name}; use auto, canonical, trl, sharegpt, mtbench, columns, scenario or oasst."""


class UnknownContainer(Invalid):
    """The file {file_name} cannot be read; its name must end in .jsonl, .ndjson, .json, .csv, .parquet or .zip."""


Read: TypeAlias = Kept | Refused
Reader: TypeAlias = Callable[[Json], Canonical]

READERS: dict[str, Reader] = {
    "canonical": canonical.read,
    "trl": trl.read,
    "sharegpt": sharegpt.read,
    "mtbench": mtbench.read,
    "columns": columns.read,
    "scenario": scenario.read,
}
FORMATS = (*READERS, "oasst")  # the last reads a whole file at once, for a tree gives several records
CONTAINERS: dict[str, Callable[[BinaryIO], Iterator[Entry | Refused]]] = {
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".json": read_json,
    ".csv": read_csv,
    ".parquet": read_parquet,
}
ZIP = ".zip"  # of one of these, .parquet apart, with its media: whoever reads it opens it first
DEFAULT_DOMAIN = "general"
_UNKNOWN_SHAPE = (
    "the shape of the first object is not known: it has none of conversation, conversations, conversation_a, "
    "messages, prompt, chosen, scenario, task; nothing was read"
)


def read_records(stream: BinaryIO, *, file_name: str, format_name: str) -> Iterator[Read]:
    """Return an iterator over what the file holds, in its order; refuse at once an unknown name of either."""
    container = CONTAINERS.get(PurePath(file_name).suffix.lower())
    if container is None:
        raise UnknownContainer(file_name=file_name)
    if format_name != "auto" and format_name not in FORMATS:
        raise UnknownFormat(format_name=format_name)
    entries = container(stream)
    if format_name == "auto":
        format_name, entries = _detected(entries)
    if format_name == "oasst":
        return _placed(oasst.read_all(entries))
    return _read_all(entries, READERS.get(format_name))


def detect(fields: Json) -> str | None:
    """Return the name of the format that an object is in, from the fields it has."""
    for name, marks in _MARKS:
        if all(fields.get(mark) is not None for mark in marks):
            return name
    return None


_MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("oasst", ("message_tree_id", "prompt")),
    ("oasst", ("message_id", "text", "role")),
    ("mtbench", ("conversation_a", "conversation_b")),
    ("canonical", ("conversation",)),
    ("sharegpt", ("conversations",)),
    ("columns", ("prompt", "response")),
    ("columns", ("prompt", "response_a")),
    ("trl", ("messages",)),
    ("trl", ("prompt",)),
    ("trl", ("chosen", "rejected")),
    ("scenario", ("scenario",)),
    ("scenario", ("task",)),
)


def _detected(entries: Iterator[Entry | Refused]) -> tuple[str, Iterator[Entry | Refused]]:
    """Return the format of the first object, and all entries as if none had been looked at."""
    seen: list[Entry | Refused] = []
    for entry in entries:
        seen.append(entry)
        if isinstance(entry, Entry):
            return detect(entry.fields) or "", chain(seen, entries)
    return "", iter(seen)


def _read_all(entries: Iterator[Entry | Refused], reader: Reader | None) -> Iterator[Read]:
    for entry in entries:
        if isinstance(entry, Refused):
            yield entry
            continue
        if reader is None:
            yield Refused(entry.line, "", _UNKNOWN_SHAPE)
            return
        yield _read_one(entry, reader)


def _placed(reads: Iterator[oasst.Placed | Refused]) -> Iterator[Read]:
    for each in reads:
        yield each if isinstance(each, Refused) else Kept(each.line, _settled(each.record))


def _read_one(entry: Entry, reader: Reader) -> Read:
    try:
        record = reader(entry.fields)
    except Unreadable as refusal:
        return Refused(entry.line, refusal.field, refusal.reason)
    return Kept(entry.line, _settled(record))


def _settled(record: Canonical) -> Canonical:
    """Return the record with a language and a domain, for an item cannot do without."""
    if record.language is not None and record.domain is not None:
        return record
    return msgspec.structs.replace(
        record,
        language=record.language or guess_language(record.conversation[-1].content),
        domain=record.domain or DEFAULT_DOMAIN,
    )
