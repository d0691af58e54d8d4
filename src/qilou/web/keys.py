"""The key under which identity numbers are hashed: from the settings, or drawn once into the home folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from qilou.base.config import Settings

FILE = "identity.key"
SHORTEST = 32


class KeyUnusable(Exception):
    """The key is too short to hide anything."""


def identity_key(settings: Settings) -> bytes:
    """Return the key, drawing it where there is none yet; raise KeyUnusable where it is too short."""
    if settings.identity_key is not None:
        key = settings.identity_key.get_secret_value().encode()
    else:
        key = _kept(settings.home / FILE)
    if len(key) < SHORTEST:
        raise KeyUnusable(
            f"The key of identity numbers needs at least {SHORTEST} characters (QILOU_IDENTITY_KEY)."
        )
    return key


def _kept(path: Path) -> bytes:
    """Return the key in the file; of several processes that draw one at once, the first one's counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_hex(SHORTEST))
        try:
            os.link(partial, path)
        except FileExistsError:
            pass
        finally:
            partial.unlink()
    return path.read_bytes().strip()
