"""One's own answers, and the inspection of other people's."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from qilou.base import clock
from qilou.base.ids import AnswerId, ProjectId
from qilou.domain.answers.model import AnswerState, AnswerUnknown, AnswerUnstorable, TooLateToWithdraw
from qilou.domain.dispatch.model import LeaseEnded, LeaseUnknown, TooManyLeases
from qilou.domain.projects.model import ProjectUnknown
from qilou.domain.reviews.model import InspectionNotYours, OwnAnswerRefused, ReviewIncomplete
from qilou.flows import look_back, take_task, withdraw_answer
from qilou.flows import review_answer as reviewing
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.answers import (
    Answer,
    Inspection,
    InspectionQueue,
    InspectionTaken,
    InspectionWish,
    NothingToInspect,
    RecentAnswer,
    Review,
    ReviewDraft,
)
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.work import Lease

router = APIRouter(tags=["answers"])


@router.get("/answers", **refuses(CursorInvalid))
def list_own_answers(
    actor: SignedIn, house: TheHouse, after: After, state: AnswerState | None = None
) -> Rows[Answer]:
    """Return one's own answers with what inspectors said, newest first."""
    with house.transaction(actor.scope) as db:
        found = look_back.list_own_answers(db, actor, state=state, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.own.answer.id)
    return Rows(rows=[Answer.seen(each) for each in rows], next=following)


@router.get("/projects/{project_id}/recent-answers", **refuses(ProjectUnknown))
def list_recent_answers(
    project_id: Annotated[ProjectId, IdInPath], actor: SignedIn, house: TheHouse
) -> Rows[RecentAnswer]:
    """Return the last ten answers that one handed in here, newest first, each with its item as one saw it."""
    with house.transaction(actor.scope) as db:
        found = look_back.list_recent_answers(db, actor, project_id=project_id, now=clock.now())
        return all_rows([RecentAnswer.seen_again(each) for each in found])


@router.post(
    "/answers/{answer_id}/withdrawal",
    **refuses(AnswerUnknown, TooLateToWithdraw, TooManyLeases, LeaseUnknown, LeaseEnded),
)
def withdraw(answer_id: Annotated[AnswerId, IdInPath], actor: SignedIn, house: TheHouse) -> Lease:
    """Take one's own answer back within ten minutes: its item is held again, with the answer as the draft."""
    with house.transaction(actor.scope) as db:
        lease = withdraw_answer.withdraw_answer(db, actor, answer_id=answer_id, now=clock.now())
        return Lease.of(take_task.read_lease(db, actor, lease_id=lease.id, now=clock.now()))


@router.post("/inspections", **refuses())
def take_inspection(
    sent: InspectionWish, actor: SignedIn, house: TheHouse
) -> InspectionTaken | NothingToInspect:
    """Take the answer that waits longest, or learn why there is none."""
    with house.transaction(actor.scope) as db:
        outcome = reviewing.take_inspection(
            db,
            actor,
            project_id=None if sent.project_id is None else ProjectId(sent.project_id),
            now=clock.now(),
        )
    if isinstance(outcome, reviewing.NothingToInspect):
        return NothingToInspect.model_validate({"outcome": "nothing", "why": outcome.why})
    return InspectionTaken(outcome="taken", inspection=Inspection.of(outcome))


@router.get("/inspections/queue", **refuses())
def list_inspection_queue(actor: SignedIn, house: TheHouse) -> Rows[InspectionQueue]:
    """Return each project's inspection queue as one may take from it."""
    with house.transaction(actor.scope) as db:
        found = reviewing.list_queue(db, actor, now=clock.now())
        return all_rows([InspectionQueue.model_validate(each) for each in found])


@router.put(
    "/answers/{answer_id}/review",
    **refuses(AnswerUnknown, OwnAnswerRefused, InspectionNotYours, ReviewIncomplete, AnswerUnstorable),
)
def review_answer(
    answer_id: Annotated[AnswerId, IdInPath], sent: ReviewDraft, actor: SignedIn, house: TheHouse
) -> Review:
    """Store the verdict on an answer that one holds for inspection."""
    with house.transaction(actor.scope) as db:
        review = reviewing.review_answer(
            db,
            actor,
            answer_id=answer_id,
            verdict=sent.verdict,
            reason_codes=sent.reason_codes,
            comment=sent.comment,
            fixed_body=sent.fixed_body,
            now=clock.now(),
        )
    return Review.of(review)
