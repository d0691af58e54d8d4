"""projects' SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, run_many, value
from qilou.base.ids import EndpointId, GuidelineId, OrgId, PersonId, ProjectId
from qilou.domain.projects.model import (
    Guideline,
    GuidelineUnknown,
    Progress,
    Project,
    ProjectDraft,
    ProjectState,
    ProjectUnknown,
    TransitionRefused,
)

_PROJECT: LiteralString = """
    SELECT
      project.id, project.org_id, project.kind, project.title, project.title_en, project.state,
      form.body AS form, form.version AS form_version, project.overlap, project.inspection_bp, project.price_fen,
      project.minutes_per_item, project.lease_minutes, project.skill, project.is_sample,
      project.created_at, project.alias_key,
      project.models,
      CASE WHEN client.id IS NULL THEN NULL
           ELSE jsonb_build_object('id', client.id, 'name', client.name, 'name_en', client.name_en) END AS client,
      newest.id AS guideline_id, newest.version AS guideline_version, newest.published_at AS guideline_at
    FROM project
    JOIN LATERAL (
      SELECT body, version FROM form
      WHERE form.project_id = project.id AND (%(form)s::integer IS NULL OR form.version = %(form)s)
      ORDER BY version DESC LIMIT 1
    ) AS form ON true
    LEFT JOIN org AS client ON client.id = project.client_id
    LEFT JOIN LATERAL (
      SELECT id, version, published_at FROM guideline
      WHERE guideline.project_id = project.id ORDER BY version DESC LIMIT 1
    ) AS newest ON true
"""


def insert(db: Db, draft: ProjectDraft, *, org_id: OrgId, now: datetime) -> ProjectId:
    """Make the project as a draft with its vendors; return its id."""
    project_id = value(
        db,
        int,
        """
        INSERT INTO project (org_id, client_id, kind, title, title_en, overlap, inspection_bp, price_fen,
                             minutes_per_item, lease_minutes, skill, is_sample, created_at)
        VALUES (%(org)s, %(client)s, %(kind)s, %(title)s, %(title_en)s, %(overlap)s, %(inspection)s,
                %(price)s, %(minutes)s, %(lease)s, %(skill)s, %(is_sample)s, %(now)s)
        RETURNING id
        """,
        {
            "org": org_id,
            "client": draft.client_id,
            "kind": draft.kind,
            "title": draft.title,
            "title_en": draft.title_en,
            "overlap": draft.overlap,
            "inspection": draft.inspection_bp,
            "price": draft.price_fen,
            "minutes": draft.minutes_per_item,
            "lease": draft.lease_minutes,
            "skill": draft.skill,
            "is_sample": draft.is_sample,
            "now": now,
        },
    )
    assert project_id is not None
    run_many(
        db,
        "INSERT INTO project_vendor (project_id, org_id) VALUES (%(project)s, %(org)s)",
        [{"project": project_id, "org": vendor} for vendor in dict.fromkeys(draft.vendor_ids)],
    )
    return ProjectId(project_id)


def load(db: Db, project_id: ProjectId, *, form_version: int | None = None) -> Project:
    """Return the project with its newest form, or the named one; ProjectUnknown where the scope does not see it."""
    found = one(db, Project, _PROJECT + "WHERE project.id = %(id)s", {"id": project_id, "form": form_version})
    if found is None:
        raise ProjectUnknown(project_id=project_id)
    return found


def page(db: Db, *, after: int, limit: int) -> list[Project]:
    """Return the projects that the scope sees, newest first, below the id `after` (0: from the newest)."""
    return many(
        db,
        Project,
        _PROJECT + "WHERE (%(after)s = 0 OR project.id < %(after)s) ORDER BY project.id DESC LIMIT %(limit)s",
        {"form": None, "after": after, "limit": limit},
    )


def set_state(db: Db, project_id: ProjectId, *, before: ProjectState, after: ProjectState) -> None:
    """Move the project from one state to the next; refuse if somebody else moved it first."""
    moved = run(
        db,
        "UPDATE project SET state = %(after)s WHERE id = %(id)s AND state = %(before)s",
        {"id": project_id, "before": before.value, "after": after.value},
    )
    if moved == 0:
        raise TransitionRefused(before=before.value, after=after.value)


def set_models(db: Db, project_id: ProjectId, models: Sequence[EndpointId]) -> None:
    """Write which models the project's people talk to, in order."""
    run(
        db,
        "UPDATE project SET models = %(models)s::bigint[] WHERE id = %(id)s",
        {"id": project_id, "models": list(models)},
    )


