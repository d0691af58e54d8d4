"""Chapter: the answer comes in. Acknowledged means stored: the door commits before it answers.

The one surprising fact: what is written, and recorded, is one function in the schema (`hand_in`), because the fast door
runs it for many answers at once.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: a body is JSON that its kind checks here

import msgspec

from qilou.base.db import Db
from qilou.base.ids import LeaseId, item_number
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import copies, handing_in, measuring, rules, store
from qilou.domain.answers.model import AlreadySubmitted, Answer, AnswerIncomplete
from qilou.domain.answers.said import require_said
from qilou.domain.dispatch import store as leases
from qilou.domain.dispatch.model import Lease, LeaseEnded, LeaseState
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Json, Kind
from qilou.kinds.fields.taking import check_whole, needs_content
from qilou.kinds.figures import Measured, Written


def submit_answer(
    db: Db,
    actor: Actor,
    *,
    lease_id: LeaseId,
    body: dict[str, Any],
    active_seconds: int,
    pasted_chars: int | None = None,
    now: datetime,
) -> Answer:
    """Store the answer under its lease, or return the one already stored: a repeated submit changes nothing.

    A lease that ran out is honoured while a seat of its item is free.
    """
    require(actor, Permit.WORK_TAKE)
    assert actor.person_id is not None

    lease = leases.lock(db, lease_id, person_id=actor.person_id)
    project = projects.load(db, lease.project_id, form_version=lease.form_version)
    kind = kind_named(project.kind)
    before = store.of_lease(db, lease.id)
    needed = isinstance(kind, (Measured, Written)) or needs_content(kind, project.form)
    item = items.load_item(db, lease.item_id) if needed else None
    content = None if item is None else item.content

    if lease.state is LeaseState.SUBMITTED and before is not None:
        return _numbered(_repeated(before, body), project)
    if lease.state not in (LeaseState.HELD, LeaseState.EXPIRED):
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
    _require_complete(kind, project, body, shown=len(lease.slots), content=content)
    require_said(db, kind, project.form, content, body, lease_id=lease.id)
    passages = measuring.written(kind, body)
    figures = measuring.look_over(
        db,
        measuring.measure(db, kind, project.form, content=content, body=body, item_id=lease.item_id),
        passages,
        lease=lease,
        item=item,
        before=None if before is None else before.id,
        pasted=pasted_chars,
    )
    is_flagged = figures is not None and bool(figures.flags)

    if lease.state is LeaseState.EXPIRED:
        leases.revive(db, lease, until=now)
    handing_in.hand_in(
        db,
        actor,
        lease,
        body=body,
        figures=figures,
        active_seconds=active_seconds,
        lot=rules.ALWAYS if is_flagged else rules.lot_of(lease.id),
        now=now,
    )
    answer = _stored(db, lease)
    copies.keep(db, answer, passages)
    return _numbered(answer, project)


def _repeated(before: Answer, body: dict[str, Any]) -> Answer:
    if before.body != body:
        raise AlreadySubmitted(answer_id=before.id)
    return before


def _require_complete(
    kind: Kind, project: Project, body: dict[str, Any], *, shown: int, content: Json | None
) -> None:
    rules.require_storable(body)
    problems = check_whole(kind, project.form, body, shown=shown, content=content)
    if problems:
        raise AnswerIncomplete(problems=[{"path": each.path, "reason": each.reason} for each in problems])


def _numbered(answer: Answer, project: Project) -> Answer:
    """Return the answer with the number by which its author knows the item."""
    return msgspec.structs.replace(answer, item_number=item_number(answer.item_id, key=project.alias_key))


def _stored(db: Db, lease: Lease) -> Answer:
    answer = store.of_lease(db, lease.id)
    assert answer is not None
    return answer
