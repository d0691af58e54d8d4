"""standing's SQL for pauses: who is paused where, why, and what brought them back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, json, many, one, value
from qilou.base.ids import AccountId, CourseId, PauseId, PersonId, ProjectId, SittingId
from qilou.domain.standing.model import Pause, PauseLifted, PauseUnknown, Standing, StandingRule

_PAUSE: LiteralString = """
    SELECT pause.id, pause.project_id, project.title AS project_title, project.title_en AS project_title_en,
           pause.person_id, pause.paused_at, pause.evidence, pause.unaccepted, pause.course_id,
           course.title AS course_title, course.title_en AS course_title_en, pause.lifted_at, pause.lifted_by,
           pause.sitting_id, pause.lift_reason
    FROM pause
    JOIN project ON project.id = pause.project_id
    LEFT JOIN course ON course.id = pause.course_id
"""


def begin(
    db: Db,
    project_id: ProjectId,
    standing: Standing,
    rule: StandingRule,
    *,
    unaccepted: Mapping[str, int],
    now: datetime,
) -> PauseId | None:
    """Pause the person in the project for what the standing shows; None where they are paused already."""
    found = value(
        db,
        int,
        """
        INSERT INTO pause (project_id, person_id, org_id, paused_at, evidence, unaccepted, course_id)
        VALUES (%(project)s, %(person)s, %(org)s, %(now)s, %(evidence)s, %(unaccepted)s, %(course)s)
        ON CONFLICT (person_id, project_id) WHERE lifted_at IS NULL DO NOTHING
        RETURNING id
        """,
        {
            "project": project_id,
            "person": standing.person_id,
            "org": standing.org_id,
            "now": now,
            "evidence": json({**msgspec.to_builtins(standing), "pause_bp": rule.pause_bp}),
            "unaccepted": json({"handling": rule.unaccepted.value, **unaccepted}),
            "course": rule.course_id,
        },
    )
    return None if found is None else PauseId(found)


def paused_in(db: Db, project_id: ProjectId) -> set[PersonId]:
    """Return who is paused in the project now."""
    rows = db.execute(
        "SELECT person_id FROM pause WHERE project_id = %(project)s AND lifted_at IS NULL LIMIT 100000",
        {"project": project_id},
    ).fetchall()
    return {PersonId(row["person_id"]) for row in rows}


def lift(db: Db, pause_id: PauseId, *, by: AccountId, reason: str, now: datetime) -> None:
    """Let the person back, with a reason; refuse where there is no such pause in force."""
    load(db, pause_id)
    lifted = db.execute(
        """
        UPDATE pause SET lifted_at = %(now)s, lifted_by = %(by)s, lift_reason = %(reason)s
        WHERE id = %(id)s AND lifted_at IS NULL
        """,
        {"id": pause_id, "by": by, "reason": reason, "now": now},
    )
    if lifted.rowcount == 0:
        raise PauseLifted(pause_id=pause_id)


def lift_by_exam(
    db: Db,
    person_id: PersonId,
    *,
    course_id: CourseId,
    sitting_id: SittingId,
    started_at: datetime,
    now: datetime,
) -> list[PauseId]:
    """Let the person back wherever a pause asks for this exam and was there when it began; return which pauses."""
    rows = db.execute(
        """
        UPDATE pause SET lifted_at = %(now)s, sitting_id = %(sitting)s
        WHERE person_id = %(person)s AND course_id = %(course)s AND lifted_at IS NULL AND paused_at <= %(started)s
        RETURNING id
        """,
        {
            "person": person_id,
            "course": course_id,
            "sitting": sitting_id,
            "started": started_at,
            "now": now,
        },
    ).fetchall()
    return [PauseId(row["id"]) for row in rows]


def load(db: Db, pause_id: PauseId) -> Pause:
    """Return the pause, or refuse with PauseUnknown where the scope does not see it."""
    found = one(db, Pause, _PAUSE + "WHERE pause.id = %(id)s", {"id": pause_id})
    if found is None:
        raise PauseUnknown(pause_id=pause_id)
    return found


def of_project(db: Db, project_id: ProjectId) -> list[Pause]:
    """Return the project's pauses, newest first."""
    return many(
        db,
        Pause,
        _PAUSE + "WHERE pause.project_id = %(project)s ORDER BY pause.id DESC LIMIT 500",
        {"project": project_id},
    )


def of_person(db: Db, person_id: PersonId) -> list[Pause]:
    """Return the person's pauses, those in force first, then the newest."""
    return many(
        db,
        Pause,
        _PAUSE
        + """
        WHERE pause.person_id = %(person)s
        ORDER BY pause.lifted_at IS NOT NULL, pause.id DESC LIMIT 50
        """,
        {"person": person_id},
    )
