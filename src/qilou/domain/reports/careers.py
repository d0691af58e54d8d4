"""reports' SQL about one person's work over time; read only."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db, one
from qilou.base.ids import PersonId
from qilou.domain.training.ladders import Work


def work_of(db: Db, person_id: PersonId, *, lately: datetime) -> Work:
    """Count the person's accepted answers, and first verdicts since `lately`."""
    found = one(
        db,
        Work,
        """
        SELECT
          (SELECT count(*) FROM answer WHERE person_id = %(person)s AND state = 'accepted') AS accepted,
          (SELECT min(submitted_at) FROM answer WHERE person_id = %(person)s AND state = 'accepted') AS since,
          count(*) AS inspected,
          count(*) FILTER (WHERE verdict = 'pass') AS passed
        FROM review
        WHERE author_id = %(person)s AND created_at >= %(lately)s AND stage = 'inspection' AND is_first
        """,
        {"person": person_id, "lately": lately},
    )
    assert found is not None
    return found
