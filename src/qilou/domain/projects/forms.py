"""projects' SQL for the versions of a form."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString  # Any: a form is JSON

from qilou.base.db import Db, json, many, one, value
from qilou.base.ids import AccountId, ProjectId
from qilou.domain.projects.model import Form, FormUnknown

MOST_VERSIONS = 200

_FORM: LiteralString = """
    SELECT form.project_id, form.version, form.body, form.note, account.login AS published_by, form.published_at,
           (SELECT count(*) FROM answer
            WHERE answer.project_id = form.project_id AND answer.form_version = form.version) AS answers,
           (SELECT count(*) FROM lease
            WHERE lease.project_id = form.project_id AND lease.form_version = form.version
              AND lease.state = 'held') AS held
    FROM form
    LEFT JOIN account ON account.id = form.published_by
"""


def of_project(db: Db, project_id: ProjectId) -> list[Form]:
    """Return all versions of the project's form, newest first."""
    return many(
        db,
        Form,
        _FORM + "WHERE form.project_id = %(project)s ORDER BY form.version DESC LIMIT %(limit)s",
        {"project": project_id, "limit": MOST_VERSIONS},
    )


def load(db: Db, project_id: ProjectId, version: int) -> Form:
    """Return one version, or refuse with FormUnknown."""
    found = one(
        db,
        Form,
        _FORM + "WHERE form.project_id = %(project)s AND form.version = %(version)s",
        {"project": project_id, "version": version},
    )
    if found is None:
        raise FormUnknown(version=version)
    return found


def bodies(db: Db, project_id: ProjectId) -> dict[int, dict[str, Any]]:
    """Return every version's form by its number, oldest first."""
    rows = db.execute(
        "SELECT version, body FROM form WHERE project_id = %(project)s ORDER BY version LIMIT %(limit)s",
        {"project": project_id, "limit": MOST_VERSIONS},
    ).fetchall()
    return {row["version"]: row["body"] for row in rows}


def insert(
    db: Db,
    project_id: ProjectId,
    *,
    body: dict[str, Any],
    note: str,
    by: AccountId | None,
    now: datetime,
) -> int:
    """Store the next version; return its number. The caller lets other versions wait."""
    version = value(
        db,
        int,
        """
        INSERT INTO form (project_id, version, body, note, published_by, published_at)
        SELECT %(project)s, coalesce(max(version), 0) + 1, %(body)s, %(note)s, %(by)s, %(now)s
        FROM form WHERE project_id = %(project)s
        RETURNING version
        """,
        {"project": project_id, "body": json(body), "note": note, "by": by, "now": now},
    )
    assert version is not None
    return version
