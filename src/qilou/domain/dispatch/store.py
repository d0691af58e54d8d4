"""dispatch's SQL for the life of a lease. Seats: lanes.py and claims.py; drafts: drafts.py; rework: returns.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AccountId, LeaseId, PersonId, ProjectId
from qilou.domain.dispatch import rules
from qilou.domain.dispatch.lanes import open_seats
from qilou.domain.dispatch.model import (
    FreedSeat,
    Lease,
    LeaseEnded,
    LeaseState,
    LeaseUnknown,
    SeatTaken,
)
from qilou.domain.dispatch.returns import rework_of

_LEASE: LiteralString = """
    SELECT id, item_id, seat, project_id, lane_id, person_id, org_id, guideline_id, form_version, slots, state,
           leased_at, expires_at
    FROM lease
"""


def find(db: Db, lease_id: LeaseId, *, person_id: PersonId) -> Lease | None:
    """Return the person's own lease, or None."""
    return one(
        db,
        Lease,
        _LEASE + "WHERE id = %(id)s AND person_id = %(person)s",
        {"id": lease_id, "person": person_id},
    )


def load(db: Db, lease_id: LeaseId, *, person_id: PersonId) -> Lease:
    """Return the person's own lease, or refuse with LeaseUnknown."""
    found = find(db, lease_id, person_id=person_id)
    if found is None:
        raise LeaseUnknown(lease_id=lease_id)
    return found


def lock(db: Db, lease_id: LeaseId, *, person_id: PersonId) -> Lease:
    """Return the person's own lease and hold its row until the transaction ends; else refuse with LeaseUnknown."""
    found = one(
        db,
        Lease,
        _LEASE + "WHERE id = %(id)s AND person_id = %(person)s FOR UPDATE",
        {"id": lease_id, "person": person_id},
    )
    if found is None:
        raise LeaseUnknown(lease_id=lease_id)
    return found


def held_by(db: Db, person_id: PersonId, *, project_id: ProjectId | None, now: datetime) -> list[Lease]:
    """Return the leases that the person holds and whose time has not passed, oldest first."""
    return many(
        db,
        Lease,
        _LEASE
        + """
        WHERE person_id = %(person)s AND state = 'held' AND expires_at > %(now)s
          AND (%(project)s::bigint IS NULL OR project_id = %(project)s)
        ORDER BY id LIMIT 50
        """,
        {"person": person_id, "project": project_id, "now": now},
    )


def held_through(db: Db, account_id: AccountId) -> list[Lease]:
    """Return and lock the leases that are held through the account, oldest first."""
    return many(
        db,
        Lease,
        _LEASE + "WHERE account_id = %(account)s AND state = 'held' ORDER BY id LIMIT 500 FOR UPDATE",
        {"account": account_id},
    )


def extend(db: Db, lease: Lease, *, until: datetime) -> None:
    """Move the end of a held lease; refuse with LeaseEnded where it is held no more."""
    moved = run(
        db,
        "UPDATE lease SET expires_at = greatest(expires_at, %(until)s) WHERE id = %(id)s AND state = 'held'",
        {"id": lease.id, "until": until},
    )
    if moved == 0:
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)


def end(db: Db, lease: Lease, *, state: LeaseState, reason: str | None, now: datetime) -> None:
    """End a held lease in the given state; refuse with LeaseEnded where somebody ended it first."""
    moved = run(
        db,
        """
        UPDATE lease SET state = %(state)s, reason = %(reason)s, ended_at = %(now)s
        WHERE id = %(id)s AND state = 'held'
        """,
        {"id": lease.id, "state": state.value, "reason": reason, "now": now},
    )
    if moved == 0:
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)


def has_answer(db: Db, lease: Lease) -> bool:
    """Return whether an answer was ever handed in under the lease, be it taken back again."""
    return bool(
        value(db, bool, "SELECT EXISTS (SELECT FROM answer WHERE lease_id = %(id)s)", {"id": lease.id})
    )


def forget(db: Db, lease: Lease) -> None:
    """Delete a held lease whose item was never opened, so that the person may still meet it; else LeaseEnded."""
    if lease.state is not LeaseState.HELD:
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
    run(db, "DELETE FROM draft WHERE lease_id = %(id)s", {"id": lease.id})
    run(db, "DELETE FROM lease WHERE id = %(id)s AND state = 'held'", {"id": lease.id})


def reopen(db: Db, lease_id: LeaseId, *, until: datetime) -> None:
    """Hand a submitted lease back to its author for rework."""
    run(
        db,
        """
        UPDATE lease SET state = 'held', expires_at = %(until)s, ended_at = NULL
        WHERE id = %(id)s AND state = 'submitted'
        """,
        {"id": lease_id, "until": until},
    )


def revive(db: Db, lease: Lease, *, until: datetime) -> None:
    """Take any free seat of an expired lease's item again; refuse with SeatTaken where none is free.

    A probe has a number of its own, which nobody else can have taken.
    """
    seat = lease.seat if rules.is_probe(lease) else _free_seat(db, lease)
    if seat is None:
        raise SeatTaken(lease_id=lease.id)
    run(
        db,
        """
        UPDATE lease SET state = 'held', seat = %(seat)s, expires_at = %(until)s, ended_at = NULL
        WHERE id = %(id)s AND state = 'expired'
        """,
        {"id": lease.id, "seat": seat, "until": until},
    )


def _free_seat(db: Db, lease: Lease) -> int | None:
    return value(
        db,
        int,
        """
        DELETE FROM ready
        WHERE (lane_id, stripe, priority, item_id, seat) IN (
          SELECT lane_id, stripe, priority, item_id, seat FROM ready
          WHERE item_id = %(item)s ORDER BY seat LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING seat
        """,
        {"item": lease.item_id},
    )


def run_out(db: Db, *, now: datetime, limit: int) -> list[Lease]:
    """Return and hold leases whose time has passed and which have no answer yet, oldest first."""
    return many(
        db,
        Lease,
        _LEASE
        + """
        WHERE state = 'held' AND ended_at IS NULL AND expires_at <= %(now)s  -- as its index says
        ORDER BY expires_at, id LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
        """,
        {"now": now, "limit": limit},
    )


def void(db: Db, lease_ids: Sequence[LeaseId], *, now: datetime) -> None:
    """End the leases of voided answers and open their seats for other people."""
    freed = many(
        db,
        FreedSeat,
        """
        UPDATE lease SET state = 'voided', ended_at = %(now)s
        WHERE id = ANY(%(ids)s) AND state IN ('held', 'submitted')
        RETURNING item_id, seat
        """,
        {"ids": list(lease_ids), "now": now},
    )
    open_seats(db, [(each.item_id, each.seat) for each in freed])


def expire(db: Db, held: Sequence[Lease], *, now: datetime) -> None:
    """End held leases: a first answer's seat opens again; a rework's seat stays its author's, the answer returned."""
    for lease in held:
        is_rework = rework_of(db, lease.id) is not None
        after = LeaseState.SUBMITTED if is_rework else LeaseState.EXPIRED
        end(db, lease, state=after, reason=None, now=now)
        if not is_rework:
            open_seats(db, [(lease.item_id, lease.seat)])
