"""A published tree as items: each message that waits for whom the form asks for, the others refused with a reason."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

import make
from formats.example_files import example
from make.projects import FORMS
from qilou.base.db import HOUSE, House
from qilou.domain.access.model import Role
from qilou.domain.projects.model import ProjectDraft
from qilou.flows import import_items, manage_projects
from qilou.jobs.importing import run_import


@pytest.mark.parametrize(
    ("task", "kept", "refused"), [("both", 7, 0), ("assistant", 3, 4), ("prompter", 4, 3)]
)
@pytest.mark.parametrize("name", ["oasst-trees.jsonl", "oasst-messages.jsonl"])
def test_the_messages_of_a_tree_become_items_of_who_is_next(
    house: House, name: str, task: str, kept: int, refused: int, tmp_path: Path, now: datetime
) -> None:
    with house.transaction(HOUSE) as db:
        manager = make.actor(db, Role.PROJECT_MANAGER)
    draft = ProjectDraft(
        kind="tree", title="树", title_en="Trees", form=FORMS["tree"] | {"task": task}, overlap=1, inspection_bp=0,
        price_fen=1, minutes_per_item=1, lease_minutes=30, guideline_md="规范",
    )  # fmt: skip
    path = tmp_path / name
    path.write_bytes(example(name))
    with house.transaction(manager.scope) as db:
        project_id = manage_projects.make_project(db, manager, draft=draft, now=now).project.id
        received = import_items.receive_import(
            db,
            manager,
            project_id=project_id,
            file_name=name,
            format_name="auto",
            file_path=str(path),
            now=now,
        )
    done = run_import(house, received.id)
    assert (done.lines, done.kept) == (7, kept)
    with house.transaction(manager.scope) as db:
        problems = import_items.list_problems(db, manager, import_id=received.id, after=0, limit=20)
    assert len(problems) == refused
    assert all("whom the form does not ask for" in each.reason for each in problems)
