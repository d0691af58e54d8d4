"""The settle job, and how jobs end that cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import make
from qilou.base.db import HOUSE, Db, House, value
from qilou.base.ids import ProjectId
from qilou.base.queue import defer
from qilou.jobs.chores import CHORES
from qilou.jobs.running import Kit

BODY: dict[str, Any] = {"scores": {"accuracy": 4, "clarity": 3}, "reason": "清楚"}


def answered_project(db: Db) -> ProjectId:
    project_id = make.project(db, kind="rating", overlap=1)
    make.answered(db, item_id=make.item(db, project_id=project_id), body=BODY)
    return project_id


def settled_items(db: Db) -> int | None:
    return value(db, int, "SELECT count(*) FROM item WHERE state = 'settled'")


def jobs(db: Db) -> list[tuple[str, str, dict[str, Any]]]:
    rows = db.execute("SELECT task_name, status, args FROM procrastinate_jobs ORDER BY id").fetchall()
    return [(row["task_name"], row["status"], row["args"]) for row in rows]


def test_a_deferred_settlement_is_done_and_forgotten(house: House, do_jobs: Callable[[], None]) -> None:
    with house.transaction(HOUSE) as db:
        defer(db, "settle_project", project_id=answered_project(db))

    do_jobs()

    with house.transaction(HOUSE) as db:
        assert settled_items(db) == 1
        assert jobs(db) == []


def test_a_refused_job_ends_at_once(house: House, do_jobs: Callable[[], None]) -> None:
    with house.transaction(HOUSE) as db:
        defer(db, "settle_project", project_id=999_999)

    do_jobs()

    with house.transaction(HOUSE) as db:
        assert jobs(db) == [("settle_project", "failed", {"project_id": 999_999})]


def test_a_broken_job_is_deferred_again_after_a_wait(
    house: House, files: Path, do_jobs: Callable[[], None]
) -> None:
    (files / "folder.jsonl").mkdir()  # a folder cannot be read as a file
    with house.transaction(HOUSE) as db:
        project_id = make.project(db)
        import_id = value(
            db,
            int,
            """
            INSERT INTO import (project_id, file_name, file_path, format, created_at)
            VALUES (%(project)s, 'folder.jsonl', 'folder.jsonl', 'auto', now())
            RETURNING id
            """,
            {"project": project_id},
        )
        defer(db, "import_file", import_id=import_id or 0)

    do_jobs()

    with house.transaction(HOUSE) as db:
        first, second = jobs(db)
    assert first == ("import_file", "failed", {"import_id": import_id})
    assert second == ("import_file", "todo", {"import_id": import_id, "attempt": 1})


def test_the_chores_run_and_settling_is_deferred_where_it_is_due(
    house: House, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        answered_project(db)
    kit = Kit(house=house, files=files, is_stopping=lambda: False)

    for chore in CHORES:
        chore.handler(kit)
    do_jobs()

    with house.transaction(HOUSE) as db:
        assert settled_items(db) == 1
