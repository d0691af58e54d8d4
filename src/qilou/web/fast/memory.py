"""What is remembered for a while: the oldest makes room, and what is too old counts as forgotten."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Memory(Generic[K, V]):
    """So many values by key, each for so many seconds."""

    def __init__(self, most: int, *, keeps: float) -> None:
        self._most = most
        self._keeps = keeps
        self._held: OrderedDict[K, tuple[float, V]] = OrderedDict()

    def get(self, key: K) -> V | None:
        """Return the value, or None where there is none or it is too old."""
        found = self._held.get(key)
        return found[1] if found is not None and time.monotonic() < found[0] else None

    def put(self, key: K, value: V) -> None:
        """Remember the value from now on."""
        self._held[key] = (time.monotonic() + self._keeps, value)
        self._held.move_to_end(key)
        if len(self._held) > self._most:
            self._held.popitem(last=False)

    def drop(self, key: K) -> None:
        """Forget the value."""
        self._held.pop(key, None)
