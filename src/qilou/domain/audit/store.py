"""audit's SQL: writing and listing events. Sealing and verification read the same rows (see seals.py)."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db, json, many, run
from qilou.domain.access.model import Actor
from qilou.domain.audit.model import Action, EventRow, ItemEvent, SealRow


def record(
    db: Db, actor: Actor, action: Action, *, subject: tuple[str, int | None], now: datetime, **facts: object
) -> None:
    """Write one event into the present transaction. `facts` never hold an answer's text or a person's name."""
    kind, subject_id = subject
    run(
        db,
        """
        INSERT INTO event (at, account_id, person_id, org_id, action, subject_kind, subject_id, facts)
        VALUES (%(at)s, %(account)s, %(person)s, %(org)s, %(action)s, %(kind)s, %(subject)s, %(facts)s)
        """,
        {
            "at": now,
            "account": actor.account_id,
            "person": actor.person_id,
            "org": actor.org_id,
            "action": action.value,
            "kind": kind,
            "subject": subject_id,
            "facts": json(facts),
        },
    )


def event_rows(
    db: Db, *, action: str | None, subject: tuple[str, int | None] | None, before: int, limit: int
) -> list[EventRow]:
    """Return the events below the id `before` (0: from the newest), newest first; a subject may name only its kind."""
    kind, subject_id = subject or (None, None)
    return many(
        db,
        EventRow,
        """
        SELECT
          event.id, event.at, event.action, event.subject_kind, event.subject_id, event.facts,
          account.login AS actor, org.name AS organisation,
          event.transaction < coalesce(
            (SELECT to_transaction FROM seal ORDER BY id DESC LIMIT 1), '0'::xid8) AS sealed
        FROM event
        LEFT JOIN account ON account.id = event.account_id
        LEFT JOIN org ON org.id = event.org_id
        WHERE (%(before)s = 0 OR event.id < %(before)s)
          AND (%(action)s::text IS NULL OR event.action = %(action)s)
          AND (%(kind)s::text IS NULL OR event.subject_kind = %(kind)s)
          AND (%(subject)s::bigint IS NULL OR event.subject_id = %(subject)s)
        ORDER BY event.id DESC LIMIT %(limit)s
        """,
        {"before": before, "action": action, "kind": kind, "subject": subject_id, "limit": limit},
    )


def item_events(db: Db, item_id: int, *, limit: int) -> list[ItemEvent]:
    """Return what was done to the item: to itself, its leases, its answers and the questions about it, oldest first."""
    return many(
        db,
        ItemEvent,
        """
        WITH subjects (kind, id) AS (
          SELECT 'item', %(item)s::bigint
          UNION ALL SELECT 'lease', id FROM lease WHERE item_id = %(item)s
          UNION ALL SELECT 'answer', id FROM answer WHERE item_id = %(item)s
          UNION ALL SELECT 'question', id FROM question WHERE item_id = %(item)s
        )
        SELECT event.id, event.at, event.action, event.subject_kind, event.subject_id, event.facts, event.person_id,
               account.login AS actor
        FROM subjects
        JOIN event ON event.subject_kind = subjects.kind AND event.subject_id = subjects.id
        LEFT JOIN account ON account.id = event.account_id
        ORDER BY event.id LIMIT %(limit)s
        """,
        {"item": item_id, "limit": limit},
    )


def seal_rows(db: Db, *, before: int, limit: int) -> list[SealRow]:
    """Return the seals below the id `before` (0: from the newest), newest first."""
    return many(
        db,
        SealRow,
        """
        SELECT id, cardinality(event_ids) AS events, hash, previous_hash, sealed_at
        FROM seal
        WHERE %(before)s = 0 OR id < %(before)s
        ORDER BY id DESC LIMIT %(limit)s
        """,
        {"before": before, "limit": limit},
    )
