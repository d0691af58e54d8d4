"""Chapter: the answer comes in. Acknowledged means stored: the door commits before it answers."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: a body is JSON that its kind checks here

from qilou.base.db import Db
from qilou.base.ids import LeaseId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import rules, store
from qilou.domain.answers.model import AlreadySubmitted, Answer, AnswerIncomplete, AnswerState
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import drafts
from qilou.domain.dispatch import store as leases
from qilou.domain.dispatch.model import Lease, LeaseEnded, LeaseState
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.domain.reviews import queue
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Anchored, Json, Kind, check_whole
from qilou.kinds.figures import Measured, measure


def submit_answer(
    db: Db, actor: Actor, *, lease_id: LeaseId, body: dict[str, Any], active_seconds: int, now: datetime
) -> Answer:
    """Store the answer under its lease, or return the one already stored: a repeated submit changes nothing.

    A lease that ran out is honoured while a seat of its item is free.
    """
    require(actor, Permit.WORK_TAKE)
    assert actor.person_id is not None

    lease = leases.lock(db, lease_id, person_id=actor.person_id)
    project = projects.load(db, lease.project_id)
    kind = kind_named(project.kind)
    before = store.of_lease(db, lease.id)
    content = items.load_item(db, lease.item_id).content if isinstance(kind, (Anchored, Measured)) else None

    if lease.state is LeaseState.SUBMITTED and before is not None:
        return _repeated(before, body)
    if lease.state not in (LeaseState.HELD, LeaseState.EXPIRED):
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
    _require_complete(kind, project, body, shown=len(lease.slots), content=content)
    is_rework = before is not None and before.state is AnswerState.RETURNED
    figures = measure(kind, project.form, content, body)
    is_flagged = figures is not None and bool(figures.flags)
    is_inspected = is_rework or is_flagged or rules.is_drawn(lease.id, inspection_bp=project.inspection_bp)
    state = AnswerState.SUBMITTED if is_inspected else AnswerState.ACCEPTED

    if lease.state is LeaseState.EXPIRED:
        leases.revive(db, lease, until=now)
    if before is None:
        store.insert(
            db, lease, body=body, figures=figures, state=state, active_seconds=active_seconds, now=now
        )
    else:
        store.revise(
            db, before, body=body, figures=figures, state=state, more_seconds=active_seconds, now=now
        )
    answer = _stored(db, lease)
    store.keep_revision(
        db, answer, revision=answer.revision, body=body, figures=figures, by=actor.person_id, now=now
    )
    if is_inspected:
        queue.join(db, answer, now=now)
    leases.end(db, lease, state=LeaseState.SUBMITTED, reason=None, now=now)
    drafts.drop(db, lease.id)

    record(
        db,
        actor,
        Action.ANSWER_REVISED if is_rework else Action.ANSWER_SUBMITTED,
        subject=("answer", answer.id),
        now=now,
        item=lease.item_id,
        revision=answer.revision,
        inspected=is_inspected,
    )
    return answer


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


def _stored(db: Db, lease: Lease) -> Answer:
    answer = store.of_lease(db, lease.id)
    assert answer is not None
    return answer
