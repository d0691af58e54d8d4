"""Passwords, as argon2id hashes. Hashing is made dear on purpose: it gets half of the processors, and behind all else.

The one surprising fact: a thread has a niceness of its own, so that a thousand people who sign in at once do not slow
down those who work. Doors call this outside their transactions: a wait must not hold a database connection.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from qilou.domain.people.model import PasswordHash
from qilou.domain.people.rules import LONGEST_PASSWORD, require_password

# 19 MiB and two passes: OWASP's least for argon2id.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_STANDS_BACK = 10
_BEHIND = ThreadPoolExecutor(
    max(1, (os.cpu_count() or 1) // 2), "passwords", initializer=lambda: os.nice(_STANDS_BACK)
)
# The hash of nobody's password: checking against it takes as long as checking against somebody's.
NOBODYS = PasswordHash(_HASHER.hash(os.urandom(16).hex()))


def hashed(password: str, *, login: str) -> PasswordHash:
    """Return the hash to keep; refuse with PasswordWeak where the password is too easy."""
    require_password(password, login=login)
    return PasswordHash(_BEHIND.submit(_HASHER.hash, password).result())


def matches(password: str, kept: PasswordHash | None) -> bool:
    """Return whether this is the password, in the same time whether or not there is a hash to compare with."""
    if len(password) > LONGEST_PASSWORD:
        return False
    try:
        return _BEHIND.submit(_HASHER.verify, kept or NOBODYS, password).result() and kept is not None
    except (Argon2Error, InvalidHashError):
        return False
