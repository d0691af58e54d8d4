"""projects' SQL for who has confirmed which version of the guideline, counted by company."""

from __future__ import annotations

from qilou.base.db import Db, many
from qilou.base.ids import ProjectId
from qilou.domain.projects.model import CompanyReaders


def readers(db: Db, project_id: ProjectId) -> list[CompanyReaders]:
    """Return the companies that work on the project with the newest version that each active annotator confirmed."""
    return many(
        db,
        CompanyReaders,
        """
        WITH
        staff AS (
          SELECT DISTINCT account.org_id, account.person_id
          FROM account
          JOIN org ON org.id = account.org_id
          JOIN project ON project.id = %(project)s
          WHERE 'annotator' = ANY(account.roles) AND account.state = 'active'
            AND ( org.id = project.org_id
                  OR NOT EXISTS (SELECT FROM project_vendor WHERE project_vendor.project_id = project.id)
                  OR EXISTS (SELECT FROM project_vendor
                             WHERE project_vendor.project_id = project.id AND project_vendor.org_id = org.id) )
        ),
        confirmed AS (
          SELECT receipt.person_id, max(guideline.version) AS version
          FROM guideline_receipt AS receipt
          JOIN guideline ON guideline.id = receipt.guideline_id AND guideline.project_id = %(project)s
          GROUP BY receipt.person_id
        ),
        counted AS (
          SELECT staff.org_id, confirmed.version, count(*) AS people
          FROM staff LEFT JOIN confirmed ON confirmed.person_id = staff.person_id
          GROUP BY staff.org_id, confirmed.version
        )
        SELECT org.id, org.name, org.name_en, sum(counted.people)::bigint AS people,
               coalesce(
                 jsonb_agg(jsonb_build_object('version', counted.version, 'people', counted.people)
                           ORDER BY counted.version DESC) FILTER (WHERE counted.version IS NOT NULL),
                 '[]') AS versions
        FROM counted JOIN org ON org.id = counted.org_id
        GROUP BY org.id
        ORDER BY people DESC, org.id LIMIT 500
        """,
        {"project": project_id},
    )
