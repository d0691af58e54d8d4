"""dispatch's SQL: lanes, the claim, the life of a lease. Drafts are in drafts.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AccountId, GuidelineId, ItemId, LeaseId, OrgId, PersonId, ProjectId
from qilou.domain.dispatch.model import (
    FreedSeat,
    Lane,
    Lease,
    LeaseEnded,
    LeaseState,
    LeaseUnknown,
    Returned,
    Seat,
    SeatTaken,
)

_LEASE: LiteralString = """
    SELECT id, item_id, seat, project_id, lane_id, person_id, org_id, guideline_id, slots, state, leased_at, expires_at
    FROM lease
"""


def serialise_person(db: Db, person_id: PersonId) -> None:
    """Hold this person's other requests for work until this transaction ends, from whichever account or tab."""
    db.execute(
        "SELECT pg_advisory_xact_lock(hashtext('qilou.take'), %(person)s::integer)", {"person": person_id}
    )


def lanes_for(db: Db, person_id: PersonId, *, project_id: ProjectId | None, now: datetime) -> list[Lane]:
    """Return the lanes that the scope sees, oldest project first, each as it looks to this person."""
    return many(
        db,
        Lane,
        """
        SELECT
          lane.id, lane.stripes, lane.project_id, project.state, project.lease_minutes, project.skill,
          ( project.skill IS NULL
            OR EXISTS (SELECT FROM certificate
                       WHERE certificate.person_id = %(person)s AND certificate.skill = project.skill
                         AND certificate.revoked_at IS NULL AND certificate.expires_at > %(now)s) ) AS certified,
          newest.id AS guideline_id,
          EXISTS (SELECT FROM guideline_receipt AS receipt
                  WHERE receipt.guideline_id = newest.id AND receipt.person_id = %(person)s) AS guideline_read,
          EXISTS (SELECT FROM item WHERE item.project_id = project.id) AS has_items,
          (SELECT count(*) FROM lease
           WHERE lease.person_id = %(person)s AND lease.project_id = project.id AND lease.state = 'held') AS held
        FROM lane
        JOIN project ON project.id = lane.project_id
        LEFT JOIN LATERAL (
          SELECT id FROM guideline WHERE guideline.project_id = project.id ORDER BY version DESC LIMIT 1
        ) AS newest ON true
        WHERE lane.stage = 'annotate'
          AND (%(project)s::bigint IS NULL OR project.id = %(project)s)
          AND (%(project)s::bigint IS NOT NULL OR project.state IN ('open', 'paused'))
        ORDER BY project.id LIMIT 200
        """,
        {"person": person_id, "project": project_id, "now": now},
    )


def take_seat(db: Db, lane: Lane, *, stripe: int, person_id: PersonId) -> Seat | None:
    """Take the first open seat of the stripe whose item the person has not met; None where there is none.

    The ready row is deleted here; the caller inserts the lease in the same transaction.
    """
    return one(
        db,
        Seat,
        """
        WITH
        first AS (
          SELECT ready.lane_id, ready.stripe, ready.priority, ready.item_id, ready.seat
          FROM ready
          WHERE ready.lane_id = %(lane)s AND ready.stripe = %(stripe)s
            AND NOT EXISTS (SELECT FROM lease WHERE lease.item_id = ready.item_id AND lease.person_id = %(person)s)
          ORDER BY ready.priority, ready.item_id, ready.seat
          LIMIT 1
          FOR UPDATE SKIP LOCKED
        ),
        taken AS (
          DELETE FROM ready USING first
          WHERE (ready.lane_id, ready.stripe, ready.priority, ready.item_id, ready.seat)
              = (first.lane_id, first.stripe, first.priority, first.item_id, first.seat)
          RETURNING ready.item_id, ready.seat
        )
        SELECT taken.item_id, taken.seat, item.seats, item.digest,
               ARRAY(SELECT candidate ->> 'id'
                     FROM jsonb_array_elements(item.content -> 'candidates') WITH ORDINALITY AS c (candidate, place)
                     ORDER BY place) AS candidates
        FROM taken JOIN item ON item.id = taken.item_id
        """,
        {"lane": lane.id, "stripe": stripe, "person": person_id},
    )


