"""Chapter: while a person works on an item: it is kept for them, their draft is saved, and they may give it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any  # Any: a draft is JSON

from qilou.base.db import Db
from qilou.base.ids import LeaseId, PersonId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import drafts, lanes, returns, store
from qilou.domain.dispatch.model import Draft, GiveBackReason, Lease, LeaseEnded, LeaseState
from qilou.domain.models import generations
from qilou.domain.models.model import Generation
from qilou.domain.projects import store as projects


def beat(db: Db, actor: Actor, *, lease_id: LeaseId, now: datetime) -> Lease:
    """Keep the lease for another lease time; one that ran out is revived while a seat of its item is free."""
    require(actor, Permit.WORK_TAKE)
    person_id = _person(actor)

    lease = store.lock(db, lease_id, person_id=person_id)
    project = projects.load(db, lease.project_id)
    until = now + timedelta(minutes=project.lease_minutes)

    if lease.state is LeaseState.EXPIRED:
        store.revive(db, lease, until=until)
        record(
            db,
            actor,
            Action.LEASE_TAKEN,
            subject=("lease", lease.id),
            now=now,
            item=lease.item_id,
            revived=True,
        )
    else:
        store.extend(db, lease, until=until)
    return store.load(db, lease_id, person_id=person_id)


def hear_again(db: Db, actor: Actor, *, lease_id: LeaseId) -> list[Generation]:
    """Return what models have said under the person's own lease. In the house's scope: nobody else sees generations."""
    require(actor, Permit.WORK_TAKE)

    lease = store.load(db, lease_id, person_id=_person(actor))
    return generations.of_lease(db, lease.id)


def give_back(
    db: Db, actor: Actor, *, lease_id: LeaseId, reason: GiveBackReason, comment: str, now: datetime
) -> None:
    """Give the item back: its seat goes to others, and this person will not meet it again unless it was
    never opened.
    """
    require(actor, Permit.WORK_TAKE)

    lease = store.lock(db, lease_id, person_id=_person(actor))
    require_storable(comment, path="comment")
    rework = returns.rework_of(db, lease.id)

    if rework is not None:
        store.end(db, lease, state=LeaseState.SUBMITTED, reason=None, now=now)
    elif reason is GiveBackReason.UNUSED and not store.has_answer(db, lease):
        store.forget(db, lease)
        lanes.open_seats(db, [(lease.item_id, lease.seat)])
    else:
        store.end(db, lease, state=LeaseState.GIVEN_BACK, reason=_reason(reason, comment), now=now)
        lanes.open_seats(db, [(lease.item_id, lease.seat)])

    record(db, actor, Action.LEASE_GIVEN_BACK, subject=("lease", lease.id), now=now, reason=reason.value)


def save_draft(
    db: Db, actor: Actor, *, lease_id: LeaseId, revision: int, body: dict[str, Any], now: datetime
) -> Draft:
    """Save what the person has written so far; refuse where another tab has saved since `revision`."""
    require(actor, Permit.WORK_TAKE)

    lease = store.load(db, lease_id, person_id=_person(actor))
    require_storable(body)
    if lease.state not in (LeaseState.HELD, LeaseState.EXPIRED):
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)

    return drafts.save(db, lease, revision=revision, body=body, now=now)


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None
    return actor.person_id


def _reason(reason: GiveBackReason, comment: str) -> str:
    return f"{reason.value}: {comment.strip()}" if comment.strip() else reason.value
