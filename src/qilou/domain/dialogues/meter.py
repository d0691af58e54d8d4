"""The showcase's meter in SQL: that it answered and how much, never what was said."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db, one, value
from qilou.base.ids import GenerationId
from qilou.domain.dialogues.model import Counters, Heard


def insert(db: Db, generation_id: GenerationId, *, heard: Heard, characters: int, now: datetime) -> int:
    """Count a reply; return its number."""
    found = value(
        db,
        int,
        """
        INSERT INTO showcase_reply (generation_id, state, rule, characters, created_at)
        VALUES (%(generation)s, %(state)s, %(rule)s, %(characters)s, %(now)s)
        RETURNING id
        """,
        {
            "generation": generation_id,
            "state": heard.state.value,
            "rule": heard.rule,
            "characters": characters,
            "now": now,
        },
    )
    assert found is not None
    return found


def counters(db: Db, *, since: datetime) -> Counters:
    """Return how many replies said something, in all and since the instant, and how many characters."""
    found = one(
        db,
        Counters,
        """
        SELECT count(*) AS replies, count(*) FILTER (WHERE created_at >= %(since)s) AS replies_today,
               coalesce(sum(characters), 0)::bigint AS characters
        FROM showcase_reply
        WHERE characters > 0
        """,
        {"since": since},
    )
    assert found is not None
    return found
