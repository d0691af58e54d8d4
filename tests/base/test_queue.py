"""Deferring: in the caller's transaction or not at all, and the same job only once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest

from qilou.base.db import HOUSE, Db, House
from qilou.base.queue import defer, key_of, put


def waiting(db: Db) -> list[dict[str, Any]]:
    return db.execute(
        "SELECT task_name, args, lock, scheduled_at FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id"
    ).fetchall()


def test_a_deferred_job_waits_with_its_arguments(db: Db) -> None:
    defer(db, "settle_project", project_id=7)

    (job,) = waiting(db)
    assert (job["task_name"], job["args"], job["lock"]) == (
        "settle_project",
        {"project_id": 7},
        "settle_project(project_id=7)",
    )
    assert job["scheduled_at"] is None


def test_what_is_rolled_back_was_never_deferred(house: House) -> None:
    def deferring_and_failing() -> None:
        with house.transaction(HOUSE) as db:
            defer(db, "settle_project", project_id=7)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        deferring_and_failing()

    with house.transaction(HOUSE) as db:
        assert waiting(db) == []


def test_the_same_job_waits_once_and_another_beside_it(db: Db) -> None:
    for project_id in (7, 7, 8):
        defer(db, "settle_project", project_id=project_id)

    assert [job["args"]["project_id"] for job in waiting(db)] == [7, 8]


def test_a_refused_insert_does_not_end_the_transaction(db: Db) -> None:
    defer(db, "settle_project", project_id=7)
    defer(db, "settle_project", project_id=7)

    assert len(waiting(db)) == 1  # the connection still answers


def test_a_job_that_runs_does_not_keep_the_next_one_out(db: Db) -> None:
    defer(db, "settle_project", project_id=7)
    db.execute("UPDATE procrastinate_jobs SET status = 'doing'")

    defer(db, "settle_project", project_id=7)

    assert len(waiting(db)) == 1


def test_a_job_may_wait_and_share_a_lock_and_carry_its_attempts(db: Db) -> None:
    defer(db, "train_reward_model", wait=timedelta(seconds=30), lock="training", run_id=1)
    put(db, "train_reward_model", {"run_id": 2}, wait=None, lock="training", attempt=3)

    first, second = waiting(db)
    assert (first["lock"], second["lock"]) == ("training", "training")
    assert first["scheduled_at"] is not None
    assert second["args"] == {"run_id": 2, "attempt": 3}


def test_the_key_names_job_and_arguments_in_a_fixed_order() -> None:
    assert key_of("copy", {"to": "b", "from_": "a"}) == "copy(from_=a, to=b)"


@pytest.mark.race
def test_twenty_transactions_at_once_leave_one_job(house: House) -> None:
    def deferring(_: int) -> None:
        with house.transaction(HOUSE) as db:
            defer(db, "settle_project", project_id=7)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(deferring, range(20)))

    with house.transaction(HOUSE) as db:
        assert len(waiting(db)) == 1


@pytest.mark.race
def test_a_joined_job_cannot_start_before_the_joining_transaction_has_ended(house: House) -> None:
    with house.transaction(HOUSE) as db:
        defer(db, "settle_project", project_id=7)

    fetch = "SELECT id FROM procrastinate_fetch_job_v2(NULL, NULL)"
    with house.transaction(HOUSE) as joining:
        defer(joining, "settle_project", project_id=7)
        with house.transaction(HOUSE) as worker:
            early = worker.execute(fetch).fetchone()
    with house.transaction(HOUSE) as worker:
        later = worker.execute(fetch).fetchone()

    assert early == {"id": None}
    assert later is not None
    assert later["id"] is not None
