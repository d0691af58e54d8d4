"""The sample base offers a dialogue and an arena to those who sign in."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import HOUSE, House
from qilou.flows import manage_models, manage_projects
from qilou.jobs.importing import run_import
from qilou.simulate.stage import set_stage
from qilou.simulate.talks import open_talks


def test_a_dialogue_and_an_arena_are_open_with_two_models(house: House, now: datetime) -> None:
    stage = set_stage(house, now=now, say=lambda _: None, annotators=18)

    open_talks(house, stage, load=run_import, now=now)

    with house.transaction(HOUSE) as db:
        seen = manage_projects.list_projects(db, stage.manager, after=0, limit=50, now=now)
        found = {each.project.kind: each for each in seen}
        assert set(found) == {"dialogue", "arena"}
        for each in found.values():
            assert (each.progress.items, each.progress.open_seats) == (8, 24)
            assert not each.project.is_sample, "the crowd leaves what is real to people"
            models = manage_models.read_models(db, stage.manager, project_id=each.project.id)
            assert len(models) == 2
