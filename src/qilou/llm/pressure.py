"""What keeps one process from pressing an endpoint: a limit on answers at once, and a breaker after failures.

Both are kept for each process by itself: several processes multiply the limit.
"""

from __future__ import annotations

import time
from collections.abc import Callable

FAILURES_TO_REST = 5
REST_SECONDS = 30.0


class Breaker:
    """Rests for a while after so many failures in a row; then one request may try, and decides."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures = 0
        self._rests_until = 0.0

    @property
    def is_resting(self) -> bool:
        """Return whether nothing should be sent now."""
        return self._failures >= FAILURES_TO_REST and self._clock() < self._rests_until

    def note(self, *, is_ill: bool) -> None:
        """Note how a request went."""
        self._failures = self._failures + 1 if is_ill else 0
        if self._failures >= FAILURES_TO_REST:
            self._rests_until = self._clock() + REST_SECONDS


class Pressure:
    """How many answers of one endpoint are being written now, and how it has fared lately."""

    def __init__(self) -> None:
        self.running = 0
        self.breaker = Breaker()


_of_endpoint: dict[int, Pressure] = {}


def pressure_of(endpoint_id: int) -> Pressure:
    """Return this process's account of the endpoint."""
    return _of_endpoint.setdefault(endpoint_id, Pressure())
