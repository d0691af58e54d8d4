"""A JSON array of objects: read whole, for nothing in JSON says where an element ends. At most 64 MB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from qilou.formats.containers.contract import Entry, Refused
from qilou.formats.containers.jsonl import BYTE_ORDER_MARK, MAX_LINE_BYTES, as_entry, bad_byte, read_jsonl

MAX_FILE_BYTES = 64 * 1024 * 1024


def read_json(stream: BinaryIO) -> Iterator[Entry | Refused]:
    """Yield the elements of an array; a file that does not begin with [ is read as JSON Lines."""
    first = stream.readline(MAX_LINE_BYTES + 1)
    if not first.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"["):
        return read_jsonl(stream, first=first)
    return _read_array(first + stream.read(MAX_FILE_BYTES + 1 - len(first)))


def _read_array(text: bytes) -> Iterator[Entry | Refused]:
    if len(text) > MAX_FILE_BYTES:
        yield Refused(
            1, "", "a JSON array may have at most 64 MB; use a .jsonl file, one object on each line"
        )
        return
    try:
        values: list[Any] = msgspec.json.decode(text.removeprefix(BYTE_ORDER_MARK), type=list[Any])
    except UnicodeDecodeError:
        yield Refused(1, f"byte {bad_byte(text)}", "is not UTF-8")
    except RecursionError:
        yield Refused(1, "", "is nested too deeply")
    except msgspec.DecodeError as error:
        yield Refused(1, "", f"is not a valid JSON array: {str(error).lower()}")
    else:
        escapes = b"\\u" in text
        yield from (as_entry(value, at, escapes=escapes) for at, value in enumerate(values, start=1))
