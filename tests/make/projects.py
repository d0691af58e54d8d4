"""Projects with a form of their kind, guidelines, receipts."""

from __future__ import annotations

from typing import Any  # Any: a form is JSON

from make.moments import NOW, number
from make.people import organisation
from qilou.base.db import Db, json, run, value
from qilou.base.ids import GuidelineId, OrgId, PersonId, ProjectId
from qilou.kinds.catalog import default_form


def dimension(key: str, *, weight_bp: int) -> dict[str, Any]:
    """Return a dimension of five points."""
    words = {"zh": key, "en": key.title()}
    anchors = {str(point): words for point in range(1, 6)}
    scale = {"min": 1, "max": 5, "weight_bp": weight_bp, "veto_at": None, "anchors": anchors}
    return {"key": key, "label": words, **scale}


DIMENSIONS = [dimension("accuracy", weight_bp=6000), dimension("clarity", weight_bp=4000)]
FORMS: dict[str, dict[str, Any]] = {
    "sft": {"dimensions": [], "answer": {"min_chars": 2, "max_chars": 20000}},
    "conversation": default_form("conversation"),
    "prompt": default_form("prompt"),
    "tree": default_form("tree"),
    "comparison": {"dimensions": DIMENSIONS, "strength": 7, "reason": {"required": True, "min_chars": 2}},
    "rating": {"dimensions": DIMENSIONS, "reason": {"required": True, "min_chars": 2}},
    "ranking": {"dimensions": [], "reason": {"required": True, "min_chars": 2}},
    "gsb": {"dimensions": [], "reason": {"required": False, "min_chars": 0}},
    "spans": default_form("spans"),
    "steps": default_form("steps"),
    "safety": default_form("safety"),
    "rubric": default_form("rubric"),
    "trace": default_form("trace"),
}


def project(
    db: Db,
    *,
    kind: str = "comparison",
    overlap: int = 3,
    inspection_bp: int = 2000,
    state: str = "open",
    skill: str | None = None,
    org_id: OrgId | None = None,
    client_id: OrgId | None = None,
    vendor_ids: tuple[OrgId, ...] = (),
    form: dict[str, Any] | None = None,
    is_sample: bool = False,
) -> ProjectId:
    """Write a project, and an operator's organisation that runs it unless one is given."""
    title = f"{kind} {number()}"
    found = value(
        db,
        int,
        """
        INSERT INTO project (org_id, client_id, kind, title, title_en, state, overlap, inspection_bp,
                             price_fen, minutes_per_item, lease_minutes, skill, is_sample, created_at)
        VALUES (%(org)s, %(client)s, %(kind)s, %(title)s, %(title)s, %(state)s, %(overlap)s,
                %(inspection)s, 150, 3, 20, %(skill)s, %(sample)s, %(now)s)
        RETURNING id
        """,
        {
            "org": org_id or organisation(db, kind="operator"),
            "client": client_id,
            "kind": kind,
            "title": title,
            "state": state,
            "overlap": overlap,
            "inspection": inspection_bp,
            "skill": skill,
            "sample": is_sample,
            "now": NOW,
        },
    )
    project_id = ProjectId(found)
    form_version(db, project_id=project_id, body=form or FORMS[kind])
    for vendor_id in vendor_ids:
        vendor = {"project": project_id, "org": vendor_id}
        run(db, "INSERT INTO project_vendor (project_id, org_id) VALUES (%(project)s, %(org)s)", vendor)
    return project_id


def form_version(db: Db, *, project_id: ProjectId, body: dict[str, Any]) -> int:
    """Write the project's next form version."""
    found = value(
        db,
        int,
        """
        INSERT INTO form (project_id, version, body, note, published_at)
        SELECT %(project)s, coalesce(max(version), 0) + 1, %(body)s, 'changed', %(now)s
        FROM form WHERE project_id = %(project)s
        RETURNING version
        """,
        {"project": project_id, "body": json(body), "now": NOW},
    )
    return found or 0


def guideline(db: Db, *, project_id: ProjectId, body_md: str = "Read carefully.") -> GuidelineId:
    """Write the project's next guideline version."""
    found = value(
        db,
        int,
        """
        INSERT INTO guideline (project_id, version, body_md, published_at)
        SELECT %(project)s, coalesce(max(version), 0) + 1, %(body)s, %(now)s
        FROM guideline
        WHERE project_id = %(project)s
        RETURNING id
        """,
        {"project": project_id, "body": body_md, "now": NOW},
    )
    return GuidelineId(found)


def receipt(db: Db, *, guideline_id: GuidelineId, person_id: PersonId) -> None:
    """Write that the person has read the guideline."""
    run(
        db,
        """
        INSERT INTO guideline_receipt (guideline_id, person_id, read_at)
        VALUES (%(guideline)s, %(person)s, %(now)s)
        """,
        {"guideline": guideline_id, "person": person_id, "now": NOW},
    )
