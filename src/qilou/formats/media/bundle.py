"""The files beside an import's lines: in a ZIP, in a folder, or nowhere.

The one surprising fact: nothing is ever unpacked to the disk. A file is read out of the ZIP when a line names it, with
its size known before, so neither a path nor a bomb in it can do anything.
"""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from qilou.formats.media.families import MOST_BYTES, Unusable, family_by_name

MOST_FILES = 200_000
MOST_UNPACKED = 16 * 2**30
DATA = (".jsonl", ".ndjson", ".json", ".csv")
_ENCRYPTED, _IS_UTF_8 = 0x1, 0x800
_NOISE = ("__MACOSX", ".")


class BundleUnreadable(ValueError):
    """A ZIP cannot be read as an import; the message says why."""


class Bundle(Protocol):
    """Where the files of an import's lines are."""

    def read(self, name: str) -> bytes:
        """Return the bytes of the file under this relative path, or raise Unusable."""
        ...


class NoBundle:
    """An import of a file alone."""

    def read(self, name: str) -> bytes:
        """Refuse: there is nothing beside the lines."""
        raise Unusable("cannot be found: put the file of lines and its media into one ZIP, and import that")


class FolderBundle:
    """An import from a folder of this machine, by the command line."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    def read(self, name: str) -> bytes:
        """Return the file's bytes; a link that leads out of the folder is not followed."""
        path = (self._folder / _inside(name)).resolve()
        if not path.is_relative_to(self._folder):
            raise _outside()
        if not path.is_file():
            raise Unusable("cannot be found in the folder of the file of lines")
        _require_size(name, path.stat().st_size)
        return path.read_bytes()


class ZipBundle:
    """An import from a ZIP: one file of lines, and what its lines name, by paths from where it lies."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries: dict[str, list[zipfile.ZipInfo]] = {}
        entries = [each for each in archive.infolist() if not each.is_dir()]
        if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_UNPACKED:
            raise BundleUnreadable(
                "The ZIP holds too much: it may have 200,000 files and 16 GB unpacked. Split it."
            )
        for each in entries:
            for name in _names_of(each):
                self._entries.setdefault(name, []).append(each)
        self.lines, self._entry = _lines_among(entries)

    def read(self, name: str) -> bytes:
        """Return the file's bytes."""
        path = str(PurePosixPath(self.lines).parent / _inside(name))
        found = self._entries.get(path, [])
        if not found:
            raise Unusable("cannot be found in the ZIP; paths begin where the file of lines lies")
        if len(found) > 1:
            raise Unusable("is in the ZIP more than once")
        _require_size(name, found[0].file_size)
        return self._bytes(found[0])

    def open_lines(self) -> IO[bytes]:
        """Open the file of lines."""
        if self._entry.flag_bits & _ENCRYPTED:
            raise BundleUnreadable("The ZIP is encrypted. Pack it without a password.")
        return self._archive.open(self._entry)

    def _bytes(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & _ENCRYPTED:
            raise Unusable("is encrypted; pack the ZIP without a password")
        try:
            with self._archive.open(entry) as file:
                return file.read(entry.file_size + 1)
        except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as broken:
            raise Unusable("cannot be unpacked: the ZIP is damaged here") from broken
        except Exception as broken:  # what the decompressors raise of their own
            raise Unusable("cannot be unpacked: the ZIP is damaged here") from broken


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name.replace("\\", "/"))
    if not name or path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise _outside()
    return path


def _outside() -> Unusable:
    return Unusable("must be a relative path without .., from where the file of lines lies")


def _require_size(name: str, size: int) -> None:
    most = MOST_BYTES[family_by_name(name).sort]
    if size > most:
        raise Unusable(f"is larger than the {most // 2**20} MB that it may have")


def _lines_among(entries: list[zipfile.ZipInfo]) -> tuple[str, zipfile.ZipInfo]:
    found = [(name, each) for each in entries if _is_lines(name := _names_of(each)[0])]
    if len(found) != 1:
        raise BundleUnreadable(
            f"The ZIP must hold exactly one .jsonl, .json or .csv file, and it holds {len(found)}."
        )
    return found[0]


def _is_lines(name: str) -> bool:
    """Return whether this is a file of lines, and none that a system put there for itself."""
    return name.lower().endswith(DATA) and not any(part.startswith(_NOISE) for part in name.split("/"))


def _names_of(entry: zipfile.ZipInfo) -> list[str]:
    """Return what the entry may be called: a ZIP that does not say how its names are written uses UTF-8, GBK or CP437.

    No one of them can be excluded: the GBK of 图片 is good UTF-8 for two other letters.
    """
    if entry.flag_bits & _IS_UTF_8 or entry.filename.isascii():
        return [entry.filename]
    raw, names = entry.filename.encode("cp437", errors="replace"), [entry.filename]
    for encoding in ("gb18030", "utf-8"):
        try:
            names.insert(0, raw.decode(encoding))
        except UnicodeDecodeError:
            continue
    return names
