"""reviews' SQL for the inspection queue: an answer waits, is held by one inspector, is done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AnswerId, PersonId, ProjectId
from qilou.domain.reviews.model import (
    Held,
    InspectionNotYours,
    QueueRow,
)


def rejoin(db: Db, answer_ids: Sequence[AnswerId], *, now: datetime) -> None:
    """Have the answers inspected once more in a new round, whatever was found in those before."""
    run(
        db,
        """
        INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, waiting_since, round)
        SELECT id, person_id, project_id, org_id, 'waiting', %(now)s, 1
        FROM answer WHERE id = ANY(%(answers)s) ORDER BY id
        ON CONFLICT (answer_id) DO UPDATE
        SET state = 'waiting', inspector_id = NULL, held_until = NULL, waiting_since = excluded.waiting_since,
            round = inspection.round + 1
        """,
        {"answers": list(answer_ids), "now": now},
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
            AND NOT EXISTS (SELECT FROM answer JOIN lease ON lease.item_id = answer.item_id
                            WHERE answer.id = inspection.answer_id AND lease.person_id = %(inspector)s
                              AND lease.state IN ('held', 'submitted'))
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


def is_out_of_reach(db: Db, answer_id: AnswerId) -> bool:
    """Return whether an inspector holds the answer, or is taking it at this moment; else nobody can until the end."""
    of_answer = {"answer": answer_id}
    open_ = "SELECT true FROM inspection WHERE answer_id = %(answer)s AND state IN ('waiting', 'held')"
    free = "SELECT true FROM inspection WHERE answer_id = %(answer)s AND state = 'waiting' FOR UPDATE SKIP LOCKED"
    return bool(value(db, bool, open_, of_answer)) and not value(db, bool, free, of_answer)


def leave(db: Db, answer_ids: Sequence[AnswerId]) -> None:
    """Take waiting answers out of the queue: they are with their authors again. A place in it is never deleted."""
    run(
        db,
        """
        UPDATE inspection SET state = 'done', inspector_id = NULL
        WHERE answer_id = ANY(%(answers)s) AND state = 'waiting'
        """,
        {"answers": list(answer_ids)},
    )


def queues(db: Db, inspector_id: PersonId, *, now: datetime) -> list[QueueRow]:
    """Return each project's queue as this inspector may take from it, longest first."""
    return many(
        db,
        QueueRow,
        """
        SELECT project.id AS project_id, project.title, project.title_en, project.kind, project.is_sample,
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
    rows = db.execute(
        """
        UPDATE inspection SET state = 'waiting', inspector_id = NULL, held_until = NULL
        WHERE answer_id IN (
          SELECT answer_id FROM inspection WHERE state = 'held' AND held_until <= %(now)s
          ORDER BY held_until LIMIT %(limit)s FOR UPDATE SKIP LOCKED)
        RETURNING answer_id
        """,
        {"now": now, "limit": limit},
    ).fetchall()
    return [AnswerId(row["answer_id"]) for row in rows]
