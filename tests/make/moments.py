"""The frozen moment that builders use, and the numbers that keep names apart."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count

NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # half past nine in Shanghai
_numbers = count(1)


def number() -> int:
    """Return a number that no earlier call returned."""
    return next(_numbers)
