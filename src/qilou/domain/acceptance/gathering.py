"""acceptance's SQL for what waits for a lot: inspected answers that no living lot holds in their present revision."""

from __future__ import annotations

from qilou.base.db import Db, many, run, value
from qilou.base.ids import GuidelineId, LotId, OrgId, ProjectId
from qilou.domain.acceptance.model import Member, Waiting


def waiting(db: Db, project_id: ProjectId) -> list[Waiting]:
    """Return what no living lot holds, by company and guideline version, and the rejected lot it comes back from."""
    return many(
        db,
        Waiting,
        """
        SELECT loose.org_id, org.name AS company, org.name_en AS company_en, loose.guideline_id,
               guideline.version AS guideline_version,
               loose.answers, loose.under_way,
               (SELECT min(lot.id) FROM lot
                WHERE lot.project_id = %(project)s AND lot.org_id = loose.org_id
                  AND lot.guideline_id = loose.guideline_id AND lot.state = 'rejected'
                  AND NOT EXISTS (SELECT FROM lot AS later WHERE later.resubmits = lot.id)) AS resubmits
        FROM (
          SELECT answer.org_id, answer.guideline_id,
                 count(*) FILTER (WHERE answer.state = 'accepted') AS answers,
                 count(*) FILTER (WHERE answer.state <> 'accepted') AS under_way
          FROM answer
          WHERE answer.project_id = %(project)s
            AND answer.state IN ('submitted', 'in_review', 'returned', 'accepted')
            AND NOT EXISTS (SELECT FROM lot_answer WHERE lot_answer.answer_id = answer.id AND lot_answer.is_live
                              AND lot_answer.revision = answer.revision)
          GROUP BY answer.org_id, answer.guideline_id ) AS loose
        JOIN org ON org.id = loose.org_id
        JOIN guideline ON guideline.id = loose.guideline_id
        ORDER BY loose.answers DESC, org.id, loose.guideline_id LIMIT 200
        """,
        {"project": project_id},
    )


def members(
    db: Db, project_id: ProjectId, *, org_id: OrgId, guideline_id: GuidelineId, of_lot: LotId | None
) -> list[Member]:
    """Return and hold the company's inspected answers that no living lot holds; of a rejected lot, only its own."""
    return many(
        db,
        Member,
        """
        SELECT answer.id AS answer_id, answer.person_id AS author_id, answer.revision
        FROM answer
        WHERE answer.project_id = %(project)s AND answer.org_id = %(org)s AND answer.guideline_id = %(guideline)s
          AND answer.state = 'accepted'
          AND NOT EXISTS (SELECT FROM lot_answer WHERE lot_answer.answer_id = answer.id AND lot_answer.is_live
                            AND lot_answer.revision = answer.revision)
          AND (%(of_lot)s::bigint IS NULL
               OR answer.id IN (SELECT answer_id FROM lot_answer WHERE lot_id = %(of_lot)s))
        ORDER BY answer.id
        FOR UPDATE
        """,
        {"project": project_id, "org": org_id, "guideline": guideline_id, "of_lot": of_lot},
    )


def unfinished_of(db: Db, lot_id: LotId) -> int:
    """Count the rejected lot's answers that are still under inspection or rework."""
    return (
        value(
            db,
            int,
            """
            SELECT count(*) FROM lot_answer JOIN answer ON answer.id = lot_answer.answer_id
            WHERE lot_answer.lot_id = %(lot)s AND answer.state IN ('submitted', 'in_review', 'returned', 'withdrawn')
            """,
            {"lot": lot_id},
        )
        or 0
    )


def free_reworked(db: Db, project_id: ProjectId) -> None:
    """Let answers go that came back and were reworked after their lot was decided: their new revision needs another."""
    run(
        db,
        """
        UPDATE lot_answer SET is_live = false
        FROM lot, answer
        WHERE lot.id = lot_answer.lot_id AND lot.project_id = %(project)s AND lot.state = 'accepted'
          AND lot_answer.is_live AND answer.id = lot_answer.answer_id AND answer.revision <> lot_answer.revision
        """,
        {"project": project_id},
    )


def rejected_before(
    db: Db, project_id: ProjectId, *, org_id: OrgId, guideline_id: GuidelineId
) -> LotId | None:
    """Return the company's rejected lot that has not come back yet, the oldest first; None where there is none."""
    found = value(
        db,
        int,
        """
        SELECT min(lot.id) FROM lot
        WHERE lot.project_id = %(project)s AND lot.org_id = %(org)s AND lot.guideline_id = %(guideline)s
          AND lot.state = 'rejected'
          AND NOT EXISTS (SELECT FROM lot AS later WHERE later.resubmits = lot.id)
        """,
        {"project": project_id, "org": org_id, "guideline": guideline_id},
    )
    return None if found is None else LotId(found)


def under_way(db: Db, project_id: ProjectId, *, org_id: OrgId) -> int:
    """Count the company's answers in the project that are still under inspection or rework."""
    return (
        value(
            db,
            int,
            """
            SELECT count(*) FROM answer
            WHERE project_id = %(project)s AND org_id = %(org)s AND state IN ('submitted', 'in_review', 'returned')
            """,
            {"project": project_id, "org": org_id},
        )
        or 0
    )
