"""Adaptive overlap: items stop when they are sure, doubtful ones get more, and nobody unknown ends an item early."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

import pytest

import make
from qilou.base.db import Db, value
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.projects.model import OverlapRule, ProjectUnusable
from qilou.flows.manage_projects import read_overlap, set_overlap
from qilou.flows.settle_item import list_consensus, settle_project

RULE = OverlapRule(is_on=True, fewest=2, most=4, confidence=0.8)


def says(verdict: str) -> dict[str, str]:
    return {"verdict": verdict, "reason": ""}


def answered(db: Db, project_id: ProjectId, people: list[Actor], verdicts: list[str]) -> ItemId:
    item_id = make.item(db, project_id=project_id)
    make.ready(db, item_id=item_id)
    for person, verdict in zip(people, verdicts, strict=True):
        make.answered(db, item_id=item_id, by=person, body=says(verdict), slots=["c1", "c2"])
    return item_id


def open_seats(db: Db, item_id: ItemId) -> int:
    return value(db, int, "SELECT count(*) FROM ready WHERE item_id = %(id)s", {"id": item_id}) or 0


def state_of(db: Db, item_id: ItemId) -> str | None:
    return value(db, str, "SELECT state FROM item WHERE id = %(id)s", {"id": item_id})


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def people(db: Db) -> list[Actor]:
    return [make.actor(db) for _ in range(3)]


def known_project(
    db: Db, people: list[Actor], manager: Actor, now: datetime, *, rule: OverlapRule
) -> ProjectId:
    """Make a project whose three people have answered 30 items alike, so that they are known."""
    project_id = make.project(db, kind="gsb", overlap=3)
    draw = random.Random(2)
    for _ in range(30):
        answered(db, project_id, people, [draw.choice(["A", "B"])] * 3)
    set_overlap(db, manager, project_id=project_id, rule=rule, now=now)
    return project_id


def test_an_item_on_which_known_people_agree_stops_and_its_open_seat_is_closed(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = known_project(db, people, manager, now, rule=RULE)
    agreed = answered(db, project_id, people[:2], ["A", "A"])
    split = answered(db, project_id, people[:2], ["A", "B"])
    alone = answered(db, project_id, people[:1], ["A"])

    settle_project(db, manager, project_id=project_id, now=now)

    assert (open_seats(db, agreed), state_of(db, agreed)) == (0, "settled")
    assert (open_seats(db, split), state_of(db, split)) == (1, "open")
    assert open_seats(db, alone) == 2  # under the fewest, however sure
    seen = read_overlap(db, manager, project_id=project_id)
    assert (seen.spared.items, seen.spared.stopped, seen.spared.planned, seen.spared.needed) == (
        31,
        1,
        93,
        92,
    )


def test_an_item_in_doubt_gets_one_seat_more_up_to_the_most(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    rule = OverlapRule(is_on=True, fewest=2, most=4, confidence=0.999)
    project_id = known_project(db, people, manager, now, rule=rule)
    split = answered(db, project_id, people, ["A", "B", "same"])

    settle_project(db, manager, project_id=project_id, now=now)
    settle_project(db, manager, project_id=project_id, now=now + timedelta(seconds=1))

    assert open_seats(db, split) == 1
    assert value(db, int, "SELECT seats FROM item WHERE id = %(id)s", {"id": split}) == 4
    make.answered(db, item_id=split, body=says("A"), slots=["c1", "c2"])
    settle_project(db, manager, project_id=project_id, now=now + timedelta(seconds=2))
    assert (open_seats(db, split), state_of(db, split)) == (0, "settled")


def test_nobody_without_a_history_ends_an_item_early(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = known_project(db, people, manager, now, rule=RULE)
    new = [make.actor(db) for _ in range(2)]
    item_id = answered(db, project_id, new, ["A", "A"])

    settle_project(db, manager, project_id=project_id, now=now)

    assert open_seats(db, item_id) == 1


def test_a_voided_answer_opens_a_stopped_item_again(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = known_project(db, people, manager, now, rule=RULE)
    item_id = answered(db, project_id, people[:2], ["A", "A"])
    settle_project(db, manager, project_id=project_id, now=now)

    db.execute(
        "UPDATE answer SET state = 'void' WHERE item_id = %s AND person_id = %s",
        (item_id, people[0].person_id),
    )
    db.execute(
        "UPDATE lease SET state = 'voided' WHERE item_id = %s AND person_id = %s",
        (item_id, people[0].person_id),
    )
    db.execute("UPDATE item SET state = 'open' WHERE id = %s", (item_id,))
    settle_project(db, manager, project_id=project_id, now=now + timedelta(seconds=1))

    assert open_seats(db, item_id) == 2


def test_it_is_off_until_somebody_turns_it_on(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    off = OverlapRule(is_on=False, fewest=2, most=4, confidence=0.9)
    project_id = known_project(db, people, manager, now, rule=off)
    item_id = answered(db, project_id, people[:2], ["A", "A"])

    settle_project(db, manager, project_id=project_id, now=now)

    assert open_seats(db, item_id) == 1
    assert not read_overlap(db, manager, project_id=make.project(db)).rule.is_on


@pytest.mark.parametrize(
    "change", [{"fewest": 0}, {"fewest": 4}, {"most": 2}, {"most": 16}, {"confidence": 0.5}]
)
def test_a_rule_that_cannot_hold_is_refused(
    db: Db, manager: Actor, now: datetime, change: dict[str, float]
) -> None:
    project_id = make.project(db, overlap=3)
    rule = OverlapRule(**{"is_on": True, "fewest": 2, "most": 5, "confidence": 0.9, **change})  # pyright: ignore[reportArgumentType] - numbers only

    with pytest.raises(ProjectUnusable):
        set_overlap(db, manager, project_id=project_id, rule=rule, now=now)
    with pytest.raises(NotPermitted):
        set_overlap(db, make.actor(db), project_id=project_id, rule=RULE, now=now)


def test_with_a_fifth_of_clickers_fewer_answers_still_beat_the_majority_of_five(
    db: Db, manager: Actor, now: datetime
) -> None:
    """Ten people, two of whom click at random, five answers planned; the same people with and without the rule."""
    truth, given = _simulated(seed=4)
    crowd = [make.actor(db) for _ in range(10)]
    found: dict[bool, tuple[float, float, int]] = {}
    for is_on in (False, True):
        project_id = make.project(db, kind="gsb", overlap=5)
        rule = OverlapRule(is_on=is_on, fewest=2, most=5, confidence=0.9)
        set_overlap(db, manager, project_id=project_id, rule=rule, now=now)
        items = [make.item(db, project_id=project_id) for _ in truth]
        used = _work(db, manager, project_id, items, crowd=crowd, given=given, now=now)
        shown = list_consensus(db, manager, project_id=project_id, after=0, limit=200)
        said = {each.item_id: each.fields[0].value for each in shown}
        right = sum(said[item] == true for item, true in zip(items, truth, strict=True)) / len(items)
        plain = sum(_most([v for _, v in votes]) == true for votes, true in zip(given, truth, strict=True))
        found[is_on] = (right, plain / len(items), used)

    (fixed, majority, planned), (adaptive, _, used) = found[False], found[True]
    assert fixed > majority + 0.02
    assert adaptive > majority
    assert used <= 0.8 * planned


def _simulated(*, seed: int) -> tuple[list[str], list[list[tuple[int, str]]]]:
    """Return the truth of 120 items, and for each five people with what they would say: 80 % right, or by chance."""
    draw = random.Random(seed)
    values = ["good", "same", "bad"]
    truth = [draw.choice(values) for _ in range(120)]
    given: list[list[tuple[int, str]]] = []
    for true in truth:
        people = draw.sample(range(10), 5)
        said = [true if person > 1 and draw.random() < 0.8 else draw.choice(values) for person in people]
        given.append(list(zip(people, said, strict=True)))
    return truth, given


def _work(
    db: Db,
    manager: Actor,
    project_id: ProjectId,
    items: list[ItemId],
    *,
    crowd: list[Actor],
    given: list[list[tuple[int, str]]],
    now: datetime,
) -> int:
    """Let people answer in five rounds with a settlement after each; return how many answers were given."""
    shown = {"good": "B", "same": "same", "bad": "A"}  # c2, the new one, is shown as B
    used = 0
    for turn in range(5):
        for item_id, votes in zip(items, given, strict=True):
            if value(db, int, "SELECT wanted FROM item WHERE id = %(id)s", {"id": item_id}) is not None:
                continue
            person, verdict = votes[turn]
            make.answered(
                db, item_id=item_id, by=crowd[person], body=says(shown[verdict]), slots=["c1", "c2"]
            )
            used += 1
        settle_project(db, manager, project_id=project_id, now=now + timedelta(seconds=turn))
    return used


def _most(said: list[str]) -> str:
    return max(sorted(set(said)), key=said.count)
