"""A backup's archive: one plain .tar with a dump of the database, the files, and a manifest that sums both.

The one surprising fact: the manifest comes last, so an archive that was cut short has none.
"""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO

import msgspec

LAYOUT = 1
MANIFEST = "manifest.json"
DUMP = "database.dump"
FILES = "files"
BLOCK = 1 << 20


class ArchiveUnusable(Exception):
    """The archive cannot be written or read; the message says why and what to do."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """One file of the archive."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What an archive holds: of which versions, how many rows, and each part's size and sum."""

    made_at: datetime
    qilou: str
    postgres: int
    schema: str
    rows: dict[str, int]
    parts: dict[str, Part] = {}
    layout: int = LAYOUT


def write_archive(path: Path, manifest: Manifest, *, dump: Path, files: Path) -> Manifest:
    """Write the dump and the files into a new archive, wait until it is on disk, and return its manifest."""
    parts: dict[str, Part] = {}
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            for name, source in _sources(dump, files):
                try:
                    parts[name] = _add(tar, name, source)
                except FileNotFoundError:  # an upload that was refused meanwhile; no row names it
                    continue
            whole = msgspec.structs.replace(manifest, parts=parts)
            _add_bytes(tar, MANIFEST, msgspec.json.format(msgspec.json.encode(whole), indent=1))
        file.flush()
        os.fsync(file.fileno())
    return whole


def read_manifest(path: Path) -> Manifest:
    """Return what the archive says of itself, or raise ArchiveUnusable."""
    try:
        with tarfile.open(path, "r:") as tar:
            found = tar.extractfile(MANIFEST)
            assert found is not None, "a folder is called like the manifest"
            return msgspec.json.decode(found.read(), type=Manifest)
    except (tarfile.TarError, KeyError, AssertionError, msgspec.DecodeError) as failure:
        raise ArchiveUnusable(
            f"{path} is not a whole backup of Qilou: it has no readable manifest. Take another copy of it."
        ) from failure


def unpack(path: Path, manifest: Manifest, *, into: Path) -> None:
    """Write the archive's parts below the folder, and raise ArchiveUnusable where one is not what the manifest says."""
    missing = dict(manifest.parts)
    try:
        with tarfile.open(path, "r:") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    continue
                told = missing.pop(member.name, None)
                if told is None or not member.isfile() or _extract(tar, member, into) != told:
                    raise ArchiveUnusable(f"{path} is damaged: {member.name} is not what the manifest says.")
    except (tarfile.TarError, EOFError) as failure:
        raise ArchiveUnusable(f"{path} is damaged: {failure}.") from failure
    if missing:
        raise ArchiveUnusable(f"{path} is damaged: {min(missing)} is missing.")


def sync_folder(folder: Path) -> None:
    """Wait until the folder's names are on disk: a rename is not before."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _sources(dump: Path, files: Path) -> Iterator[tuple[str, Path]]:
    yield DUMP, dump
    for folder, inner, names in os.walk(files, followlinks=True):
        inner.sort()
        for name in sorted(names):
            source = Path(folder) / name
            yield f"{FILES}/{source.relative_to(files).as_posix()}", source


def _add(tar: tarfile.TarFile, name: str, source: Path) -> Part:
    with source.open("rb") as file:
        facts = os.fstat(file.fileno())
        entry = _entry(name, size=facts.st_size, modified_at=int(facts.st_mtime))
        summed = _Summed(file)
        try:
            tar.addfile(entry, summed)
        except OSError as failure:
            raise ArchiveUnusable(f"{source} could not be copied: {failure}. Try again.") from failure
    return Part(bytes=entry.size, sha256=summed.sha256)


def _add_bytes(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    tar.addfile(_entry(name, size=len(content), modified_at=0), io.BytesIO(content))


def _entry(name: str, *, size: int, modified_at: int) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime, entry.mode = size, modified_at, 0o600
    return entry


def _extract(tar: tarfile.TarFile, member: tarfile.TarInfo, into: Path) -> Part:
    target = into / _safe(member.name)
    target.parent.mkdir(parents=True, exist_ok=True)
    found = tar.extractfile(member)
    assert found is not None, "only called for files"
    summed, size = _Summed(found), 0
    with target.open("xb") as file:
        while block := summed.read(BLOCK):
            size += file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return Part(bytes=size, sha256=summed.sha256)


def _safe(name: str) -> PurePosixPath:
    """Return the part's place; nobody's archive may write beside the folder that it is unpacked into."""
    parts = PurePosixPath(name).parts
    if name != DUMP and (parts[:1] != (FILES,) or ".." in parts):
        raise ArchiveUnusable(f"The archive is not a backup of Qilou: it holds {name}.")
    return PurePosixPath(*parts)


class _Summed(io.RawIOBase):
    """A file that is summed while it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    @property
    def sha256(self) -> str:
        """The sum of what was read so far."""
        return self._digest.hexdigest()

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""
        block = self._file.read(size)
        self._digest.update(block)
        return block
