"""Gold, the rule by which a project measures its people, and how they stand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.items.model import ItemUnknown
from qilou.domain.projects.model import ProjectUnknown
from qilou.domain.standing.model import GoldUnfit, GoldUnknown, StandingRuleUnusable
from qilou.domain.training.model import CourseUnknown
from qilou.flows import measure_people, plant_gold
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.standing import (
    GoldCandidate,
    GoldRow,
    PersonStanding,
    Promoted,
    Promotion,
    StandingRule,
    StandingRuleShown,
)

router = APIRouter(tags=["standing"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects/{project_id}/standing-rule", **refuses(ProjectUnknown))
def read_standing_rule(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> StandingRuleShown:
    """Return how the project measures its people."""
    with house.transaction(actor.scope) as db:
        return StandingRuleShown.of(measure_people.read_standing_rule(db, actor, project_id=project_id))


@router.put(
    "/projects/{project_id}/standing-rule", **refuses(ProjectUnknown, CourseUnknown, StandingRuleUnusable)
)
def set_standing_rule(
    project_id: ProjectInPath, sent: StandingRule, actor: SignedIn, house: TheHouse
) -> StandingRuleShown:
    """Set how the project measures its people from now on."""
    with house.transaction(actor.scope) as db:
        measuring = measure_people.set_standing_rule(
            db, actor, project_id=project_id, wanted=sent.record(), now=clock.now()
        )
        return StandingRuleShown.of(measuring)


@router.get("/projects/{project_id}/gold", **refuses(ProjectUnknown, CursorInvalid))
def list_gold(project_id: ProjectInPath, actor: SignedIn, house: TheHouse, after: After) -> Rows[GoldRow]:
    """Return the project's gold, oldest item first."""
    with house.transaction(actor.scope) as db:
        found = plant_gold.list_gold(db, actor, project_id=project_id, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.item_id)
    return Rows(rows=[GoldRow.model_validate(each) for each in rows], next=following)


@router.post("/projects/{project_id}/gold", **refuses(ProjectUnknown, ItemUnknown, GoldUnfit))
def promote_items(project_id: ProjectInPath, sent: Promotion, actor: SignedIn, house: TheHouse) -> Promoted:
    """Make gold of finished items, all of them or none."""
    with house.transaction(actor.scope) as db:
        done = plant_gold.promote_items(
            db,
            actor,
            project_id=project_id,
            item_ids=[ItemId(each) for each in sent.item_ids],
            now=clock.now(),
        )
    return Promoted(planted=done.planted, gold_in_use=done.stock.in_use)


@router.delete(
    "/projects/{project_id}/gold/{item_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    **refuses(ProjectUnknown, GoldUnknown),
)
def retire_gold(
    project_id: ProjectInPath, item_id: Annotated[ItemId, IdInPath], actor: SignedIn, house: TheHouse
) -> None:
    """Hand the gold item out no more."""
    with house.transaction(actor.scope) as db:
        plant_gold.retire_gold(db, actor, project_id=project_id, item_id=item_id, now=clock.now())


@router.get("/projects/{project_id}/gold-candidates", **refuses(ProjectUnknown, CursorInvalid))
def list_gold_candidates(
    project_id: ProjectInPath, actor: SignedIn, house: TheHouse, after: After
) -> Rows[GoldCandidate]:
    """Return the project's finished items that could become gold."""
    with house.transaction(actor.scope) as db:
        found = plant_gold.list_candidates(db, actor, project_id=project_id, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.item_id)
    return Rows(rows=[GoldCandidate.model_validate(each) for each in rows], next=following)


@router.get("/projects/{project_id}/standings", **refuses(ProjectUnknown))
def list_standings(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[PersonStanding]:
    """Return how the project's people stand, the weakest first."""
    with house.transaction(actor.scope) as db:
        found = measure_people.list_standings(db, actor, project_id=project_id)
    return all_rows([PersonStanding.of(each) for each in found])


@router.get("/standings/weak", **refuses())
def list_weak(actor: SignedIn, house: TheHouse) -> Rows[PersonStanding]:
    """Return who is weak or paused, in whichever project, the weakest first."""
    with house.transaction(actor.scope) as db:
        return all_rows([PersonStanding.of(each) for each in measure_people.list_weak(db, actor)])
