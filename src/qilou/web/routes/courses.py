"""Courses, exams and certificates."""

from __future__ import annotations

import io
import secrets
from typing import Annotated

import segno
from fastapi import APIRouter, Path, Request, Response, status

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import CourseId, LessonId, SittingId
from qilou.base.signing import Signer, is_signed
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.training.model import (
    BankTooSmall,
    CertificateUnknown,
    ChoicesUnusable,
    CoolingDown,
    CourseUnknown,
    LessonsUnread,
    LessonUnknown,
    SittingOver,
    SittingUnderWay,
    SittingUnknown,
)
from qilou.flows import learn_course, manage_courses
from qilou.web.deps import IdentityKey, SignedIn, TheHouse, TheSettings
from qilou.web.errors import refuses, refuses_strangers
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.courses import (
    ChoicesDraft,
    ChoicesKept,
    Course,
    CourseReport,
    Lesson,
    OwnCertificate,
    OwnCourse,
    Paper,
    PublicCertificate,
)

router = APIRouter(tags=["courses"])
SittingInPath = Annotated[SittingId, IdInPath]
CourseInPath = Annotated[CourseId, IdInPath]
Serial = Annotated[str, Path(max_length=40)]


@router.get("/courses", **refuses())
def list_courses(actor: SignedIn, house: TheHouse) -> Rows[OwnCourse]:
    """Return all courses with how far one is in each."""
    with house.transaction(actor.scope) as db:
        return all_rows(
            [OwnCourse.of(each) for each in learn_course.list_courses(db, actor, now=clock.now())]
        )


@router.get("/courses/{course_id}/lessons", **refuses(CourseUnknown))
def list_lessons(course_id: CourseInPath, actor: SignedIn, house: TheHouse) -> Rows[Lesson]:
    """Return a course's lessons in order."""
    with house.transaction(actor.scope) as db:
        found = learn_course.list_lessons(db, actor, course_id=course_id)
        return all_rows([Lesson.model_validate(each) for each in found])


@router.put("/lessons/{lesson_id}/reading", status_code=status.HTTP_204_NO_CONTENT, **refuses(LessonUnknown))
def mark_lesson_read(lesson_id: Annotated[LessonId, IdInPath], actor: SignedIn, house: TheHouse) -> None:
    """Note that one has read a lesson."""
    with house.transaction(actor.scope) as db:
        learn_course.mark_lesson_read(db, actor, lesson_id=lesson_id, now=clock.now())


@router.post(
    "/courses/{course_id}/sittings",
    status_code=status.HTTP_201_CREATED,
    **refuses(CourseUnknown, LessonsUnread, CoolingDown, BankTooSmall, SittingUnderWay),
)
def start_sitting(course_id: CourseInPath, actor: SignedIn, house: TheHouse) -> Paper:
    """Draw a paper and start the clock."""
    with house.transaction(actor.scope) as db:
        seed = secrets.randbits(62)
        return Paper.of(
            learn_course.start_sitting(db, actor, course_id=course_id, seed=seed, now=clock.now())
        )


@router.get("/sittings/{sitting_id}", **refuses(SittingUnknown))
def read_sitting(sitting_id: SittingInPath, actor: SignedIn, house: TheHouse) -> Paper:
    """Return one's own sitting; what is right is told once it is handed in."""
    with house.transaction(actor.scope) as db:
        return Paper.of(learn_course.read_sitting(db, actor, sitting_id=sitting_id))


@router.put("/sittings/{sitting_id}/choices", **refuses(SittingUnknown, SittingOver, ChoicesUnusable))
def save_choices(
    sitting_id: SittingInPath, sent: ChoicesDraft, actor: SignedIn, house: TheHouse
) -> ChoicesKept:
    """Keep what was chosen so far."""
    with house.transaction(actor.scope) as db:
        kept = learn_course.save_choices(
            db, actor, sitting_id=sitting_id, choices=sent.choices, now=clock.now()
        )
    return ChoicesKept(choices=kept.choices)


@router.put("/sittings/{sitting_id}/result", **refuses(SittingUnknown))
def hand_in(sitting_id: SittingInPath, actor: SignedIn, house: TheHouse, key: IdentityKey) -> Paper:
    """Hand the paper in as it was kept, and learn the result."""
    with house.transaction(actor.scope) as db:
        return Paper.of(
            learn_course.hand_in(db, actor, sitting_id=sitting_id, signer=Signer(key), now=clock.now())
        )


@router.get("/certificates", **refuses())
def list_own_certificates(actor: SignedIn, house: TheHouse) -> Rows[OwnCertificate]:
    """Return one's own certificates, newest first."""
    with house.transaction(actor.scope) as db:
        found = learn_course.list_own_certificates(db, actor)
        return all_rows([OwnCertificate.model_validate(each) for each in found])


@router.get("/certificates/{serial}", **refuses_strangers(CertificateUnknown))
def read_certificate(serial: Serial, house: TheHouse, key: IdentityKey) -> PublicCertificate:
    """Return a certificate to anybody who was shown its serial number, with whether it counts now."""
    with house.transaction(HOUSE) as db:
        found = learn_course.read_certificate(db, HOUSE_ITSELF, serial=serial)
    public_key = Signer(key).public_key
    holds = is_signed(found.document or "", signature=found.signature or "", public_key=public_key)
    return PublicCertificate.of(found, public_key=public_key, is_signed=holds, now=clock.now())


@router.get(
    "/certificates/{serial}/code.svg", response_class=Response, **refuses_strangers(CertificateUnknown)
)
def read_certificate_code(
    serial: Serial, request: Request, house: TheHouse, settings: TheSettings
) -> Response:
    """Return a QR code that leads to the certificate's page."""
    with house.transaction(HOUSE) as db:
        found = learn_course.read_certificate(db, HOUSE_ITSELF, serial=serial)
    home = (settings.public_url or str(request.base_url)).rstrip("/")
    drawn = io.BytesIO()
    segno.make(f"{home}/certificates/{found.serial}", error="m").save(
        drawn, kind="svg", scale=4, border=4, light="#ffffff", xmldecl=False
    )
    return Response(drawn.getvalue(), media_type="image/svg+xml")


@router.put("/courses/base-entry", **refuses())
def put_entry_course(actor: SignedIn, house: TheHouse) -> Course:
    """Take in the entry course that comes with the house, or bring it up to date."""
    with house.transaction(actor.scope) as db:
        return Course.model_validate(manage_courses.put_entry_course(db, actor, now=clock.now()))


@router.get("/reports/courses", **refuses())
def list_course_reports(actor: SignedIn, house: TheHouse) -> Rows[CourseReport]:
    """Return how every course's exam and its questions do."""
    with house.transaction(actor.scope) as db:
        return all_rows([CourseReport.of(each) for each in manage_courses.list_reports(db, actor)])
