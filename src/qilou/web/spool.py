"""Large answers, written to a nameless file at the speed of the disk and sent at the speed of the network.

So the transaction they are read in ends before the first byte is sent: a slow download holds no connection, keeps no
old rows alive and delays no seal.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

CHUNK = 256 * 1024


def spooled(blocks: Iterable[bytes], *, folder: Path) -> tuple[int, Iterator[bytes]]:
    """Take all blocks and return their size and the same bytes again, from a file that is gone once they are read."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - _read closes it
    file = cast("BinaryIO", opened)  # cast: its type is private to tempfile
    size = 0
    for block in blocks:
        size += file.write(block)
    file.seek(0)
    return size, _read(file)


def _read(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(CHUNK):
            yield chunk
