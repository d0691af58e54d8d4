"""Chapter: a person learns, sits an exam, and holds a certificate that opens work to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from qilou.base.db import Db
from qilou.base.ids import CertificateId, CourseId, LessonId, OrgId, PauseId, PersonId, SittingId
from qilou.base.signing import Signer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.people import store as people
from qilou.domain.standing import pauses
from qilou.domain.training import courses, exams, rules, sittings, store
from qilou.domain.training.model import Certificate, Course, ExamQuestion, Lesson, Sitting


class CourseSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A course as a learner sees it: how far they are, and what they hold of it."""

    course: Course
    lessons: int
    read: int
    under_way: SittingId | None
    last: Sitting | None
    certificate: Certificate | None


class PaperSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A sitting with its questions in the order of the paper."""

    sitting: Sitting
    course: Course
    questions: list[ExamQuestion]


def list_courses(db: Db, actor: Actor, *, now: datetime) -> list[CourseSeen]:
    """Return all courses with how far the person is in each."""
    require(actor, Permit.COURSE_LEARN)
    person_id = _person(actor)

    open_now = sittings.under_way(db, person_id)
    held = {each.skill: each for each in store.valid_of(db, [person_id], now=now)}
    seen: list[CourseSeen] = []
    for course in courses.every(db):
        lessons = courses.lessons_of(db, course.id, reader=person_id)
        seen.append(
            CourseSeen(
                course=course,
                lessons=len(lessons),
                read=sum(lesson.read_at is not None for lesson in lessons),
                under_way=open_now.id if open_now is not None and open_now.course_id == course.id else None,
                last=sittings.last_of(db, person_id, course_id=course.id),
                certificate=held.get(course.skill),
            )
        )
    return seen


def list_lessons(db: Db, actor: Actor, *, course_id: CourseId) -> list[Lesson]:
    """Return the course's lessons in order, with when the person read each."""
    require(actor, Permit.COURSE_LEARN)

    courses.load(db, course_id)
    return courses.lessons_of(db, course_id, reader=_person(actor))


def mark_lesson_read(db: Db, actor: Actor, *, lesson_id: LessonId, now: datetime) -> None:
    """Note that the person has read the lesson."""
    require(actor, Permit.COURSE_LEARN)

    courses.mark_read(db, lesson_id, person_id=_person(actor), now=now)

    record(db, actor, Action.LESSON_READ, subject=("lesson", lesson_id), now=now)


def start_sitting(db: Db, actor: Actor, *, course_id: CourseId, seed: int, now: datetime) -> PaperSeen:
    """Draw a paper for the person and start the clock; all lessons come first, and a pause after a failed attempt."""
    require(actor, Permit.COURSE_LEARN)
    assert actor.org_id is not None
    person_id = _person(actor)

    course = courses.load(db, course_id)
    exams.require_read(courses.lessons_of(db, course_id, reader=person_id))
    exams.require_cooled(course, sittings.last_of(db, person_id, course_id=course_id), now=now)

    question_ids, orders = exams.draw_paper(course, courses.bank(db, course_id), seed=seed)

    sitting_id = sittings.insert(
        db,
        course_id=course_id,
        person_id=person_id,
        org_id=OrgId(actor.org_id),
        question_ids=question_ids,
        orders=orders,
        now=now,
        ends_at=now + timedelta(minutes=course.minutes),
    )

    record(
        db,
        actor,
        Action.SITTING_STARTED,
        subject=("sitting", sitting_id),
        now=now,
        course=course.name,
        seed=seed,
    )
    return _paper(db, sittings.lock(db, sitting_id, person_id=person_id), course)


def read_sitting(db: Db, actor: Actor, *, sitting_id: SittingId) -> PaperSeen:
    """Return the person's own sitting with its paper."""
    require(actor, Permit.COURSE_LEARN)

    sitting = sittings.lock(db, sitting_id, person_id=_person(actor))
    return _paper(db, sitting, courses.load(db, sitting.course_id))


