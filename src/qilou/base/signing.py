"""Signatures that anybody can check without asking us: Ed25519 (RFC 8032) under a key of the base."""

from __future__ import annotations

import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class Signer:
    """Signs texts. The secret of any length is stretched to a key; the same secret signs alike for ever."""

    def __init__(self, secret: bytes) -> None:
        seed = hashlib.sha256(b"qilou.signing\n" + secret).digest()
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def public_key(self) -> str:
        """Return the public key in hexadecimal, 64 letters."""
        return self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()

    def sign(self, text: str) -> bytes:
        """Return the signature, 64 bytes."""
        return self._key.sign(text.encode())


def is_signed(text: str, *, signature: str, public_key: str) -> bool:
    """Return whether the signature of the text is by this key; False for anything that is no signature or key."""
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(bytes.fromhex(signature), text.encode())
    except (ValueError, InvalidSignature):
        return False
    return True
