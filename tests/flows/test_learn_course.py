"""A person reads the lessons, sits the exam, and holds a certificate that anybody can check."""

from __future__ import annotations

from datetime import datetime, timedelta

import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

import make
from qilou.base.db import Db, enter_scope
from qilou.base.ids import CourseId
from qilou.base.signing import Signer, is_signed
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.training import courses, curriculum, store
from qilou.domain.training.exams import draw_paper, score_bp
from qilou.domain.training.model import (
    Area,
    BankTooSmall,
    ChoicesUnusable,
    CoolingDown,
    ExamQuestion,
    LessonsUnread,
    QuestionForm,
    SittingOver,
    SittingUnderWay,
    SittingUnknown,
)
from qilou.flows import learn_course, manage_courses
from qilou.flows.learn_course import PaperSeen

SIGNER = Signer(b"a secret of the tests, thirty-two bytes")


@pytest.fixture
def course_id(db: Db, now: datetime) -> CourseId:
    """The course that comes with the house."""
    enter_scope(db, HOUSE_ITSELF.scope)
    return manage_courses.put_entry_course(db, make.actor(db, Role.OPERATOR), now=now).id


@pytest.fixture
def learner(db: Db, course_id: CourseId) -> Actor:
    """An annotator who has read nothing yet."""
    return make.actor(db, Role.ANNOTATOR)


def read_all(db: Db, learner: Actor, course_id: CourseId, *, now: datetime) -> None:
    enter_scope(db, learner.scope)
    for lesson in learn_course.list_lessons(db, learner, course_id=course_id):
        learn_course.mark_lesson_read(db, learner, lesson_id=lesson.id, now=now)


def sit(db: Db, learner: Actor, course_id: CourseId, *, now: datetime, seed: int = 5) -> PaperSeen:
    read_all(db, learner, course_id, now=now)
    return learn_course.start_sitting(db, learner, course_id=course_id, seed=seed, now=now)


def keys(paper: PaperSeen, *, wrong: int = 0) -> dict[str, list[int]]:
    """Choose right, but for the first few."""
    return {
        str(each.id): list(each.key) if at >= wrong else [(each.key[0] + 1) % len(each.options)]
        for at, each in enumerate(paper.questions)
    }


def finish(db: Db, learner: Actor, paper: PaperSeen, *, wrong: int, now: datetime) -> PaperSeen:
    learn_course.save_choices(
        db, learner, sitting_id=paper.sitting.id, choices=keys(paper, wrong=wrong), now=now
    )
    return learn_course.hand_in(db, learner, sitting_id=paper.sitting.id, signer=SIGNER, now=now)


def test_who_passes_holds_a_certificate_that_anybody_can_check(
    db: Db, learner: Actor, course_id: CourseId, now: datetime
) -> None:
    paper = sit(db, learner, course_id, now=now)
    assert len(paper.questions) == 20
    assert {each.area for each in paper.questions} == set(Area)

    done = finish(db, learner, paper, wrong=4, now=now)

    assert (done.sitting.score_bp, done.sitting.passed) == (8000, True)
    assert learner.person_id is not None
    (held,) = store.valid_of(db, [learner.person_id], now=now)
    assert held.skill == "entry"
    (own,) = learn_course.list_own_certificates(db, learner)
    shown = learn_course.read_certificate(db, HOUSE_ITSELF, serial=own.serial or "")
    assert is_signed(shown.document or "", signature=shown.signature or "", public_key=SIGNER.public_key)
    forged = (shown.document or "").replace("8000", "9900")
    assert not is_signed(forged, signature=shown.signature or "", public_key=SIGNER.public_key)


