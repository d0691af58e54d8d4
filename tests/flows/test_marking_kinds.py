"""Marked errors and judged steps, from a file to a release: each through the flows that a base really uses."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

import make
from qilou.base.db import HOUSE, House
from qilou.base.ids import ProjectId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.answers.model import Answer, AnswerIncomplete, AnswerState
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.domain.reviews.model import ReviewIncomplete, Verdict
from qilou.flows import (
    import_items,
    manage_projects,
    release_dataset,
    review_answer,
    settle_item,
    submit_answer,
    take_task,
)
from qilou.flows.review_answer import Taken
from qilou.flows.take_task import Leased
from qilou.jobs.importing import run_import
from qilou.kinds.catalog import default_form
from qilou.simulate import content, mind

PEOPLE = 3
KINDS = ("spans", "steps")


@pytest.fixture
def manager(house: House) -> Actor:
    with house.transaction(HOUSE) as db:
        return make.actor(db, Role.PROJECT_MANAGER)


def opened(house: House, manager: Actor, kind: str, path: Path, now: datetime, **form: Any) -> ProjectId:
    """Make a project of the kind, import the file, open it."""
    draft = ProjectDraft(
        kind=kind, title=kind, title_en=kind, form={**default_form(kind), **form}, overlap=PEOPLE,
        inspection_bp=10_000, price_fen=300, minutes_per_item=3, lease_minutes=30, guideline_md="Read.",
    )  # fmt: skip
    with house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=path.name, format_name="canonical",
            file_path=str(path), now=now,
        )  # fmt: skip
    done = run_import(house, received.id)
    assert done.kept == len(path.read_text("utf-8").splitlines())
    with house.transaction(manager.scope) as db:
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
    return project_id


def annotators(house: House, project_id: ProjectId) -> list[Actor]:
    with house.transaction(HOUSE) as db:
        people = [make.actor(db) for _ in range(PEOPLE)]
        row = db.execute("SELECT id FROM guideline WHERE project_id = %s", [project_id]).fetchone()
        for person in people:
            assert person.person_id is not None
            make.receipt(db, guideline_id=row["id"], person_id=person.person_id)
        return people


def taken(house: House, person: Actor, project_id: ProjectId, now: datetime) -> Leased | None:
    with house.transaction(person.scope) as db:
        found = take_task.take_task(db, person, project_id=project_id, holding=None, now=now)
    return found if isinstance(found, Leased) else None


def submitted(house: House, person: Actor, task: Leased, body: dict[str, Any], now: datetime) -> Answer:
    with house.transaction(person.scope) as db:
        return submit_answer.submit_answer(
            db, person, lease_id=task.lease.id, body=body, active_seconds=9, now=now
        )


def answered(kind: str, task: Leased, *, ability: float, seed: int) -> dict[str, Any]:
    form = task.project.form
    return mind.answer(kind, form, task.view, language=task.language, ability=ability, rng=Random(seed))


def passed(house: House, inspector: Actor, project_id: ProjectId, now: datetime) -> int:
    """Inspect and pass everything that waits."""
    for count in range(1_000):
        with house.transaction(inspector.scope) as db:
            found = review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
            if not isinstance(found, Taken):
                return count
            review_answer.review_answer(
                db, inspector, answer_id=found.answer.id, verdict=Verdict.PASS, reason_codes=[], comment="",
                fixed_body=None, now=now,
            )  # fmt: skip
    raise AssertionError("the queue does not end")


def released(
    house: House, manager: Actor, kind: str, path: Path, now: datetime, **form: Any
) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """Walk from the file to a release; return its records and its files by name."""
    project_id = opened(house, manager, kind, path, now, **form)
    for seed, person in enumerate(annotators(house, project_id)):
        while task := taken(house, person, project_id, now):
            submitted(house, person, task, answered(kind, task, ability=1.0 - seed * 0.2, seed=seed), now)
    with house.transaction(HOUSE) as db:
        inspector = make.actor(db, Role.INSPECTOR)
    assert passed(house, inspector, project_id, now) == PEOPLE * len(path.read_text("utf-8").splitlines())
    with house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    with house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name=kind, now=now)
        rows = release_dataset.list_records(db, manager, release_id=seen.release.id, after=0, limit=100)
        files = {
            f"{format_name}/{name}": b"".join(
                release_dataset.export_file(
                    db,
                    manager,
                    release_id=seen.release.id,
                    format_name=format_name,
                    file_name=name,
                    shelf=Shelf(Path()),
                    now=now,
                )
            )
            for format_name, names in seen.files.items()
            for name in names
        }
    assert ("no file is written" in seen.release.card_md) is True
    return [row.record for row in rows], files


def lines(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


def test_marked_errors_go_from_a_file_to_a_release(house: House, manager: Actor, now: datetime) -> None:
    records, files = released(house, manager, "spans", content.path_of("spans"), now)

    assert set(files) == {"canonical/spans.jsonl", "canonical/spans.spans.jsonl"}
    assert lines(files["canonical/spans.jsonl"]) == records
    for record in records:
        source = record["candidates"][0]["content"]
        marks = record["spans"] + [each for one in record["judgments"] for each in one["body"]["spans"]]
        assert all(source[each["start"] : each["end"]] == each["quote"] for each in marks)
        assert record["scores"]["penalty"]["votes"] == PEOPLE
    found = sum(bool(record["spans"]) for record in records)
    assert found >= sum(bool(record["meta"]["errors"]) for record in records) - 3
    given = lines(files["canonical/spans.spans.jsonl"])
    assert {each["annotator"] is None for each in given} == {True, False}


@pytest.mark.parametrize("mode", ["each", "first_error"])
def test_judged_steps_go_from_a_file_to_a_release(
    house: House, manager: Actor, now: datetime, mode: str
) -> None:
    records, files = released(house, manager, "steps", content.path_of("steps"), now, mode=mode)

    assert set(files) == {"canonical/steps.jsonl", "trl/steps.jsonl"}
    for record in records:
        source = record["candidates"][0]["content"]
        assert [source[step["start"] : step["end"]] for step in record["meta"]["steps"]] == [
            step["text"] for step in record["steps"]
        ]
        labels = [step["label"] for step in record["steps"]]
        assert mode == "each" or None not in labels or labels[labels.index(None) - 1] == -1
    rows = lines(files["trl/steps.jsonl"])
    assert len(rows) == len(records) == 16
    for row, record in zip(rows, records, strict=True):
        assert row["prompt"] == record["conversation"][0]["content"]
        assert row["completions"] == [step["text"] for step in record["steps"]][: len(row["labels"])]
    right = [
        row["labels"] == [label != -1 for label in record["meta"]["labels"]][: len(row["labels"])]
        for row, record in zip(rows, records, strict=True)
    ]
    assert sum(right) >= 14


@pytest.mark.trainers
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", KINDS)
def test_datasets_loads_what_a_release_exports(
    house: House, manager: Actor, now: datetime, tmp_path: Path, kind: str
) -> None:
    from datasets import load_dataset

    _, files = released(house, manager, kind, content.path_of(kind), now)
    for name, data in files.items():
        path = tmp_path / name.replace("/", "-")
        path.write_bytes(data)
        rows = load_dataset("json", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache"))
        assert len(rows) == len(data.splitlines()) > 0
    if kind == "steps":
        assert {len(row["completions"]) - len(row["labels"]) for row in rows} == {0}


def test_a_quote_that_is_not_in_the_item_is_refused_and_nothing_is_stored(
    house: House, manager: Actor, now: datetime
) -> None:
    project_id = opened(house, manager, "spans", content.path_of("spans"), now)
    person = annotators(house, project_id)[0]
    task = taken(house, person, project_id, now)
    assert task is not None
    source = task.view["candidates"][0]["content"]
    good = {
        "label": "factual", "severity": "minor", "start": 0, "end": 3, "quote": source[:3], "prefix": "",
        "suffix": source[3:9], "note": "",
    }  # fmt: skip
    body = {"spans": [good, {**good, "start": 1, "end": 4}], "no_errors": False, "reason": ""}

    with pytest.raises(AnswerIncomplete) as refused:
        submitted(house, person, task, body, now)
    assert [each["path"] for each in refused.value.facts["problems"]] == ["spans[1].quote", "spans[1].suffix"]
    assert submitted(house, person, task, {**body, "spans": [good]}, now).state is AnswerState.SUBMITTED


def test_an_inspectors_fix_is_held_against_the_item_too(house: House, manager: Actor, now: datetime) -> None:
    project_id = opened(house, manager, "steps", content.path_of("steps"), now)
    person = annotators(house, project_id)[0]
    task = taken(house, person, project_id, now)
    assert task is not None
    answer = submitted(house, person, task, answered("steps", task, ability=1.0, seed=1), now)
    with house.transaction(HOUSE) as db:
        inspector = make.actor(db, Role.INSPECTOR)
    with house.transaction(inspector.scope) as db:
        review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
    count = len(task.view["candidates"][0]["steps"])

    def fix(labels: list[int]) -> None:
        fixed = {"labels": labels, "first_error": None, "reason": ""}
        with house.transaction(inspector.scope) as db:
            review_answer.review_answer(
                db, inspector, answer_id=answer.id, verdict=Verdict.FIX_AND_PASS, reason_codes=[],
                comment="", fixed_body=fixed, now=now,
            )  # fmt: skip

    with pytest.raises(ReviewIncomplete) as refused:
        fix([1] * (count + 1))
    assert [each["path"] for each in refused.value.facts["problems"]] == ["fixed_body.labels"]
    fix([1] * count)
