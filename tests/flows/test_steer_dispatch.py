"""How a project hands out: order, deadlines, quotas, caps, breaks, and nobody in two functions of one item."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

import make
from flows.test_take_task import BODY, annotator, open_project, read_guideline, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import LaneId, PersonId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.dispatch.model import DispatchRules, DispatchRulesUnusable, NothingLeft, OpenLane, Why
from qilou.domain.dispatch.rules import in_order
from qilou.domain.people.model import LanguagesUnusable
from qilou.flows import review_answer, steer_dispatch, submit_answer, tell_languages
from qilou.flows.take_task import Leased


def steer(db: Db, project_id: ProjectId, now: datetime, **rules) -> None:
    """Set the project's rules as the house."""
    enter_scope(db, HOUSE_ITSELF.scope)
    steer_dispatch.set_dispatch_rules(
        db, HOUSE_ITSELF, project_id=project_id, wanted=DispatchRules(**rules), now=now
    )


def work(db: Db, actor: Actor, project_id: ProjectId | None, *, now: datetime, seconds: int = 60) -> Leased:
    """Take an item and hand in its answer."""
    taken = take(db, actor, project_id, now=now)
    assert isinstance(taken, Leased), taken
    submit_answer.submit_answer(
        db, actor, lease_id=taken.lease.id, body=BODY, active_seconds=seconds, now=now
    )
    return taken


def refused(db: Db, actor: Actor, project_id: ProjectId, *, now: datetime) -> NothingLeft:
    """Ask for work and insist that there is none."""
    outcome = take(db, actor, project_id, now=now)
    assert isinstance(outcome, NothingLeft)
    return outcome


def test_after_the_deadline_nothing_is_handed_out(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=2)
    actor = annotator(db, project_id)
    steer(db, project_id, now, deadline_at=now + timedelta(hours=1))
    work(db, actor, project_id, now=now)

    assert refused(db, actor, project_id, now=now + timedelta(hours=1)).why is Why.DEADLINE_PASSED


def test_a_persons_day_ends_at_the_quota_and_begins_anew_at_midnight(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=5)
    actor, other = annotator(db, project_id), annotator(db, project_id)
    steer(db, project_id, now, person_per_day=2)
    for _ in range(2):
        work(db, actor, project_id, now=now)

    outcome = refused(db, actor, project_id, now=now)

    assert outcome.why is Why.QUOTA_TODAY
    assert outcome.until is not None
    assert outcome.until.astimezone().timestamp() == datetime(2026, 11, 24, 16, tzinfo=now.tzinfo).timestamp()
    work(db, other, project_id, now=now)
    work(db, actor, project_id, now=outcome.until)


def test_what_is_held_counts_for_the_quota(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=5)
    actor = annotator(db, project_id)
    steer(db, project_id, now, person_in_all=2)
    work(db, actor, project_id, now=now)
    assert isinstance(take(db, actor, project_id, now=now), Leased)

    assert refused(db, actor, project_id, now=now).why is Why.QUOTA_IN_ALL


@pytest.mark.parametrize(
    ("rules", "why"),
    [({"company_per_day": 2}, Why.COMPANY_TODAY), ({"company_at_once": 2}, Why.COMPANY_AT_ONCE)],
)
def test_a_companys_limit_is_one_for_all_its_people(db: Db, now: datetime, rules: dict, why: Why) -> None:
    project_id = open_project(db, items=9)
    company = make.organisation(db)
    people = [make.actor(db, org_id=company) for _ in range(3)]
    stranger = annotator(db, project_id)
    for person in people:
        read_guideline(db, person, project_id)
    steer(db, project_id, now, **rules)
    for person in people[:2]:
        assert isinstance(take(db, person, project_id, now=now), Leased)

    outcome = refused(db, people[2], project_id, now=now)

    assert outcome.why is why
    assert outcome.until is not None
    assert isinstance(take(db, stranger, project_id, now=now), Leased)


def test_a_break_is_due_after_a_streak_and_over_after_it(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=9)
    actor = annotator(db, project_id)
    steer(db, project_id, now, break_after_minutes=50, break_minutes=10)
    for minutes in (0, 9, 18, 27, 36, 45):
        work(db, actor, project_id, now=now + timedelta(minutes=minutes))
    last = now + timedelta(minutes=54)
    work(db, actor, project_id, now=last)

    outcome = refused(db, actor, project_id, now=last + timedelta(minutes=1))

    assert (outcome.why, outcome.until) == (Why.BREAK_DUE, last + timedelta(minutes=10))
    work(db, actor, project_id, now=last + timedelta(minutes=10))


def test_who_has_paused_needs_no_break(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=9)
    actor = annotator(db, project_id)
    steer(db, project_id, now, break_after_minutes=50, break_minutes=10)
    for minutes in (0, 9, 18, 28, 37, 46, 55, 64):  # a pause before 28
        work(db, actor, project_id, now=now + timedelta(minutes=minutes))


