"""Chapter: a release of pairs trains a reward model. A worker runs the trainer as a process and reports back here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any  # Any: a report is JSON of the trainer's

from qilou.base.db import Db
from qilou.base.ids import ReleaseId, RunId
from qilou.base.queue import defer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.datasets import rules as files
from qilou.domain.datasets import store as releases
from qilou.domain.learning import store
from qilou.domain.learning.model import (
    ENDED,
    NoPairs,
    RunState,
    Step,
    Training,
    TrainingRun,
    TrainingUnderWay,
)
from qilou.formats.writers.parts import PAIRED

PAIRS_FORMAT = "trl"


def queue_training(
    db: Db, actor: Actor, *, release_id: ReleaseId, method: Training, now: datetime
) -> TrainingRun:
    """Have a worker train on the release; one run of a method at a time on each release."""
    require(actor, Permit.TRAINING_RUN)
    assert actor.account_id is not None, "a training is asked for by somebody"

    release = releases.load(db, release_id)
    earlier = store.under_way(db, release_id, method=method)

    if release.kind not in PAIRED:
        raise NoPairs(kind=release.kind)
    if earlier is not None:
        raise TrainingUnderWay(run_id=earlier)

    run_id = store.insert(db, release_id, method=method, by=actor.account_id, now=now)

    record(db, actor, Action.TRAINING_QUEUED, subject=("training_run", run_id), now=now, release=release_id)

    defer(db, "train_reward_model", lock="training", run_id=run_id)
    return store.load(db, run_id)


def begin_training(db: Db, actor: Actor, *, run_id: RunId, now: datetime) -> TrainingRun | None:
    """Move the run to running and return it, or None where it has ended and nothing is left to do."""
    require(actor, Permit.TRAINING_RUN)

    found = store.load(db, run_id)

    if found.state in ENDED or not store.begin(db, run_id):
        return None

    return store.load(db, run_id)


def read_pairs(db: Db, actor: Actor, *, run_id: RunId, now: datetime) -> Iterator[bytes]:
    """Return the dataset file that the run trains on, read as it is taken, in this transaction."""
    require(actor, Permit.TRAINING_RUN)

    release = releases.load(db, store.load(db, run_id).release_id)
    *_, file_name = files.file_names(release)[PAIRS_FORMAT]  # the rows; the ZIP with them comes first
    return files.file_bytes(
        partial(releases.records, db, release),
        release=release,
        format_name=PAIRS_FORMAT,
        file_name=file_name,
        media=list,
    )


def note_progress(db: Db, actor: Actor, *, run_id: RunId, step: Step, now: datetime) -> None:
    """Store how far the run is. Progress is not audited: it is gone when the run ends."""
    require(actor, Permit.TRAINING_RUN)

    store.note(db, run_id, step)


def end_training(
    db: Db, actor: Actor, *, run_id: RunId, report: dict[str, Any] | None, failure: str | None, now: datetime
) -> TrainingRun:
    """Close the run with its report, or with the reason why it failed."""
    require(actor, Permit.TRAINING_RUN)

    state = RunState.DONE if failure is None else RunState.FAILED
    store.end(db, run_id, state=state, report=report, failure=failure, now=now)

    verdict = None if report is None else report.get("verdict")
    record(
        db,
        actor,
        Action.TRAINING_ENDED,
        subject=("training_run", run_id),
        now=now,
        state=state.value,
        verdict=verdict,
    )
    return store.load(db, run_id)


def read_run(db: Db, actor: Actor, *, run_id: RunId) -> TrainingRun:
    """Return one run with its progress, report or failure."""
    require(actor, Permit.TRAINING_READ)

    return store.load(db, run_id)


def list_runs(db: Db, actor: Actor, *, after: int, limit: int) -> list[TrainingRun]:
    """Return the runs that the actor sees, newest first."""
    require(actor, Permit.TRAINING_READ)

    return store.page(db, after=after, limit=limit)
