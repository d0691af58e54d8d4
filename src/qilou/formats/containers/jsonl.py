"""JSON Lines: one object a line, read line by line, never the whole file.

A byte order mark and CRLF are accepted, empty lines skipped. Every other fault costs only its own line.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from qilou.formats.containers.contract import Entry, Json, Refused
from qilou.formats.text import where_unstorable

MAX_LINE_BYTES = 16 * 1024 * 1024
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def read_jsonl(stream: BinaryIO, *, first: bytes = b"") -> Iterator[Entry | Refused]:
    """Yield each line's object, or the reason why the line has none; first is a line that was read already."""
    number = 0
    while line := first or stream.readline(MAX_LINE_BYTES + 1):
        first = b""
        number += 1
        if number == 1 and line.startswith(_UTF_16):
            yield Refused(1, "", "the file is UTF-16; save it as UTF-8 and import it again")
            return
        if len(line) > MAX_LINE_BYTES:
            _skip_rest(stream, line)
            yield Refused(number, "", "the line is longer than 16 MB")
            continue
        text = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if text.strip():
            yield read_line(text, number)


def read_line(line: bytes, number: int) -> Entry | Refused:
    """Return the line's object, or the reason why it has none."""
    try:
        value: Any = msgspec.json.decode(line)  # Any: any JSON may stand on a line
    except RecursionError:
        return Refused(number, "", "is nested too deeply")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return _why(line, number, str(error))
    return as_entry(value, number, escapes=b"\\u" in line)


def as_entry(value: object, number: int, *, escapes: bool) -> Entry | Refused:
    """Return the value as an entry if it is an object that can be stored.

    Only an escape can bring an unstorable character into JSON, so a text without any is not searched.
    """
    if isinstance(value, list):
        return Refused(number, "", "is a JSON array; put one object on each line, or name the file .json")
    if not isinstance(value, dict):
        return Refused(number, "", "is not a JSON object")
    if escapes and (bad := where_unstorable(cast("object", value), path="")) is not None:
        return Refused(number, *bad)
    return Entry(number, cast("Json", value))


def bad_byte(text: bytes) -> int:
    """Return the offset, from 0, of the first byte that is not UTF-8, or the length when all is well."""
    try:
        text.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return len(text)


def _why(line: bytes, number: int, message: str) -> Refused:
    if (at := bad_byte(line)) < len(line):
        return Refused(number, f"byte {at}", "is not UTF-8")
    if not line.endswith(b"\n") and "truncated" in message:
        return Refused(number, "", "the file ends in the middle of this line")
    return Refused(number, "", f"is not valid JSON: {message}")


def _skip_rest(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(MAX_LINE_BYTES)
