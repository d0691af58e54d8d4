"""dispatch's SQL for lanes: which are open to a person, new seats, and seats that come back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qilou.base.db import Db, many, run, value
from qilou.base.ids import ItemId, OrgId, PersonId, ProjectId
from qilou.domain.dispatch.model import Lane, OpenLane


def serialise_person(db: Db, person_id: PersonId) -> None:
    """Hold this person's other requests for work until this transaction ends, from whichever account or tab."""
    db.execute(
        "SELECT pg_advisory_xact_lock(hashtext('qilou.take'), %(person)s::integer)", {"person": person_id}
    )


def lanes_for(
    db: Db, person_id: PersonId, *, org_id: OrgId, project_id: ProjectId | None, now: datetime
) -> list[Lane]:
    """Return the lanes that the scope sees, oldest project first, each as it looks to this person."""
    return many(
        db,
        Lane,
        """
        SELECT
          lane.id, lane.stripes, lane.project_id, project.state, project.lease_minutes, project.skill,
          coalesce(rule.priority, 0) AS priority, coalesce(rule.weight, 1) AS weight, rule.deadline_at,
          reached.why AS limit, reached.until AS limit_until, pause.id AS pause_id, pause.course_id AS pause_course_id,
          lane.by_language,
          (SELECT cardinality(languages) > 0 FROM person WHERE person.id = %(person)s) AS names_languages,
          ( project.skill IS NULL
            OR EXISTS (SELECT FROM certificate
                       WHERE certificate.person_id = %(person)s AND certificate.skill = project.skill
                         AND certificate.revoked_at IS NULL AND certificate.expires_at > %(now)s) ) AS certified,
          newest.id AS guideline_id,
          EXISTS (SELECT FROM guideline_receipt AS receipt
                  WHERE receipt.guideline_id = newest.id AND receipt.person_id = %(person)s) AS guideline_read,
          EXISTS (SELECT FROM import WHERE import.project_id = project.id AND import.kept > 0) AS has_items,
          (SELECT count(*) FROM lease
           WHERE lease.person_id = %(person)s AND lease.project_id = project.id AND lease.state = 'held') AS held
        FROM lane
        JOIN project ON project.id = lane.project_id
        LEFT JOIN LATERAL (
          SELECT id FROM guideline WHERE guideline.project_id = project.id ORDER BY version DESC LIMIT 1
        ) AS newest ON true
        LEFT JOIN dispatch_rule AS rule ON rule.project_id = project.id
        LEFT JOIN LATERAL limit_reached(project.id, %(person)s, %(org)s, %(now)s, true) AS reached
          ON rule.project_id IS NOT NULL
        LEFT JOIN pause ON lane.has_pauses AND pause.person_id = %(person)s AND pause.project_id = project.id
          AND pause.lifted_at IS NULL
        WHERE lane.stage = 'annotate'
          AND (%(project)s::bigint IS NULL OR project.id = %(project)s)
          AND (%(project)s::bigint IS NOT NULL OR project.state IN ('open', 'paused'))
        ORDER BY project.id LIMIT 200
        """,
        {"person": person_id, "org": org_id, "project": project_id, "now": now},
    )


def open_lanes(db: Db, *, project_id: ProjectId | None) -> list[OpenLane]:
    """Return the lanes of the open projects that the scope sees, in the order of lanes_for."""
    return many(
        db,
        OpenLane,
        """
        SELECT lane.id, lane.stripes, project.kind,
               coalesce(rule.priority, 0) AS priority, coalesce(rule.weight, 1) AS weight, rule.deadline_at
        FROM lane JOIN project ON project.id = lane.project_id AND project.state = 'open'
        LEFT JOIN dispatch_rule AS rule ON rule.project_id = project.id
        WHERE lane.stage = 'annotate' AND (%(project)s::bigint IS NULL OR project.id = %(project)s)
        ORDER BY project.id LIMIT 200
        """,
        {"project": project_id},
    )


def make_lane(db: Db, project_id: ProjectId, *, stripes: int) -> None:
    """Make the project's one lane, with as many stripes as people see each item."""
    run(
        db,
        "INSERT INTO lane (project_id, stage, stripes) VALUES (%(id)s, 'annotate', %(stripes)s)",
        {"id": project_id, "stripes": stripes},
    )


