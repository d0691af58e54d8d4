"""Sealing and verifying the chain of events, with the SQL of both.

The one surprising fact: ids do not commit in order, so a seal covers transactions, not ids: the events of
all transactions
from where the last seal ended up to the oldest one that is still running. What it covers can get no more events.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString  # Any: an event's row, hashed as it is

import msgspec

from qilou.base.db import Db, one, value
from qilou.base.ids import EventId, SealId
from qilou.domain.audit import rules
from qilou.domain.audit.model import Broken, Seal, Verification

MOST_EVENTS = 5_000  # a seal's; one transaction's events are never split, so a big one may exceed it
MOST_BROKEN = 1_000  # named by one verification

_ROW: LiteralString = """
    SELECT id, at, transaction::text::bigint AS transaction, account_id, person_id, org_id, action, subject_kind,
           subject_id, facts
    FROM event
"""


class _Link(msgspec.Struct, frozen=True, kw_only=True):
    id: SealId
    from_transaction: int
    to_transaction: int
    event_ids: list[EventId]
    leaves: bytes
    previous_hash: bytes
    hash: bytes


class _Range(msgspec.Struct, frozen=True, kw_only=True):
    begin: int
    end: int
    previous_hash: bytes | None


def seal_ended(db: Db, *, now: datetime) -> Seal | None:
    """Seal the events of ended transactions, as many as one seal takes; None where there are none or another seals."""
    if not value(db, bool, "SELECT pg_try_advisory_xact_lock(hashtext('qilou.seal'))"):
        return None
    found = _next_range(db)
    rows = [] if found is None else _rows_in(db, found.begin, found.end)
    if found is None or not rows:
        return None
    previous_hash = found.previous_hash or rules.FIRST_PREVIOUS
    leaves = b"".join(rules.leaf(row) for row in rows)
    return one(
        db,
        Seal,
        """
        INSERT INTO seal (from_transaction, to_transaction, event_ids, leaves, previous_hash, hash, sealed_at)
        VALUES (%(begin)s::text::xid8, %(end)s::text::xid8, %(ids)s, %(leaves)s, %(previous)s, %(hash)s, %(now)s)
        RETURNING id, event_ids, leaves, previous_hash, hash, sealed_at
        """,
        {
            "begin": found.begin,
            "end": found.end,
            "ids": [row["id"] for row in rows],
            "leaves": leaves,
            "previous": previous_hash,
            "hash": rules.link(previous_hash, leaves),
            "now": now,
        },
    )


def verify(db: Db) -> Verification:
    """Compare every sealed event and every link with what was sealed, one seal at a time, and name what differs."""
    broken: list[Broken] = []
    seals = events = 0
    last: _Link | None = None
    while (link := _link_after(db, last)) is not None:
        broken += _broken_link(link, last)
        broken += _broken_events(db, link)
        seals, events, last = seals + 1, events + len(link.event_ids), link
    unsealed = _count_from(db, 0 if last is None else last.to_transaction)
    return Verification(
        intact=not broken, seals=seals, events=events, unsealed=unsealed, broken=_first(broken)
    )


def _next_range(db: Db) -> _Range | None:
    """Return the transactions that the next seal covers, or None where none has ended since the last one."""
    return one(
        db,
        _Range,
        """
        WITH
        ended AS (
          SELECT coalesce((SELECT to_transaction FROM seal ORDER BY id DESC LIMIT 1), '0'::xid8) AS begin,
                 pg_snapshot_xmin(pg_current_snapshot()) AS horizon
        ),
        first AS (
          SELECT transaction FROM event, ended
          WHERE transaction >= ended.begin AND transaction < ended.horizon
          ORDER BY transaction, id LIMIT 1
        ),
        beyond AS (                                    -- the first event that is too many
          SELECT transaction FROM event, ended
          WHERE transaction >= ended.begin AND transaction < ended.horizon
          ORDER BY transaction, id OFFSET %(most)s LIMIT 1
        )
        SELECT
          ended.begin::text::bigint AS begin,
          CASE
            WHEN beyond.transaction IS NULL THEN ended.horizon::text::bigint
            WHEN beyond.transaction = first.transaction THEN first.transaction::text::bigint + 1
            ELSE beyond.transaction::text::bigint
          END AS "end",
          (SELECT hash FROM seal ORDER BY id DESC LIMIT 1) AS previous_hash
        FROM ended
        JOIN first ON true
        LEFT JOIN beyond ON true
        """,
        {"most": MOST_EVENTS},
    )


def _rows_in(db: Db, begin: int, end: int) -> list[dict[str, Any]]:
    """Return the events of the transactions in [begin, end), in the order in which they are sealed."""
    return db.execute(
        _ROW
        + """
        WHERE transaction >= %(begin)s::text::xid8 AND transaction < %(end)s::text::xid8
        ORDER BY event.transaction, event.id
        """,
        {"begin": begin, "end": end},
    ).fetchall()


def _link_after(db: Db, last: _Link | None) -> _Link | None:
    return one(
        db,
        _Link,
        """
        SELECT id, from_transaction::text::bigint AS from_transaction, to_transaction::text::bigint AS to_transaction,
               event_ids, leaves, previous_hash, hash
        FROM seal
        WHERE id > %(after)s
        ORDER BY id LIMIT 1
        """,
        {"after": 0 if last is None else last.id},
    )


def _broken_link(link: _Link, last: _Link | None) -> list[Broken]:
    problems: list[str] = []
    if link.previous_hash != (rules.FIRST_PREVIOUS if last is None else last.hash):
        problems.append("does not follow the seal before it: a seal was removed, added or changed")
    if link.from_transaction != (0 if last is None else last.to_transaction):
        problems.append("does not begin where the seal before it ends")
    if link.hash != rules.link(link.previous_hash, link.leaves):
        problems.append("its hash does not fit what it covers")
    return [Broken(event_id=None, seal_id=link.id, problem=problem) for problem in problems]


def _broken_events(db: Db, link: _Link) -> list[Broken]:
    named = dict(zip(link.event_ids, rules.leaves_of(link.leaves), strict=False))
    present = {
        row["id"]: row for row in db.execute(_ROW + "WHERE id = ANY(%(ids)s)", {"ids": link.event_ids})
    }
    problems = {
        event_id: "is missing" if event_id not in present else "was changed"
        for event_id, sealed in named.items()
        if event_id not in present or rules.leaf(present[event_id]) != sealed
    }
    problems |= dict.fromkeys(_unnamed_ids(db, link), "was added among sealed events")
    return [
        Broken(event_id=event_id, seal_id=link.id, problem=problem) for event_id, problem in problems.items()
    ]


def _unnamed_ids(db: Db, link: _Link) -> list[EventId]:
    """Return the events of the seal's transactions that it does not name."""
    rows = db.execute(
        """
        SELECT id FROM event
        WHERE transaction >= %(begin)s::text::xid8 AND transaction < %(end)s::text::xid8
          AND NOT id = ANY(%(ids)s)
        ORDER BY id LIMIT %(most)s
        """,
        {
            "begin": link.from_transaction,
            "end": link.to_transaction,
            "ids": link.event_ids,
            "most": MOST_BROKEN,
        },
    ).fetchall()
    return [row["id"] for row in rows]


def _count_from(db: Db, begin: int) -> int:
    sql = "SELECT count(*) FROM event WHERE transaction >= %(begin)s::text::xid8"
    return value(db, int, sql, {"begin": begin}) or 0


def _first(broken: list[Broken]) -> list[Broken]:
    if len(broken) <= MOST_BROKEN:
        return broken
    rest = Broken(
        event_id=None, seal_id=broken[MOST_BROKEN].seal_id, problem=f"and {len(broken) - MOST_BROKEN} more"
    )
    return [*broken[:MOST_BROKEN], rest]
