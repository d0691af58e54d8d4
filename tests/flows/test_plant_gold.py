"""Gold comes in by file or from finished items, and tells how well people work."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

import make
from flows.golden import (
    RIGHT,
    WRONG,
    bring_gold,
    is_gold,
    line,
    measure_by,
    work_through,
    worker,
)
from flows.test_take_task import BODY, open_project, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Role
from qilou.domain.standing.model import GoldUnfit, GoldUnknown, Level, StandingRuleUnusable
from qilou.flows import (
    adjudicate_item,
    import_items,
    measure_people,
    plant_gold,
    release_dataset,
    settle_item,
    submit_answer,
)
from qilou.flows.take_task import Leased


@pytest.fixture
def project_id(db: Db, now: datetime, tmp_path) -> ProjectId:
    """A project of forty items, and ten gold ones that every other claim or so meets."""
    project_id = open_project(db, items=40, overlap=2)
    assert bring_gold(db, project_id, tmp_path, [line(n) for n in range(10)], now=now).kept == 10
    measure_by(db, project_id, now, gold_bp=5000, fresh_bp=5000)
    return project_id


def test_each_answer_to_gold_is_scored_and_tells_the_good_from_the_bad(
    db: Db, now: datetime, project_id: ProjectId
) -> None:
    good, bad = worker(db, project_id), worker(db, project_id)
    work_through(db, good, project_id, now=now, by=1)
    work_through(db, bad, project_id, now=now, by=0)
    measure_by(db, project_id, now, gold_bp=5000, pause_bp=6000, promote_bp=7000)
    enter_scope(db, HOUSE_ITSELF.scope)

    done = measure_people.measure_project(db, HOUSE_ITSELF, project_id=project_id, now=now)

    assert done.scored == 20
    assert done.weak == 1
    stands = {
        each.standing.person_id: each.standing
        for each in measure_people.list_standings(db, HOUSE_ITSELF, project_id=project_id)
        if each.standing.domain == ""
    }
    assert (stands[good.person_id].gold, stands[good.person_id].gold_right) == (10, 10)
    assert stands[good.person_id].level is Level.TRUSTED
    assert (stands[bad.person_id].gold, stands[bad.person_id].gold_right) == (10, 0)
    assert stands[bad.person_id].level is Level.WEAK
    assert stands[bad.person_id].high == pytest.approx(0.2775, abs=1e-3), "Wilson of none in ten"
    again = measure_people.measure_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    assert again.scored == 0, "nothing is scored twice"


def test_another_threshold_judges_the_same_answers_anew(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = worker(db, project_id)
    work_through(db, actor, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    db.execute("UPDATE gold SET body = jsonb_set(body, '{preference}', '2')")
    measure_people.measure_project(db, HOUSE_ITSELF, project_id=project_id, now=now)

    measure_by(db, project_id, now, gold_bp=5000, right_bp=9900)

    counted = db.execute("SELECT count(*) FILTER (WHERE is_right) AS n FROM probe").fetchone()
    assert counted["n"] == 0


def test_answers_to_gold_are_no_data(db: Db, now: datetime, project_id: ProjectId) -> None:
    for _ in range(2):
        work_through(db, worker(db, project_id), project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)

    settled = settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    release = release_dataset.make_release(
        db,
        make.actor(db, Role.PROJECT_MANAGER),
        project_id=project_id,
        name="r",
        now=now + timedelta(minutes=1),
    )

    assert settled.items == 40
    assert release.release.rows == 40
    assert not db.execute("SELECT FROM consensus JOIN gold ON gold.item_id = consensus.item_id").fetchall()
    assert not db.execute("SELECT FROM disagreement JOIN gold USING (item_id)").fetchall()


def test_a_line_of_gold_without_a_good_answer_says_what_is_wrong(db: Db, now: datetime, tmp_path) -> None:
    project_id = open_project(db)

    batch = bring_gold(
        db, project_id, tmp_path,
        [line(1, "none"), line(2, {**BODY, "preference": 9}), line(3), line(3)], now=now,
    )  # fmt: skip

    assert (batch.kept, batch.duplicates, batch.refused) == (1, 1, 2)
    problems = import_items.list_problems(db, HOUSE_ITSELF, import_id=batch.id, after=0, limit=9)
    assert [(each.line, each.field) for each in problems] == [(1, "expected"), (2, "expected.preference")]


def finished(db: Db, project_id: ProjectId, *, now: datetime, bodies: list[dict]) -> ItemId:
    """Have as many people answer the project's one item, and settle it."""
    for body in bodies:
        actor = worker(db, project_id)
        leased = take(db, actor, project_id, now=now)
        assert isinstance(leased, Leased)
        turned = body if leased.lease.slots[0] == "c1" else {**body, "preference": 8 - body["preference"],
                 "ratings": {"A": body["ratings"]["B"], "B": body["ratings"]["A"]}}  # fmt: skip
        submit_answer.submit_answer(
            db, actor, lease_id=leased.lease.id, body=turned, active_seconds=9, now=now
        )
    enter_scope(db, HOUSE_ITSELF.scope)
    settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    return leased.lease.item_id


