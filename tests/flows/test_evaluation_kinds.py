"""Safety from a file to a release: each answer is passed by another person, and what was not is left out by name."""

from __future__ import annotations

from datetime import datetime

import pytest

import make
from flows.test_marking_kinds import (
    annotators,
    answered,
    lines,
    manager,
    opened,
    passed,
    released,
    submitted,
    taken,
)
from qilou.base.db import HOUSE, House
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.datasets.model import NothingToRelease
from qilou.domain.projects.model import ProjectDraft, ProjectUnusable
from qilou.flows import manage_projects, release_dataset, settle_item
from qilou.kinds.catalog import default_form
from qilou.simulate import content

__all__ = ["manager"]  # a fixture of this file, too


def test_safety_goes_from_a_file_to_a_release(house: House, manager: Actor, now: datetime) -> None:
    records, files = released(house, manager, "safety", content.path_of("safety"), now)

    assert set(files) == {"canonical/safety.jsonl", "trl/safety.jsonl"}
    right = sum(record["safety"]["verdict"] == record["meta"]["truth"]["verdict"] for record in records)
    assert right >= len(records) - 3
    unsafe = [record for record in records if record["safety"]["verdict"] == "unsafe"]
    assert all(record["safety"]["risks"] for record in unsafe)
    rows = lines(files["trl/safety.jsonl"])
    answered_ones = [record for record in records if record["candidates"]]
    assert [row["label"] for row in rows] == [
        record["safety"]["verdict"] in ("safe", "refused_rightly") for record in answered_ones
    ]


def test_an_item_that_nobody_approved_is_not_released(house: House, manager: Actor, now: datetime) -> None:
    project_id = opened(house, manager, "safety", content.path_of("safety"), now)
    for seed, person in enumerate(annotators(house, project_id)):
        task = taken(house, person, project_id, now)
        assert task is not None
        submitted(house, person, task, answered("safety", task, ability=1.0, seed=seed), now)
    with house.transaction(HOUSE) as db:
        db.execute("UPDATE answer SET state = 'accepted'")  # what a fault of ours might do
    with house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)

    with pytest.raises(NothingToRelease) as refused, house.transaction(manager.scope) as db:
        release_dataset.make_release(db, manager, project_id=project_id, name="x", now=now)
    assert refused.value.facts["unapproved"] == 1

    with house.transaction(HOUSE) as db:
        db.execute("UPDATE answer SET state = 'submitted'")
        inspector = make.actor(db, Role.INSPECTOR)
    assert passed(house, inspector, project_id, now) == 3
    with house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    with house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="x", now=now)
    assert "Safety data" in seen.release.card_md


def test_safety_is_inspected_in_full_or_not_at_all(house: House, manager: Actor, now: datetime) -> None:
    draft = ProjectDraft(
        kind="safety", title="s", title_en="s", form=default_form("safety"), overlap=1, inspection_bp=9_999,
        price_fen=300, minutes_per_item=3, lease_minutes=30, guideline_md="Read.",
    )  # fmt: skip
    with pytest.raises(ProjectUnusable) as refused, house.transaction(manager.scope) as db:
        manage_projects.make_project(db, manager, draft=draft, now=now)
    assert [each["path"] for each in refused.value.facts["problems"]] == ["inspection_bp"]


@pytest.mark.parametrize("kind", ["rubric", "trace"])
def test_lists_go_from_a_file_to_a_release(house: House, manager: Actor, now: datetime, kind: str) -> None:
    records, files = released(house, manager, kind, content.path_of(kind), now)

    assert lines(files[f"canonical/{kind}.jsonl"]) == records
    rows = lines(files[f"trl/{kind}.jsonl"])
    if kind == "rubric":
        assert len(rows) == sum(len(record["candidates"]) for record in records)
        assert all(0 <= row["scores"]["total"] <= 1 for row in rows)
        return
    right = [record["trace"]["goal"] == record["meta"]["truth"]["goal"] for record in records]
    assert sum(right) >= len(records) - 2
    good = lines(files["openai/trace.jsonl"])
    assert good
    assert all(row["messages"][-1]["role"] == "assistant" for row in good)
