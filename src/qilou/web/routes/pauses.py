"""Pauses: who is paused and why, how one stands oneself, and letting somebody back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter

from qilou.base import clock
from qilou.base.ids import PauseId, ProjectId
from qilou.domain.projects.model import ProjectUnknown
from qilou.domain.standing.model import LiftReasonMissing, PauseLifted, PauseUnknown
from qilou.flows import lift_pause as pausing
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.standing import Lift, OwnStanding, Pause, PauseOfPerson

router = APIRouter(tags=["standing"])


@router.get("/standing", **refuses())
def read_own_standing(actor: SignedIn, house: TheHouse) -> OwnStanding:
    """Return where one is paused, why and what brings one back, and where one is trusted."""
    with house.transaction(actor.scope) as db:
        return OwnStanding.of(pausing.read_own_standing(db, actor))


@router.get("/projects/{project_id}/pauses", **refuses(ProjectUnknown))
def list_pauses(
    project_id: Annotated[ProjectId, IdInPath], actor: SignedIn, house: TheHouse
) -> Rows[PauseOfPerson]:
    """Return the project's pauses, newest first."""
    with house.transaction(actor.scope) as db:
        found = pausing.list_pauses(db, actor, project_id=project_id)
    return all_rows([PauseOfPerson.seen(each) for each in found])


@router.put("/pauses/{pause_id}/lift", **refuses(PauseUnknown, PauseLifted, LiftReasonMissing))
def lift_pause(pause_id: Annotated[PauseId, IdInPath], sent: Lift, actor: SignedIn, house: TheHouse) -> Pause:
    """Let the person back, with a reason that they read."""
    with house.transaction(actor.scope) as db:
        return Pause.of(pausing.lift_pause(db, actor, pause_id=pause_id, reason=sent.reason, now=clock.now()))
