"""The arithmetic of the chain: an event's leaf, and the hash that links a seal to the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from qilou.domain.audit.model import SubjectUnreadable

LEAF_BYTES = 32
FIRST_PREVIOUS = bytes(LEAF_BYTES)  # what stands before the first seal


def leaf(row: Mapping[str, object]) -> bytes:
    """Return the SHA-256 of an event's row: canonical JSON of all columns, instants in UTC to the microsecond."""
    plain = {name: _instant(cell) if isinstance(cell, datetime) else cell for name, cell in row.items()}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


def link(previous_hash: bytes, leaves: bytes) -> bytes:
    """Return the hash of a seal over these leaves that follows the one with the previous hash."""
    return hashlib.sha256(previous_hash + leaves).digest()


def leaves_of(joined: bytes) -> Iterable[bytes]:
    """Yield the single leaves of a seal."""
    return (joined[start : start + LEAF_BYTES] for start in range(0, len(joined), LEAF_BYTES))


def subject_named(text: str) -> tuple[str, int | None]:
    """Return the subject that `lease:7` (one lease) or `lease` (any) names; refuse with SubjectUnreadable."""
    kind, colon, number = text.partition(":")
    if not colon:
        return kind, None
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise SubjectUnreadable(subject=text[:100])
    return kind, int(number)


def _instant(cell: datetime) -> str:
    return cell.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