def test_who_fails_waits_before_the_next_attempt(
    db: Db, learner: Actor, course_id: CourseId, now: datetime
) -> None:
    done = finish(db, learner, sit(db, learner, course_id, now=now), wrong=5, now=now)
    assert (done.sitting.score_bp, done.sitting.passed) == (7500, False)
    assert learn_course.list_own_certificates(db, learner) == []

    with pytest.raises(CoolingDown):
        sit(db, learner, course_id, now=now + timedelta(hours=23))
    again = sit(db, learner, course_id, now=now + timedelta(hours=24), seed=6)
    assert again.sitting.question_ids != done.sitting.question_ids


def test_all_lessons_come_before_the_exam(db: Db, learner: Actor, course_id: CourseId, now: datetime) -> None:
    enter_scope(db, learner.scope)
    lessons = learn_course.list_lessons(db, learner, course_id=course_id)
    for lesson in lessons[:3]:
        learn_course.mark_lesson_read(db, learner, lesson_id=lesson.id, now=now)
    with pytest.raises(LessonsUnread) as refused:
        learn_course.start_sitting(db, learner, course_id=course_id, seed=1, now=now)
    assert refused.value.facts == {"left": 1}


def test_one_exam_at_a_time(db: Db, learner: Actor, course_id: CourseId, now: datetime) -> None:
    first = sit(db, learner, course_id, now=now)
    with pytest.raises(SittingUnderWay):
        learn_course.start_sitting(db, learner, course_id=course_id, seed=2, now=now)
    (seen,) = learn_course.list_courses(db, learner, now=now)
    assert (seen.under_way, seen.read, seen.lessons) == (first.sitting.id, 4, 4)


def test_after_its_time_a_paper_is_marked_as_it_was_kept(
    db: Db, learner: Actor, course_id: CourseId, now: datetime
) -> None:
    paper = sit(db, learner, course_id, now=now)
    learn_course.save_choices(
        db, learner, sitting_id=paper.sitting.id, choices=keys(paper, wrong=10), now=now
    )
    late = now + timedelta(minutes=31)
    with pytest.raises(SittingOver):
        learn_course.save_choices(db, learner, sitting_id=paper.sitting.id, choices=keys(paper), now=late)
    done = learn_course.hand_in(db, learner, sitting_id=paper.sitting.id, signer=SIGNER, now=late)
    assert done.sitting.score_bp == 5000


def test_handing_in_twice_changes_nothing(db: Db, learner: Actor, course_id: CourseId, now: datetime) -> None:
    first = finish(db, learner, sit(db, learner, course_id, now=now), wrong=0, now=now)
    again = learn_course.hand_in(
        db, learner, sitting_id=first.sitting.id, signer=SIGNER, now=now + timedelta(hours=1)
    )
    assert again.sitting == first.sitting
    assert len(learn_course.list_own_certificates(db, learner)) == 1


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda at: {"0": [0]}, "not on it"),
        (lambda at: {at: [99]}, "no such options"),
        (lambda at: {at: [0, 0]}, "no such options"),
    ],
)
def test_choices_must_fit_the_paper(
    db: Db, learner: Actor, course_id: CourseId, now: datetime, spoil, problem: str
) -> None:
    paper = sit(db, learner, course_id, now=now)
    with pytest.raises(ChoicesUnusable, match=problem):
        learn_course.save_choices(
            db, learner, sitting_id=paper.sitting.id, choices=spoil(str(paper.questions[0].id)), now=now
        )


