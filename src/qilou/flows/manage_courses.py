"""Chapter beside the walk: the courses of the base, and how their exams and questions do."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import CourseId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.training import courses, curriculum, sittings
from qilou.domain.training.model import Course, CourseFigures, ExamQuestion, QuestionFigures


class QuestionSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A question of the bank with how it did; None where it was never asked."""

    question: ExamQuestion
    figures: QuestionFigures | None


class CourseReport(msgspec.Struct, frozen=True, kw_only=True):
    """A course with how its exam goes, and each active question."""

    course: Course
    figures: CourseFigures
    questions: list[QuestionSeen]


def put_entry_course(db: Db, actor: Actor, *, now: datetime) -> Course:
    """Store the course that comes with the house, or bring an earlier edition of it up to date."""
    require(actor, Permit.COURSE_MANAGE)

    course_id = courses.put(db, curriculum.ENTRY, now=now)
    courses.put_lessons(db, course_id, curriculum.entry_lessons())
    courses.put_questions(db, course_id, curriculum.entry_questions())

    course = courses.load(db, course_id)
    record(db, actor, Action.COURSE_PUT, subject=("course", course_id), now=now, name=course.name)
    return course


def list_reports(db: Db, actor: Actor) -> list[CourseReport]:
    """Return every course with how its exam and its questions do."""
    require(actor, Permit.COURSE_MANAGE)

    return [_report(db, course) for course in courses.every(db)]


def _report(db: Db, course: Course) -> CourseReport:
    figures = {each.question_id: each for each in sittings.question_figures(db, CourseId(course.id))}
    return CourseReport(
        course=course,
        figures=sittings.figures(db, course.id),
        questions=[
            QuestionSeen(question=each, figures=figures.get(each.id)) for each in courses.bank(db, course.id)
        ],
    )
