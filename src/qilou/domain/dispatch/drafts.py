"""dispatch's SQL for drafts: what a person has written so far, saved under a revision that two tabs cannot both win."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: a draft is whatever JSON the editor holds

from qilou.base.db import Db, json, one
from qilou.base.ids import LeaseId
from qilou.domain.dispatch.model import Draft, DraftConflict, Lease


def load(db: Db, lease_id: LeaseId) -> Draft | None:
    """Return the lease's draft, or None."""
    return one(
        db, Draft, "SELECT revision, body, saved_at FROM draft WHERE lease_id = %(id)s", {"id": lease_id}
    )


def save(db: Db, lease: Lease, *, revision: int, body: dict[str, Any], now: datetime) -> Draft:
    """Save the draft as the next revision after the one the editor last knew (0: none); else refuse with the
    newer one.
    """
    saved = one(
        db,
        Draft,
        """
        INSERT INTO draft (lease_id, org_id, revision, body, saved_at)
        SELECT %(lease)s, %(org)s, 1, %(body)s, %(now)s WHERE %(revision)s = 0
        ON CONFLICT (lease_id) DO NOTHING
        RETURNING revision, body, saved_at
        """
        if revision == 0
        else """
        UPDATE draft SET revision = revision + 1, body = %(body)s, saved_at = %(now)s
        WHERE lease_id = %(lease)s AND revision = %(revision)s
        RETURNING revision, body, saved_at
        """,
        {"lease": lease.id, "org": lease.org_id, "revision": revision, "body": json(body), "now": now},
    )
    if saved is not None:
        return saved
    newer = load(db, lease.id)
    raise DraftConflict(
        revision=newer.revision if newer else 0,
        body=newer.body if newer else None,
        saved_at=newer.saved_at.isoformat() if newer else None,
    )
