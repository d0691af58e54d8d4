"""Reading the example files that the package ships, and small made-up files."""

from __future__ import annotations

import io
from importlib import resources

from qilou.formats.canonical import Canonical
from qilou.formats.containers.contract import Refused
from qilou.formats.read import Kept, Read, read_records


def example(name: str) -> bytes:
    return resources.files("qilou.formats").joinpath("examples", name).read_bytes()


def read_bytes(content: bytes, file_name: str = "a.jsonl", format_name: str = "auto") -> list[Read]:
    return list(read_records(io.BytesIO(content), file_name=file_name, format_name=format_name))


def records_of(content: bytes, file_name: str = "a.jsonl", format_name: str = "auto") -> list[Canonical]:
    reads = read_bytes(content, file_name, format_name)
    assert all(isinstance(read, Kept) for read in reads), reads
    return [read.record for read in reads if isinstance(read, Kept)]


def refusals_of(content: bytes, file_name: str = "a.jsonl", format_name: str = "auto") -> list[Refused]:
    return [read for read in read_bytes(content, file_name, format_name) if isinstance(read, Refused)]
