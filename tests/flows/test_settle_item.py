"""Settling a project: consensus, agreement, reliability, and items that are done."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import make
from qilou.base.db import Db, run, value
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.consensus.figures import Measure, Method, Reason, Sign
from qilou.domain.consensus.model import PersonUnseen
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows.keep_house import projects_to_settle
from qilou.flows.settle_item import (
    ask_settlement,
    list_consensus,
    read_agreement,
    read_habits,
    settle_project,
)


def preferring(preference: int) -> dict[str, Any]:
    scores = {"accuracy": 4, "clarity": 3}
    return {"preference": preference, "ratings": {"A": scores, "B": scores}, "reason": "清楚"}


def item_with(
    db: Db, project_id: ProjectId, people: list[Actor], preferences: list[int], state: str = "accepted"
) -> ItemId:
    item_id = make.item(db, project_id=project_id)
    for person, preference in zip(people, preferences, strict=True):
        make.answered(db, item_id=item_id, by=person, body=preferring(preference), state=state)
    return item_id


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def people(db: Db) -> list[Actor]:
    return [make.actor(db) for _ in range(3)]


def test_a_settled_project_shows_consensus_and_marks_its_full_items(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    item_id = item_with(db, project_id, people, [6, 7, 2])

    outcome = settle_project(db, manager, project_id=project_id, now=now)

    assert (outcome.answers, outcome.items, outcome.newly_settled) == (3, 1, 1)
    shown = list_consensus(db, manager, project_id=project_id, after=0, limit=10)
    preference = next(each for each in shown[0].fields if each.field == "preference")
    assert (shown[0].item_id, shown[0].answers, preference.value) == (item_id, 3, "c2")
    assert value(db, str, "SELECT state FROM item WHERE id = %(id)s", {"id": item_id}) == "settled"


def test_returned_and_void_answers_do_not_count(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    item_with(db, project_id, people, [6, 7, 2], state="returned")

    assert settle_project(db, manager, project_id=project_id, now=now).answers == 0
    assert list_consensus(db, manager, project_id=project_id, after=0, limit=10) == []


def test_settling_again_writes_only_what_changed(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id, later = make.project(db), now + timedelta(minutes=1)
    same, other = (item_with(db, project_id, people[:2], [6, 6]) for _ in range(2))
    elsewhere = make.project(db)
    item_with(db, elsewhere, people[:2], [6, 6])
    for each in (project_id, elsewhere):
        settle_project(db, manager, project_id=each, now=now)

    make.answered(db, item_id=other, by=people[2], body=preferring(2), state="accepted")
    settle_project(db, manager, project_id=project_id, now=later)

    when = {
        row["item_id"]: row["at"]
        for row in db.execute(
            "SELECT item_id, computed_at AS at FROM consensus WHERE field = 'preference'"
        ).fetchall()
    }
    assert (when.pop(same), when.pop(other)) == (now, later)
    assert set(when.values()) == {now}  # of the other project


def test_a_large_project_rests_for_a_millisecond_an_answer(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    settle_project(db, manager, project_id=project_id, now=now)
    run(db, "UPDATE settlement SET answers = 100000, settled_at = '2000-01-01 00:00Z'")
    item_with(db, project_id, people, [6, 7, 2])

    def is_due(seconds: int) -> bool:
        at = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return project_id in projects_to_settle(db, HOUSE_ITSELF, now=at)

    assert (is_due(99), is_due(100)) == (False, True)


def test_settling_again_replaces_what_no_longer_holds(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    item_id = item_with(db, project_id, people, [6, 7, 2], state="submitted")
    settle_project(db, manager, project_id=project_id, now=now)
    run(db, "UPDATE answer SET state = 'void' WHERE item_id = %(item)s", {"item": item_id})

    settle_project(db, manager, project_id=project_id, now=now + timedelta(minutes=1))

    assert list_consensus(db, manager, project_id=project_id, after=0, limit=10) == []
    assert read_agreement(db, manager, project_id=project_id).people == []


def test_agreement_names_nobody(db: Db, manager: Actor, people: list[Actor], now: datetime) -> None:
    project_id = make.project(db)
    for preferences in ([6, 7, 6], [1, 2, 1], [6, 6, 2]):
        item_with(db, project_id, people, preferences)
    settle_project(db, manager, project_id=project_id, now=now)

    seen = read_agreement(db, manager, project_id=project_id)

    preference = next(each for each in seen.fields if each.field == "preference")
    assert (preference.level, preference.items, preference.answers) == ("nominal", 3, 9)
    assert preference.low is not None
    assert preference.value is not None
    assert preference.low <= preference.value
    assert [each.answers for each in seen.people] == [3, 3, 3]
    assert all(each.person_alias.startswith("p-") for each in seen.people)
    assert seen.computed_at == now


def test_consensus_pages_go_on_where_the_last_one_ended(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db)
    items = [item_with(db, project_id, people, [6, 7, 2]) for _ in range(3)]
    settle_project(db, manager, project_id=project_id, now=now)

    first = list_consensus(db, manager, project_id=project_id, after=0, limit=2)
    rest = list_consensus(db, manager, project_id=project_id, after=first[-1].item_id, limit=2)

    assert [each.item_id for each in [*first, *rest]] == items


def test_settling_is_audited_once(db: Db, manager: Actor, people: list[Actor], now: datetime) -> None:
    project_id = make.project(db)
    item_with(db, project_id, people, [6, 7, 2])
    settle_project(db, manager, project_id=project_id, now=now)

    events = value(
        db,
        int,
        "SELECT count(*) FROM event WHERE action = 'project.settled' AND subject_id = %(id)s",
        {"id": project_id},
    )
    assert events == 1


def test_asking_defers_one_job(db: Db, manager: Actor, now: datetime) -> None:
    project_id = make.project(db)

    ask_settlement(db, manager, project_id=project_id, now=now)
    ask_settlement(db, manager, project_id=project_id, now=now)

    waiting = value(db, int, "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'settle_project'")
    assert waiting == 1


def test_annotators_and_unknown_projects_are_refused(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    with pytest.raises(NotPermitted):
        settle_project(db, people[0], project_id=make.project(db), now=now)
    with pytest.raises(ProjectUnknown):
        settle_project(db, manager, project_id=ProjectId(999_999), now=now)


def test_new_against_old_is_reported_by_items_and_for_its_kind_alone(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db, kind="gsb")
    for verdicts in (["B", "B", "A"], ["B", "B", "B"], ["same"] * 3, ["A", "A", "same"]):
        item_id = make.item(db, project_id=project_id)
        for person, verdict in zip(people, verdicts, strict=True):
            make.answered(db, item_id=item_id, by=person, body={"verdict": verdict, "reason": ""})
    settle_project(db, manager, project_id=project_id, now=now)

    found = read_agreement(db, manager, project_id=project_id).gsb

    assert found is not None
    assert (found.good, found.same, found.bad) == (2, 1, 1)
    assert (found.score.value, found.win_tie.value, found.p_value) == (0.25, 0.75, 1.0)
    assert read_agreement(db, manager, project_id=make.project(db)).gsb is None


def crowd(db: Db, *, project_id: ProjectId, items: int = 12) -> list[Actor]:
    """Make four people, of whom the last answers at random, and their answers to the items."""
    people, draw = [make.actor(db) for _ in range(4)], random.Random(5)
    for _ in range(items):
        truth = draw.choice([1, 7])
        said = [truth, truth, truth, draw.choice([1, 7])]
        item_with(db, project_id, people, said)
    return people


def test_the_model_behind_each_field_is_told_with_its_reason_and_inputs(
    db: Db, manager: Actor, people: list[Actor], now: datetime
) -> None:
    project_id = make.project(db, overlap=4)
    item_with(db, project_id, people, [6, 7, 2])
    settle_project(db, manager, project_id=project_id, now=now)
    few = {each.field: each for each in read_agreement(db, manager, project_id=project_id).models}

    crowd(db, project_id=project_id)
    settle_project(db, manager, project_id=project_id, now=now)
    more = {each.field: each for each in read_agreement(db, manager, project_id=project_id).models}

    assert (few["preference"].method, few["preference"].reason) == (Method.MAJORITY, Reason.FEW_VOTES)
    told = more["preference"]
    assert (told.method, told.reason, told.hidden) == (Method.HIERARCHICAL, Reason.NOT_COMPARED, 13)
    assert (told.votes, told.items, told.people, told.gold) == (51, 13, 7, 0)
    assert told.temperature == pytest.approx(0.4)


def test_a_choice_stands_until_there_are_a_fifth_more_votes(db: Db, manager: Actor, now: datetime) -> None:
    project_id = make.project(db, overlap=4)
    crowd(db, project_id=project_id, items=12)
    settle_project(db, manager, project_id=project_id, now=now)
    run(db, "UPDATE field_model SET method = 'one_coin' WHERE field = 'preference'")

    crowd(db, project_id=project_id, items=2)
    settle_project(db, manager, project_id=project_id, now=now)
    kept = {each.field: each for each in read_agreement(db, manager, project_id=project_id).models}
    crowd(db, project_id=project_id, items=2)
    settle_project(db, manager, project_id=project_id, now=now)
    anew = {each.field: each for each in read_agreement(db, manager, project_id=project_id).models}

    assert (kept["preference"].method, kept["preference"].votes, kept["preference"].chosen_at) == (
        Method.ONE_COIN,
        56,
        48,
    )
    assert (anew["preference"].method, anew["preference"].chosen_at) == (Method.HIERARCHICAL, 64)


def test_a_persons_habits_say_interval_and_items_and_name_nobody(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = make.project(db, overlap=4)
    crowd(db, project_id=project_id, items=20)
    settle_project(db, manager, project_id=project_id, now=now)
    careless = min(
        read_agreement(db, manager, project_id=project_id).people, key=lambda each: each.accuracy or 1.0
    )

    seen = read_habits(db, manager, project_id=project_id, person_alias=careless.person_alias)

    assert seen.person == careless
    assert careless.low is not None
    assert careless.accuracy is not None
    assert careless.low < careless.accuracy < 0.9
    by_field = {each.field: each for each in seen.habits}
    preference = by_field["preference"]
    assert (preference.measure, preference.items) == (Measure.ACCURACY, 20)
    assert preference.confusion is not None
    assert sum(map(sum, preference.confusion.counts)) == pytest.approx(20, abs=0.1)
    assert by_field["rating.c1.accuracy"].measure is Measure.BIAS
    assert (by_field["rating.c1.accuracy"].value, by_field["rating.c1.accuracy"].spread) == (0, 0)
    assert by_field[""].measure is Measure.LIKENESS
    with pytest.raises(PersonUnseen):
        read_habits(db, manager, project_id=project_id, person_alias="p-00000000")
    with pytest.raises(NotPermitted):
        read_habits(db, make.actor(db), project_id=project_id, person_alias=careless.person_alias)


def test_unusual_behaviour_is_told_with_what_it_is_held_against_and_ends_nothing(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = make.project(db, overlap=4)
    people, draw = [make.actor(db) for _ in range(4)], random.Random(8)
    for _ in range(30):
        item_id = make.item(db, project_id=project_id)
        for at, person in enumerate(people):
            body = preferring(1 if at == 3 else draw.choice([1, 7]))
            make.answered(db, item_id=item_id, by=person, body=body, slots=["c1", "c2"])
    run(
        db,
        "UPDATE answer SET active_seconds = 2 WHERE person_id = %(person)s",
        {"person": people[0].person_id},
    )
    settle_project(db, manager, project_id=project_id, now=now)

    seen = read_agreement(db, manager, project_id=project_id)

    told = {each.sign: each for each in seen.signals}
    assert (told[Sign.TOO_FAST].value, told[Sign.TOO_FAST].items, told[Sign.TOO_FAST].usual) == (1, 30, 0.05)
    assert told[Sign.POSITION].value == 1
    assert told[Sign.POSITION].low is not None
    assert told[Sign.TOO_FAST].person_alias != told[Sign.POSITION].person_alias
    assert value(db, int, "SELECT count(*) FROM account WHERE state <> 'active'") == 0
