"""An author appeals against a verdict; a third person grants or declines it, and what follows."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest

import make
from flows import test_review_answer as inspecting
from flows.test_review_answer import hold, judge
from flows.test_take_task import take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import ReviewId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import (
    Appeal,
    AppealDecided,
    AppealNeedsThirdPerson,
    AppealWordless,
    NotAppealable,
    ReasonCode,
    ReviewUnknown,
    Verdict,
)
from qilou.flows import appeal_review
from qilou.flows.take_task import Leased

submitted, inspector = inspecting.submitted, inspecting.inspector  # its fixtures


class Case:
    """An answer that an inspector returned, its author, the inspector, and a project manager."""

    def __init__(self, db: Db, answer: Answer, author: Actor, by: Actor, verdict: Verdict, *, now: datetime):
        hold(db, by, answer, now=now)
        review = judge(db, by, answer, verdict, now=now, reason_codes=[ReasonCode.FACTUAL_ERROR])
        self.review_id: ReviewId = review.id
        self.answer, self.author, self.inspector = answer, author, by
        enter_scope(db, HOUSE_ITSELF.scope)
        self.manager = make.actor(db, Role.PROJECT_MANAGER)


@pytest.fixture
def case(db: Db, now: datetime, submitted: tuple[Answer, Actor], inspector: Actor) -> Case:
    return Case(db, *submitted, inspector, Verdict.RETURN, now=now)


def appeal(db: Db, case: Case, *, now: datetime, text: str = "原文第二段有出处") -> Appeal:
    enter_scope(db, case.author.scope)
    return appeal_review.appeal_review(db, case.author, review_id=case.review_id, text=text, now=now)


def decide(
    db: Db, case: Case, made: Appeal, *, granted: bool, now: datetime, by: Actor | None = None
) -> Appeal:
    enter_scope(db, HOUSE_ITSELF.scope)
    return appeal_review.decide_appeal(
        db, by or case.manager, appeal_id=made.id, is_granted=granted, reason="核对过出处", now=now
    )


def first_pass_rate(db: Db, case: Case, now: datetime) -> float | None:
    assert case.author.person_id is not None
    return reviews.month_of(db, case.author.person_id, since=now - timedelta(days=1)).first_pass_rate


def test_a_granted_appeal_accepts_the_answer_and_clears_its_author(db: Db, now: datetime, case: Case) -> None:
    made = appeal(db, case, now=now)
    assert first_pass_rate(db, case, now) == 0.0

    decided = decide(db, case, made, granted=True, now=now)

    assert (decided.is_granted, decided.reason) == (True, "核对过出处")
    assert answers.load(db, case.answer.id).state is AnswerState.ACCEPTED
    assert first_pass_rate(db, case, now) == 1.0
    assert not isinstance(take(db, case.author, case.answer.project_id, now=now), Leased)


def test_a_declined_appeal_leaves_the_rework(db: Db, now: datetime, case: Case) -> None:
    made = appeal(db, case, now=now)
    decide(db, case, made, granted=False, now=now)
    assert answers.load(db, case.answer.id).state is AnswerState.RETURNED
    assert first_pass_rate(db, case, now) == 0.0
    assert isinstance(take(db, case.author, case.answer.project_id, now=now), Leased)


def test_rework_that_is_under_way_goes_on_whatever_is_decided(db: Db, now: datetime, case: Case) -> None:
    made = appeal(db, case, now=now)
    assert isinstance(take(db, case.author, case.answer.project_id, now=now), Leased)
    decide(db, case, made, granted=True, now=now)
    assert answers.load(db, case.answer.id).state is AnswerState.RETURNED
    assert first_pass_rate(db, case, now) == 1.0


def test_a_void_answer_stays_void(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    case = Case(db, *submitted, inspector, Verdict.VOID, now=now)
    decide(db, case, appeal(db, case, now=now), granted=True, now=now)
    assert answers.load(db, case.answer.id).state is AnswerState.VOID


def test_a_pass_cannot_be_appealed_against(db: Db, now: datetime, submitted, inspector: Actor) -> None:
    case = Case.__new__(Case)
    answer, author = submitted
    hold(db, inspector, answer, now=now)
    case.review_id = judge(db, inspector, answer, Verdict.PASS, now=now).id
    case.author = author
    with pytest.raises(NotAppealable):
        appeal(db, case, now=now)


def test_an_appeal_comes_within_three_days_once_and_with_words(db: Db, now: datetime, case: Case) -> None:
    with pytest.raises(AppealWordless):
        appeal(db, case, now=now, text="  ")
    with pytest.raises(NotAppealable):
        appeal(db, case, now=now + timedelta(hours=72, seconds=1))
    appeal(db, case, now=now + timedelta(hours=72))
    with pytest.raises(NotAppealable):
        appeal(db, case, now=now)


def test_a_third_person_decides_once(db: Db, now: datetime, case: Case) -> None:
    made = appeal(db, case, now=now)
    both = make_manager_of(db, case.inspector)
    with pytest.raises(AppealNeedsThirdPerson):
        decide(db, case, made, granted=True, now=now, by=both)
    with pytest.raises(NotPermitted):
        decide(db, case, made, granted=True, now=now, by=case.inspector)
    decide(db, case, made, granted=False, now=now)
    with pytest.raises(AppealDecided):
        decide(db, case, made, granted=True, now=now)
    with pytest.raises(psycopg.errors.CheckViolation), db.transaction():
        db.execute("UPDATE appeal SET decided_by = author_id")


def make_manager_of(db: Db, somebody: Actor) -> Actor:
    enter_scope(db, HOUSE_ITSELF.scope)
    return make.actor(db, Role.PROJECT_MANAGER, person_id=somebody.person_id)


def test_nobody_appeals_for_somebody_else(db: Db, now: datetime, case: Case) -> None:
    enter_scope(db, HOUSE_ITSELF.scope)
    case.author = make.actor(db, Role.ANNOTATOR)
    with pytest.raises(ReviewUnknown):
        appeal(db, case, now=now)


def test_managers_see_appeals_newest_first_and_open_ones(db: Db, now: datetime, case: Case) -> None:
    made = appeal(db, case, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)

    def ids(is_open: bool | None) -> list[int]:
        found = appeal_review.list_appeals(
            db, case.manager, project_id=case.answer.project_id, is_open=is_open, after=0, limit=10
        )
        return [each.id for each in found]

    assert (ids(True), ids(None), ids(False)) == ([made.id], [made.id], [])
    decide(db, case, made, granted=False, now=now)
    assert (ids(True), ids(False)) == ([], [made.id])
