"""Another person inspects: pass, fix and pass, return with reasons to the author first, or void."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest

import make
from flows.test_submit_answer import taken_by
from flows.test_take_task import BODY, annotator, open_project, read_guideline, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import alias
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.reviews.model import (
    InspectionNotYours,
    OwnAnswerRefused,
    ReasonCode,
    Review,
    ReviewIncomplete,
    Verdict,
)
from qilou.flows import keep_house, review_answer, submit_answer
from qilou.flows.review_answer import NothingToInspect, Taken
from qilou.flows.take_task import Leased


@pytest.fixture
def submitted(db: Db, now: datetime) -> tuple[Answer, Actor]:
    """An answer that waits for inspection, and its author."""
    project_id = open_project(db)
    db.execute("UPDATE project SET inspection_bp = 10000 WHERE id = %s", [project_id])
    author = annotator(db, project_id)
    lease_id = taken_by(db, author, project_id, now=now).lease.id
    answer = submit_answer.submit_answer(db, author, lease_id=lease_id, body=BODY, active_seconds=9, now=now)
    return answer, author


@pytest.fixture
def inspector(db: Db) -> Actor:
    """An inspector of the base."""
    enter_scope(db, HOUSE_ITSELF.scope)
    return make.actor(db, Role.INSPECTOR)


def hold(db: Db, inspector: Actor, answer: Answer, *, now: datetime) -> Taken:
    """Take the answer's inspection."""
    enter_scope(db, inspector.scope)
    taken = review_answer.take_inspection(db, inspector, project_id=answer.project_id, now=now)
    assert isinstance(taken, Taken)
    return taken


def judge(db: Db, inspector: Actor, answer: Answer, verdict: Verdict, *, now: datetime, **more) -> Review:
    """Give a verdict with what it needs."""
    given = {"reason_codes": [], "comment": "", "fixed_body": None, **more}
    return review_answer.review_answer(db, inspector, answer_id=answer.id, verdict=verdict, now=now, **given)


