"""A file comes in, people answer and inspect, and what goes out is loaded by the trainers' own loaders: kind by kind.

Answers are those of the sample base's people, so that each kind's own texts and labels go all the way.
"""

from __future__ import annotations

import json
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest

import make
from flows.test_kinds_walk import exported, inspect_all
from make.projects import FORMS
from qilou.base.db import HOUSE, House
from qilou.base.ids import ProjectId
from qilou.domain.access.model import Actor, Role
from qilou.domain.projects.model import ProjectDraft, ProjectState
from qilou.flows import import_items, manage_projects, release_dataset, settle_item
from qilou.flows import submit_answer as submitting
from qilou.flows import take_task as taking
from qilou.flows.take_task import Leased
from qilou.formats.read import Kept, read_records
from qilou.jobs.importing import run_import
from qilou.simulate import content, mind

pytestmark = [
    pytest.mark.trainers,
    pytest.mark.filterwarnings("ignore"),  # the warnings of `datasets` are not ours to cure
]
ITEMS = 4
BAD = {"conversation": [{"role": "user", "content": ""}]}  # a line that no kind takes
SHAPES = {
    "conversation": {"messages"},
    "prompt": {"prompt"},
    "tree": {"messages"},
    "safety": {"prompt", "completion", "label"},
    "rubric": {"prompt", "completion", "scores"},
    "trace": {"prompt", "completions", "labels"},
}


def opened(house: House, kind: str, manager: Actor, folder: Path, now: datetime) -> ProjectId:
    """Make a project of the kind's sample items and a bad line, and open it."""
    lines = content.path_of(kind).read_text("utf-8").splitlines()[:ITEMS]
    path = folder / "items.jsonl"
    path.write_text("\n".join([*lines, json.dumps(BAD)]), "utf-8")
    draft = ProjectDraft(
        kind=kind, title="题", title_en="Items", form=FORMS[kind], overlap=2, inspection_bp=10_000, price_fen=1,
        minutes_per_item=1, lease_minutes=30, guideline_md="规范",
    )  # fmt: skip
    with house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db, manager, project_id=project_id, file_name=path.name, format_name="canonical",
            file_path=str(path), now=now,
        )  # fmt: skip
    done = run_import(house, received.id)
    assert (done.kept, done.refused) == (ITEMS, 1)
    with house.transaction(manager.scope) as db:
        problem, *_ = import_items.list_problems(db, manager, import_id=received.id, after=0, limit=9)
        assert (problem.line, problem.field) == (ITEMS + 1, "conversation[0].content")
        manage_projects.set_project_state(
            db, manager, project_id=project_id, state=ProjectState.OPEN, now=now
        )
    return project_id


def answer_all(house: House, project_id: ProjectId, worker: Actor, number: int, now: datetime) -> int:
    with house.transaction(worker.scope) as db:
        guideline = manage_projects.list_guidelines(db, worker, project_id=project_id)[0]
        manage_projects.confirm_guideline(db, worker, guideline_id=guideline.id, now=now)
    answered = 0
    while True:
        with house.transaction(worker.scope) as db:
            task = taking.take_task(db, worker, project_id=project_id, holding=None, now=now)
            if not isinstance(task, Leased):
                return answered
            body = mind.answer(
                task.project.kind, task.project.form, task.view, language=task.language, ability=0.9,
                rng=Random(task.lease.item_id * 7 + number),
            )  # fmt: skip
            submitting.submit_answer(db, worker, lease_id=task.lease.id, body=body, active_seconds=9, now=now)
        answered += 1


@pytest.mark.parametrize("kind", SHAPES)
def test_what_people_made_is_loaded_by_those_that_train_on_it(
    house: House, kind: str, tmp_path: Path, now: datetime
) -> None:
    from datasets import load_dataset
    from trl.data_utils import is_conversational

    with house.transaction(HOUSE) as db:
        manager, inspector = make.actor(db, Role.PROJECT_MANAGER), make.actor(db, Role.INSPECTOR)
        workers = [make.actor(db) for _ in range(2)]
    project_id = opened(house, kind, manager, tmp_path, now)
    assert [answer_all(house, project_id, each, at, now) for at, each in enumerate(workers)] == [ITEMS] * 2
    assert inspect_all(house, None, inspector, now) == 2 * ITEMS  # type: ignore[arg-type]  # it reads no case
    with house.transaction(manager.scope) as db:
        settle_item.settle_project(db, manager, project_id=project_id, now=now)
    with house.transaction(manager.scope) as db:
        seen = release_dataset.make_release(db, manager, project_id=project_id, name="first", now=now)
    assert seen.release.rows == ITEMS

    def loaded(path: Path) -> Any:
        return load_dataset("json", data_files=str(path), split="train", cache_dir=str(tmp_path / "cache"))

    files = exported(house, manager, seen, tmp_path, now)
    assert len(loaded(files["canonical"])) == ITEMS
    rows = loaded(files["trl"])
    assert set(rows.column_names) == SHAPES[kind]
    assert len(rows) > 0
    assert all(is_conversational(row) for row in rows) is (kind != "trace")
    for name in {"llamafactory", "openai", "oasst"} & files.keys():
        assert len(loaded(files[name])) > 0
    assert all(isinstance(each, Kept) for each in again(files["canonical"]))


def again(path: Path) -> list[Any]:
    return list(read_records(BytesIO(path.read_bytes()), file_name=path.name, format_name="auto"))
