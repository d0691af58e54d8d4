"""acceptance's SQL for the rules of projects and for where companies stand in the switching rules."""

from __future__ import annotations

from typing import LiteralString

from qilou.base.db import Db, one, run
from qilou.base.ids import OrgId, ProjectId
from qilou.domain.acceptance.model import AcceptanceRule
from qilou.measure.switching import Switching

_STANDING: LiteralString = """
    SELECT severity, score, recent, rejected_while_tightened, is_discontinued
    FROM switching WHERE org_id = %(org)s AND kind = %(kind)s
"""


def rule_of(db: Db, project_id: ProjectId) -> AcceptanceRule:
    """Return how the project accepts; the house's usual rule where nothing was set."""
    found = one(
        db,
        AcceptanceRule,
        """
        SELECT level, aql_major, aql_minor, is_required, by_person, may_reduce
        FROM acceptance_rule WHERE project_id = %(project)s
        """,
        {"project": project_id},
    )
    return found or AcceptanceRule()


def set_rule(db: Db, project_id: ProjectId, rule: AcceptanceRule) -> None:
    """Set how the project accepts from its next lot on."""
    run(
        db,
        """
        INSERT INTO acceptance_rule (project_id, level, aql_major, aql_minor, is_required, by_person, may_reduce)
        VALUES (%(project)s, %(level)s, %(major)s, %(minor)s, %(required)s, %(by_person)s, %(may_reduce)s)
        ON CONFLICT (project_id) DO UPDATE
        SET level = excluded.level, aql_major = excluded.aql_major, aql_minor = excluded.aql_minor,
            is_required = excluded.is_required, by_person = excluded.by_person, may_reduce = excluded.may_reduce
        """,
        {
            "project": project_id,
            "level": rule.level,
            "major": rule.aql_major,
            "minor": rule.aql_minor,
            "required": rule.is_required,
            "by_person": rule.by_person,
            "may_reduce": rule.may_reduce,
        },
    )


def standing_of(db: Db, org_id: OrgId, *, kind: str) -> Switching:
    """Return where the company stands in this kind of work; at the start: normal."""
    return one(db, Switching, _STANDING, {"org": org_id, "kind": kind}) or Switching()


def switching_of(db: Db, org_id: OrgId, *, kind: str) -> Switching:
    """Return and hold where the company stands in this kind of work; at the start: normal."""
    run(
        db,
        """
        INSERT INTO switching (org_id, kind, severity, score, recent, rejected_while_tightened, is_discontinued)
        VALUES (%(org)s, %(kind)s, 'normal', 0, '{}', 0, false)
        ON CONFLICT DO NOTHING
        """,
        {"org": org_id, "kind": kind},
    )
    found = one(
        db,
        Switching,
        _STANDING + "FOR UPDATE",
        {"org": org_id, "kind": kind},
    )
    assert found is not None
    return found


def set_switching(db: Db, org_id: OrgId, *, kind: str, now: Switching) -> None:
    """Keep where the company stands."""
    run(
        db,
        """
        UPDATE switching SET severity = %(severity)s, score = %(score)s, recent = %(recent)s,
               rejected_while_tightened = %(rejected)s, is_discontinued = %(discontinued)s
        WHERE org_id = %(org)s AND kind = %(kind)s
        """,
        {
            "org": org_id,
            "kind": kind,
            "severity": now.severity.value,
            "score": now.score,
            "recent": list(now.recent),
            "rejected": now.rejected_while_tightened,
            "discontinued": now.is_discontinued,
        },
    )
