"""How a project hands out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.dispatch.model import DispatchRulesUnusable
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import steer_dispatch
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath
from qilou.web.shapes.steering import DispatchRules, DispatchRulesShown

router = APIRouter(tags=["projects"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects/{project_id}/dispatch-rules", **refuses(ProjectUnknown))
def read_dispatch_rules(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> DispatchRulesShown:
    """Return how the project hands out."""
    with house.transaction(actor.scope) as db:
        return DispatchRulesShown.of(steer_dispatch.read_dispatch_rules(db, actor, project_id=project_id))


@router.put("/projects/{project_id}/dispatch-rules", **refuses(ProjectUnknown, DispatchRulesUnusable))
def set_dispatch_rules(
    project_id: ProjectInPath, sent: DispatchRules, actor: SignedIn, house: TheHouse
) -> DispatchRulesShown:
    """Set how the project hands out from now on."""
    with house.transaction(actor.scope) as db:
        steering = steer_dispatch.set_dispatch_rules(
            db, actor, project_id=project_id, wanted=sent.record(), now=clock.now()
        )
        return DispatchRulesShown.of(steering)
