"""Project managers look into their items, see what was done to one, and send answers back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import make
from flows.test_review_answer import hold, judge
from flows.test_settle_item import item_with, preferring
from flows.test_submit_answer import taken_by
from flows.test_take_task import BODY, annotator, open_project, take
from qilou.base.db import Db, enter_scope, run, value
from qilou.base.ids import AnswerId, ProjectId, alias
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.items.model import ItemFilter, ItemState
from qilou.domain.projects import store as projects
from qilou.domain.reviews.model import KeptWhy, ReasonCode, ReturnsNeedOpenProject, ReviewIncomplete, Verdict
from qilou.flows import explore_items, keep_house, review_answer, settle_item, submit_answer
from qilou.flows.take_task import Leased


@pytest.fixture
def manager(db: Db) -> Actor:
    enter_scope(db, HOUSE_ITSELF.scope)
    return make.actor(db, Role.PROJECT_MANAGER)


def items_that_fit(
    db: Db, manager: Actor, project_id: ProjectId, *, person: str | None = None, **wish
) -> list[int]:
    found = explore_items.list_items(
        db, manager, project_id=project_id, wish=ItemFilter(**wish), person_alias=person, after=0, limit=50
    )
    return [each.id for each in found]


def test_items_are_found_by_what_they_and_their_answers_are(db: Db, now: datetime, manager: Actor) -> None:
    project_id = make.project(db)
    people = [make.actor(db) for _ in range(3)]
    split = item_with(db, project_id, people, [1, 7, 7])
    agreed = item_with(db, project_id, people, [7, 7, 7])
    english = make.item(db, project_id=project_id, language="en", domain="law")
    make.answered(db, item_id=english, by=people[0], body=preferring(4), state="returned")
    settle_item.settle_project(db, manager, project_id=project_id, now=now)
    key = projects.load(db, project_id).alias_key
    last = alias(people[2].person_id, key=key)

    assert items_that_fit(db, manager, project_id) == [split, agreed, english]
    assert items_that_fit(db, manager, project_id, state=ItemState.OPEN) == [english]
    assert items_that_fit(db, manager, project_id, language="en", domain="law") == [english]
    assert items_that_fit(db, manager, project_id, answer_state="returned") == [english]
    assert items_that_fit(db, manager, project_id, disagreement=0.1) == [split]
    assert items_that_fit(db, manager, project_id, person=last) == [split, agreed]
    assert items_that_fit(db, manager, project_id, person="p-00000000") == []

    listed = explore_items.list_answers(
        db, manager, project_id=project_id, wish=ItemFilter(), person_alias=last, after=0, limit=50
    )
    assert [(each.row.item_id, each.person_alias) for each in listed] == [(agreed, last), (split, last)]
    facets = explore_items.read_facets(db, manager, project_id=project_id)
    assert (facets.facets.languages, facets.facets.domains) == (["en", "zh"], ["everyday", "law"])
    assert facets.aliases[0] == alias(people[0].person_id, key=key)


@pytest.fixture
def passed(db: Db, now: datetime) -> tuple[Answer, Actor]:
    """An answer that an inspector has passed, and its author."""
    project_id = open_project(db)
    run(db, "UPDATE project SET inspection_bp = 10000 WHERE id = %(id)s", {"id": project_id})
    author = annotator(db, project_id)
    lease_id = taken_by(db, author, project_id, now=now).lease.id
    answer = submit_answer.submit_answer(db, author, lease_id=lease_id, body=BODY, active_seconds=9, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    inspector = make.actor(db, Role.INSPECTOR)
    hold(db, inspector, answer, now=now)
    judge(db, inspector, answer, Verdict.PASS, now=now)
    return answer, author


def send_back(db: Db, manager: Actor, answer: Answer, *others: AnswerId, now: datetime, **more):
    enter_scope(db, manager.scope)
    given = {"reason_codes": [ReasonCode.WEAK_REASON], "comment": "请补充依据", **more}
    return explore_items.return_answers(
        db, manager, project_id=answer.project_id, answer_ids=[answer.id, *others], now=now, **given
    )


def test_the_history_tells_all_that_was_done_and_names_nobody(
    db: Db, now: datetime, manager: Actor, passed: tuple[Answer, Actor]
) -> None:
    answer, author = passed
    enter_scope(db, manager.scope)

    seen = explore_items.read_history(db, manager, item_id=answer.item_id)

    assert [each.event.action for each in seen] == [
        "lease.taken",
        "answer.submitted",
        "inspection.taken",
        "answer.reviewed",
    ]
    key = projects.load(db, answer.project_id).alias_key
    assert seen[0].person_alias == alias(author.person_id, key=key)
    assert {each.actor for each in seen} == {None}
    auditor = make.actor(db, Role.AUDITOR)
    assert None not in {
        each.actor for each in explore_items.read_history(db, auditor, item_id=answer.item_id)
    }
    with pytest.raises(NotPermitted):
        explore_items.read_history(db, author, item_id=answer.item_id)


def test_a_passed_answer_comes_back_to_its_author_and_is_inspected_again(
    db: Db, now: datetime, manager: Actor, passed: tuple[Answer, Actor]
) -> None:
    answer, author = passed
    run(db, "UPDATE item SET state = 'settled' WHERE id = %(id)s", {"id": answer.item_id})
    settle_item.settle_project(db, HOUSE_ITSELF, project_id=answer.project_id, now=now)
    later = now + timedelta(minutes=1)

    outcome = send_back(db, manager, answer, now=later)

    assert (outcome.returned, outcome.kept) == ([answer.id], [])
    assert answers.load(db, answer.id).state is AnswerState.RETURNED
    assert value(db, str, "SELECT state FROM item WHERE id = %(id)s", {"id": answer.item_id}) == "open"
    assert answer.project_id in keep_house.projects_to_settle(db, HOUSE_ITSELF, now=later)
    again = take(db, author, answer.project_id, now=later)
    assert isinstance(again, Leased)
    assert again.rework is not None
    assert (again.rework.reason_codes, again.rework.comment) == (["weak_reason"], "请补充依据")
    reworked = submit_answer.submit_answer(
        db, author, lease_id=again.lease.id, body={**BODY, "preference": 5}, active_seconds=1, now=later
    )
    assert (reworked.state, reworked.revision) == (AnswerState.SUBMITTED, 2)


def test_each_return_is_one_event_and_the_first_verdict_still_counts_as_first(
    db: Db, now: datetime, manager: Actor, passed: tuple[Answer, Actor]
) -> None:
    answer, author = passed
    send_back(db, manager, answer, now=now)

    events = value(
        db,
        int,
        "SELECT count(*) FROM event WHERE action = 'answer.recalled' AND subject_id = %(id)s",
        {"id": answer.id},
    )
    assert events == 1
    month = explore_items.reviews.month_of(db, author.person_id, since=now - timedelta(days=1))
    assert (month.inspected, month.first_pass_rate) == (1, 1.0)


def test_what_cannot_come_back_stays_and_says_why(
    db: Db, now: datetime, manager: Actor, passed: tuple[Answer, Actor]
) -> None:
    answer, _ = passed
    enter_scope(db, HOUSE_ITSELF.scope)
    own = make.answered(
        db,
        item_id=make.item(db, project_id=answer.project_id),
        by=make.actor(db, person_id=manager.person_id),
        body=BODY,
    )
    waiting = make.answered(
        db, item_id=make.item(db, project_id=answer.project_id), body=BODY, state="submitted"
    )
    make.inspection(db, answer_id=waiting)
    review_answer.take_inspection(db, make.actor(db, Role.INSPECTOR), project_id=answer.project_id, now=now)
    gone = make.answered(db, item_id=make.item(db, project_id=answer.project_id), body=BODY, state="void")
    elsewhere = make.answered(db, item_id=make.item(db, project_id=make.project(db)), body=BODY)

    outcome = send_back(db, manager, answer, own, waiting, gone, elsewhere, now=now)

    assert outcome.returned == [answer.id]
    assert {each.answer_id: each.why for each in outcome.kept} == {
        own: KeptWhy.OWN,
        waiting: KeptWhy.IN_INSPECTION,
        gone: KeptWhy.NOT_HANDED_IN,
        elsewhere: KeptWhy.UNKNOWN,
    }


def test_a_return_needs_a_reason_and_an_open_project(
    db: Db, now: datetime, manager: Actor, passed: tuple[Answer, Actor]
) -> None:
    answer, _ = passed
    with pytest.raises(ReviewIncomplete):
        send_back(db, manager, answer, now=now, reason_codes=[])
    run(db, "UPDATE project SET state = 'paused' WHERE id = %(id)s", {"id": answer.project_id})

    with pytest.raises(ReturnsNeedOpenProject):
        send_back(db, manager, answer, now=now)
