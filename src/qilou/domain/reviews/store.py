"""reviews' SQL for the verdicts and what follows from them. The queue is in queue.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString  # Any: bodies are JSON

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import AnswerId, PersonId
from qilou.domain.answers.model import Answer
from qilou.domain.reviews.model import (
    Held,
    Month,
    ReasonCode,
    Returned,
    Review,
    Verdict,
)

_REVIEW: LiteralString = """
    SELECT review.id, review.answer_id, review.inspector_id, review.project_id, review.revision, review.verdict,
           review.reason_codes, review.comment, review.fixed_body, review.created_at, project.alias_key
    FROM review JOIN project ON project.id = review.project_id
"""


def insert(
    db: Db,
    held: Held,
    answer: Answer,
    *,
    verdict: Verdict,
    reason_codes: Sequence[ReasonCode],
    comment: str,
    fixed_body: dict[str, Any] | None,
    now: datetime,
) -> Review:
    """Store the verdict on the answer's present revision."""
    review_id = value(
        db,
        int,
        """
        INSERT INTO review (answer_id, author_id, inspector_id, project_id, org_id, revision, verdict, reason_codes,
                            comment, fixed_body, created_at, is_first, round)
        VALUES (%(answer)s, %(author)s, %(inspector)s, %(project)s, %(org)s, %(revision)s, %(verdict)s, %(reasons)s,
                %(comment)s, %(fixed)s, %(now)s,
                NOT EXISTS (SELECT FROM review WHERE answer_id = %(answer)s AND stage = 'inspection'),
                (SELECT round FROM inspection WHERE answer_id = %(answer)s))
        RETURNING id
        """,
        {
            "answer": answer.id,
            "author": held.author_id,
            "inspector": held.inspector_id,
            "project": held.project_id,
            "org": answer.org_id,
            "revision": answer.revision,
            "verdict": verdict.value,
            "reasons": [code.value for code in reason_codes],
            "comment": comment,
            "fixed": None if fixed_body is None else json(fixed_body),
            "now": now,
        },
    )
    found = one(db, Review, _REVIEW + "WHERE review.id = %(id)s", {"id": review_id})
    assert found is not None
    return found


def insert_recall(
    db: Db, answer: Answer, *, by: PersonId, reason_codes: Sequence[ReasonCode], comment: str, now: datetime
) -> None:
    """Store a project manager's return of the answer's present revision, which an inspector may have passed."""
    run(
        db,
        """
        INSERT INTO review (answer_id, author_id, inspector_id, project_id, org_id, revision, verdict, reason_codes,
                            comment, created_at, is_first, stage)
        VALUES (%(answer)s, %(author)s, %(by)s, %(project)s, %(org)s, %(revision)s, 'return', %(reasons)s,
                %(comment)s, %(now)s, false, 'recall')
        """,
        {
            "answer": answer.id,
            "author": answer.person_id,
            "by": by,
            "project": answer.project_id,
            "org": answer.org_id,
            "revision": answer.revision,
            "reasons": [code.value for code in reason_codes],
            "comment": comment,
            "now": now,
        },
    )


def of_answers(db: Db, answer_ids: Sequence[AnswerId]) -> dict[AnswerId, list[Review]]:
    """Return the verdicts on each of the answers, oldest first."""
    reviews = many(
        db,
        Review,
        _REVIEW + "WHERE review.answer_id = ANY(%(ids)s) ORDER BY review.id LIMIT 5000",
        {"ids": list(answer_ids)},
    )
    return {answer_id: [each for each in reviews if each.answer_id == answer_id] for answer_id in answer_ids}


def returned_to(db: Db, person_id: PersonId) -> list[Returned]:
    """Return the person's answers that wait for rework, longest waiting first."""
    return many(
        db,
        Returned,
        """
        SELECT answer.id AS answer_id, answer.project_id, project.title AS project_title,
               project.title_en AS project_title_en, review.reason_codes, review.comment,
               review.created_at AS returned_at
        FROM answer
        CROSS JOIN LATERAL (
          SELECT reason_codes, comment, created_at FROM review
          WHERE review.answer_id = answer.id AND review.verdict = 'return' ORDER BY review.id DESC LIMIT 1) AS review
        JOIN project ON project.id = answer.project_id
        WHERE answer.person_id = %(person)s AND answer.state = 'returned'
        ORDER BY review.created_at LIMIT 50
        """,
        {"person": person_id},
    )


def stale_returns(db: Db, *, before: datetime, limit: int) -> list[AnswerId]:
    """Return answers whose author let the rework lie since before the instant and does not hold it now."""
    return [
        AnswerId(row["answer_id"])
        for row in db.execute(
            """
            SELECT answer.id AS answer_id
            FROM answer
            JOIN lease ON lease.id = answer.lease_id AND lease.state = 'submitted'
            CROSS JOIN LATERAL (
              SELECT created_at FROM review
              WHERE review.answer_id = answer.id AND review.verdict = 'return' ORDER BY review.id DESC LIMIT 1
            ) AS review
            WHERE answer.state = 'returned' AND review.created_at < %(before)s
            ORDER BY review.created_at LIMIT %(limit)s
            FOR UPDATE OF answer SKIP LOCKED
            """,
            {"before": before, "limit": limit},
        ).fetchall()
    ]


def month_of(db: Db, person_id: PersonId, *, since: datetime) -> Month:
    """Return how many first revisions of the person were inspected since the instant, and the share that passed."""
    counted = one(
        db,
        Month,
        """
        SELECT count(*) AS inspected,
               (avg((verdict = 'pass' OR EXISTS (
                       SELECT FROM appeal WHERE appeal.review_id = review.id AND appeal.is_granted))::int)
               )::double precision AS first_pass_rate
        FROM review
        WHERE author_id = %(person)s AND created_at >= %(since)s AND stage = 'inspection' AND is_first
        """,
        {"person": person_id, "since": since},
    )
    assert counted is not None
    return counted
