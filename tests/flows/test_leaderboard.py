"""Which of a project's models is better: from judgements through the flows to a table with intervals by annotator."""

from __future__ import annotations

import random
from datetime import datetime
from itertools import combinations

import pytest

import make
from qilou.base.db import Db, json, run
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.consensus.leaderboard import Candidate, Compared, leaderboard
from qilou.domain.dispatch.model import DispatchRules
from qilou.flows.settle_item import list_consensus, read_leaderboard, settle_project
from qilou.flows.steer_dispatch import set_dispatch_rules

SCORES = {"甲": 1.5, "乙": 0.0, "丙": -1.5}


@pytest.fixture
def manager(db: Db) -> Actor:
    return make.actor(db, Role.PROJECT_MANAGER)


def compare(
    db: Db, project_id: ProjectId, models: tuple[str, str], people: list[Actor], draw: random.Random
) -> None:
    item_id = make.item(db, project_id=project_id)
    run(
        db,
        """
        UPDATE item SET content = jsonb_set(jsonb_set(content, '{candidates,0,model}', %(first)s),
                                            '{candidates,1,model}', %(second)s)
        WHERE id = %(item)s
        """,
        {"item": item_id, "first": json(models[0]), "second": json(models[1])},
    )
    for person in people:
        chance = 1 / (1 + 2.718 ** (SCORES[models[1]] - SCORES[models[0]]))
        first_wins = draw.random() < chance
        scores = {"accuracy": 4, "clarity": 3}
        body = {"preference": 1 if first_wins else 7, "ratings": {"A": scores, "B": scores}, "reason": "清楚"}
        make.answered(db, item_id=item_id, by=person, body=body, slots=["c1", "c2"])


