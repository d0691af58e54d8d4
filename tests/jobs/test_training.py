"""The training job: from a release of pairs to a report, or to words that say why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import make
from qilou.base import clock
from qilou.base.db import HOUSE, Db, House
from qilou.domain.access.model import Actor, Role
from qilou.domain.learning.model import RunState, Training, TrainingRun
from qilou.flows.release_dataset import make_release
from qilou.flows.settle_item import settle_project
from qilou.flows.train_reward_model import begin_training, queue_training, read_run


def preferring(preference: int) -> dict[str, Any]:
    scores = {"accuracy": 4, "clarity": 3}
    return {"preference": preference, "ratings": {"A": scores, "B": scores}, "reason": "清楚"}


def queued(db: Db, actor: Actor, *, pairs: int) -> TrainingRun:
    project_id = make.project(db, overlap=1)
    annotator = make.actor(db)
    for at in range(pairs):
        content = make.comparison_content(
            f"第{at}问？", first=f"别再问了，滚开。{at}", second=f"先说结论，再列步骤。{at}"
        )
        make.answered(
            db,
            item_id=make.item(db, project_id=project_id, content=content),
            by=annotator,
            body=preferring(7),
        )
    settle_project(db, actor, project_id=project_id, now=clock.now())
    release = make_release(db, actor, project_id=project_id, name="pairs", now=clock.now()).release
    return queue_training(db, actor, release_id=release.id, method=Training.LIGHT_RM, now=clock.now())


def test_a_queued_training_ends_with_a_report(house: House, files: Path, do_jobs: Callable[[], None]) -> None:
    with house.transaction(HOUSE) as db:
        actor = make.actor(db, Role.PROJECT_MANAGER)
        run_id = queued(db, actor, pairs=30).id

    do_jobs()

    with house.transaction(HOUSE) as db:
        ended = read_run(db, actor, run_id=run_id)
    assert ended.state is RunState.DONE, ended.failure
    assert ended.report is not None
    assert ended.report["pairs"] == 30
    assert ended.report["accuracy"]["value"] > 0.9
    assert ended.progress.share == 1
    assert (files / "training" / str(run_id) / "model.npz").exists()


def test_too_few_pairs_fail_in_words(house: House, do_jobs: Callable[[], None]) -> None:
    with house.transaction(HOUSE) as db:
        actor = make.actor(db, Role.PROJECT_MANAGER)
        run_id = queued(db, actor, pairs=3).id

    do_jobs()

    with house.transaction(HOUSE) as db:
        ended = read_run(db, actor, run_id=run_id)
    assert (ended.state, ended.report) == (RunState.FAILED, None)
    assert "3 pairs" in (ended.failure or "")


def test_a_run_that_a_killed_worker_left_running_is_trained_anew(
    house: House, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        actor = make.actor(db, Role.PROJECT_MANAGER)
        run_id = queued(db, actor, pairs=20).id
        begin_training(db, actor, run_id=run_id, now=clock.now())

    do_jobs()

    with house.transaction(HOUSE) as db:
        assert read_run(db, actor, run_id=run_id).state is RunState.DONE