def test_nobody_reads_anothers_sitting(db: Db, learner: Actor, course_id: CourseId, now: datetime) -> None:
    paper = sit(db, learner, course_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    stranger = make.actor(db, Role.ANNOTATOR)
    enter_scope(db, stranger.scope)
    with pytest.raises(SittingUnknown):
        learn_course.read_sitting(db, stranger, sitting_id=paper.sitting.id)


def test_the_database_keeps_sittings(db: Db, learner: Actor, course_id: CourseId, now: datetime) -> None:
    sit(db, learner, course_id, now=now)
    with pytest.raises(psycopg.errors.InsufficientPrivilege), db.transaction():
        db.execute("DELETE FROM sitting")


def test_a_new_edition_retires_questions_and_is_read_anew(
    db: Db, learner: Actor, course_id: CourseId, now: datetime
) -> None:
    read_all(db, learner, course_id, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    bank = courses.bank(db, course_id)
    courses.put_questions(db, course_id, curriculum.entry_questions()[1:])
    assert len(courses.bank(db, course_id)) == len(bank) - 1
    lessons = curriculum.entry_lessons()
    courses.put_lessons(db, course_id, [(lessons[0][0], "新", "new"), *lessons[1:]])
    unread = [
        each for each in courses.lessons_of(db, course_id, reader=learner.person_id) if not each.read_at
    ]  # type: ignore[arg-type]
    assert [each.position for each in unread] == [1]


def test_item_analysis(db: Db, course_id: CourseId, now: datetime) -> None:
    for wrong in (0, 0, 20, 20):
        enter_scope(db, HOUSE_ITSELF.scope)
        person = make.actor(db, Role.ANNOTATOR)
        finish(db, person, sit(db, person, course_id, now=now), wrong=wrong, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    (report,) = manage_courses.list_reports(db, make.actor(db, Role.OPERATOR))
    assert (report.figures.sittings, report.figures.passed, report.figures.mean_bp) == (4, 2, 5000)
    asked = [each.figures for each in report.questions if each.figures is not None]
    assert len(asked) == 20
    for each in asked:
        assert (each.asked, each.right, each.right_upper, each.asked_upper, each.right_lower) == (
            4,
            2,
            2,
            2,
            0,
        )


def test_only_the_operator_manages_courses(db: Db, learner: Actor) -> None:
    with pytest.raises(NotPermitted):
        manage_courses.list_reports(db, learner)


def test_the_bank_that_comes_with_the_house_is_whole() -> None:
    bank = curriculum.entry_questions()
    assert len(bank) >= 40
    for question in bank:
        assert question.stem.zh
        assert question.stem.en
        assert all(0 <= each < len(question.options) for each in question.key)
        assert len({each.zh for each in question.options}) == len(question.options)
        assert (len(question.key) > 1) <= (question.form is QuestionForm.MULTIPLE)
    assert len({question.stem.zh for question in bank}) == len(bank)


def _bank(per_area: int) -> list[ExamQuestion]:
    first = curriculum.entry_questions()[0]
    return [
        ExamQuestion(
            id=number * 10 + at, area=area, form=first.form, stem=first.stem, options=first.options,
            key=first.key, why=first.why,
        )  # type: ignore[arg-type]
        for number, area in enumerate(Area, 1)
        for at in range(per_area)
    ]  # fmt: skip


@given(st.integers(0, 2**62), st.integers(5, 9))
def test_any_paper_asks_about_every_area_and_nothing_twice(seed: int, per_area: int) -> None:
    ids, orders = draw_paper(curriculum.ENTRY, _bank(per_area), seed=seed)
    assert len(set(ids)) == len(ids) == 20
    assert all(sorted(order) == list(range(4)) for order in orders)
    assert {each // 10 for each in ids} == {1, 2, 3, 4}
    assert draw_paper(curriculum.ENTRY, _bank(per_area), seed=seed) == (ids, orders)


def test_too_small_a_bank_says_which_area() -> None:
    with pytest.raises(BankTooSmall, match="rules"):
        draw_paper(curriculum.ENTRY, _bank(4), seed=1)


def test_a_part_of_the_key_is_not_right() -> None:
    (question, *_) = [each for each in curriculum.entry_questions() if each.form is QuestionForm.MULTIPLE]
    asked = ExamQuestion(id=1, **{name: getattr(question, name) for name in question.__struct_fields__})  # type: ignore[arg-type]
    assert score_bp([asked], {"1": question.key[:-1]}) == 0
    assert score_bp([asked], {"1": list(reversed(question.key))}) == 10_000
