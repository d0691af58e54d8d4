"""Looking into a project's items and answers, and sending answers back to their authors."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from qilou.base import clock
from qilou.base.ids import AnswerId, ItemId, ProjectId
from qilou.domain.answers.model import AnswerUnstorable
from qilou.domain.items.model import ItemUnknown
from qilou.domain.projects.model import ProjectUnknown
from qilou.domain.reviews.model import ReturnsNeedOpenProject, ReviewIncomplete
from qilou.flows import explore_items
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.filters import Wished
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.explore import AnswersReturned, Facets, ItemEvent, ProjectAnswer, ReturnDraft
from qilou.web.shapes.items import ItemRow

router = APIRouter(tags=["items"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects/{project_id}/items", **refuses(ProjectUnknown, CursorInvalid))
def list_items(
    project_id: ProjectInPath, actor: SignedIn, house: TheHouse, after: After, wish: Wished
) -> Rows[ItemRow]:
    """Return the project's items that fit, oldest first; `person` is a pseudonym, `disagreement` the least."""
    with house.transaction(actor.scope) as db:
        found = explore_items.list_items(
            db,
            actor,
            project_id=project_id,
            wish=wish.filter,
            person_alias=wish.person,
            after=after,
            limit=PAGE + 1,
        )
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[ItemRow.model_validate(each) for each in rows], next=following)


@router.get("/projects/{project_id}/answers", **refuses(ProjectUnknown, CursorInvalid))
def list_project_answers(
    project_id: ProjectInPath, actor: SignedIn, house: TheHouse, after: After, wish: Wished
) -> Rows[ProjectAnswer]:
    """Return the project's answers that fit, newest first."""
    with house.transaction(actor.scope) as db:
        found = explore_items.list_answers(
            db,
            actor,
            project_id=project_id,
            wish=wish.filter,
            person_alias=wish.person,
            after=after,
            limit=PAGE + 1,
        )
    rows, following = page_of(found, lambda each: each.row.id)
    return Rows(rows=[ProjectAnswer.of(each) for each in rows], next=following)


@router.get("/projects/{project_id}/facets", **refuses(ProjectUnknown))
def read_facets(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Facets:
    """Return the languages, domains and people that items and answers can be filtered by."""
    with house.transaction(actor.scope) as db:
        return Facets.of(explore_items.read_facets(db, actor, project_id=project_id))


@router.get("/items/{item_id}/history", **refuses(ItemUnknown))
def read_item_history(
    item_id: Annotated[ItemId, IdInPath], actor: SignedIn, house: TheHouse
) -> Rows[ItemEvent]:
    """Return all that was done to an item, oldest first; logins only to those who may read the audit."""
    with house.transaction(actor.scope) as db:
        found = explore_items.read_history(db, actor, item_id=item_id)
        return all_rows([ItemEvent.of(each) for each in found])


@router.post(
    "/projects/{project_id}/returns",
    **refuses(ProjectUnknown, ReviewIncomplete, ReturnsNeedOpenProject, AnswerUnstorable),
)
def return_answers(
    project_id: ProjectInPath, sent: ReturnDraft, actor: SignedIn, house: TheHouse
) -> AnswersReturned:
    """Send answers back to their authors with a reason; those that stay are named with why."""
    with house.transaction(actor.scope) as db:
        outcome = explore_items.return_answers(
            db,
            actor,
            project_id=project_id,
            answer_ids=[AnswerId(each) for each in sent.answer_ids],
            reason_codes=sent.reason_codes,
            comment=sent.comment,
            now=clock.now(),
        )
        return AnswersReturned.model_validate(outcome)
