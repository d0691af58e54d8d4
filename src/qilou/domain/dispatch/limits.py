"""dispatch's SQL for a project's rules of handing out."""

from __future__ import annotations

import msgspec

from qilou.base.db import Db, one, run
from qilou.base.ids import ProjectId
from qilou.domain.dispatch.model import DispatchRules


def rules_of(db: Db, project_id: ProjectId) -> DispatchRules:
    """Return the project's rules; those of a project without any are the defaults."""
    found = one(
        db,
        DispatchRules,
        """
        SELECT priority, weight, deadline_at, person_per_day, person_in_all, company_per_day, company_at_once,
               break_after_minutes, break_minutes, least_seconds, by_language
        FROM dispatch_rule WHERE project_id = %(project)s
        """,
        {"project": project_id},
    )
    return found or DispatchRules()


def set_rules(db: Db, project_id: ProjectId, rules: DispatchRules) -> None:
    """Put the rules in the place of those that there are."""
    run(db, "DELETE FROM dispatch_rule WHERE project_id = %(project)s", {"project": project_id})
    run(
        db,
        """
        INSERT INTO dispatch_rule (project_id, priority, weight, deadline_at, person_per_day, person_in_all,
                                   company_per_day, company_at_once, break_after_minutes, break_minutes, least_seconds,
                                   by_language)
        VALUES (%(project)s, %(priority)s, %(weight)s, %(deadline_at)s, %(person_per_day)s, %(person_in_all)s,
                %(company_per_day)s, %(company_at_once)s, %(break_after_minutes)s, %(break_minutes)s, %(least_seconds)s,
                %(by_language)s)
        """,
        {"project": project_id, **msgspec.structs.asdict(rules)},
    )
    run(
        db,
        "UPDATE lane SET by_language = %(by_language)s WHERE project_id = %(project)s",
        {"project": project_id, "by_language": rules.by_language},
    )


def count_hurried(db: Db, project_id: ProjectId) -> int:
    """Return how many answers were given faster than the project's least time; a flag to look at, and nothing more."""
    counted = one(
        db,
        Hurried,
        """
        SELECT count(*) AS answers FROM answer
        JOIN dispatch_rule AS rule ON rule.project_id = answer.project_id AND answer.active_seconds < rule.least_seconds
        WHERE answer.project_id = %(project)s AND answer.state <> 'withdrawn'
        """,
        {"project": project_id},
    )
    assert counted is not None
    return counted.answers


class Hurried(msgspec.Struct, frozen=True):
    """How many answers were faster than the least time."""

    answers: int
