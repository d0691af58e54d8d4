"""Secrets at rest: AES-256-GCM under a master key, each bound to what it is for.

The one surprising fact: what a secret is bound to is part of the seal. A key of a model is bound to the address it is
sent to, so that nobody can have it sent elsewhere by editing the address alone.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from qilou.base.config import Settings
from qilou.base.errors import Conflict
from qilou.base.keyfile import kept

FILE = "model-keys.key"
SHORTEST = 32
NONCE_BYTES = 12


class SecretLost(Conflict):
    """A stored key cannot be opened any more: the master key is another one. Enter the model's key anew."""


class MasterKeyUnusable(Exception):
    """A master key is too short to hide anything."""


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """A secret as it is stored."""

    cipher: bytes
    nonce: bytes
    key_id: str


class Vault:
    """Seals under the first of its keys and opens under any of them."""

    def __init__(self, keys: list[bytes]) -> None:
        if not keys or any(len(key) < SHORTEST for key in keys):
            raise MasterKeyUnusable(f"A master key needs at least {SHORTEST} characters (QILOU_MASTER_KEYS).")
        self._keys = {_id(key): AESGCM(hashlib.sha256(b"qilou models" + key).digest()) for key in keys}
        self._sealing = _id(keys[0])

    def seal(self, secret: str, *, bound_to: str) -> Sealed:
        """Return the secret sealed."""
        nonce = os.urandom(NONCE_BYTES)
        cipher = self._keys[self._sealing].encrypt(nonce, secret.encode(), bound_to.encode())
        return Sealed(cipher=cipher, nonce=nonce, key_id=self._sealing)

    def open(self, sealed: Sealed, *, bound_to: str) -> str:
        """Return the secret, or refuse with SecretLost."""
        key = self._keys.get(sealed.key_id)
        if key is None:
            raise SecretLost
        try:
            return key.decrypt(sealed.nonce, sealed.cipher, bound_to.encode()).decode()
        except InvalidTag:
            raise SecretLost from None


def vault_of(settings: Settings) -> Vault:
    """Return the vault of these settings, drawing its key into the home folder where none is set."""
    given = settings.master_keys
    return vault_in(settings.home, keys=None if given is None else given.get_secret_value())


def vault_in(home: Path, *, keys: str | None) -> Vault:
    """Return the vault under these keys, or under the one in the home folder."""
    if keys is not None:
        return Vault([each.strip().encode() for each in keys.split(",") if each.strip()])
    return Vault([kept(home / FILE)])


def _id(key: bytes) -> str:
    return hashlib.sha256(b"qilou key id" + key).hexdigest()[:8]