def test_the_better_model_stands_first_with_an_interval_and_wins(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = make.project(db)
    people, draw = [make.actor(db) for _ in range(3)], random.Random(6)
    for pair in list(combinations(SCORES, 2)) * 8:
        compare(db, project_id, pair, people, draw)

    settle_project(db, manager, project_id=project_id, now=now)
    found = read_leaderboard(db, manager, project_id=project_id)

    assert found is not None
    assert [each.model for each in found.models] == ["甲", "乙", "丙"]
    assert (found.votes, found.judges, found.groups) == (72, 3, 1)
    first = found.models[0]
    assert first.score is not None
    assert first.low is not None
    assert first.low < first.score
    assert first.judged == 48
    assert sum(map(sum, found.wins)) == 72
    assert found.wins[0][2] > found.wins[2][0]
    assert found.next_pair is not None
    assert set(found.next_pair) < set(SCORES)
    with pytest.raises(NotPermitted):
        read_leaderboard(db, people[0], project_id=project_id)


def test_a_project_without_named_models_has_none(db: Db, manager: Actor, now: datetime) -> None:
    project_id = make.project(db, kind="rating")
    settle_project(db, manager, project_id=project_id, now=now)

    assert read_leaderboard(db, manager, project_id=project_id) is None


def judged(person: int, first: str, second: str, verdict: str, *, longer: int = 1) -> Compared:
    one = Candidate(id="c1", model=first, length=100 * longer, markdown=0)
    other = Candidate(id="c2", model=second, length=100, markdown=0)
    return Compared(person_id=person, first=one, second=other, verdict=verdict)  # pyright: ignore[reportArgumentType] - ids are numbers


def test_models_that_nothing_links_are_told_to_be_in_groups_of_their_own() -> None:
    found = leaderboard([judged(1, "a", "b", "c1"), judged(2, "c", "d", "tie")])

    assert found is not None
    assert (found.groups, found.next_pair) == (2, None)
    assert {each.model: each.group for each in found.models} == {"a": 0, "b": 0, "c": 1, "d": 1}


def test_what_length_wins_is_taken_out() -> None:
    """The first model wins only where it is twice as long: at equal style nothing is left of its lead."""
    long = [judged(p, "a", "b", "c1", longer=2) for p in range(6) for _ in range(20)]
    even = [judged(p, "a", "b", verdict) for p in range(6) for verdict in ("c1", "c2") * 10]

    found = leaderboard(long + even)

    assert found is not None
    length = next(each for each in found.style if each.feature == "length")
    assert length.value > 100
    assert found.models[0].score is not None
    assert found.models[0].at_equal_style is not None
    assert found.models[0].at_equal_style < 1010 < found.models[0].score
    assert leaderboard([]) is None


def test_whole_rankings_make_the_orders_and_the_table_of_their_models(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = make.project(db, kind="ranking")
    people = [make.actor(db) for _ in range(3)]
    for turn in range(12):
        item_id = make.item(db, project_id=project_id)
        for person in people:
            ranks = {"A": 1, "B": 2, "C": 3 - (turn % 3 == 0)}  # every third ties the last two
            make.answered(
                db,
                item_id=item_id,
                by=person,
                body={"ranks": ranks, "reason": "清楚"},
                slots=["c2", "c1", "c3"],
            )

    settle_project(db, manager, project_id=project_id, now=now)

    board = read_leaderboard(db, manager, project_id=project_id)
    assert board is not None
    assert (board.method, [each.model for each in board.models]) == (
        "plackett_luce",
        ["model-2", "model-1", "model-3"],
    )
    assert board.models[0].low is not None
    orders = [
        field
        for item in list_consensus(db, manager, project_id=project_id, after=0, limit=20)
        for field in item.fields
        if field.field == "ranking"
    ]
    assert len(orders) == 12
    assert {each.method.value for each in orders} == {"orders"}
    assert orders[1].value == {"c1": 2, "c2": 1, "c3": 3}
    assert all(each.confidence is not None and each.confidence > 0.6 for each in orders)


def listed(person: int, answer: int, places: dict[str, int]) -> list[Compared]:
    answers = {model: Candidate(id=model, model=model, length=9, markdown=0) for model in places}
    return [
        Compared(
            person_id=person,  # pyright: ignore[reportArgumentType] - ids are numbers
            answer_id=answer,  # pyright: ignore[reportArgumentType]
            first=answers[one],
            second=answers[other],
            verdict="tie"
            if places[one] == places[other]
            else min((one, other), key=lambda each: places[each]),
        )
        for one, other in combinations(places, 2)
    ]


@pytest.mark.parametrize(("lists", "method"), [(19, "plackett_luce"), (20, "aware_davidson")])
def test_people_with_many_rankings_are_known_by_their_habits(lists: int, method: str) -> None:
    places = {"a": 1, "b": 2, "c": 2}

    found = leaderboard([each for n in range(2 * lists) for each in listed(n % 2, n, places)])

    assert found is not None
    assert (found.method, found.models[0].model, found.votes) == (method, "a", 6 * lists)


def test_a_ranking_of_two_answers_by_one_model_is_taken_pair_by_pair() -> None:
    double = [each for each in listed(1, 1, {"a": 1, "b": 2, "c": 3}) if each.first.model != "b"]

    found = leaderboard(double)

    assert found is not None
    assert found.method == "davidson"


def test_the_pair_that_tells_most_goes_out_first_where_the_project_says_so(
    db: Db, manager: Actor, now: datetime
) -> None:
    project_id = make.project(db)
    make.guideline(db, project_id=project_id)
    people, draw = [make.actor(db) for _ in range(3)], random.Random(6)
    for pair in list(combinations(SCORES, 2)) * 8:
        compare(db, project_id, pair, people, draw)
    waiting: dict[frozenset[str], list[int]] = {}
    for pair in list(combinations(SCORES, 2)) * 3:
        compare(db, project_id, pair, [], draw)
        item_id = latest_item(db, project_id)
        make.ready(db, item_id=ItemId(item_id))
        waiting.setdefault(frozenset(pair), []).append(item_id)

    settle_project(db, manager, project_id=project_id, now=now)
    assert fronts(db, project_id) == []

    rules = DispatchRules(active_pairs=True)
    set_dispatch_rules(db, manager, project_id=project_id, wanted=rules, now=now)
    settle_project(db, manager, project_id=project_id, now=now)
    found = read_leaderboard(db, manager, project_id=project_id)
    assert found is not None
    assert found.next_pair is not None
    assert sorted(set(fronts(db, project_id))) == waiting[frozenset(found.next_pair)]

    set_dispatch_rules(db, manager, project_id=project_id, wanted=rules, now=now)
    before = len(fronts(db, project_id))
    settle_project(db, manager, project_id=project_id, now=now)
    assert len(fronts(db, project_id)) == before  # moved back, and forward again


def latest_item(db: Db, project_id: ProjectId) -> int:
    """Return the project's latest item."""
    found = db.execute("SELECT max(id) AS id FROM item WHERE project_id = %s", [project_id]).fetchone()
    assert found is not None
    return found["id"]


def fronts(db: Db, project_id: ProjectId) -> list[int]:
    """Return the items of the seats that stand before all others."""
    rows = db.execute(
        "SELECT item_id FROM ready JOIN lane ON lane.id = lane_id WHERE project_id = %s AND priority = -2 ORDER BY 1",
        [project_id],
    ).fetchall()
    return [row["item_id"] for row in rows]
