"""dispatch's SQL for answers that came back to their author.

The one surprising fact: the newest return may be of an earlier revision: rework that was handed in and taken back again
is to be reworked still.
"""

from __future__ import annotations

from qilou.base.db import Db, one, value
from qilou.base.ids import LeaseId, PersonId, ProjectId
from qilou.domain.dispatch.model import Returned


def next_returned(db: Db, person_id: PersonId, *, project_id: ProjectId | None) -> Returned | None:
    """Return the person's answer that came back longest ago and is not being reworked yet, or None."""
    return one(
        db,
        Returned,
        """
        SELECT answer.id AS answer_id, answer.lease_id, answer.body, review.reason_codes, review.comment
        FROM answer
        JOIN lease ON lease.id = answer.lease_id AND lease.state = 'submitted'
        JOIN project ON project.id = answer.project_id AND project.state = 'open'
        CROSS JOIN LATERAL (
          SELECT reason_codes, comment, created_at FROM review
          WHERE review.answer_id = answer.id AND review.verdict = 'return' ORDER BY review.id DESC LIMIT 1) AS review
        WHERE answer.person_id = %(person)s AND answer.state = 'returned'
          AND (%(project)s::bigint IS NULL OR answer.project_id = %(project)s)
        ORDER BY review.created_at, answer.id LIMIT 1
        """,
        {"person": person_id, "project": project_id},
    )


def rework_of(db: Db, lease_id: LeaseId) -> Returned | None:
    """Return what is to be reworked under this lease, or None where it is a first answer."""
    return one(
        db,
        Returned,
        """
        SELECT answer.id AS answer_id, answer.lease_id, answer.body, review.reason_codes, review.comment
        FROM answer
        CROSS JOIN LATERAL (
          SELECT reason_codes, comment FROM review
          WHERE review.answer_id = answer.id AND review.verdict = 'return' ORDER BY review.id DESC LIMIT 1) AS review
        WHERE answer.lease_id = %(lease)s AND answer.state = 'returned'
        """,
        {"lease": lease_id},
    )


def is_waiting(db: Db, lease_id: LeaseId) -> bool:
    """Return whether the returned answer's lease still waits for its author, and hold it; False once they rework it."""
    return bool(
        value(
            db,
            bool,
            "SELECT true FROM lease WHERE id = %(id)s AND state = 'submitted' FOR UPDATE",
            {"id": lease_id},
        )
    )
