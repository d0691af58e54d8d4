"""training's SQL for courses: lessons, who read them, and the bank of questions."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, json, many, one, run, run_many, value
from qilou.base.ids import CourseId, ExamQuestionId, LessonId, PersonId
from qilou.domain.training.model import (
    Course,
    CourseUnknown,
    ExamQuestion,
    Lesson,
    LessonUnknown,
    Question,
)

_COURSE: LiteralString = """
    SELECT id, name, skill, title, title_en, per_area, minutes, pass_bp, cooldown_hours, valid_days FROM course
"""
_QUESTION: LiteralString = "SELECT id, area, form, stem, options, key, why FROM exam_question "


def every(db: Db) -> list[Course]:
    """Return all courses, oldest first."""
    return many(db, Course, _COURSE + "ORDER BY id LIMIT 200")


def load(db: Db, course_id: CourseId) -> Course:
    """Return the course, or refuse with CourseUnknown."""
    found = one(db, Course, _COURSE + "WHERE id = %(id)s", {"id": course_id})
    if found is None:
        raise CourseUnknown(course_id=course_id)
    return found


def put(db: Db, course: Course, *, now: datetime) -> CourseId:
    """Store a course under its name, over an earlier one of that name; return its id, whatever the record's says."""
    found = value(
        db,
        int,
        """
        INSERT INTO course (name, skill, title, title_en, per_area, minutes, pass_bp, cooldown_hours, valid_days,
                            created_at)
        VALUES (%(name)s, %(skill)s, %(title)s, %(title_en)s, %(per_area)s, %(minutes)s, %(pass_bp)s,
                %(cooldown_hours)s, %(valid_days)s, %(now)s)
        ON CONFLICT (name) DO UPDATE
        SET skill = excluded.skill, title = excluded.title, title_en = excluded.title_en,
            per_area = excluded.per_area, minutes = excluded.minutes, pass_bp = excluded.pass_bp,
            cooldown_hours = excluded.cooldown_hours, valid_days = excluded.valid_days
        RETURNING id
        """,
        {**msgspec.structs.asdict(course), "now": now},
    )
    assert found is not None
    return CourseId(found)


def put_lessons(db: Db, course_id: CourseId, lessons: Sequence[tuple[str, str, str]]) -> None:
    """Store the course's lessons in order: area, Chinese, English. Who read a lesson that changed reads it again."""
    for position, (area, body_md, body_md_en) in enumerate(lessons, 1):
        lesson = {"course": course_id, "position": position, "area": area, "zh": body_md, "en": body_md_en}
        changed = value(
            db,
            int,
            """
            INSERT INTO lesson (course_id, position, area, body_md, body_md_en)
            VALUES (%(course)s, %(position)s, %(area)s, %(zh)s, %(en)s)
            ON CONFLICT (course_id, position) DO UPDATE
            SET area = excluded.area, body_md = excluded.body_md, body_md_en = excluded.body_md_en
            WHERE (lesson.body_md, lesson.body_md_en) <> (excluded.body_md, excluded.body_md_en)
            RETURNING id
            """,
            lesson,
        )
        if changed is not None:
            run(db, "DELETE FROM lesson_read WHERE lesson_id = %(id)s", {"id": changed})


def put_questions(db: Db, course_id: CourseId, questions: Sequence[Question]) -> None:
    """Make these the course's questions: new ones come in, missing ones are retired, none is forgotten."""
    encoded = [(question, msgspec.json.encode(question, order="sorted")) for question in questions]
    digests = [hashlib.sha256(text).digest() for _, text in encoded]
    run(
        db,
        "UPDATE exam_question SET is_active = (digest = ANY(%(kept)s)) WHERE course_id = %(course)s",
        {"course": course_id, "kept": digests},
    )
    run_many(
        db,
        """
        INSERT INTO exam_question (course_id, area, form, stem, options, key, why, digest)
        VALUES (%(course)s, %(area)s, %(form)s, %(stem)s, %(options)s, %(key)s, %(why)s, %(digest)s)
        ON CONFLICT (course_id, digest) DO NOTHING
        """,
        [
            {
                "course": course_id,
                "area": question.area.value,
                "form": question.form.value,
                "stem": json(msgspec.to_builtins(question.stem)),
                "options": json(msgspec.to_builtins(question.options)),
                "key": question.key,
                "why": json(msgspec.to_builtins(question.why)),
                "digest": digest,
            }
            for (question, _), digest in zip(encoded, digests, strict=True)
        ],
    )


def lessons_of(db: Db, course_id: CourseId, *, reader: PersonId) -> list[Lesson]:
    """Return the course's lessons in order, with when this person read each."""
    return many(
        db,
        Lesson,
        """
        SELECT lesson.id, lesson.course_id, lesson.position, lesson.area, lesson.body_md, lesson.body_md_en,
               lesson_read.read_at
        FROM lesson
        LEFT JOIN lesson_read ON lesson_read.lesson_id = lesson.id AND lesson_read.person_id = %(person)s
        WHERE lesson.course_id = %(course)s
        ORDER BY lesson.position LIMIT 200
        """,
        {"course": course_id, "person": reader},
    )


def mark_read(db: Db, lesson_id: LessonId, *, person_id: PersonId, now: datetime) -> None:
    """Note that the person read the lesson; refuse with LessonUnknown where there is none."""
    if not value(db, bool, "SELECT true FROM lesson WHERE id = %(id)s", {"id": lesson_id}):
        raise LessonUnknown(lesson_id=lesson_id)
    run(
        db,
        """
        INSERT INTO lesson_read (lesson_id, person_id, read_at) VALUES (%(lesson)s, %(person)s, %(now)s)
        ON CONFLICT DO NOTHING
        """,
        {"lesson": lesson_id, "person": person_id, "now": now},
    )


def bank(db: Db, course_id: CourseId) -> list[ExamQuestion]:
    """Return the course's active questions."""
    return many(
        db,
        ExamQuestion,
        _QUESTION + "WHERE course_id = %(course)s AND is_active ORDER BY id LIMIT 5000",
        {"course": course_id},
    )


def questions(db: Db, ids: Sequence[ExamQuestionId]) -> list[ExamQuestion]:
    """Return these questions in this order, retired ones too."""
    found = {
        each.id: each
        for each in many(
            db, ExamQuestion, _QUESTION + "WHERE id = ANY(%(ids)s) ORDER BY id LIMIT 5000", {"ids": list(ids)}
        )
    }
    return [found[each] for each in ids]