def save_choices(
    db: Db, actor: Actor, *, sitting_id: SittingId, choices: Mapping[str, Sequence[int]], now: datetime
) -> Sitting:
    """Keep what was chosen so far, over what was kept before."""
    require(actor, Permit.COURSE_LEARN)
    person_id = _person(actor)

    sitting = sittings.lock(db, sitting_id, person_id=person_id)
    exams.require_under_way(sitting, now=now)
    exams.require_choices(sitting, choices, courses.questions(db, sitting.question_ids))

    sittings.save(db, sitting_id, choices=choices)

    return sittings.lock(db, sitting_id, person_id=person_id)


def hand_in(db: Db, actor: Actor, *, sitting_id: SittingId, signer: Signer, now: datetime) -> PaperSeen:
    """Mark what was kept of the paper; who passes holds the course's certificate from now on.

    After its time a paper can only be handed in: it is marked as it was kept. Handing in twice changes nothing. Pauses
    that ask for this exam end with it.
    """
    require(actor, Permit.COURSE_LEARN)
    person_id = _person(actor)

    sitting = sittings.lock(db, sitting_id, person_id=person_id)
    course = courses.load(db, sitting.course_id)
    if sitting.handed_in_at is not None:
        return _paper(db, sitting, course)

    score_bp = exams.score_bp(courses.questions(db, sitting.question_ids), sitting.choices)
    passed = score_bp >= course.pass_bp

    sittings.hand_in(db, sitting_id, score_bp=score_bp, passed=passed, now=now)
    if passed:
        _certify(db, course, sitting, person_id=person_id, score_bp=score_bp, signer=signer, now=now)
    back = _lift_pauses(db, sitting, person_id=person_id, now=now) if passed else []

    record(
        db, actor, Action.SITTING_HANDED_IN, subject=("sitting", sitting_id), now=now,
        course=course.name, score_bp=score_bp, passed=passed,
    )  # fmt: skip
    for pause_id in back:
        record(db, actor, Action.PAUSE_LIFTED, subject=("pause", pause_id), now=now, sitting=sitting_id)
    return _paper(db, sittings.lock(db, sitting_id, person_id=person_id), course)


def list_own_certificates(db: Db, actor: Actor) -> list[Certificate]:
    """Return all the person's certificates, newest first."""
    require(actor, Permit.COURSE_LEARN)

    return store.of_person(db, _person(actor))


def read_certificate(db: Db, actor: Actor, *, serial: str) -> Certificate:
    """Return a certificate by its serial number, for anybody who was shown it."""
    return store.by_serial(db, serial)


def _certify(
    db: Db,
    course: Course,
    sitting: Sitting,
    *,
    person_id: PersonId,
    score_bp: int,
    signer: Signer,
    now: datetime,
) -> CertificateId:
    until = now + timedelta(days=course.valid_days)
    granted = store.insert(db, person_id, skill=course.skill, now=now, expires_at=until)
    serial = rules.serial_of(granted.id, granted_at=now)
    document = rules.document_of(
        granted,
        serial=serial,
        holder=people.load_person(db, person_id).name,
        course=course.name,
        score_bp=score_bp,
    )
    store.sign(
        db,
        granted.id,
        course_id=course.id,
        sitting_id=sitting.id,
        serial=serial,
        document=document,
        signature=signer.sign(document),
    )
    return granted.id


def _lift_pauses(db: Db, sitting: Sitting, *, person_id: PersonId, now: datetime) -> list[PauseId]:
    return pauses.lift_by_exam(
        db,
        person_id,
        course_id=sitting.course_id,
        sitting_id=sitting.id,
        started_at=sitting.started_at,
        now=now,
    )


def _paper(db: Db, sitting: Sitting, course: Course) -> PaperSeen:
    return PaperSeen(sitting=sitting, course=course, questions=courses.questions(db, sitting.question_ids))


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None
    return actor.person_id
