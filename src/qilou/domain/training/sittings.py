"""training's SQL for sittings of exams, and for how questions and exams do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import CourseId, ExamQuestionId, OrgId, PersonId, SittingId
from qilou.domain.training.model import (
    CourseFigures,
    QuestionFigures,
    Sitting,
    SittingUnderWay,
    SittingUnknown,
)

_SITTING: LiteralString = """
    SELECT id, course_id, person_id, question_ids, orders, choices, started_at, ends_at, handed_in_at, score_bp, passed
    FROM sitting
"""


def insert(
    db: Db,
    *,
    course_id: CourseId,
    person_id: PersonId,
    org_id: OrgId,
    question_ids: Sequence[ExamQuestionId],
    orders: Sequence[Sequence[int]],
    now: datetime,
    ends_at: datetime,
) -> SittingId:
    """Begin a sitting; refuse with SittingUnderWay where the person sits one already."""
    found = value(
        db,
        int,
        """
        INSERT INTO sitting (course_id, person_id, org_id, question_ids, orders, started_at, ends_at)
        VALUES (%(course)s, %(person)s, %(org)s, %(questions)s, %(orders)s, %(now)s, %(ends)s)
        ON CONFLICT (person_id) WHERE handed_in_at IS NULL DO NOTHING
        RETURNING id
        """,
        {
            "course": course_id,
            "person": person_id,
            "org": org_id,
            "questions": list(question_ids),
            "orders": json(orders),
            "now": now,
            "ends": ends_at,
        },
    )
    if found is None:
        raise SittingUnderWay(person_id=person_id)
    return SittingId(found)


def lock(db: Db, sitting_id: SittingId, *, person_id: PersonId) -> Sitting:
    """Return the person's own sitting and hold it; refuse with SittingUnknown otherwise."""
    found = one(
        db,
        Sitting,
        _SITTING + "WHERE id = %(id)s AND person_id = %(person)s FOR UPDATE",
        {"id": sitting_id, "person": person_id},
    )
    if found is None:
        raise SittingUnknown(sitting_id=sitting_id)
    return found


def under_way(db: Db, person_id: PersonId) -> Sitting | None:
    """Return the sitting that the person has not handed in, if any."""
    return one(
        db, Sitting, _SITTING + "WHERE person_id = %(person)s AND handed_in_at IS NULL", {"person": person_id}
    )


def last_of(db: Db, person_id: PersonId, *, course_id: CourseId) -> Sitting | None:
    """Return the person's last sitting of the course that was handed in, if any."""
    return one(
        db,
        Sitting,
        _SITTING
        + """
        WHERE person_id = %(person)s AND course_id = %(course)s AND handed_in_at IS NOT NULL
        ORDER BY id DESC LIMIT 1
        """,
        {"person": person_id, "course": course_id},
    )


def save(db: Db, sitting_id: SittingId, *, choices: Mapping[str, Sequence[int]]) -> None:
    """Keep what was chosen so far."""
    run(
        db,
        "UPDATE sitting SET choices = %(choices)s WHERE id = %(id)s AND handed_in_at IS NULL",
        {"id": sitting_id, "choices": json(choices)},
    )


def hand_in(db: Db, sitting_id: SittingId, *, score_bp: int, passed: bool, now: datetime) -> None:
    """End the sitting with its mark."""
    run(
        db,
        """
        UPDATE sitting SET handed_in_at = %(now)s, score_bp = %(score)s, passed = %(passed)s
        WHERE id = %(id)s AND handed_in_at IS NULL
        """,
        {"id": sitting_id, "score": score_bp, "passed": passed, "now": now},
    )


def figures(db: Db, course_id: CourseId) -> CourseFigures:
    """Return how the course's exam goes: handed-in sittings, people, how many passed, the mean mark."""
    found = one(
        db,
        CourseFigures,
        """
        SELECT count(*) AS sittings, count(DISTINCT person_id) AS people,
               count(DISTINCT person_id) FILTER (WHERE passed) AS passed,
               avg(score_bp)::double precision AS mean_bp
        FROM sitting WHERE course_id = %(course)s AND handed_in_at IS NOT NULL
        """,
        {"course": course_id},
    )
    assert found is not None
    return found


def question_figures(db: Db, course_id: CourseId) -> list[QuestionFigures]:
    """Return how each question did, by all and by the better and the worse half of the sittings it was asked in."""
    return many(
        db,
        QuestionFigures,
        """
        WITH asked AS (
          SELECT question.id AS question_id,
                 ARRAY(SELECT option::integer
                       FROM jsonb_array_elements_text(sitting.choices -> question.id::text) AS option
                       ORDER BY option::integer)
                   = ARRAY(SELECT unnest(question.key) ORDER BY 1) AS is_right,
                 ntile(2) OVER (PARTITION BY question.id ORDER BY sitting.score_bp DESC, sitting.id) AS half
          FROM sitting
          JOIN exam_question AS question ON question.id = ANY(sitting.question_ids)
          WHERE sitting.course_id = %(course)s AND sitting.handed_in_at IS NOT NULL
        )
        SELECT question_id, count(*) AS asked, count(*) FILTER (WHERE is_right) AS right,
               count(*) FILTER (WHERE is_right AND half = 1) AS right_upper,
               count(*) FILTER (WHERE half = 1) AS asked_upper,
               count(*) FILTER (WHERE is_right AND half = 2) AS right_lower,
               count(*) FILTER (WHERE half = 2) AS asked_lower
        FROM asked GROUP BY question_id ORDER BY question_id LIMIT 5000
        """,
        {"course": course_id},
    )


def best_of(db: Db, person_id: PersonId, *, course: str) -> int | None:
    """Return the person's best score in the course's exam in basis points; None where they never handed one in."""
    return value(
        db,
        int,
        """
        SELECT max(sitting.score_bp)
        FROM sitting JOIN course ON course.id = sitting.course_id
        WHERE sitting.person_id = %(person)s AND course.name = %(course)s
        """,
        {"person": person_id, "course": course},
    )