def test_finished_items_become_gold_that_their_own_authors_never_meet(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=1, overlap=3)
    item_id = finished(db, project_id, now=now, bodies=[RIGHT, RIGHT, RIGHT])
    for _ in range(30):
        make.ready(db, item_id=make.item(db, project_id=project_id))
    assert [each.item_id for each in plant_gold.list_candidates(
        db, HOUSE_ITSELF, project_id=project_id, after=0, limit=9)] == [item_id]  # fmt: skip

    done = plant_gold.promote_items(
        db, make.actor(db, Role.PROJECT_MANAGER), project_id=project_id, item_ids=[item_id], now=now
    )
    measure_by(db, project_id, now, gold_bp=5000, fresh_bp=5000)

    assert (done.planted, done.stock.in_use) == (1, 1)
    author = db.execute("SELECT person_id FROM answer WHERE item_id = %s LIMIT 1", [item_id]).fetchone()
    again = make.actor(db, person_id=author["person_id"])
    assert item_id not in {each.lease.item_id for each in work_through(db, again, project_id, now=now)}
    other = worker(db, project_id)
    assert item_id in {each.lease.item_id for each in work_through(db, other, project_id, now=now)}
    enter_scope(db, HOUSE_ITSELF.scope)
    settle_item.settle_project(db, HOUSE_ITSELF, project_id=project_id, now=now)
    votes = db.execute("SELECT max(votes) AS n FROM consensus WHERE item_id = %s", [item_id]).fetchone()
    assert votes["n"] == 3, "what people say of it as gold adds no vote"


def test_an_item_whose_answers_lie_apart_becomes_gold_only_by_a_decision(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=1, overlap=2)
    item_id = finished(db, project_id, now=now, bodies=[RIGHT, WRONG])
    manager = make.actor(db, Role.PROJECT_MANAGER)
    with pytest.raises(GoldUnfit):
        plant_gold.promote_items(db, manager, project_id=project_id, item_ids=[item_id], now=now)

    adjudicate_item.adjudicate_item(
        db, manager, item_id=item_id, body=RIGHT, reason="看了原文", revision=0, now=now
    )

    done = plant_gold.promote_items(db, manager, project_id=project_id, item_ids=[item_id], now=now)
    assert done.planted == 1


def test_retired_gold_is_handed_out_no_more(db: Db, now: datetime, project_id: ProjectId) -> None:
    enter_scope(db, HOUSE_ITSELF.scope)
    rows = plant_gold.list_gold(db, HOUSE_ITSELF, project_id=project_id, after=0, limit=20)
    for each in rows:
        plant_gold.retire_gold(db, HOUSE_ITSELF, project_id=project_id, item_id=each.item_id, now=now)

    taken = work_through(db, worker(db, project_id), project_id, now=now)

    assert not any(is_gold(db, each.lease.item_id) for each in taken)
    with pytest.raises(GoldUnknown):
        plant_gold.retire_gold(db, HOUSE_ITSELF, project_id=project_id, item_id=rows[0].item_id, now=now)


def test_a_rule_out_of_bounds_is_refused(db: Db, now: datetime, project_id: ProjectId) -> None:
    with pytest.raises(StandingRuleUnusable) as refused:
        measure_by(db, project_id, now, gold_bp=9000, pause_bp=8000, promote_bp=7000)

    assert [each["path"] for each in refused.value.facts["problems"]] == ["gold_bp", "promote_bp"]
    assert msgspec.json.encode(refused.value.facts)
