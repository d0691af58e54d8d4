"""reviews' SQL: the inspection queue and the verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString  # Any: bodies are JSON

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import AnswerId, PersonId, ProjectId
from qilou.domain.answers.model import Answer
from qilou.domain.reviews.model import (
    Held,
    InspectionNotYours,
    Month,
    QueueRow,
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


def queue(db: Db, answer: Answer, *, now: datetime) -> None:
    """Put the answer into its project's inspection queue; a reworked one waits again."""
    run(
        db,
        """
        INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, waiting_since)
        VALUES (%(answer)s, %(author)s, %(project)s, %(org)s, 'waiting', %(now)s)
        ON CONFLICT (answer_id) DO UPDATE
        SET state = 'waiting', inspector_id = NULL, held_until = NULL, waiting_since = excluded.waiting_since
        WHERE inspection.state = 'done'
        """,
        {
            "answer": answer.id,
            "author": answer.person_id,
            "project": answer.project_id,
            "org": answer.org_id,
            "now": now,
        },
    )


def take(
    db: Db, inspector_id: PersonId, *, project_id: ProjectId | None, until: datetime, now: datetime
) -> Held | None:
    """Hold the answer that this inspector holds already, else the longest waiting one of another person;
    None if none.
    """
    return one(
        db,
        Held,
        """
        WITH first AS (
          SELECT inspection.answer_id
          FROM inspection
          JOIN project ON project.id = inspection.project_id AND project.state IN ('open', 'paused', 'closed')
          WHERE ( inspection.state = 'waiting'
                  OR (inspection.state = 'held' AND inspection.inspector_id = %(inspector)s)
                  OR (inspection.state = 'held' AND inspection.held_until <= %(now)s) )
            AND inspection.author_id <> %(inspector)s
            AND (%(project)s::bigint IS NULL OR inspection.project_id = %(project)s)
          ORDER BY (inspection.state = 'held' AND inspection.inspector_id = %(inspector)s) DESC,
                   inspection.waiting_since, inspection.answer_id
          LIMIT 1
          FOR UPDATE OF inspection SKIP LOCKED
        )
        UPDATE inspection SET state = 'held', inspector_id = %(inspector)s, held_until = %(until)s
        FROM first, answer
        WHERE inspection.answer_id = first.answer_id AND answer.id = inspection.answer_id
        RETURNING inspection.answer_id, inspection.author_id, inspection.project_id, answer.item_id,
                  inspection.inspector_id, inspection.held_until
        """,
        {"inspector": inspector_id, "project": project_id, "until": until, "now": now},
    )


def require_held(db: Db, answer_id: AnswerId, *, inspector_id: PersonId) -> Held:
    """Return the inspection that this inspector holds and lock it; refuse with InspectionNotYours otherwise."""
    held = one(
        db,
        Held,
        """
        SELECT inspection.answer_id, inspection.author_id, inspection.project_id, answer.item_id,
               inspection.inspector_id, inspection.held_until
        FROM inspection JOIN answer ON answer.id = inspection.answer_id
        WHERE inspection.answer_id = %(answer)s AND inspection.state = 'held'
          AND inspection.inspector_id = %(inspector)s
        FOR UPDATE OF inspection
        """,
        {"answer": answer_id, "inspector": inspector_id},
    )
    if held is None:
        raise InspectionNotYours(answer_id=answer_id)
    return held


def close(db: Db, answer_id: AnswerId) -> None:
    """End the held inspection: its verdict is in."""
    run(
        db,
        "UPDATE inspection SET state = 'done', held_until = NULL WHERE answer_id = %(answer)s AND state = 'held'",
        {"answer": answer_id},
    )


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
                            comment, fixed_body, created_at)
        VALUES (%(answer)s, %(author)s, %(inspector)s, %(project)s, %(org)s, %(revision)s, %(verdict)s, %(reasons)s,
                %(comment)s, %(fixed)s, %(now)s)
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


def of_answers(db: Db, answer_ids: Sequence[AnswerId]) -> dict[AnswerId, list[Review]]:
    """Return the verdicts on each of the answers, oldest first."""
    reviews = many(
        db,
        Review,
        _REVIEW + "WHERE review.answer_id = ANY(%(ids)s) ORDER BY review.id LIMIT 5000",
        {"ids": list(answer_ids)},
    )
    return {answer_id: [each for each in reviews if each.answer_id == answer_id] for answer_id in answer_ids}


def queues(db: Db, inspector_id: PersonId, *, now: datetime) -> list[QueueRow]:
    """Return each project's queue as this inspector may take from it, longest first."""
    return many(
        db,
        QueueRow,
        """
        SELECT project.id AS project_id, project.title, project.title_en, project.kind,
               count(*) FILTER (WHERE inspection.state = 'waiting') AS waiting,
               count(*) FILTER (WHERE inspection.state = 'held') AS held,
               min(inspection.waiting_since) FILTER (WHERE inspection.state = 'waiting') AS oldest_waiting_at
        FROM inspection JOIN project ON project.id = inspection.project_id
        WHERE inspection.state IN ('waiting', 'held') AND inspection.author_id <> %(inspector)s
        GROUP BY project.id
        ORDER BY waiting DESC, project.id LIMIT 200
        """,
        {"inspector": inspector_id, "now": now},
    )


def waiting(db: Db, inspector_id: PersonId, *, project_id: ProjectId | None) -> int:
    """Count the answers that wait for an inspector other than their author."""
    return (
        value(
            db,
            int,
            """
            SELECT count(*) FROM inspection
            WHERE state = 'waiting' AND author_id <> %(inspector)s
              AND (%(project)s::bigint IS NULL OR project_id = %(project)s)
            """,
            {"inspector": inspector_id, "project": project_id},
        )
        or 0
    )


def let_go(db: Db, *, now: datetime, limit: int) -> list[AnswerId]:
    """Put answers whose inspector's time has passed back into the queue; return which."""
    return many_ids(
        db,
        """
        UPDATE inspection SET state = 'waiting', inspector_id = NULL, held_until = NULL
        WHERE answer_id IN (
          SELECT answer_id FROM inspection WHERE state = 'held' AND held_until <= %(now)s
          ORDER BY held_until LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
        RETURNING answer_id
        """,
        now=now,
        limit=limit,
    )


def many_ids(db: Db, sql: LiteralString, *, now: datetime, limit: int) -> list[AnswerId]:
    """Run a statement that returns answer ids."""
    rows = db.execute(sql, {"now": now, "limit": limit}).fetchall()
    return [AnswerId(row["answer_id"]) for row in rows]


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
        JOIN review ON review.answer_id = answer.id AND review.revision = answer.revision
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
            JOIN review ON review.answer_id = answer.id AND review.revision = answer.revision
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
               (avg((verdict IN ('pass'))::int))::double precision AS first_pass_rate
        FROM review WHERE author_id = %(person)s AND created_at >= %(since)s AND revision = 1
        """,
        {"person": person_id, "since": since},
    )
    assert counted is not None
    return counted
