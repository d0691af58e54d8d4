"""What an import brings along: the file of lines, opened, and the files that its lines name, examined and shelved."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import BinaryIO, cast

import msgspec

from qilou.base.shelf import Shelf
from qilou.formats.canonical import Unreadable
from qilou.formats.containers.contract import Refused
from qilou.formats.media.bundle import FolderBundle, NoBundle, ZipBundle
from qilou.formats.media.families import Medium
from qilou.formats.media.named import has_media
from qilou.formats.media.settle import Settler
from qilou.formats.read import ZIP, Kept, Read


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """Lines of a file whose files lie on the shelf, and those files."""

    reads: list[Read]
    media: list[Medium]


class Luggage:
    """The file that was received, and what lies beside its lines."""

    def __init__(self, path: Path, *, shelf: Shelf, beside: Path | None = None) -> None:
        self._path, self._shelf = path, shelf
        self._settler = self._with(NoBundle() if beside is None else FolderBundle(beside))

    @contextmanager
    def opened(self, file_name: str) -> Iterator[tuple[BinaryIO, str]]:
        """Yield the stream of lines and the name of its file, which in a ZIP is the one inside."""
        if PurePath(file_name).suffix.lower() != ZIP:
            with self._path.open("rb") as stream:
                yield stream, file_name
            return
        with zipfile.ZipFile(self._path) as archive:
            bundle = ZipBundle(archive)
            self._settler = self._with(bundle)
            with bundle.open_lines() as stream:
                yield cast("BinaryIO", stream), bundle.lines  # cast: it reads bytes

    def settled(self, reads: Sequence[Read]) -> Settled:
        """Return the lines under the stored names of their files; one whose files are of no use is refused."""
        found: list[Medium] = []
        return Settled(reads=[self._one(read, found) for read in reads], media=found)

    def _one(self, read: Read, found: list[Medium]) -> Read:
        if not isinstance(read, Kept) or not has_media(read.record):
            return read
        try:
            record, media = self._settler.settled(read.record)
        except Unreadable as refusal:
            return Refused(read.line, refusal.field, refusal.reason)
        found += media
        return Kept(read.line, record)

    def _with(self, bundle: NoBundle | FolderBundle | ZipBundle) -> Settler:
        return Settler(bundle, lambda medium, data: self._shelf.put(medium.name, data))
