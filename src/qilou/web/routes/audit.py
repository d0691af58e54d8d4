"""The audit: events, seals, and their verification."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from qilou.base import clock
from qilou.domain.audit.model import SubjectUnreadable
from qilou.flows import seal_audit
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.audit import AuditEvent, Seal, Verification
from qilou.web.shapes.base import Rows

router = APIRouter(tags=["audit"])
Filter = Annotated[str | None, Query(max_length=100)]


@router.get("/audit/events", **refuses(CursorInvalid, SubjectUnreadable))
def list_events(
    actor: SignedIn, house: TheHouse, after: After, action: Filter = None, subject: Filter = None
) -> Rows[AuditEvent]:
    """Return events, newest first; `subject` is a kind, or a kind and a number: `lease`, `lease:7`."""
    with house.transaction(actor.scope) as db:
        found = seal_audit.list_events(
            db, actor, action=action or None, subject=subject or None, before=after, limit=PAGE + 1
        )
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[AuditEvent.model_validate(each) for each in rows], next=following)


@router.get("/audit/seals", **refuses(CursorInvalid))
def list_seals(actor: SignedIn, house: TheHouse, after: After) -> Rows[Seal]:
    """Return seals, newest first."""
    with house.transaction(actor.scope) as db:
        found = seal_audit.list_seals(db, actor, before=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[Seal.of(each) for each in rows], next=following)


@router.post("/audit/verifications", **refuses())
def verify_audit(actor: SignedIn, house: TheHouse) -> Verification:
    """Compare every sealed event and link with what was sealed, and name what differs."""
    with house.transaction(actor.scope) as db:
        return Verification.model_validate(seal_audit.verify_audit(db, actor, now=clock.now()))
