"""Secrets that are drawn once into the home folder where no setting gives them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

DRAWN_BYTES = 32


def kept(path: Path) -> bytes:
    """Return the secret in the file, drawing it first where there is none; the first of several processes wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(DRAWN_BYTES))
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    return path.read_bytes().strip()
