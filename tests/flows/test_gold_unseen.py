"""Nothing that an annotator is sent, or can try, tells gold from other items."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from flows.golden import (
    answer,
    bring_gold,
    hold_gold,
    is_gold,
    line,
    measure_by,
    work_through,
    worker,
)
from flows.test_take_task import open_project, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted
from qilou.domain.dispatch.model import GiveBackReason, NothingLeft, Why
from qilou.flows import (
    hold_task,
    keep_house,
    look_back,
    plant_gold,
    take_task,
    withdraw_answer,
)
from qilou.flows.take_task import Leased
from qilou.web.shapes.answers import Answer as AnswerShown
from qilou.web.shapes.work import Lease as LeaseShown
from qilou.web.shapes.work import Work as WorkShown


@pytest.fixture
def project_id(db: Db, now: datetime, tmp_path) -> ProjectId:
    """A project of forty items, and ten gold ones that every other claim or so meets."""
    project_id = open_project(db, items=40, overlap=2)
    assert bring_gold(db, project_id, tmp_path, [line(n) for n in range(10)], now=now).kept == 10
    measure_by(db, project_id, now, gold_bp=5000, fresh_bp=5000)
    return project_id


def test_gold_comes_unforeseen_and_never_twice(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = worker(db, project_id)

    taken = work_through(db, actor, project_id, now=now)

    met = [is_gold(db, each.lease.item_id) for each in taken]
    assert len({each.lease.item_id for each in taken}) == len(taken) == 40 + sum(met)
    assert sum(met) == 10, "all ten come where every other claim meets one"
    places = [at for at, gold in enumerate(met) if gold]
    assert len({b - a for a, b in pairwise(places)}) > 1, "in no regular order"


def test_gold_comes_only_while_there_is_other_work(db: Db, now: datetime, tmp_path) -> None:
    project_id = open_project(db, items=1)
    bring_gold(db, project_id, tmp_path, [line(n) for n in range(5)], now=now)
    measure_by(db, project_id, now, gold_bp=5000, fresh_bp=5000)
    first, second = worker(db, project_id), worker(db, project_id)
    work_through(db, first, project_id, now=now)

    outcome = take(db, second, project_id, now=now)

    assert isinstance(outcome, NothingLeft)
    assert outcome.why is Why.FINISHED


def test_without_a_share_no_gold_is_handed_out(db: Db, now: datetime, project_id: ProjectId) -> None:
    measure_by(db, project_id, now, gold_bp=0, fresh_bp=0)

    taken = work_through(db, worker(db, project_id), project_id, now=now)

    assert not any(is_gold(db, each.lease.item_id) for each in taken)


def test_field_by_field_gold_looks_like_any_item(db: Db, now: datetime, project_id: ProjectId) -> None:
    """Everything an annotator is sent of gold and of other items: one shape, one range of values, no order to read."""
    actor = worker(db, project_id)
    seen: dict[bool, list[dict]] = {True: [], False: []}
    numbers: list[tuple[int, bool]] = []
    left: list[int] = []
    while isinstance(leased := take(db, actor, project_id, now=now), Leased):
        shown = LeaseShown.of(leased).model_dump(mode="json")
        stored = answer(db, actor, leased, now=now).model_dump(mode="json")
        assert stored["item_id"] == shown["item_id"]
        gold = is_gold(db, leased.lease.item_id)
        enter_scope(db, actor.scope)
        left.append(WorkShown.of(take_task.read_work(db, actor, now=now)).projects[0].open_seats)
        seen[gold].append({"lease": shown, "stored": stored})
        numbers.append((shown["item_id"], gold))

    assert len(seen[True]) == 10
    assert {shape(each) for each in seen[True]} == {shape(each) for each in seen[False]}
    for path in (
        ("lease", "language"),
        ("stored", "state"),
        ("stored", "revision"),
        ("lease", "position", "total"),
    ):
        assert {valued(each, path) for each in seen[True]} <= {valued(each, path) for each in seen[False]}, (
            path
        )
    assert all(
        each["lease"]["view"]["candidates"][0].keys() == {"slot", "content", "steps", "media"}
        for each in seen[True]
    )
    assert "expected" not in json.dumps(seen[True])
    ranks = {number: at for at, number in enumerate(sorted(number for number, _ in numbers))}
    of_gold = [ranks[number] for number, gold in numbers if gold]
    assert min(of_gold) < 25 < max(of_gold), "numbers of gold lie among the others'"
    steps = [b - a for a, b in pairwise(left)]
    assert all(step < 0 for step in steps), "what is left goes down with gold as with other items"
    own = look_back.list_own_answers(db, actor, state=None, after=0, limit=100)
    assert {shape(AnswerShown.seen(each).model_dump(mode="json")) for each in own} == {
        shape(AnswerShown.seen(own[0]).model_dump(mode="json"))
    }
    recent = look_back.list_recent_answers(db, actor, project_id=project_id, now=now + timedelta(hours=1))
    assert {each.too_late_why for each in recent} == {"window_passed"}


def shape(value: object) -> str:
    """Return the names and types of a value, however deep, as text."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{name}:{shape(each)}" for name, each in sorted(value.items())) + "}"
    if isinstance(value, list):
        return "[" + "|".join(sorted({shape(each) for each in value})) + "]"
    return type(value).__name__


def valued(value: dict, path: tuple[str, ...]) -> object:
    for name in path:
        value = value[name]
    return value


def test_gold_can_be_given_back_taken_back_and_come_late_like_any_item(
    db: Db, now: datetime, project_id: ProjectId
) -> None:
    given_back, late, taken_back = (hold_gold(db, project_id, now=now) for _ in range(3))

    for actor, leased, act in ((*given_back, "give back"), (*late, "lapse"), (*taken_back, "take back")):
        enter_scope(db, actor.scope)
        if act == "give back":
            hold_task.give_back(
                db, actor, lease_id=leased.lease.id, reason=GiveBackReason.BEYOND_ME, comment="", now=now
            )
        elif act == "lapse":
            enter_scope(db, HOUSE_ITSELF.scope)
            keep_house.sweep(db, HOUSE_ITSELF, now=leased.lease.expires_at)
            answer(db, actor, leased, now=leased.lease.expires_at + timedelta(minutes=5))
        else:
            enter_scope(db, actor.scope)
            lease = taken_back_again(db, actor, leased, now=now)
            assert lease.item_id == leased.lease.item_id
    enter_scope(db, HOUSE_ITSELF.scope)
    assert not db.execute("SELECT FROM ready JOIN gold ON gold.item_id = ready.item_id").fetchall(), (
        "no seat of gold is ever open"
    )
    assert db.execute("SELECT DISTINCT state FROM item JOIN gold ON gold.item_id = item.id").fetchall() == [
        {"state": "settled"}
    ]


def taken_back_again(db: Db, actor: Actor, leased: Leased, *, now: datetime):
    """Hand in and take back at once, however late it is; the lease may have lapsed meanwhile."""
    at = leased.lease.expires_at
    stored = answer(db, actor, leased, now=at)
    enter_scope(db, actor.scope)
    return withdraw_answer.withdraw_answer(db, actor, answer_id=stored.id, now=at)


def test_companies_see_no_gold_even_with_sql(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor, _ = hold_gold(db, project_id, now=now)

    enter_scope(db, actor.scope)

    for table in ("gold", "probe", "standing_rule"):
        assert not db.execute(f"SELECT FROM {table}").fetchall()
    with pytest.raises(NotPermitted):
        plant_gold.list_gold(db, actor, project_id=project_id, after=0, limit=9)
