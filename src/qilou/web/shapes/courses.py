"""Courses, sittings of exams, certificates."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.training.exams import is_right
from qilou.domain.training.model import Area, QuestionForm
from qilou.domain.training.model import Certificate as CertificateRecord
from qilou.domain.training.model import ExamQuestion as ExamQuestionRecord
from qilou.domain.training.model import Sitting as SittingRecord
from qilou.flows.learn_course import CourseSeen, PaperSeen
from qilou.flows.manage_courses import CourseReport as CourseReportSeen
from qilou.flows.manage_courses import QuestionSeen
from qilou.web.shapes.base import Sent, Shown

Choices = Annotated[
    dict[str, Annotated[list[Annotated[int, Field(ge=0, le=50)]], Field(max_length=50)]],
    Field(max_length=500),
]


class TextShown(Shown):
    """A text in both languages."""

    zh: str
    en: str


class Course(Shown):
    """A course whose exam gives a certificate."""

    id: int
    name: str
    skill: str
    title: str
    title_en: str
    per_area: int
    minutes: int
    pass_bp: int
    cooldown_hours: int
    valid_days: int


class SittingResult(Shown):
    """How an attempt ended."""

    id: int
    handed_in_at: datetime | None
    score_bp: int | None
    passed: bool | None


class OwnCertificate(Shown):
    """A certificate as its holder sees it; one granted by hand has no serial number."""

    id: int
    skill: str
    granted_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    serial: str | None


class OwnCourse(Shown):
    """A course as a learner sees it."""

    course: Course
    lessons: int
    read: int
    under_way: int | None
    last: SittingResult | None
    certificate: OwnCertificate | None

    @classmethod
    def of(cls, seen: CourseSeen) -> OwnCourse:
        """Return the shape of a course with one's progress."""
        return cls(
            course=Course.model_validate(seen.course),
            lessons=seen.lessons,
            read=seen.read,
            under_way=seen.under_way,
            last=seen.last and SittingResult.model_validate(seen.last),
            certificate=seen.certificate and OwnCertificate.model_validate(seen.certificate),
        )


class Lesson(Shown):
    """A lesson, with when one read it."""

    id: int
    position: int
    area: Area
    body_md: str
    body_md_en: str
    read_at: datetime | None


class OptionShown(Shown):
    """An option: the number to choose it by, and its text."""

    number: int
    zh: str
    en: str


class QuestionOnPaper(Shown):
    """A question as it is asked. `is_right` and `why` are told only once the paper is handed in."""

    id: int
    area: Area
    form: QuestionForm
    stem: TextShown
    options: list[OptionShown]
    chosen: list[int]
    is_right: bool | None
    why: TextShown | None

    @classmethod
    def of(cls, question: ExamQuestionRecord, order: list[int], sitting: SittingRecord) -> QuestionOnPaper:
        """Return the shape of a question with its options in the order shown."""
        chosen = sitting.choices.get(str(question.id), [])
        is_over = sitting.handed_in_at is not None
        return cls(
            id=question.id,
            area=question.area,
            form=question.form,
            stem=TextShown.model_validate(question.stem),
            options=[
                OptionShown(number=at, zh=question.options[at].zh, en=question.options[at].en) for at in order
            ],
            chosen=chosen,
            is_right=is_right(question, chosen) if is_over else None,
            why=TextShown.model_validate(question.why) if is_over else None,
        )


class Paper(Shown):
    """A sitting with its paper."""

    id: int
    course: Course
    started_at: datetime
    ends_at: datetime
    handed_in_at: datetime | None
    score_bp: int | None
    passed: bool | None
    questions: list[QuestionOnPaper]

    @classmethod
    def of(cls, seen: PaperSeen) -> Paper:
        """Return the shape of a sitting."""
        sitting = seen.sitting
        return cls(
            id=sitting.id,
            course=Course.model_validate(seen.course),
            started_at=sitting.started_at,
            ends_at=sitting.ends_at,
            handed_in_at=sitting.handed_in_at,
            score_bp=sitting.score_bp,
            passed=sitting.passed,
            questions=[
                QuestionOnPaper.of(question, order, sitting)
                for question, order in zip(seen.questions, sitting.orders, strict=True)
            ],
        )


class ChoicesDraft(Sent):
    """What was chosen so far: by question, the numbers of options."""

    choices: Choices


class ChoicesKept(Shown):
    """What is kept of the choices."""

    choices: dict[str, list[int]]


class PublicCertificate(Shown):
    """A certificate for anybody who was shown it: the signed text, its signature and the key to check it by."""

    serial: str
    document: str
    signature: str
    public_key: str
    is_signed: bool
    is_valid: bool
    expires_at: datetime
    revoked_at: datetime | None

    @classmethod
    def of(
        cls, found: CertificateRecord, *, public_key: str, is_signed: bool, now: datetime
    ) -> PublicCertificate:
        """Return the shape of a certificate; valid where its signature holds and it counts at this instant."""
        counts = found.revoked_at is None and found.granted_at <= now < found.expires_at
        return cls(
            serial=found.serial or "",
            document=found.document or "",
            signature=found.signature or "",
            public_key=public_key,
            is_signed=is_signed,
            is_valid=is_signed and counts,
            expires_at=found.expires_at,
            revoked_at=found.revoked_at,
        )


class QuestionReport(Shown):
    """A question with how it did: its ease, and how much better the better half of the sittings answered it."""

    id: int
    area: Area
    stem: TextShown
    asked: int
    ease: float | None
    discrimination: float | None

    @classmethod
    def of(cls, seen: QuestionSeen) -> QuestionReport:
        """Return the shape of a question's figures; nothing can be said of one that was not asked in both halves."""
        figures, question = seen.figures, seen.question
        ease = discrimination = None
        if figures is not None and figures.asked:
            ease = figures.right / figures.asked
            if figures.asked_lower and figures.asked_upper:
                upper = figures.right_upper / figures.asked_upper
                discrimination = upper - figures.right_lower / figures.asked_lower
        return cls(
            id=question.id,
            area=question.area,
            stem=TextShown.model_validate(question.stem),
            asked=figures.asked if figures else 0,
            ease=ease,
            discrimination=discrimination,
        )


class CourseReport(Shown):
    """How a course's exam and its questions do."""

    course: Course
    sittings: int
    people: int
    passed: int
    mean_bp: float | None
    questions: list[QuestionReport]

    @classmethod
    def of(cls, seen: CourseReportSeen) -> CourseReport:
        """Return the shape of a course's report."""
        figures = seen.figures
        return cls(
            course=Course.model_validate(seen.course),
            sittings=figures.sittings,
            people=figures.people,
            passed=figures.passed,
            mean_bp=figures.mean_bp,
            questions=[QuestionReport.of(each) for each in seen.questions],
        )
