"""projects' adaptive overlap: when an item of the project has answers enough, as its manager has set it."""

from __future__ import annotations

import msgspec

from qilou.base.db import Db, one, run
from qilou.base.ids import ProjectId
from qilou.domain.projects.model import OverlapRule
from qilou.domain.projects.rules import usual_overlap


def of_project(db: Db, project_id: ProjectId, *, overlap: int) -> OverlapRule:
    """Return the project's rule, or the usual one."""
    found = one(
        db,
        OverlapRule,
        "SELECT is_on, fewest, most, confidence FROM overlap_rule WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return found or usual_overlap(overlap)


def write(db: Db, project_id: ProjectId, rule: OverlapRule) -> None:
    """Set the project's rule."""
    run(
        db,
        """
        INSERT INTO overlap_rule (project_id, is_on, fewest, most, confidence)
        VALUES (%(project)s, %(is_on)s, %(fewest)s, %(most)s, %(confidence)s)
        ON CONFLICT (project_id) DO UPDATE
        SET is_on = excluded.is_on, fewest = excluded.fewest, most = excluded.most, confidence = excluded.confidence
        """,
        {"project": project_id, **msgspec.structs.asdict(rule)},
    )
