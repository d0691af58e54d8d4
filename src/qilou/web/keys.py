"""The key under which identity numbers are hashed: from the settings, or drawn once into the home folder."""

from __future__ import annotations

from qilou.base.config import Settings
from qilou.base.keyfile import kept

FILE = "identity.key"
SHORTEST = 32


class KeyUnusable(Exception):
    """The key is too short to hide anything."""


def identity_key(settings: Settings) -> bytes:
    """Return the key, drawing it where there is none yet; raise KeyUnusable where it is too short."""
    if settings.identity_key is not None:
        key = settings.identity_key.get_secret_value().encode()
    else:
        key = kept(settings.home / FILE)
    if len(key) < SHORTEST:
        raise KeyUnusable(
            f"The key of identity numbers needs at least {SHORTEST} characters (QILOU_IDENTITY_KEY)."
        )
    return key
