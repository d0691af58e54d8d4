"""A release's files and its media in one ZIP, made as it is read: nothing of it is ever whole in memory or on disk."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, cast

BLOCK = 1 << 18
_MADE_AT = (1980, 1, 1, 0, 0, 0)  # a release is frozen: the same release gives the same bytes


class _Outlet:
    """Takes what the archive writes and gives it on; it cannot go back, so the archive does not try to."""

    def __init__(self) -> None:
        self._waiting = bytearray()

    def write(self, data: bytes) -> int:
        self._waiting += data
        return len(data)

    def flush(self) -> None:
        """Do nothing: there is nothing behind it."""

    def taken(self) -> bytes:
        taken = bytes(self._waiting)
        self._waiting.clear()
        return taken


def zipped(texts: Mapping[str, Iterator[bytes]], media: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """Yield the ZIP's bytes: the files of lines, compressed, and the media under their names, as they are."""
    outlet = _Outlet()
    with zipfile.ZipFile(cast("IO[bytes]", outlet), "w") as archive:  # cast: it needs no more of a file
        for name, lines in texts.items():
            with archive.open(_entry(name, zipfile.ZIP_DEFLATED), "w", force_zip64=True) as file:
                for line in lines:
                    file.write(line)
                    if len(outlet._waiting) > BLOCK:  # pyright: ignore[reportPrivateUsage] - of this file
                        yield outlet.taken()
            yield outlet.taken()
        for name, path in media:
            with (
                path.open("rb") as source,
                archive.open(_entry(name, zipfile.ZIP_STORED), "w", force_zip64=True) as file,
            ):
                shutil.copyfileobj(source, file, BLOCK)
            yield outlet.taken()
    yield outlet.taken()


def _entry(name: str, compression: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_MADE_AT)
    entry.compress_type = compression
    entry.external_attr = 0o644 << 16
    return entry
