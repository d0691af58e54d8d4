"""An author takes an answer back at the very moment an inspector takes it: exactly one of them has it afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest

import make
from flows.test_take_task import BODY, annotator, open_project
from qilou.base.db import HOUSE, House
from qilou.base.postgres import Database
from qilou.domain.access.model import Actor, Role
from qilou.domain.answers.model import Answer, TooLateToWithdraw
from qilou.flows import review_answer, submit_answer, take_task, withdraw_answer
from qilou.flows.review_answer import Taken
from qilou.flows.take_task import Leased

pytestmark = pytest.mark.race

ROUNDS = 20


@pytest.fixture
def two(database: Database) -> House:
    """A house with a connection for each of the two."""
    opened = House(database.app_dsn, role=database.app_role, size=2)
    yield opened
    opened.close()


def test_author_and_inspector_never_both_have_it(two: House, now: datetime) -> None:
    with two.transaction(HOUSE) as db:
        project_id = open_project(db, items=ROUNDS, overlap=1)
        db.execute("UPDATE project SET inspection_bp = 10000 WHERE id = %s", [project_id])
        author = annotator(db, project_id)
        inspector = make.actor(db, Role.INSPECTOR)
    for _ in range(ROUNDS):
        answer = submitted(two, author, project_id, now=now)
        barrier = Barrier(2)

        with ThreadPoolExecutor(2) as pool:
            took_back = pool.submit(withdraw, two, author, answer, barrier, now)
            taken = pool.submit(inspect, two, inspector, barrier, now)

        assert took_back.result() != taken.result()
        with two.transaction(HOUSE) as db:
            row = db.execute(
                """
                SELECT answer.state AS answer, lease.state AS lease, inspection.state AS inspection
                FROM answer JOIN lease ON lease.id = answer.lease_id
                JOIN inspection ON inspection.answer_id = answer.id
                WHERE answer.id = %s
                """,
                [answer.id],
            ).fetchone()
            expected = (
                ("withdrawn", "held", "done") if took_back.result() else ("in_review", "submitted", "held")
            )
            assert row is not None
            assert (row["answer"], row["lease"], row["inspection"]) == expected
            db.execute("UPDATE inspection SET state = 'done', held_until = NULL")
            db.execute("UPDATE lease SET state = 'expired' WHERE state = 'held'")


def submitted(house: House, author: Actor, project_id, *, now: datetime) -> Answer:
    with house.transaction(author.scope) as db:
        taken = take_task.take_task(db, author, project_id=project_id, holding=None, now=now)
        assert isinstance(taken, Leased)
        return submit_answer.submit_answer(
            db, author, lease_id=taken.lease.id, body=BODY, active_seconds=1, now=now
        )


def withdraw(house: House, author: Actor, answer: Answer, barrier: Barrier, now: datetime) -> bool:
    with house.transaction(author.scope) as db:
        barrier.wait()
        try:
            withdraw_answer.withdraw_answer(db, author, answer_id=answer.id, now=now)
        except TooLateToWithdraw:
            return False
        return True


def inspect(house: House, inspector: Actor, barrier: Barrier, now: datetime) -> bool:
    with house.transaction(inspector.scope) as db:
        barrier.wait()
        return isinstance(review_answer.take_inspection(db, inspector, project_id=None, now=now), Taken)
