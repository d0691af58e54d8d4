"""Events, seals and their verification."""

from __future__ import annotations

from datetime import datetime

from qilou.domain.audit.model import SealRow
from qilou.web.shapes.base import Json, Shown


class AuditEvent(Shown):
    """One thing that was done; `actor` is null where the house itself did it."""

    id: int
    at: datetime
    actor: str | None
    organisation: str | None
    action: str
    subject_kind: str
    subject_id: int | None
    facts: Json
    sealed: bool


class Seal(Shown):
    """A link of the chain; hashes are in hexadecimal."""

    id: int
    events: int
    hash: str
    previous_hash: str
    sealed_at: datetime

    @classmethod
    def of(cls, seal: SealRow) -> Seal:
        """Return the shape of a seal."""
        return cls(
            id=seal.id,
            events=seal.events,
            hash=seal.hash.hex(),
            previous_hash=seal.previous_hash.hex(),
            sealed_at=seal.sealed_at,
        )


class Broken(Shown):
    """One thing that is not as it was sealed; without an event it is the seal itself."""

    event_id: int | None
    seal_id: int
    problem: str


class Verification(Shown):
    """What a check of the whole chain found."""

    intact: bool
    seals: int
    events: int
    unsealed: int
    broken: list[Broken]