def progress(db: Db, project_id: ProjectId) -> Progress:
    """Count the project's items, seats and answers as they are now."""
    counted = one(
        db,
        Progress,
        """
        SELECT
          items.items, items.seats, items.settled,
          (SELECT count(*) FROM ready JOIN lane ON lane.id = ready.lane_id WHERE lane.project_id = %(id)s)
          AS open_seats,
          (SELECT count(*) FROM lease WHERE project_id = %(id)s AND state = 'held') AS leased,
          answers.submitted, answers.in_inspection, answers.returned, answers.accepted, answers.void
        FROM
          (SELECT count(*) AS items, coalesce(sum(seats), 0)::bigint AS seats,
                  count(*) FILTER (WHERE state = 'settled') AS settled
           FROM item WHERE project_id = %(id)s) AS items,
          (SELECT count(*) AS submitted,
                  count(*) FILTER (WHERE state IN ('submitted', 'in_review')) AS in_inspection,
                  count(*) FILTER (WHERE state = 'returned') AS returned,
                  count(*) FILTER (WHERE state = 'accepted') AS accepted,
                  count(*) FILTER (WHERE state = 'void') AS void
           FROM answer WHERE project_id = %(id)s AND state <> 'withdrawn') AS answers
        """,
        {"id": project_id},
    )
    assert counted is not None
    return counted


def languages(db: Db, project_id: ProjectId) -> list[str]:
    """Return the languages of the project's first thousand items: enough to know what to expect."""
    rows = db.execute(
        """
        SELECT DISTINCT first.language
        FROM (SELECT language FROM item WHERE project_id = %(id)s ORDER BY id LIMIT 1000) AS first
        ORDER BY first.language LIMIT 10
        """,
        {"id": project_id},
    ).fetchall()
    return [row["language"] for row in rows]


def hold(db: Db, project_id: ProjectId) -> None:
    """Let other new versions of the project's guideline or form wait until the transaction ends."""
    run(db, "SELECT FROM project WHERE id = %(id)s FOR NO KEY UPDATE", {"id": project_id})


def insert_guideline(db: Db, project_id: ProjectId, *, body_md: str, now: datetime) -> GuidelineId:
    """Publish the next version of the project's guideline; return its id."""
    guideline_id = value(
        db,
        int,
        """
        INSERT INTO guideline (project_id, version, body_md, published_at)
        SELECT %(project)s, coalesce(max(version), 0) + 1, %(body)s, %(now)s
        FROM guideline WHERE project_id = %(project)s
        RETURNING id
        """,
        {"project": project_id, "body": body_md, "now": now},
    )
    assert guideline_id is not None
    return GuidelineId(guideline_id)


def load_guideline(db: Db, guideline_id: GuidelineId, *, reader: PersonId | None) -> Guideline:
    """Return the guideline with the reader's receipt, or refuse with GuidelineUnknown."""
    found = one(
        db,
        Guideline,
        """
        SELECT guideline.id, guideline.project_id, guideline.version, guideline.body_md, guideline.published_at,
               receipt.read_at
        FROM guideline
        LEFT JOIN guideline_receipt AS receipt
          ON receipt.guideline_id = guideline.id AND receipt.person_id = %(reader)s
        WHERE guideline.id = %(id)s
        """,
        {"id": guideline_id, "reader": reader},
    )
    if found is None:
        raise GuidelineUnknown(guideline_id=guideline_id)
    return found


def guidelines(db: Db, project_id: ProjectId, *, reader: PersonId | None) -> list[Guideline]:
    """Return all versions of the project's guideline, newest first, with the reader's receipts."""
    return many(
        db,
        Guideline,
        """
        SELECT guideline.id, guideline.project_id, guideline.version, guideline.body_md, guideline.published_at,
               receipt.read_at
        FROM guideline
        LEFT JOIN guideline_receipt AS receipt
          ON receipt.guideline_id = guideline.id AND receipt.person_id = %(reader)s
        WHERE guideline.project_id = %(project)s
        ORDER BY guideline.version DESC LIMIT 200
        """,
        {"project": project_id, "reader": reader},
    )


def insert_receipt(db: Db, guideline_id: GuidelineId, *, reader: PersonId, now: datetime) -> bool:
    """Note that the person has read the guideline; return whether this is the first time."""
    noted = run(
        db,
        """
        INSERT INTO guideline_receipt (guideline_id, person_id, read_at)
        VALUES (%(guideline)s, %(person)s, %(now)s)
        ON CONFLICT DO NOTHING
        """,
        {"guideline": guideline_id, "person": reader, "now": now},
    )
    return noted == 1