def insert_lease(
    db: Db,
    lane: Lane,
    seat: Seat,
    *,
    person_id: PersonId,
    account_id: AccountId,
    org_id: OrgId,
    guideline_id: GuidelineId,
    slots: Sequence[str],
    now: datetime,
) -> Lease:
    """Give the seat to the person until the lane's lease time has passed."""
    lease_id = value(
        db,
        int,
        """
        INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id, guideline_id,
                           slots, state, leased_at, expires_at)
        VALUES (%(item)s, %(seats)s, %(seat)s, %(project)s, %(lane)s, %(person)s, %(account)s, %(org)s,
                %(guideline)s, %(slots)s, 'held', %(now)s, %(until)s)
        RETURNING id
        """,
        {
            "item": seat.item_id,
            "seats": seat.seats,
            "seat": seat.seat,
            "project": lane.project_id,
            "lane": lane.id,
            "person": person_id,
            "account": account_id,
            "org": org_id,
            "guideline": guideline_id,
            "slots": list(slots),
            "now": now,
            "until": now + timedelta(minutes=lane.lease_minutes),
        },
    )
    assert lease_id is not None
    return load(db, LeaseId(lease_id), person_id=person_id)


def load(db: Db, lease_id: LeaseId, *, person_id: PersonId) -> Lease:
    """Return the person's own lease, or refuse with LeaseUnknown."""
    found = one(
        db,
        Lease,
        _LEASE + "WHERE id = %(id)s AND person_id = %(person)s",
        {"id": lease_id, "person": person_id},
    )
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


def forget(db: Db, lease: Lease) -> None:
    """Delete a lease whose item was prefetched and never opened, so that the person may still meet it."""
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
    """Take any free seat of an expired lease's item again; refuse with SeatTaken where none is free."""
    seat = value(
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


def open_seats(db: Db, leases: Sequence[tuple[ItemId, int]]) -> None:
    """Put seats back into their lanes, at the front: an item that came back should not wait behind new ones."""
    run(
        db,
        """
        INSERT INTO ready (lane_id, stripe, priority, item_id, seat)
        SELECT lane.id, (item.id + freed.seat) %% lane.stripes, -1, item.id, freed.seat
        FROM unnest(%(items)s::bigint[], %(seats)s::smallint[]) AS freed (item_id, seat)
        JOIN item ON item.id = freed.item_id AND item.state = 'open'
        JOIN lane ON lane.project_id = item.project_id AND lane.stage = 'annotate'
        ON CONFLICT DO NOTHING
        """,
        {"items": [item for item, _ in leases], "seats": [seat for _, seat in leases]},
    )


def any_ready(db: Db, lane: Lane) -> bool:
    """Return whether the lane has an open seat at all."""
    return (
        value(db, bool, "SELECT EXISTS (SELECT FROM ready WHERE lane_id = %(lane)s)", {"lane": lane.id})
        or False
    )


def any_held(db: Db, lane: Lane) -> bool:
    """Return whether anybody's lease in the lane is still running. Other companies' leases count: asked of
    all tenants.
    """
    return value(db, bool, "SELECT lane_has_held(%(lane)s)", {"lane": lane.id}) or False


def run_out(db: Db, *, now: datetime, limit: int) -> list[Lease]:
    """Return and hold leases whose time has passed and which have no answer yet, oldest first."""
    return many(
        db,
        Lease,
        _LEASE
        + """
        WHERE state = 'held' AND expires_at <= %(now)s
        ORDER BY expires_at, id LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
        """,
        {"now": now, "limit": limit},
    )


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
        JOIN review ON review.answer_id = answer.id AND review.revision = answer.revision
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
        JOIN review ON review.answer_id = answer.id AND review.revision = answer.revision
        WHERE answer.lease_id = %(lease)s AND answer.state = 'returned'
        """,
        {"lease": lease_id},
    )


def void(db: Db, lease_id: LeaseId, *, now: datetime) -> None:
    """End the lease of a voided answer and open its seat for another person."""
    freed = one(
        db,
        FreedSeat,
        """
        UPDATE lease SET state = 'voided', ended_at = %(now)s
        WHERE id = %(id)s AND state IN ('held', 'submitted')
        RETURNING item_id, seat
        """,
        {"id": lease_id, "now": now},
    )
    if freed is not None:
        open_seats(db, [(freed.item_id, freed.seat)])
