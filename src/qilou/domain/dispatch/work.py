"""dispatch's SQL for the annotator's home: which projects can be worked on now, and how far the person has come."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db, many, one
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.dispatch.model import Lease


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A project as an annotator's home offers it."""

    project_id: ProjectId
    kind: str
    title: str
    title_en: str
    price_fen: int
    minutes_per_item: int
    skill: str | None
    certified: bool
    guideline_unread: bool
    is_sample: bool
    open_seats: int  # counted to MOST_COUNTED: "500+" is as good as the number
    returned: int
    is_paused: bool  # the person is, here


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """How many of the project's items this person has answered, and how many it has."""

    done: int
    total: int


MOST_COUNTED = 500


def offers_for(db: Db, person_id: PersonId, *, now: datetime) -> list[Offer]:
    """Return the open projects that the scope sees, those the person is certified for first."""
    return many(
        db,
        Offer,
        """
        SELECT
          project.id AS project_id, project.kind, project.title, project.title_en, project.price_fen,
          project.minutes_per_item, project.skill, project.is_sample,
          ( project.skill IS NULL
            OR EXISTS (SELECT FROM certificate
                       WHERE certificate.person_id = %(person)s AND certificate.skill = project.skill
                         AND certificate.revoked_at IS NULL AND certificate.expires_at > %(now)s) ) AS certified,
          NOT EXISTS (
            SELECT FROM guideline_receipt AS receipt
            WHERE receipt.person_id = %(person)s AND receipt.guideline_id = (
              SELECT id FROM guideline WHERE guideline.project_id = project.id ORDER BY version DESC LIMIT 1)
          ) AS guideline_unread,
          CASE WHEN lane.has_gold AND seats.open > 0  -- or the number would stand still where gold was met
            THEN least(%(most)s, seats.open + lane.stripes * gold_unmet(project.id, %(person)s))
            ELSE seats.open END AS open_seats,
          (SELECT count(*) FROM answer
           WHERE answer.person_id = %(person)s AND answer.project_id = project.id AND answer.state = 'returned'
          ) AS returned,
          lane.has_pauses AND EXISTS (
            SELECT FROM pause WHERE pause.person_id = %(person)s AND pause.project_id = project.id
              AND pause.lifted_at IS NULL) AS is_paused
        FROM project JOIN lane ON lane.project_id = project.id AND lane.stage = 'annotate'
        CROSS JOIN LATERAL (
          SELECT count(*) AS open FROM (
             SELECT FROM ready
             WHERE ready.lane_id = lane.id
               AND NOT EXISTS (SELECT FROM lease WHERE lease.item_id = ready.item_id AND lease.person_id = %(person)s)
             LIMIT %(most)s) AS counted) AS seats
        WHERE project.state = 'open'
        ORDER BY certified DESC, project.id LIMIT 100
        """,
        {"person": person_id, "now": now, "most": MOST_COUNTED},
    )


def position_of(db: Db, lease: Lease) -> Position:
    """Return how far the lease's person has come in its project."""
    found = one(
        db,
        Position,
        """
        SELECT
          coalesce((SELECT answered FROM tally WHERE person_id = %(person)s AND project_id = %(project)s), 0) AS done,
          (SELECT coalesce(sum(kept), 0)::bigint FROM import WHERE project_id = %(project)s) AS total
        """,
        {"person": lease.person_id, "project": lease.project_id},
    )
    assert found is not None
    return found