def test_a_passed_answer_is_accepted(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, author = submitted
    taken = hold(db, inspector, answer, now=now)
    assert taken.answer.id == answer.id
    assert taken.author_alias == alias(author.person_id, key=taken.project.alias_key)

    judge(db, inspector, answer, Verdict.PASS, now=now)

    assert answers.load(db, answer.id).state is AnswerState.ACCEPTED


def test_a_fix_becomes_the_next_revision(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, _ = submitted
    hold(db, inspector, answer, now=now)
    fixed = {**BODY, "preference": 6}

    judge(db, inspector, answer, Verdict.FIX_AND_PASS, fixed_body=fixed, now=now)

    after = answers.load(db, answer.id)
    assert (after.body, after.revision, after.state) == (fixed, 2, AnswerState.ACCEPTED)
    kept = db.execute("SELECT body FROM answer_revision WHERE answer_id = %s ORDER BY revision", [answer.id])
    assert [row["body"] for row in kept] == [BODY, fixed]


def test_a_returned_answer_goes_to_its_author_first(
    db: Db, now: datetime, submitted, inspector: Actor
) -> None:
    answer, author = submitted
    hold(db, inspector, answer, now=now)
    judge(
        db,
        inspector,
        answer,
        Verdict.RETURN,
        reason_codes=[ReasonCode.WEAK_REASON],
        comment="说清楚",
        now=now,
    )
    other = make.actor(db)
    read_guideline(db, other, answer.project_id)
    assert not isinstance(take(db, other, answer.project_id, now=now), Leased)

    again = take(db, author, answer.project_id, now=now)

    assert isinstance(again, Leased)
    assert again.rework is not None
    assert (again.rework.reason_codes, again.rework.comment) == (["weak_reason"], "说清楚")
    better = {**BODY, "reason": "甲的第二步有推导，乙没有"}
    reworked = submit_answer.submit_answer(
        db, author, lease_id=again.lease.id, body=better, active_seconds=5, now=now
    )
    assert (reworked.revision, reworked.state) == (2, AnswerState.SUBMITTED)
    assert len(hold(db, inspector, answer, now=now).history) == 1


def test_rework_that_nobody_does_frees_the_seat(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, _ = submitted
    hold(db, inspector, answer, now=now)
    judge(db, inspector, answer, Verdict.RETURN, reason_codes=[ReasonCode.OTHER], now=now)
    other = make.actor(db)
    read_guideline(db, other, answer.project_id)
    later = now + timedelta(hours=49)

    enter_scope(db, HOUSE_ITSELF.scope)
    assert keep_house.sweep(db, HOUSE_ITSELF, now=later).returns == 1

    assert answers.load(db, answer.id).state is AnswerState.VOID
    assert isinstance(take(db, other, answer.project_id, now=later), Leased)


def test_a_void_answer_opens_its_seat_for_another(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, author = submitted
    hold(db, inspector, answer, now=now)

    judge(db, inspector, answer, Verdict.VOID, reason_codes=[ReasonCode.UNSAFE], now=now)

    other = make.actor(db)
    read_guideline(db, other, answer.project_id)
    assert not isinstance(take(db, author, answer.project_id, now=now), Leased)
    assert isinstance(take(db, other, answer.project_id, now=now), Leased)


def test_nobody_inspects_their_own_answer(db: Db, now: datetime, submitted) -> None:
    answer, author = submitted
    enter_scope(db, HOUSE_ITSELF.scope)
    same_person = make.actor(db, Role.INSPECTOR, person_id=author.person_id)

    assert isinstance(
        review_answer.take_inspection(db, same_person, project_id=answer.project_id, now=now),
        NothingToInspect,
    )
    with pytest.raises(OwnAnswerRefused):
        judge(db, same_person, answer, Verdict.PASS, now=now)


def test_the_database_itself_refuses_the_same_person(db: Db, submitted) -> None:
    answer, author = submitted
    enter_scope(db, HOUSE_ITSELF.scope)

    with pytest.raises(psycopg.errors.CheckViolation):
        make.review(db, answer_id=answer.id, by=author)


def test_only_the_holder_gives_the_verdict(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, _ = submitted
    hold(db, inspector, answer, now=now)
    other = make.actor(db, Role.INSPECTOR)

    with pytest.raises(InspectionNotYours):
        judge(db, other, answer, Verdict.PASS, now=now)


@pytest.mark.parametrize(
    ("verdict", "more"),
    [
        (Verdict.RETURN, {}),
        (Verdict.VOID, {}),
        (Verdict.FIX_AND_PASS, {}),
        (Verdict.FIX_AND_PASS, {"fixed_body": {"preference": 99}}),
        (Verdict.PASS, {"fixed_body": BODY}),
    ],
)
def test_an_incomplete_verdict_is_refused(
    db: Db, now: datetime, submitted, inspector: Actor, verdict, more
) -> None:
    answer, _ = submitted
    hold(db, inspector, answer, now=now)

    with pytest.raises(ReviewIncomplete):
        judge(db, inspector, answer, verdict, now=now, **more)


def test_an_inspection_that_runs_out_waits_again(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    answer, _ = submitted
    hold(db, inspector, answer, now=now)
    later = now + timedelta(minutes=31)

    assert keep_house.sweep(db, HOUSE_ITSELF, now=later).inspections == 1

    assert answers.load(db, answer.id).state is AnswerState.SUBMITTED
    other = make.actor(db, Role.INSPECTOR)
    assert hold(db, other, answer, now=later).answer.id == answer.id


def test_an_inspector_of_another_company_sees_nothing(db: Db, now: datetime, submitted) -> None:
    answer, _ = submitted
    enter_scope(db, HOUSE_ITSELF.scope)
    outsider = make.actor(db, Role.INSPECTOR, org_id=make.organisation(db))
    outsider = Actor(
        account_id=outsider.account_id,
        person_id=outsider.person_id,
        org_id=outsider.org_id,
        reach=type(outsider.reach).ORG,
        roles=outsider.roles,
    )
    enter_scope(db, outsider.scope)

    outcome = review_answer.take_inspection(db, outsider, project_id=answer.project_id, now=now)

    assert isinstance(outcome, NothingToInspect)
