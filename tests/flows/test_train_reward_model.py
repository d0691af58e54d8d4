"""Asking for a training, and what is refused."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
import pytest

import make
from qilou.base.db import Db, value
from qilou.base.ids import ReleaseId, RunId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.learning.model import (
    NoPairs,
    RunEnded,
    RunState,
    RunUnknown,
    Step,
    Training,
    TrainingUnderWay,
)
from qilou.flows.release_dataset import make_release
from qilou.flows.settle_item import settle_project
from qilou.flows.train_reward_model import (
    begin_training,
    end_training,
    list_runs,
    note_progress,
    queue_training,
    read_pairs,
    read_run,
)

SCORES = {"accuracy": 4, "clarity": 3}
BODIES: dict[str, dict[str, Any]] = {
    "comparison": {"preference": 7, "ratings": {"A": SCORES, "B": SCORES}, "reason": "清楚"},
    "rating": {"scores": SCORES, "reason": "清楚"},
    "ranking": {"ranks": {"A": 2, "B": 1, "C": 3}, "reason": "清楚"},
    "gsb": {"verdict": "B", "reason": ""},
}


def released(db: Db, actor: Actor, now: datetime, *, kind: str = "comparison") -> ReleaseId:
    project_id = make.project(db, kind=kind, overlap=1)
    make.answered(db, item_id=make.item(db, project_id=project_id), body=BODIES[kind])
    settle_project(db, actor, project_id=project_id, now=now)
    return make_release(db, actor, project_id=project_id, name="pairs", now=now).release.id


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


def queued(db: Db, actor: Actor, now: datetime) -> RunId:
    release_id = released(db, actor, now)
    return queue_training(db, actor, release_id=release_id, method=Training.LIGHT_RM, now=now).id


def test_a_training_is_queued_runs_and_ends(db: Db, manager: Actor, now: datetime) -> None:
    run_id = queued(db, manager, now)
    assert read_run(db, manager, run_id=run_id).state is RunState.QUEUED
    assert value(db, str, "SELECT lock FROM procrastinate_jobs") == "training"

    begin_training(db, manager, run_id=run_id, now=now)
    note_progress(db, manager, run_id=run_id, step=Step(step="embedding", share=0.3), now=now)
    assert read_run(db, manager, run_id=run_id).progress == Step(step="embedding", share=0.3)

    ended = end_training(db, manager, run_id=run_id, report={"verdict": "usable"}, failure=None, now=now)
    assert (ended.state, ended.report, ended.finished_at) == (RunState.DONE, {"verdict": "usable"}, now)
    assert [each.id for each in list_runs(db, manager, after=0, limit=10)] == [run_id]


def test_the_trainer_s_file_holds_the_pairs(db: Db, manager: Actor, now: datetime) -> None:
    lines = b"".join(read_pairs(db, manager, run_id=queued(db, manager, now), now=now)).splitlines()

    assert msgspec.json.decode(lines[0])["chosen"][0]["content"] == "很好"


@pytest.mark.parametrize(("kind", "pairs"), [("ranking", 3), ("gsb", 1)])
def test_rankings_and_verdicts_are_trained_on_by_their_pairs(
    db: Db, manager: Actor, now: datetime, kind: str, pairs: int
) -> None:
    release_id = released(db, manager, now, kind=kind)
    run_id = queue_training(db, manager, release_id=release_id, method=Training.LIGHT_RM, now=now).id

    assert len(b"".join(read_pairs(db, manager, run_id=run_id, now=now)).splitlines()) == pairs


def test_an_ended_run_is_not_begun_or_ended_again(db: Db, manager: Actor, now: datetime) -> None:
    run_id = queued(db, manager, now)
    begin_training(db, manager, run_id=run_id, now=now)
    end_training(db, manager, run_id=run_id, report=None, failure="no", now=now)

    assert begin_training(db, manager, run_id=run_id, now=now) is None
    with pytest.raises(RunEnded):
        end_training(db, manager, run_id=run_id, report={}, failure=None, now=now)


def test_a_release_is_trained_on_once_at_a_time(db: Db, manager: Actor, now: datetime) -> None:
    release_id = released(db, manager, now)
    first = queue_training(db, manager, release_id=release_id, method=Training.LIGHT_RM, now=now)

    with pytest.raises(TrainingUnderWay) as refused:
        queue_training(db, manager, release_id=release_id, method=Training.LIGHT_RM, now=now)

    assert refused.value.facts == {"run_id": first.id}


def test_releases_without_pairs_strangers_and_unknown_runs_are_refused(
    db: Db, manager: Actor, now: datetime
) -> None:
    release_id = released(db, manager, now, kind="rating")
    with pytest.raises(NoPairs):
        queue_training(db, manager, release_id=release_id, method=Training.LIGHT_RM, now=now)
    with pytest.raises(NotPermitted):
        list_runs(db, make.actor(db), after=0, limit=10)
    with pytest.raises(RunUnknown):
        read_run(db, manager, run_id=RunId(999_999))
