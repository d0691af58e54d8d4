"""Appeals against verdicts: made by authors, decided by project managers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import AppealId, ProjectId, ReviewId
from qilou.domain.answers.model import AnswerUnstorable
from qilou.domain.projects.model import ProjectUnknown
from qilou.domain.reviews.model import (
    AppealDecided,
    AppealNeedsThirdPerson,
    AppealUnknown,
    AppealWordless,
    NotAppealable,
    ReviewUnknown,
)
from qilou.flows import appeal_review as appealing
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.appeals import Appeal, AppealDecision, AppealDraft
from qilou.web.shapes.base import IdInPath, Rows

router = APIRouter(tags=["appeals"])


@router.post(
    "/reviews/{review_id}/appeal",
    status_code=status.HTTP_201_CREATED,
    **refuses(ReviewUnknown, NotAppealable, AppealWordless, AnswerUnstorable),
)
def appeal_review(
    review_id: Annotated[ReviewId, IdInPath], sent: AppealDraft, actor: SignedIn, house: TheHouse
) -> Appeal:
    """Appeal against a return or a void of one's own answer, once, within three days."""
    with house.transaction(actor.scope) as db:
        return Appeal.model_validate(
            appealing.appeal_review(db, actor, review_id=review_id, text=sent.text, now=clock.now())
        )


@router.get("/projects/{project_id}/appeals", **refuses(ProjectUnknown, CursorInvalid))
def list_appeals(
    project_id: Annotated[ProjectId, IdInPath],
    actor: SignedIn,
    house: TheHouse,
    after: After,
    is_open: bool | None = None,
) -> Rows[Appeal]:
    """Return a project's appeals, newest first."""
    with house.transaction(actor.scope) as db:
        found = appealing.list_appeals(
            db, actor, project_id=project_id, is_open=is_open, after=after, limit=PAGE + 1
        )
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[Appeal.model_validate(each) for each in rows], next=following)


@router.put(
    "/appeals/{appeal_id}/decision",
    **refuses(AppealUnknown, AppealDecided, AppealNeedsThirdPerson, AppealWordless, AnswerUnstorable),
)
def decide_appeal(
    appeal_id: Annotated[AppealId, IdInPath], sent: AppealDecision, actor: SignedIn, house: TheHouse
) -> Appeal:
    """Grant or decline an appeal with a reason; granted, the verdict no longer counts against its author."""
    with house.transaction(actor.scope) as db:
        return Appeal.model_validate(
            appealing.decide_appeal(
                db,
                actor,
                appeal_id=appeal_id,
                is_granted=sent.is_granted,
                reason=sent.reason,
                now=clock.now(),
            )
        )
