"""Training runs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import ReleaseId, RunId
from qilou.domain.datasets.model import ReleaseUnknown
from qilou.domain.learning.model import NoPairs, RunUnknown, Training, TrainingUnderWay
from qilou.flows import train_reward_model
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows
from qilou.web.shapes.results import TrainingDraft, TrainingRun

router = APIRouter(tags=["training"])


@router.post(
    "/releases/{release_id}/training-runs",
    status_code=status.HTTP_202_ACCEPTED,
    **refuses(ReleaseUnknown, NoPairs, TrainingUnderWay),
)
def start_training(
    release_id: Annotated[ReleaseId, IdInPath], sent: TrainingDraft, actor: SignedIn, house: TheHouse
) -> TrainingRun:
    """Have a worker train a reward model on the release."""
    with house.transaction(actor.scope) as db:
        queued = train_reward_model.queue_training(
            db, actor, release_id=release_id, method=Training(sent.method), now=clock.now()
        )
        return TrainingRun.of(queued)


@router.get("/training-runs", **refuses(CursorInvalid))
def list_training_runs(actor: SignedIn, house: TheHouse, after: After) -> Rows[TrainingRun]:
    """Return the training runs that one sees, newest first."""
    with house.transaction(actor.scope) as db:
        found = train_reward_model.list_runs(db, actor, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[TrainingRun.of(each) for each in rows], next=following)


@router.get("/training-runs/{run_id}", **refuses(RunUnknown))
def read_training_run(run_id: Annotated[RunId, IdInPath], actor: SignedIn, house: TheHouse) -> TrainingRun:
    """Return one training run with its progress, report or failure."""
    with house.transaction(actor.scope) as db:
        return TrainingRun.of(train_reward_model.read_run(db, actor, run_id=run_id))
