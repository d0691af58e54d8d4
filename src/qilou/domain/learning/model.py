"""Training runs and their refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: a report is JSON of the trainer's

import msgspec

from qilou.base.errors import Conflict, NotFound
from qilou.base.ids import AccountId, ProjectId, ReleaseId, RunId


class RunState(StrEnum):
    """Where a training run stands."""

    QUEUED = "queued"  # waits for a worker
    RUNNING = "running"  # trains; where its worker was killed, the next one starts it anew
    DONE = "done"  # has a report
    FAILED = "failed"  # has a reason


ENDED = frozenset({RunState.DONE, RunState.FAILED})


class Training(StrEnum):
    """What can be trained."""

    LIGHT_RM = "light_rm"  # a Bradley-Terry reward model on frozen sentence vectors; minutes, no GPU


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """How far a run is; the share is in 0..1."""

    step: str
    share: float


class TrainingRun(msgspec.Struct, frozen=True, kw_only=True):
    """One training on one release."""

    id: RunId
    release_id: ReleaseId
    project_id: ProjectId
    project_title: str
    project_title_en: str
    method: Training
    state: RunState
    progress: Step
    report: dict[str, Any] | None  # Any: see above
    failure: str | None
    created_by: AccountId
    created_at: datetime
    finished_at: datetime | None


class RunUnknown(NotFound):
    """There is no such training run, or it is not yours to see."""


class NoPairs(Conflict):
    """A reward model learns from pairs, and a release of the kind {kind} has none. Release a project of
    comparison, ranking or gsb.
    """


class TrainingUnderWay(Conflict):
    """This release is being trained on already; wait for run {run_id} to end."""


class RunEnded(Conflict):
    """The training run has ended already."""
