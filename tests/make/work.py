"""Lanes, open seats, leases, answers, inspections, reviews."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any  # Any: bodies are JSON

from make.moments import NOW
from make.people import actor as make_actor
from make.projects import guideline as make_guideline
from qilou.base.db import Db, json, run, value
from qilou.base.ids import AnswerId, ItemId, LaneId, LeaseId, ProjectId, ReviewId
from qilou.domain.access.model import Actor


def lane(db: Db, *, project_id: ProjectId) -> LaneId:
    """Write the project's annotation lane, with as many stripes as the overlap, or return the one it has."""
    found = value(
        db,
        int,
        """
        INSERT INTO lane (project_id, stage, stripes)
        SELECT id, 'annotate', overlap FROM project WHERE id = %(project)s
        ON CONFLICT (project_id, stage) DO UPDATE SET stripes = lane.stripes
        RETURNING id
        """,
        {"project": project_id},
    )
    return LaneId(found)


def ready(db: Db, *, item_id: ItemId) -> None:
    """Write an open seat for every seat of the item that nobody holds."""
    run(
        db,
        """
        INSERT INTO ready (lane_id, stripe, item_id, seat)
        SELECT lane.id, (item.id + seat) %% lane.stripes, item.id, seat
        FROM item, lane, generate_series(0, item.seats - 1) AS seat
        WHERE item.id = %(item)s
          AND lane.id = %(lane)s
          AND NOT EXISTS (SELECT FROM lease
                          WHERE lease.item_id = item.id AND lease.seat = seat
                            AND lease.state IN ('held', 'submitted'))
        """,
        {"lane": lane(db, project_id=_project_of(db, item_id)), "item": item_id},
    )


def lease(
    db: Db,
    *,
    item_id: ItemId,
    by: Actor,
    slots: list[str] | None = None,
    state: str = "held",
    minutes: int = 20,
    at: datetime = NOW,
) -> LeaseId:
    """Write a lease on the item's first free seat, closing its open seat; slots in order unless told."""
    found = value(
        db,
        int,
        """
        WITH seat AS (
          SELECT min(number) AS number
          FROM item, generate_series(0, item.seats - 1) AS number
          WHERE item.id = %(item)s
            AND NOT EXISTS (SELECT FROM lease
                            WHERE lease.item_id = item.id AND lease.seat = number
                              AND lease.state IN ('held', 'submitted')) ),
        closed AS (DELETE FROM ready USING seat WHERE ready.item_id = %(item)s AND ready.seat = seat.number)
        INSERT INTO lease (item_id, seats, seat, project_id, lane_id, person_id, account_id, org_id,
                           guideline_id, form_version, slots, state, leased_at, expires_at, ended_at)
        SELECT item.id, item.seats, seat.number, item.project_id, %(lane)s, %(person)s, %(account)s, %(org)s,
               %(guideline)s, (SELECT max(version) FROM form WHERE project_id = item.project_id),
               coalesce(%(slots)s::text[], ARRAY(
                 SELECT candidate ->> 'id'
                 FROM jsonb_array_elements(item.content -> 'candidates') AS candidate)),
               %(state)s, %(now)s, %(end)s, CASE WHEN %(state)s = 'held' THEN NULL ELSE %(now)s END
        FROM item, seat
        WHERE item.id = %(item)s
        RETURNING id
        """,
        {
            "item": item_id,
            "lane": lane(db, project_id=_project_of(db, item_id)),
            "person": by.person_id,
            "account": by.account_id,
            "org": by.org_id,
            "guideline": _latest_guideline(db, _project_of(db, item_id)),
            "slots": slots,
            "state": state,
            "now": at,
            "end": at + timedelta(minutes=minutes),
        },
    )
    return LeaseId(found)


def answer(
    db: Db, *, lease_id: LeaseId, body: dict[str, Any], state: str = "accepted", at: datetime = NOW
) -> AnswerId:
    """Write an answer (as shown) with its first revision on a lease, and end the lease."""
    facts = {"lease": lease_id, "body": json(body), "state": state, "now": at}
    run(db, "UPDATE lease SET state = 'submitted', ended_at = %(now)s WHERE id = %(lease)s", facts)
    found = value(
        db,
        int,
        """
        INSERT INTO answer (lease_id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots, body,
                            state, active_seconds, submitted_at)
        SELECT id, item_id, project_id, person_id, org_id, guideline_id, form_version, slots, %(body)s,
               %(state)s, 60, %(now)s
        FROM lease
        WHERE id = %(lease)s
        RETURNING id
        """,
        facts,
    )
    run(
        db,
        """
        INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, made_at)
        SELECT id, 1, org_id, person_id, body, submitted_at FROM answer WHERE id = %(id)s
        """,
        {"id": found},
    )
    return AnswerId(found)


def answered(
    db: Db,
    *,
    item_id: ItemId,
    body: dict[str, Any],
    by: Actor | None = None,
    slots: list[str] | None = None,
    state: str = "accepted",
    at: datetime = NOW,
) -> AnswerId:
    """Write a lease and its answer at once, by a new annotator unless one is given."""
    lease_id = lease(db, item_id=item_id, by=by or make_actor(db), slots=slots, at=at)
    return answer(db, lease_id=lease_id, body=body, state=state, at=at)


def inspection(
    db: Db, *, answer_id: AnswerId, state: str = "waiting", by: Actor | None = None, at: datetime = NOW
) -> None:
    """Write the answer's place in the inspection queue; `by` holds it where the state is held."""
    run(
        db,
        """
        INSERT INTO inspection (answer_id, author_id, project_id, org_id, state, inspector_id, waiting_since,
                                held_until)
        SELECT id, person_id, project_id, org_id, %(state)s, %(inspector)s, %(now)s,
               CASE WHEN %(state)s = 'held' THEN %(end)s END
        FROM answer
        WHERE id = %(answer)s
        """,
        {
            "answer": answer_id,
            "state": state,
            "inspector": by and by.person_id,
            "now": at,
            "end": at + timedelta(minutes=30),
        },
    )


def review(
    db: Db,
    *,
    answer_id: AnswerId,
    by: Actor,
    verdict: str = "pass",
    reason_codes: tuple[str, ...] = (),
    fixed_body: dict[str, Any] | None = None,
    at: datetime = NOW,
) -> ReviewId:
    """Write what an inspector found. The answer's own state is left as it is."""
    found = value(
        db,
        int,
        """
        INSERT INTO review (answer_id, author_id, inspector_id, project_id, org_id, revision, verdict,
                            reason_codes, fixed_body, created_at)
        SELECT id, person_id, %(inspector)s, project_id, org_id, revision, %(verdict)s,
               %(reasons)s, %(fixed)s, %(now)s
        FROM answer
        WHERE id = %(answer)s
        RETURNING id
        """,
        {
            "answer": answer_id,
            "inspector": by.person_id,
            "verdict": verdict,
            "reasons": list(reason_codes),
            "fixed": None if fixed_body is None else json(fixed_body),
            "now": at,
        },
    )
    return ReviewId(found)


def _project_of(db: Db, item_id: ItemId) -> ProjectId:
    found = value(db, int, "SELECT project_id FROM item WHERE id = %(id)s", {"id": item_id})
    return ProjectId(found or 0)


def _latest_guideline(db: Db, project_id: ProjectId) -> int:
    newest = value(
        db,
        int,
        "SELECT id FROM guideline WHERE project_id = %(project)s ORDER BY version DESC LIMIT 1",
        {"project": project_id},
    )
    return newest or make_guideline(db, project_id=project_id)
