"""Chapter beside the chapters: the audit is sealed, read and verified."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit import rules, seals, store
from qilou.domain.audit.model import Action, EventRow, Seal, SealRow, Verification
from qilou.domain.audit.store import record


def seal_ended(db: Db, actor: Actor, *, now: datetime) -> Seal | None:
    """Seal what has ended since the last seal, or some of it; None where there was nothing to seal."""
    require(actor, Permit.AUDIT_VERIFY)

    return seals.seal_ended(db, now=now)


def verify_audit(db: Db, actor: Actor, *, now: datetime) -> Verification:
    """Check the whole chain and record that it was checked."""
    require(actor, Permit.AUDIT_VERIFY)

    found = seals.verify(db)

    facts = {"intact": found.intact, "seals": found.seals, "broken": len(found.broken)}
    record(db, actor, Action.AUDIT_VERIFIED, subject=("audit", None), now=now, **facts)
    return found


def list_events(
    db: Db, actor: Actor, *, action: str | None, subject: str | None, before: int, limit: int
) -> list[EventRow]:
    """Return events, newest first; `subject` is `lease:7` or only `lease`."""
    require(actor, Permit.AUDIT_READ)

    named = None if subject is None else rules.subject_named(subject)
    return store.event_rows(db, action=action, subject=named, before=before, limit=limit)


def list_seals(db: Db, actor: Actor, *, before: int, limit: int) -> list[SealRow]:
    """Return seals, newest first."""
    require(actor, Permit.AUDIT_READ)

    return store.seal_rows(db, before=before, limit=limit)
