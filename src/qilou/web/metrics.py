"""What is counted for Prometheus: how each claim and each answer ended, and at which door.

With several web processes each writes its counts into a folder that they share (PROMETHEUS_MULTIPROC_DIR, set by
`qilou serve`), and whichever is asked adds them up.
"""

from __future__ import annotations

import os
from enum import StrEnum

from prometheus_client import REGISTRY, CollectorRegistry, Counter, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector


class Door(StrEnum):
    """Where a request was answered."""

    FAST = "fast"
    ORDINARY = "ordinary"


_TAKES = Counter("qilou_takes", "Requests for work by how they ended.", ["door", "outcome"])
_HAND_INS = Counter("qilou_hand_ins", "Answers handed in by how that ended.", ["door", "outcome"])


def count_take(door: Door, outcome: str) -> None:
    """Count one request for work: leased, or why there was nothing, or the refusal's name."""
    _TAKES.labels(door.value, outcome).inc()


def count_hand_in(door: Door, outcome: str) -> None:
    """Count one answer: stored, or the refusal's name."""
    _HAND_INS.labels(door.value, outcome).inc()


def written() -> bytes:
    """Return all counts in Prometheus's text format, over all web processes."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)
    return generate_latest(registry)