def watch_pauses(db: Db, project_id: ProjectId) -> None:
    """Have claims of the project look for pauses from now on."""
    run(
        db,
        "UPDATE lane SET has_pauses = true WHERE project_id = %(project)s AND NOT has_pauses",
        {"project": project_id},
    )


def mix_gold(db: Db, project_id: ProjectId, *, is_mixed: bool) -> None:
    """Say whether claims of the project have to look for gold."""
    run(
        db,
        "UPDATE lane SET has_gold = %(gold)s WHERE project_id = %(project)s",
        {"project": project_id, "gold": is_mixed},
    )


def open_new(db: Db, project_id: ProjectId, item_ids: Sequence[ItemId], *, seats: int) -> None:
    """Open every seat of new items, each item's seats on as many stripes; written in the order of the lane."""
    run(
        db,
        """
        INSERT INTO ready (lane_id, stripe, item_id, seat)
        SELECT lane.id, (fresh.id + seat) %% lane.stripes AS stripe, fresh.id, seat
        FROM unnest(%(items)s::bigint[]) AS fresh (id)
        CROSS JOIN generate_series(0, %(seats)s - 1) AS seat
        JOIN lane ON lane.project_id = %(project)s AND lane.stage = 'annotate'
        ORDER BY stripe, fresh.id, seat
        """,
        {"project": project_id, "items": list(item_ids), "seats": seats},
    )


def open_seats(db: Db, leases: Sequence[tuple[ItemId, int]]) -> None:
    """Put seats back into their lanes, at the front: an item that came back should not wait behind new ones.

    Of an item that has answers enough already, none is put back, and none that was never one of the item's seats.
    """
    run(
        db,
        """
        INSERT INTO ready (lane_id, stripe, priority, item_id, seat)
        SELECT lane.id, (item.id + freed.seat) %% lane.stripes, -1, item.id, freed.seat
        FROM unnest(%(items)s::bigint[], %(seats)s::smallint[]) AS freed (item_id, seat)
        JOIN item ON item.id = freed.item_id AND item.state = 'open' AND freed.seat < item.seats
        JOIN lane ON lane.project_id = item.project_id AND lane.stage = 'annotate'
        WHERE item.wanted IS NULL
           OR item.wanted > (SELECT count(*) FROM lease WHERE lease.item_id = item.id AND lease.state = 'submitted')
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


def any_spoken(db: Db, lane: Lane, person_id: PersonId) -> bool:
    """Return whether the lane has an open seat in a language of the person's."""
    return (
        value(
            db,
            bool,
            """
            SELECT EXISTS (
              SELECT FROM ready JOIN person ON person.id = %(person)s
              WHERE ready.lane_id = %(lane)s AND is_spoken(ready.item_id, person.languages))
            """,
            {"lane": lane.id, "person": person_id},
        )
        or False
    )


def held_until(db: Db, lane: Lane) -> datetime | None:
    """Return when the first lease in the lane runs out, None where none is held. Other companies' leases count:
    asked of all tenants.
    """
    return value(db, datetime, "SELECT lane_held_until(%(lane)s)", {"lane": lane.id})


def close_seats(db: Db, item_ids: Sequence[ItemId]) -> int:
    """Close the open seats of items that have answers enough; return how many. What is held may still come in."""
    return run(db, "DELETE FROM ready WHERE item_id = ANY(%(items)s)", {"items": list(item_ids)})


def open_missing(db: Db, item_ids: Sequence[ItemId]) -> int:
    """Open each seat of the items that nobody holds or has answered, at the front; return how many."""
    return run(
        db,
        """
        INSERT INTO ready (lane_id, stripe, priority, item_id, seat)
        SELECT lane.id, (item.id + number) %% lane.stripes, -1, item.id, number
        FROM item
        CROSS JOIN generate_series(0, item.seats - 1) AS number
        JOIN lane ON lane.project_id = item.project_id AND lane.stage = 'annotate'
        WHERE item.id = ANY(%(items)s)
          AND item.state = 'open'
          AND NOT EXISTS (SELECT FROM lease
                          WHERE lease.item_id = item.id AND lease.seat = number
                            AND lease.state IN ('held', 'submitted'))
        ON CONFLICT DO NOTHING
        """,
        {"items": list(item_ids)},
    )
