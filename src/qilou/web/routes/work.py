"""An annotator's home, leases and drafts, and handing in."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import LeaseId, ProjectId
from qilou.domain.answers.model import AlreadySubmitted, AnswerIncomplete, AnswerUnstorable
from qilou.domain.dispatch.model import (
    DraftConflict,
    DraftUnusable,
    LeaseEnded,
    LeaseUnknown,
    SeatTaken,
    TooManyLeases,
)
from qilou.domain.dispatch.model import NothingLeft as NothingLeftOutcome
from qilou.flows import hold_task, take_task
from qilou.flows import submit_answer as submitting
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.metrics import Door, count_hand_in, count_take
from qilou.web.shapes.answers import AnswerDraft, AnswerStored
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.work import (
    Beat,
    DraftSaved,
    DraftSent,
    GiveBack,
    Lease,
    Leased,
    LeaseWish,
    NothingLeft,
    SaidShown,
    Work,
)

router = APIRouter(tags=["work"])
LeaseInPath = Annotated[LeaseId, IdInPath]


@router.get("/work", **refuses())
def read_work(actor: SignedIn, house: TheHouse) -> Work:
    """Return what to resume, what can be taken, what came back, and how the day and month went."""
    with house.transaction(actor.scope) as db:
        return Work.of(take_task.read_work(db, actor, now=clock.now()))


@router.post("/leases", **refuses(TooManyLeases))
def take_lease(sent: LeaseWish, actor: SignedIn, house: TheHouse) -> Leased | NothingLeft:
    """Take the next item, or learn why there is none."""
    with house.transaction(actor.scope) as db:
        outcome = take_task.take_task(
            db,
            actor,
            project_id=None if sent.project_id is None else ProjectId(sent.project_id),
            holding=None if sent.holding is None else [LeaseId(each) for each in sent.holding],
            now=clock.now(),
        )
    is_nothing = isinstance(outcome, NothingLeftOutcome)
    count_take(Door.ORDINARY, outcome.why.value if is_nothing else "leased")
    if is_nothing:
        return NothingLeft(
            outcome="nothing",
            why=outcome.why,
            guideline_id=outcome.guideline_id,
            skill=outcome.skill,
            retry_after_seconds=outcome.retry_after_seconds,
            until=outcome.until,
            course_id=outcome.course_id,
        )
    return Leased(outcome="leased", lease=Lease.of(outcome))


@router.get("/leases/{lease_id}", **refuses(LeaseUnknown, LeaseEnded))
def read_lease(lease_id: LeaseInPath, actor: SignedIn, house: TheHouse) -> Lease:
    """Return one's own live lease."""
    with house.transaction(actor.scope) as db:
        return Lease.of(take_task.read_lease(db, actor, lease_id=lease_id, now=clock.now()))


@router.put("/leases/{lease_id}/heartbeat", **refuses(LeaseUnknown, LeaseEnded, SeatTaken))
def beat(lease_id: LeaseInPath, actor: SignedIn, house: TheHouse) -> Beat:
    """Keep the lease for another lease time."""
    with house.transaction(actor.scope) as db:
        return Beat.model_validate(hold_task.beat(db, actor, lease_id=lease_id, now=clock.now()))


@router.get("/leases/{lease_id}/generations", **refuses(LeaseUnknown))
def list_generations(lease_id: LeaseInPath, actor: SignedIn, house: TheHouse) -> Rows[SaidShown]:
    """Return what models have said under one's own lease, oldest first; which model it was is not told."""
    with house.transaction(HOUSE) as db:
        said = hold_task.hear_again(db, actor, lease_id=lease_id)
    return all_rows([SaidShown.model_validate(each) for each in said])


@router.post(
    "/leases/{lease_id}/return",
    status_code=status.HTTP_204_NO_CONTENT,
    **refuses(LeaseUnknown, LeaseEnded, AnswerUnstorable),
)
def give_back(lease_id: LeaseInPath, sent: GiveBack, actor: SignedIn, house: TheHouse) -> None:
    """Give the item back; its seat goes to others."""
    with house.transaction(actor.scope) as db:
        hold_task.give_back(
            db, actor, lease_id=lease_id, reason=sent.reason, comment=sent.comment, now=clock.now()
        )


@router.put(
    "/leases/{lease_id}/draft",
    **refuses(LeaseUnknown, LeaseEnded, DraftConflict, DraftUnusable, AnswerUnstorable),
)
def save_draft(lease_id: LeaseInPath, sent: DraftSent, actor: SignedIn, house: TheHouse) -> DraftSaved:
    """Save what has been written so far; a conflict's facts hold the newer draft."""
    with house.transaction(actor.scope) as db:
        draft = hold_task.save_draft(
            db, actor, lease_id=lease_id, revision=sent.revision, body=sent.body, now=clock.now()
        )
        return DraftSaved(revision=draft.revision, saved_at=draft.saved_at)


@router.put(
    "/leases/{lease_id}/answer",
    **refuses(LeaseUnknown, LeaseEnded, SeatTaken, AnswerIncomplete, AnswerUnstorable, AlreadySubmitted),
)
def submit_answer(lease_id: LeaseInPath, sent: AnswerDraft, actor: SignedIn, house: TheHouse) -> AnswerStored:
    """Hand the answer in; the same one again changes nothing. Who gets an answer to this has lost nothing."""
    with house.transaction(actor.scope) as db:
        answer = submitting.submit_answer(
            db,
            actor,
            lease_id=lease_id,
            body=sent.body,
            active_seconds=sent.active_seconds,
            pasted_chars=sent.pasted_chars,
            now=clock.now(),
        )
    count_hand_in(Door.ORDINARY, "stored")
    return AnswerStored.of(answer)
