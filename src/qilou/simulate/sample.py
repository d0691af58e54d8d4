"""The sample base as a whole: its past is made once, its present is played for as long as the demo runs.

What the crowd needs again after a restart lies in one file beside the database; a marker tells a past that
was cut short.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from qilou.base import clock
from qilou.base.db import House
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.learning.model import Training
from qilou.flows import release_dataset, seal_audit, settle_item, train_reward_model
from qilou.simulate.crowd import Crowd, make_past
from qilou.simulate.projects import Load, open_projects
from qilou.simulate.stage import Say, SignIn, Stage, set_stage
from qilou.simulate.talks import open_talks

PAST = timedelta(minutes=90)
STAGE = "sample.json"
SIGN_INS = "demo.json"
MAKING = "sample.making"


class SignInList(msgspec.Struct, frozen=True, kw_only=True):
    """What the sign-in page offers."""

    sign_ins: list[SignIn]


def is_made(home: Path) -> bool:
    """Return whether the sample base of this home is complete."""
    return (home / STAGE).exists() and not (home / MAKING).exists()


def was_cut_short(home: Path) -> bool:
    """Return whether making the sample base began and did not end."""
    return (home / MAKING).exists()


def make_sample(house: House, home: Path, *, load: Load, say: Say) -> Stage:
    """Make people, projects and a past of work with a release and a training run on it; write down how to sign in."""
    (home / MAKING).touch()
    now = clock.now()
    stage = set_stage(house, now=now - PAST, say=say)
    say("items / 题目")
    project_ids = open_projects(house, stage, batch=1, load=load, now=now - PAST)
    open_talks(house, stage, load=load, now=now - PAST)
    say("work so far / 已完成的工作")
    make_past(Crowd(house, stage, load=load, seed=1), house, since=now - PAST, until=now)
    say("consensus, release, reward model / 共识、数据集、奖励模型")
    for project_id in project_ids:
        with house.transaction(HOUSE_ITSELF.scope) as db:
            settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())
    _release(house, stage, project_id=project_ids[1], now=clock.now())
    with house.transaction(HOUSE_ITSELF.scope) as db:
        seal_audit.seal_ended(db, HOUSE_ITSELF, now=clock.now())
    (home / STAGE).write_bytes(msgspec.json.encode(stage))
    (home / SIGN_INS).write_bytes(msgspec.json.encode(SignInList(sign_ins=stage.sign_ins)))
    (home / MAKING).unlink()
    return stage


def sign_ins_of(home: Path) -> list[SignIn]:
    """Return the ways into the sample base."""
    return msgspec.json.decode((home / SIGN_INS).read_bytes(), type=SignInList).sign_ins


def play(house: House, home: Path, *, load: Load, is_over: Callable[[], bool]) -> None:
    """Let the crowd work at human speed until it is over."""
    stage = msgspec.json.decode((home / STAGE).read_bytes(), type=Stage)
    crowd = Crowd(house, stage, load=load, seed=time.time_ns() % 1_000_000)
    crowd.begin(clock.now())
    while not is_over():
        seconds = (crowd.next_at() - clock.now()).total_seconds()
        if seconds > 0:
            time.sleep(min(seconds, 1.0))
        else:
            crowd.act(now=clock.now())


def _release(house: House, stage: Stage, *, project_id: ProjectId, now: datetime) -> None:
    with house.transaction(stage.manager.scope) as db:
        release = release_dataset.make_release(
            db, stage.manager, project_id=project_id, name="sample-preferences", now=now
        ).release
    with house.transaction(stage.manager.scope) as db:
        train_reward_model.queue_training(
            db, stage.manager, release_id=release.id, method=Training.LIGHT_RM, now=now
        )
