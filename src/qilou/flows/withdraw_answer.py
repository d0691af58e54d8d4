"""Chapter: the author takes an answer back, while nobody relies on it yet, and it is their draft again."""

from __future__ import annotations

from datetime import datetime, timedelta

from qilou.base.db import Db
from qilou.base.ids import AnswerId, PersonId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import rules, store, withdrawals
from qilou.domain.answers.model import Answer, AnswerState, AnswerUnknown, TooLateToWithdraw, TooLateWhy
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import drafts, lanes
from qilou.domain.dispatch import rules as dispatch
from qilou.domain.dispatch import store as leases
from qilou.domain.dispatch.model import Lease
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.reviews import queue
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import Verdict


def withdraw_answer(db: Db, actor: Actor, *, answer_id: AnswerId, now: datetime) -> Lease:
    """Take one's own answer back: the same lease on the same seat is held again, with the answer as its draft.

    Rework that is taken back is returned rework still; every revision stays kept.
    """
    require(actor, Permit.WORK_TAKE)
    person_id = _person(actor)

    lanes.serialise_person(db, person_id)
    before = _own(db, answer_id, person_id=person_id)
    leases.lock(db, before.lease_id, person_id=person_id)
    withdrawals.require_no_release(db, before)
    if queue.is_out_of_reach(db, before.id):
        raise TooLateToWithdraw(why=TooLateWhy.IN_INSPECTION.value)
    answer = _own(db, answer_id, person_id=person_id)  # as it is now that nobody else may move it
    project = projects.load(db, answer.project_id)
    held = leases.held_by(db, person_id, project_id=answer.project_id, now=now)

    rules.require_in_time(withdrawals.standing_of(db, answer), now=now)
    dispatch.require_room_to_take_back(len(held))
    verdicts = reviews.of_answers(db, [answer.id])[answer.id]
    was_returned = any(each.verdict is Verdict.RETURN for each in verdicts)
    state = AnswerState.RETURNED if was_returned else AnswerState.WITHDRAWN

    withdrawals.take_back(db, answer, state=state, now=now)
    items.reopen(db, [answer.item_id])
    queue.leave(db, [answer.id])
    leases.reopen(db, answer.lease_id, until=now + timedelta(minutes=project.lease_minutes))
    lease = leases.load(db, answer.lease_id, person_id=person_id)
    drafts.save(db, lease, revision=0, body=answer.body, now=now)

    record(
        db,
        actor,
        Action.ANSWER_WITHDRAWN,
        subject=("answer", answer.id),
        now=now,
        item=answer.item_id,
        revision=answer.revision,
    )
    return lease


def _own(db: Db, answer_id: AnswerId, *, person_id: PersonId) -> Answer:
    answer = store.load(db, answer_id)
    if answer.person_id != person_id:
        raise AnswerUnknown(answer_id=answer_id)
    return answer


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None, "only persons answer"
    return actor.person_id
