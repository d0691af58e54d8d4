"""The shelf: files that never change, each under a name made of its bytes, below the home's `files/media`.

A file is there, whole and on disk, before any row names it; a name that is there already is the same bytes. So the
backup, which copies files after the database, holds whatever the database names.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


class Shelf:
    """The folder, in subfolders by the first two letters of the name."""

    def __init__(self, files: Path) -> None:
        self._folder = files / "media"

    def path(self, name: str) -> Path:
        """Return where the file of this name lies, or would."""
        return self._folder / name[:2] / name

    def put(self, name: str, data: bytes) -> None:
        """Write the bytes under the name and wait until they are on disk; nothing happens where they are there."""
        path = self.path(name)
        if path.exists():
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{secrets.token_hex(8)}")
        try:
            with partial.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            partial.rename(path)
        finally:
            partial.unlink(missing_ok=True)
