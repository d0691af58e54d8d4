"""questions' SQL."""

from __future__ import annotations

from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import GuidelineId, PersonId, ProjectId, QuestionId
from qilou.domain.dispatch.model import Lease
from qilou.domain.questions.model import (
    Question,
    QuestionAnswered,
    QuestionState,
    QuestionUnknown,
    ReplyMissing,
    WaitingQuestions,
)

_QUESTION: LiteralString = """
    SELECT
      question.id, question.project_id, project.title AS project_title, project.title_en AS project_title_en,
      project.alias_key, question.item_id, question.person_id, guideline.version AS guideline_version,
      left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
      question.text, question.asked_at, question.reply, question.replied_at, question.seen_at,
      adopted.version AS adopted_version
    FROM question
    JOIN project ON project.id = question.project_id
    JOIN item ON item.id = question.item_id
    JOIN guideline ON guideline.id = question.guideline_id
    LEFT JOIN guideline AS adopted ON adopted.id = question.adopted_id
"""


def insert(db: Db, lease: Lease, *, text: str, now: datetime) -> QuestionId:
    """Store a question about the lease's item; return its id."""
    question_id = value(
        db,
        int,
        """
        INSERT INTO question (project_id, item_id, person_id, org_id, guideline_id, text, asked_at)
        VALUES (%(project)s, %(item)s, %(person)s, %(org)s, %(guideline)s, %(text)s, %(now)s)
        RETURNING id
        """,
        {
            "project": lease.project_id,
            "item": lease.item_id,
            "person": lease.person_id,
            "org": lease.org_id,
            "guideline": lease.guideline_id,
            "text": text,
            "now": now,
        },
    )
    assert question_id is not None
    return QuestionId(question_id)


def load(db: Db, question_id: QuestionId) -> Question:
    """Return the question, or refuse with QuestionUnknown where the scope does not see it."""
    found = one(db, Question, _QUESTION + "WHERE question.id = %(id)s", {"id": question_id})
    if found is None:
        raise QuestionUnknown(question_id=question_id)
    return found


def count_open(db: Db, person_id: PersonId, *, project_id: ProjectId) -> int:
    """Count the person's questions in the project that nobody has answered."""
    return (
        value(
            db,
            int,
            """
            SELECT count(*) FROM question
            WHERE person_id = %(person)s AND project_id = %(project)s AND replied_at IS NULL
            """,
            {"person": person_id, "project": project_id},
        )
        or 0
    )


def count_replied(db: Db, person_id: PersonId) -> int:
    """Count the replies to the person's questions that they have not noted."""
    return (
        value(
            db,
            int,
            """
            SELECT count(*) FROM question
            WHERE person_id = %(person)s AND replied_at IS NOT NULL AND seen_at IS NULL
            """,
            {"person": person_id},
        )
        or 0
    )


def waiting(db: Db, *, limit: int) -> list[WaitingQuestions]:
    """Return the projects with questions that nobody has answered, those with the oldest question first."""
    return many(
        db,
        WaitingQuestions,
        """
        SELECT project_id, count(*) AS open
        FROM question
        WHERE replied_at IS NULL
        GROUP BY project_id
        ORDER BY min(asked_at), project_id
        LIMIT %(limit)s
        """,
        {"limit": limit},
    )


def own(db: Db, person_id: PersonId, *, limit: int) -> list[Question]:
    """Return the person's questions: replies they have not noted first, then open ones, then the newest."""
    return many(
        db,
        Question,
        _QUESTION
        + """
        WHERE question.person_id = %(person)s
        ORDER BY (question.replied_at IS NOT NULL AND question.seen_at IS NULL) DESC, question.replied_at IS NULL DESC,
                 question.id DESC
        LIMIT %(limit)s
        """,
        {"person": person_id, "limit": limit},
    )


def page(
    db: Db, project_id: ProjectId, *, state: QuestionState | None, after: int, limit: int
) -> list[Question]:
    """Return the project's questions in the state, newest first, below the id `after` (0: from the newest)."""
    return many(
        db,
        Question,
        _QUESTION
        + """
        WHERE question.project_id = %(project)s
          AND (%(after)s = 0 OR question.id < %(after)s)
          AND (%(state)s::text IS NULL OR (question.replied_at IS NULL) = (%(state)s = 'open'))
        ORDER BY question.id DESC LIMIT %(limit)s
        """,
        {"project": project_id, "state": state and state.value, "after": after, "limit": limit},
    )


def reply(
    db: Db,
    question_id: QuestionId,
    *,
    reply: str,
    by: PersonId,
    adopted_id: GuidelineId | None,
    now: datetime,
) -> None:
    """Store the reply; refuse with QuestionAnswered where another was faster."""
    moved = run(
        db,
        """
        UPDATE question
        SET reply = %(reply)s, replied_by = %(by)s, replied_at = %(now)s, adopted_id = %(adopted)s
        WHERE id = %(id)s AND replied_at IS NULL
        """,
        {"id": question_id, "reply": reply, "by": by, "adopted": adopted_id, "now": now},
    )
    if moved == 0:
        raise QuestionAnswered(question_id=question_id)


def note_seen(db: Db, question_id: QuestionId, *, now: datetime) -> None:
    """Note that the asker has seen the reply, the first time; refuse with ReplyMissing where there is none."""
    noted = run(
        db,
        """
        UPDATE question SET seen_at = coalesce(seen_at, %(now)s) WHERE id = %(id)s AND replied_at IS NOT NULL
        """,
        {"id": question_id, "now": now},
    )
    if noted == 0:
        raise ReplyMissing(question_id=question_id)
