"""Many connections at once against few seats: the overlap holds, nobody meets an item twice, nothing is lost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Barrier

import pytest

import make
from flows.test_take_task import BODY, annotator, open_project
from qilou.base.db import HOUSE, House
from qilou.base.ids import LeaseId, ProjectId
from qilou.base.postgres import Database
from qilou.domain.access.model import Actor, Role
from qilou.domain.reviews.model import InspectionNotYours, Verdict
from qilou.flows import review_answer, submit_answer, take_task
from qilou.flows.take_task import Leased

pytestmark = pytest.mark.race


@pytest.fixture(params=[2, 50], ids=["two", "fifty"])
def crowd(request: pytest.FixtureRequest, database: Database) -> House:
    """A house with as many connections as people who ask at once."""
    opened = House(database.app_dsn, role=database.app_role, size=request.param)
    opened.people = request.param  # pyright: ignore[reportAttributeAccessIssue] - carried for the tests only
    yield opened
    opened.close()


def at_once(count: int, do) -> list:
    """Call do(0..count-1) at the same moment in as many threads and return what they returned."""
    barrier = Barrier(count)

    def start(n: int):
        barrier.wait()
        return do(n)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(start, range(count)))


def test_takers_get_exactly_the_seats(crowd: House, now: datetime) -> None:
    people = crowd.people
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=10, overlap=3)
        actors = [annotator(db, project_id) for _ in range(people)]

    def take_all(n: int) -> list[tuple[int, int]]:
        return take_until_nothing(crowd, actors[n], project_id, now=now)

    taken = [pair for pairs in at_once(people, take_all) for pair in pairs]

    assert len(taken) == min(30, people * 10)
    assert max(Counter(item for item, _ in taken).values()) <= 3
    assert max(Counter(taken).values()) == 1


def take_until_nothing(
    house: House, actor: Actor, project_id: ProjectId, *, now: datetime
) -> list[tuple[int, int]]:
    """Take and submit until there is nothing; return the (item, person) pairs."""
    pairs: list[tuple[int, int]] = []
    while True:
        with house.transaction(actor.scope) as db:
            taken = take_task.take_task(db, actor, project_id=project_id, holding=None, now=now)
        if not isinstance(taken, Leased):
            return pairs
        pairs.append((taken.lease.item_id, taken.lease.person_id))
        with house.transaction(actor.scope) as db:
            submit_answer.submit_answer(
                db, actor, lease_id=taken.lease.id, body=BODY, active_seconds=1, now=now
            )


def test_one_person_in_many_tabs_gets_two_items(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=10, overlap=3)
        actor = annotator(db, project_id)

    def take(_: int) -> int | None:
        try:
            with crowd.transaction(actor.scope) as db:
                taken = take_task.take_task(db, actor, project_id=project_id, holding=None, now=now)
        except take_task.rules.TooManyLeases:
            return None
        return taken.lease.item_id if isinstance(taken, Leased) else None

    met = [item for item in at_once(crowd.people, take) if item is not None]

    assert len(met) == 2
    assert len(set(met)) == 2


def test_the_same_submit_from_many_tabs_is_one_answer(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db)
        actor = annotator(db, project_id)
    with crowd.transaction(actor.scope) as db:
        taken = take_task.take_task(db, actor, project_id=project_id, holding=None, now=now)
    assert isinstance(taken, Leased)

    def submit(_: int) -> int:
        with crowd.transaction(actor.scope) as db:
            return submit_answer.submit_answer(
                db, actor, lease_id=LeaseId(taken.lease.id), body=BODY, active_seconds=1, now=now
            ).id

    assert len(set(at_once(crowd.people, submit))) == 1


def test_one_inspector_wins_each_answer(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db, items=3)
        db.execute("UPDATE project SET inspection_bp = 10000 WHERE id = %s", [project_id])
        author = annotator(db, project_id)
        inspectors = [make.actor(db, Role.INSPECTOR) for _ in range(crowd.people)]
    assert len(take_until_nothing(crowd, author, project_id, now=now)) == 3

    def inspect(n: int) -> int | None:
        inspector = inspectors[n]
        with crowd.transaction(inspector.scope) as db:
            taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
        return taken.answer.id if isinstance(taken, review_answer.Taken) else None

    won = [answer for answer in at_once(crowd.people, inspect) if answer is not None]

    assert len(won) == min(3, crowd.people)
    assert len(set(won)) == len(won)


def test_two_verdicts_on_one_answer_one_counts(crowd: House, now: datetime) -> None:
    with crowd.transaction(HOUSE) as db:
        project_id = open_project(db)
        db.execute("UPDATE project SET inspection_bp = 10000 WHERE id = %s", [project_id])
        author, inspector = annotator(db, project_id), make.actor(db, Role.INSPECTOR)
    take_until_nothing(crowd, author, project_id, now=now)
    with crowd.transaction(inspector.scope) as db:
        taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
    assert isinstance(taken, review_answer.Taken)

    def judge(_: int) -> bool:
        try:
            with crowd.transaction(inspector.scope) as db:
                review_answer.review_answer(
                    db,
                    inspector,
                    answer_id=taken.answer.id,
                    verdict=Verdict.PASS,
                    reason_codes=[],
                    comment="",
                    fixed_body=None,
                    now=now,
                )
        except InspectionNotYours:
            return False
        return True

    assert sum(at_once(crowd.people, judge)) == 1