def test_a_hurried_answer_is_flagged_and_no_more(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=3)
    actor = annotator(db, project_id)
    steer(db, project_id, now, least_seconds=20)
    for seconds in (19, 20, 21):
        work(db, actor, project_id, now=now, seconds=seconds)

    enter_scope(db, HOUSE_ITSELF.scope)
    assert steer_dispatch.read_dispatch_rules(db, HOUSE_ITSELF, project_id=project_id).hurried == 1


def test_the_higher_priority_comes_first_then_the_sooner_deadline(db: Db, now: datetime) -> None:
    late, soon, urgent = (open_project(db, items=1) for _ in range(3))
    actor = annotator(db, late)
    for project_id in (soon, urgent):
        read_guideline(db, actor, project_id)
    steer(db, late, now, deadline_at=now + timedelta(days=9))
    steer(db, soon, now, deadline_at=now + timedelta(days=1))
    steer(db, urgent, now, priority=9)

    assert [work(db, actor, None, now=now).lease.project_id for _ in range(3)] == [urgent, soon, late]


def test_weights_share_the_work_among_equals(now: datetime) -> None:
    plain = {"stripes": 1, "kind": "sft", "priority": 0, "deadline_at": None}
    lanes = [OpenLane(id=LaneId(n), weight=weight, **plain) for n, weight in ((1, 3), (2, 1))]

    firsts = Counter(
        in_order(lanes, person_id=PersonId(7), now=now + timedelta(seconds=n))[0].id for n in range(4_000)
    )

    assert 2_850 < firsts[LaneId(1)] < 3_150


def test_who_has_judged_an_answer_takes_no_seat_in_its_item(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=2)
    db.execute("UPDATE project SET inspection_bp = 10000")
    author = annotator(db, project_id)
    inspector = make.actor(db, Role.INSPECTOR)
    twin = make.actor(db, person_id=inspector.person_id)
    read_guideline(db, twin, project_id)
    stranger = annotator(db, project_id)
    work(db, author, project_id, now=now)
    enter_scope(db, inspector.scope)
    taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=now)
    assert isinstance(taken, review_answer.Taken)
    review_answer.review_answer(
        db, inspector, answer_id=taken.answer.id, verdict=review_answer.Verdict.PASS, reason_codes=[], comment="",
        fixed_body=None, now=now,
    )  # fmt: skip

    assert refused(db, twin, project_id, now=now).why is Why.FINISHED_FOR_YOU
    assert isinstance(take(db, stranger, project_id, now=now), Leased)


def test_who_has_answered_an_item_inspects_no_answer_of_it(db: Db, now: datetime) -> None:
    project_id = open_project(db, overlap=2)
    db.execute("UPDATE project SET inspection_bp = 10000")
    author = annotator(db, project_id)
    inspector = make.actor(db, Role.INSPECTOR)
    twin = make.actor(db, person_id=inspector.person_id)
    read_guideline(db, twin, project_id)
    for person in (author, twin):
        work(db, person, project_id, now=now)

    enter_scope(db, inspector.scope)
    taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=now)

    assert not isinstance(taken, review_answer.Taken)


@pytest.mark.parametrize(
    "rules", [{"priority": 10}, {"weight": 0}, {"person_per_day": 0}, {"break_minutes": 5}]
)
def test_rules_out_of_bounds_are_refused(db: Db, now: datetime, rules: dict) -> None:
    project_id = open_project(db)

    with pytest.raises(DispatchRulesUnusable):
        steer(db, project_id, now, **rules)


def speak(db: Db, actor: Actor, *languages: str, now: datetime) -> None:
    """Name the languages of a person."""
    enter_scope(db, actor.scope)
    tell_languages.tell_languages(db, actor, languages=languages, now=now)


def test_by_language_a_person_meets_items_of_theirs_and_of_none_that_is_known(db: Db, now: datetime) -> None:
    project_id = open_project(db)
    for language in ("en", "en", "und", "ja"):
        make.ready(db, item_id=make.item(db, project_id=project_id, language=language))
    actor = annotator(db, project_id)
    steer(db, project_id, now, by_language=True)
    assert refused(db, actor, project_id, now=now).why is Why.LANGUAGE

    speak(db, actor, "en", now=now)
    met = [work(db, actor, project_id, now=now).language for _ in range(3)]

    assert sorted(met) == ["en", "en", "und"]
    assert refused(db, actor, project_id, now=now).why is Why.LANGUAGE
    speak(db, actor, "en", "zh", now=now)
    assert work(db, actor, project_id, now=now).language == "zh"


def test_where_the_project_does_not_ask_language_does_not_matter(db: Db, now: datetime) -> None:
    project_id = open_project(db, items=1)
    actor = annotator(db, project_id)
    speak(db, actor, "en", now=now)

    assert work(db, actor, project_id, now=now).language == "zh"


def test_a_language_is_a_code(db: Db, now: datetime) -> None:
    with pytest.raises(LanguagesUnusable):
        speak(db, make.actor(db), "Mandarin", now=now)
