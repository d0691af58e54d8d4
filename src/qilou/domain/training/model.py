"""Courses, questions, sittings, certificates: what a person has shown that they can do, and until when it counts."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotFound
from qilou.base.ids import CertificateId, CourseId, ExamQuestionId, LessonId, PersonId, SittingId


class Area(StrEnum):
    """What an exam of the base must ask about; at least one question from each (GB/T 45674-2025 §5.3 a)."""

    RULES = "rules"  # understanding of guidelines
    TOOLS = "tools"  # use of the workbench
    SAFETY = "safety"  # judging safety risks
    DATA_SECURITY = "data_security"  # handling of data


class QuestionForm(StrEnum):
    """How a question is answered."""

    SINGLE = "single"  # one of several
    MULTIPLE = "multiple"  # all that are right and no other
    TRUTH = "truth"  # true or false, never shuffled


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """A text in both languages."""

    zh: str
    en: str


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with its key; `key` and choices are numbers of options as written."""

    area: Area
    form: QuestionForm
    stem: Text
    options: list[Text]
    key: list[int]
    why: Text


class ExamQuestion(Question, frozen=True, kw_only=True):
    """A question of a course's bank."""

    id: ExamQuestionId


class Lesson(msgspec.Struct, frozen=True, kw_only=True):
    """A lesson; `read_at` is this person's."""

    id: LessonId
    course_id: CourseId
    position: int
    area: Area
    body_md: str
    body_md_en: str
    read_at: datetime | None


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """A course whose exam gives the certificate `skill`."""

    id: CourseId
    name: str
    skill: str
    title: str
    title_en: str
    per_area: int
    minutes: int
    pass_bp: int
    cooldown_hours: int
    valid_days: int


class Sitting(msgspec.Struct, frozen=True, kw_only=True):
    """One person's attempt at an exam."""

    id: SittingId
    course_id: CourseId
    person_id: PersonId
    question_ids: list[ExamQuestionId]
    orders: list[list[int]]
    choices: dict[str, list[int]]
    started_at: datetime
    ends_at: datetime
    handed_in_at: datetime | None
    score_bp: int | None
    passed: bool | None


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A person's skill, valid to an instant. With a serial number it can be checked by anybody."""

    id: CertificateId
    person_id: PersonId
    skill: str
    granted_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    serial: str | None = None
    document: str | None = None
    signature: str | None = None  # hexadecimal


class QuestionFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a question did: how often it was asked and answered rightly, by all, by the better and the worse half."""

    question_id: ExamQuestionId
    asked: int
    right: int
    right_upper: int
    asked_upper: int
    right_lower: int
    asked_lower: int


class CourseFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How a course's exam goes."""

    sittings: int
    people: int
    passed: int
    mean_bp: float | None


class CertificateUnusable(Invalid):
    """The certificate cannot be granted like this: {why}."""


class CertificateUnknown(NotFound):
    """There is no certificate with this serial number."""


class CourseUnknown(NotFound):
    """There is no such course."""


class LessonUnknown(NotFound):
    """There is no such lesson."""


class SittingUnknown(NotFound):
    """There is no such sitting, or it is not yours."""


class LessonsUnread(Conflict):
    """Read all lessons first: {left} are left."""


class SittingUnderWay(Conflict):
    """You are sitting an exam already. Finish that one first."""


class CoolingDown(Exhausted):
    """You may sit this exam again from {until} on."""


class BankTooSmall(Conflict):
    """The course has too few questions about {area} to draw a paper: {has} of {needs}."""


class SittingOver(Conflict):
    """This sitting is over."""


class ChoicesUnusable(Invalid):
    """These choices do not fit the paper: {problem}."""
