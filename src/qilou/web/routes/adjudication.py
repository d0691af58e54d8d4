"""Disagreements between answers, and what project managers decide about them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from qilou.base import clock
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.answers.model import AnswerIncomplete, AnswerUnstorable
from qilou.domain.consensus.model import (
    AdjudicationReasonMissing,
    AdjudicationStale,
    AuthorMayNotAdjudicate,
    NothingToAdjudicate,
)
from qilou.domain.items.model import ItemUnknown
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import adjudicate_item as adjudicating
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, cursor_of
from qilou.web.shapes.adjudication import AdjudicationDraft, Disagreement, DisagreementCase
from qilou.web.shapes.base import IdInPath, Rows

router = APIRouter(tags=["adjudication"])
ItemInPath = Annotated[ItemId, IdInPath]


@router.get("/projects/{project_id}/disagreements", **refuses(ProjectUnknown, CursorInvalid))
def list_disagreements(
    project_id: Annotated[ProjectId, IdInPath],
    actor: SignedIn,
    house: TheHouse,
    after: After,
    adjudicated: bool | None = None,
) -> Rows[Disagreement]:
    """Return the items that people answered differently, furthest apart first."""
    with house.transaction(actor.scope) as db:
        found = adjudicating.list_disagreements(
            db, actor, project_id=project_id, is_adjudicated=adjudicated, after=after, limit=PAGE + 1
        )
    following = cursor_of(after + PAGE) if len(found) > PAGE else None
    return Rows(rows=[Disagreement.model_validate(each) for each in found[:PAGE]], next=following)


@router.get("/items/{item_id}/disagreement", **refuses(ItemUnknown))
def read_disagreement(item_id: ItemInPath, actor: SignedIn, house: TheHouse) -> DisagreementCase:
    """Return one item with the answers that count, side by side, and what was decided."""
    with house.transaction(actor.scope) as db:
        return DisagreementCase.of(adjudicating.read_case(db, actor, item_id=item_id))


@router.put(
    "/items/{item_id}/adjudication",
    **refuses(
        ItemUnknown,
        AuthorMayNotAdjudicate,
        NothingToAdjudicate,
        AdjudicationStale,
        AdjudicationReasonMissing,
        AnswerIncomplete,
        AnswerUnstorable,
    ),
)
def adjudicate_item(
    item_id: ItemInPath, sent: AdjudicationDraft, actor: SignedIn, house: TheHouse
) -> DisagreementCase:
    """Decide an item's final answer with a reason; the consensus takes it when it is next computed."""
    with house.transaction(actor.scope) as db:
        case = adjudicating.adjudicate_item(
            db,
            actor,
            item_id=item_id,
            body=sent.body,
            reason=sent.reason,
            revision=sent.revision,
            now=clock.now(),
        )
        return DisagreementCase.of(case)
