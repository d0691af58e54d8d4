"""Consensus and agreement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.consensus.model import PersonUnseen
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import settle_item
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows
from qilou.web.shapes.results import Agreement, ItemConsensus, PersonHabits

router = APIRouter(tags=["results"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects/{project_id}/consensus", **refuses(ProjectUnknown, CursorInvalid))
def list_consensus(
    project_id: ProjectInPath, actor: SignedIn, house: TheHouse, after: After
) -> Rows[ItemConsensus]:
    """Return the consensus of the project's items, oldest first."""
    with house.transaction(actor.scope) as db:
        found = settle_item.list_consensus(db, actor, project_id=project_id, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.item_id)
    return Rows(rows=[ItemConsensus.model_validate(each) for each in rows], next=following)


@router.get("/projects/{project_id}/agreement", **refuses(ProjectUnknown))
def read_agreement(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Agreement:
    """Return how far the project's people agree, how well each fits the consensus, and how new does against old."""
    with house.transaction(actor.scope) as db:
        found = settle_item.read_agreement(db, actor, project_id=project_id)
        return Agreement.model_validate(found)


@router.get("/projects/{project_id}/people/{person_alias}/habits", **refuses(ProjectUnknown, PersonUnseen))
def read_habits(
    project_id: ProjectInPath, person_alias: str, actor: SignedIn, house: TheHouse
) -> PersonHabits:
    """Return how the person behind the pseudonym answers the project, field by field, with intervals."""
    with house.transaction(actor.scope) as db:
        found = settle_item.read_habits(db, actor, project_id=project_id, person_alias=person_alias)
        return PersonHabits.model_validate(found)


@router.post(
    "/projects/{project_id}/settlements", status_code=status.HTTP_202_ACCEPTED, **refuses(ProjectUnknown)
)
def ask_settlement(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> None:
    """Have the project's consensus computed anew."""
    with house.transaction(actor.scope) as db:
        settle_item.ask_settlement(db, actor, project_id=project_id, now=clock.now())
