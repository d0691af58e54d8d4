"""Who is surely weak is paused, sees why, learns, passes the exam and is back; or a manager lets them back."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest

import make
from flows.golden import answer, bring_gold, line, measure_by, work_through, worker
from flows.test_learn_course import SIGNER, keys, sit
from flows.test_take_task import open_project, take
from qilou.base.db import Db, enter_scope
from qilou.base.ids import CourseId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.dispatch.model import NothingLeft, Why
from qilou.domain.standing.model import LiftReasonMissing, Pause, PauseLifted, Unaccepted
from qilou.flows import learn_course, lift_pause, manage_courses, measure_people
from qilou.flows.take_task import Leased


@pytest.fixture
def course_id(db: Db, now: datetime) -> CourseId:
    """The course that comes with the house."""
    enter_scope(db, HOUSE_ITSELF.scope)
    return manage_courses.put_entry_course(db, make.actor(db, Role.OPERATOR), now=now).id


@pytest.fixture
def project_id(db: Db, now: datetime, tmp_path, course_id: CourseId) -> ProjectId:
    """A project with much gold that pauses who is surely below 60 in 100."""
    enter_scope(db, HOUSE_ITSELF.scope)
    project_id = open_project(db, items=60, overlap=3)
    bring_gold(db, project_id, tmp_path, [line(n) for n in range(12)], now=now)
    rule(db, project_id, now, course_id=course_id)
    return project_id


def rule(db: Db, project_id: ProjectId, now: datetime, **more) -> None:
    measure_by(
        db, project_id, now,
        **{"gold_bp": 5000, "fresh_bp": 5000, "pause_bp": 6000, "promote_bp": 7000, "least": 8, **more},
    )  # fmt: skip


def measured(db: Db, project_id: ProjectId, *, now: datetime) -> None:
    enter_scope(db, HOUSE_ITSELF.scope)
    measure_people.measure_project(db, HOUSE_ITSELF, project_id=project_id, now=now)


def clicked(db: Db, project_id: ProjectId, *, now: datetime, by: int = 0) -> Actor:
    """Return somebody who answered everything, wrongly unless told otherwise, and was measured."""
    actor = worker(db, project_id)
    work_through(db, actor, project_id, now=now, by=by)
    make_room(db, project_id)
    measured(db, project_id, now=now)
    return actor


def make_room(db: Db, project_id: ProjectId) -> None:
    """Bring a few items more, so that there is something to take."""
    enter_scope(db, HOUSE_ITSELF.scope)
    for _ in range(3):
        make.ready(db, item_id=make.item(db, project_id=project_id))


def own(db: Db, actor: Actor) -> list[Pause]:
    enter_scope(db, actor.scope)
    return lift_pause.read_own_standing(db, actor).pauses


def passed(db: Db, actor: Actor, course_id: CourseId, *, now: datetime, wrong: int = 0) -> None:
    enter_scope(db, actor.scope)
    paper = sit(db, actor, course_id, now=now)
    learn_course.save_choices(
        db, actor, sitting_id=paper.sitting.id, choices=keys(paper, wrong=wrong), now=now
    )
    learn_course.hand_in(db, actor, sitting_id=paper.sitting.id, signer=SIGNER, now=now)


def test_who_clicks_at_random_is_paused_and_told_why_and_what_to_do(
    db: Db, now: datetime, project_id: ProjectId, course_id: CourseId
) -> None:
    actor = clicked(db, project_id, now=now)

    outcome = take(db, actor, project_id, now=now)

    assert isinstance(outcome, NothingLeft)
    assert (outcome.why, outcome.course_id) == (Why.PERSON_PAUSED, course_id)
    (pause,) = own(db, actor)
    assert (pause.evidence.seen, pause.evidence.value, pause.evidence.pause_bp) == (12, 0.0, 6000)
    assert pause.evidence.high < 0.6
    assert pause.course_id == course_id


def test_who_answers_well_is_trusted_and_goes_on(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = clicked(db, project_id, now=now, by=1)

    assert isinstance(take(db, actor, project_id, now=now), Leased)
    enter_scope(db, actor.scope)
    assert [each.project_id for each in lift_pause.read_own_standing(db, actor).trusted] == [project_id]


def test_little_evidence_pauses_nobody(db: Db, now: datetime, project_id: ProjectId) -> None:
    rule(db, project_id, now, least=13)

    actor = clicked(db, project_id, now=now)

    assert not own(db, actor)


def test_passing_the_course_brings_them_back_with_a_clean_slate(
    db: Db, now: datetime, project_id: ProjectId, course_id: CourseId
) -> None:
    actor = clicked(db, project_id, now=now)
    passed(db, actor, course_id, now=now + timedelta(hours=1))

    assert isinstance(take(db, actor, project_id, now=now + timedelta(hours=1)), Leased)
    (pause,) = own(db, actor)
    assert pause.lifted_at == now + timedelta(hours=1)
    assert pause.sitting_id is not None
    measured(db, project_id, now=now + timedelta(hours=2))
    assert own(db, actor)[0].lifted_at is not None, "what was before the pause is no evidence any more"


def test_an_exam_that_was_failed_or_begun_before_the_pause_lifts_nothing(
    db: Db, now: datetime, project_id: ProjectId, course_id: CourseId
) -> None:
    early = worker(db, project_id)
    enter_scope(db, early.scope)
    paper = sit(db, early, course_id, now=now - timedelta(minutes=5))
    work_through(db, early, project_id, now=now, by=0)
    make_room(db, project_id)
    measured(db, project_id, now=now)
    enter_scope(db, early.scope)
    learn_course.save_choices(db, early, sitting_id=paper.sitting.id, choices=keys(paper), now=now)
    learn_course.hand_in(db, early, sitting_id=paper.sitting.id, signer=SIGNER, now=now)
    assert own(db, early)[0].lifted_at is None

    passed(db, early, course_id, now=now + timedelta(hours=1), wrong=99)
    assert own(db, early)[0].lifted_at is None


def test_a_manager_lets_them_back_with_a_reason_once(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = clicked(db, project_id, now=now)
    (pause,) = own(db, actor)
    enter_scope(db, HOUSE_ITSELF.scope)
    manager, lead = make.actor(db, Role.PROJECT_MANAGER), make.actor(db, Role.TEAM_LEAD)
    with pytest.raises(LiftReasonMissing):
        lift_pause.lift_pause(db, manager, pause_id=pause.id, reason=" ", now=now)
    with pytest.raises(NotPermitted):
        lift_pause.lift_pause(db, lead, pause_id=pause.id, reason="熟人", now=now)

    lifted = lift_pause.lift_pause(db, manager, pause_id=pause.id, reason="金标题有误，已更正", now=now)

    assert lifted.lift_reason == "金标题有误，已更正"
    assert isinstance(take(db, actor, project_id, now=now), Leased)
    enter_scope(db, HOUSE_ITSELF.scope)
    with pytest.raises(PauseLifted):
        lift_pause.lift_pause(db, manager, pause_id=pause.id, reason="再次", now=now)
    said = db.execute("SELECT action FROM event WHERE subject_kind = 'pause' ORDER BY id").fetchall()
    assert [each["action"] for each in said] == ["person.paused", "person.pause_lifted"]


@pytest.mark.parametrize(
    ("handling", "states"),
    [
        (Unaccepted.LEAVE, {"accepted"}),
        (Unaccepted.INSPECT, {"submitted"}),
        (Unaccepted.REISSUE, {"void"}),
    ],
)
def test_what_nobody_inspected_is_handled_as_the_rule_says(
    db: Db, now: datetime, project_id: ProjectId, course_id: CourseId, handling: Unaccepted, states: set[str]
) -> None:
    rule(db, project_id, now, course_id=course_id, unaccepted=handling)

    actor = clicked(db, project_id, now=now)

    enter_scope(db, HOUSE_ITSELF.scope)
    found = db.execute("SELECT DISTINCT state FROM answer WHERE person_id = %s", [actor.person_id]).fetchall()
    assert {each["state"] for each in found} == states
    seats = db.execute(
        """
        SELECT item.id FROM item WHERE project_id = %s AND state = 'open'
          AND (SELECT count(*) FROM ready WHERE item_id = item.id)
              + (SELECT count(*) FROM lease WHERE item_id = item.id AND state IN ('held', 'submitted')) <> item.seats
        """,
        [project_id],
    ).fetchall()
    assert not seats, "no seat is lost or doubled"


def test_a_pause_in_one_project_is_none_in_another(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = clicked(db, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    other = open_project(db, items=1)
    db.execute(
        "INSERT INTO guideline_receipt SELECT id, %s, %s FROM guideline WHERE project_id = %s",
        [actor.person_id, now, other],
    )

    assert isinstance(take(db, actor, other, now=now), Leased)


def test_what_is_held_may_be_finished(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = worker(db, project_id)
    work_through(db, actor, project_id, now=now, by=0)
    make_room(db, project_id)
    held = take(db, actor, project_id, now=now)
    assert isinstance(held, Leased)
    measured(db, project_id, now=now)

    assert answer(db, actor, held, now=now).id


def test_the_database_keeps_one_pause_in_force(db: Db, now: datetime, project_id: ProjectId) -> None:
    actor = clicked(db, project_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    with pytest.raises(psycopg.errors.UniqueViolation):
        db.execute(
            """
            INSERT INTO pause (project_id, person_id, org_id, paused_at, evidence, unaccepted)
            SELECT project_id, person_id, org_id, paused_at, evidence, unaccepted FROM pause WHERE person_id = %s
            """,
            [actor.person_id],
        )
