"""training's SQL."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from qilou.base.db import Db, many, one
from qilou.base.ids import PersonId
from qilou.domain.training.model import Certificate


def insert(db: Db, person_id: PersonId, *, skill: str, now: datetime, expires_at: datetime) -> Certificate:
    """Grant the certificate and return it. An older one for the same skill stays as it was."""
    granted = one(
        db,
        Certificate,
        """
        INSERT INTO certificate (person_id, skill, granted_at, expires_at)
        VALUES (%(person)s, %(skill)s, %(now)s, %(until)s)
        RETURNING id, person_id, skill, granted_at, expires_at
        """,
        {"person": person_id, "skill": skill, "now": now, "until": expires_at},
    )
    assert granted is not None
    return granted


def valid_of(db: Db, people: Collection[PersonId], *, now: datetime) -> list[Certificate]:
    """Return these people's certificates that count now: for each skill the one that counts longest."""
    return many(
        db,
        Certificate,
        """
        SELECT DISTINCT ON (person_id, skill) id, person_id, skill, granted_at, expires_at
        FROM certificate
        WHERE person_id = ANY(%(people)s) AND revoked_at IS NULL AND expires_at > %(now)s
        ORDER BY person_id, skill, expires_at DESC LIMIT 10000
        """,
        {"people": list(people), "now": now},
    )
