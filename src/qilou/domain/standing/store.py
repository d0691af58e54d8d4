"""standing's SQL for the rule of a project, the evidence of its people, and how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, many, one, run, run_many
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.standing.model import Evidence, Level, OwnLevel, Standing, StandingRule, StandingSeen

_SEEN: LiteralString = """
    SELECT standing.*, project.kind, project.title AS project_title, project.title_en AS project_title_en,
           person.name, org.name AS organisation, org.name_en AS organisation_en,
           pause.id AS pause_id
    FROM standing
    JOIN standing AS whole ON whole.project_id = standing.project_id AND whole.person_id = standing.person_id
      AND whole.domain = ''
    LEFT JOIN pause ON pause.person_id = standing.person_id AND pause.project_id = standing.project_id
      AND pause.lifted_at IS NULL
    JOIN project ON project.id = standing.project_id
    JOIN person ON person.id = standing.person_id
    JOIN org ON org.id = standing.org_id
"""
_EVIDENCE: LiteralString = """
    WITH since AS (
      SELECT person_id, max(lifted_at) AS at FROM pause WHERE project_id = %(project)s GROUP BY person_id ),
    looked_at AS (
      SELECT probe.person_id, item.domain, 'gold' AS source, probe.is_right, probe.answered_at AS at
      FROM probe JOIN item ON item.id = probe.item_id
      WHERE probe.project_id = %(project)s AND probe.is_right IS NOT NULL
      UNION ALL
      SELECT review.author_id, item.domain, 'verdict',
             review.verdict = 'pass' OR EXISTS (
               SELECT FROM appeal WHERE appeal.review_id = review.id AND appeal.is_granted),
             review.created_at
      FROM review
      JOIN answer ON answer.id = review.answer_id
      JOIN item ON item.id = answer.item_id
      WHERE review.project_id = %(project)s AND review.stage = 'inspection' AND review.is_first
        AND NOT EXISTS (SELECT FROM probe WHERE probe.lease_id = answer.lease_id) ),
    by_domain AS (
      SELECT looked_at.person_id, scope.domain, source, is_right,
             row_number() OVER (PARTITION BY looked_at.person_id, scope.domain, source ORDER BY looked_at.at DESC)
               AS place
      FROM looked_at
      LEFT JOIN since ON since.person_id = looked_at.person_id
      CROSS JOIN LATERAL (VALUES (''), (looked_at.domain)) AS scope (domain)
      WHERE since.at IS NULL OR looked_at.at > since.at ),
    counted AS (
      SELECT person_id, domain,
             count(*) FILTER (WHERE source = 'gold') AS gold,
             count(*) FILTER (WHERE source = 'gold' AND is_right) AS gold_right,
             count(*) FILTER (WHERE source = 'verdict') AS verdicts,
             count(*) FILTER (WHERE source = 'verdict' AND is_right) AS verdicts_right
      FROM by_domain WHERE place <= %(latest)s GROUP BY person_id, domain ),
    agreed AS (
      SELECT reliability.person_id, least(items, %(latest)s) AS items, accuracy
      FROM reliability LEFT JOIN since ON since.person_id = reliability.person_id
      WHERE project_id = %(project)s AND accuracy IS NOT NULL AND items > 0 AND since.at IS NULL ),
    present AS (
      SELECT DISTINCT ON (person_id) person_id, org_id FROM answer
      WHERE project_id = %(project)s AND state <> 'withdrawn' ORDER BY person_id, id DESC )
    SELECT present.person_id, present.org_id, coalesce(counted.domain, '') AS domain,
           coalesce(gold, 0) AS gold, coalesce(gold_right, 0) AS gold_right,
           coalesce(verdicts, 0) AS verdicts, coalesce(verdicts_right, 0) AS verdicts_right,
           CASE WHEN coalesce(counted.domain, '') = '' THEN coalesce(agreed.items, 0) ELSE 0 END AS agreement,
           CASE WHEN coalesce(counted.domain, '') = '' THEN coalesce(agreed.items * agreed.accuracy, 0) ELSE 0 END
             AS agreement_right
    FROM present
    LEFT JOIN counted ON counted.person_id = present.person_id
    LEFT JOIN agreed ON agreed.person_id = present.person_id
    ORDER BY present.person_id, domain LIMIT 200000
"""


def rule_of(db: Db, project_id: ProjectId) -> StandingRule | None:
    """Return the project's rule, or None where it measures nobody."""
    return one(
        db,
        StandingRule,
        """
        SELECT gold_bp, fresh_bp, fresh_answers, right_bp, latest, least, pause_bp, promote_bp, counts_verdicts,
               counts_agreement, unaccepted, course_id
        FROM standing_rule WHERE project_id = %(project)s
        """,
        {"project": project_id},
    )


def set_rule(db: Db, project_id: ProjectId, rule: StandingRule) -> None:
    """Put the rule in the place of the one that there is."""
    given = {"project": project_id, **msgspec.structs.asdict(rule), "unaccepted": rule.unaccepted.value}
    run(db, "DELETE FROM standing_rule WHERE project_id = %(project)s", given)
    run(
        db,
        """
        INSERT INTO standing_rule (project_id, gold_bp, fresh_bp, fresh_answers, right_bp, latest, least, pause_bp,
                                   promote_bp, counts_verdicts, counts_agreement, unaccepted, course_id)
        VALUES (%(project)s, %(gold_bp)s, %(fresh_bp)s, %(fresh_answers)s, %(right_bp)s, %(latest)s, %(least)s,
                %(pause_bp)s, %(promote_bp)s, %(counts_verdicts)s, %(counts_agreement)s, %(unaccepted)s, %(course_id)s)
        """,
        given,
    )


def to_measure(db: Db) -> list[ProjectId]:
    """Return the projects with a rule where an answer, a verdict or a settlement is newer than how people stand."""
    rows = db.execute(
        """
        SELECT rule.project_id
        FROM standing_rule AS rule
        JOIN project ON project.id = rule.project_id AND project.state IN ('open', 'paused')
        CROSS JOIN LATERAL (
          SELECT coalesce(max(computed_at), '-infinity') AS at FROM standing
          WHERE standing.project_id = rule.project_id) AS measured
        WHERE EXISTS (SELECT FROM answer
                      WHERE answer.project_id = rule.project_id AND answer.submitted_at > measured.at)
           OR EXISTS (SELECT FROM review WHERE review.project_id = rule.project_id AND review.created_at > measured.at)
           OR EXISTS (SELECT FROM settlement WHERE settlement.project_id = rule.project_id
                      AND settlement.settled_at > measured.at AND rule.counts_agreement)
        ORDER BY rule.project_id LIMIT 500
        """
    ).fetchall()
    return [ProjectId(row["project_id"]) for row in rows]


def evidence(db: Db, project_id: ProjectId, *, latest: int) -> list[Evidence]:
    """Return what is known of each person of the project, in each domain and in all, since they were last let back.

    Of gold and of first verdicts the latest so many count; of agreement, what the last settlement estimated. A verdict
    counts as right where it passed the answer, or where an appeal against it was granted.
    """
    return many(
        db,
        Evidence,
        _EVIDENCE,
        {"project": project_id, "latest": latest},
    )


def replace(db: Db, project_id: ProjectId, people: Sequence[Standing], *, now: datetime) -> None:
    """Store how the project's people stand in place of how they stood."""
    run(db, "DELETE FROM standing WHERE project_id = %(project)s", {"project": project_id})
    run_many(
        db,
        """
        INSERT INTO standing (project_id, person_id, org_id, domain, gold, gold_right, verdicts, verdicts_right,
                              agreement, agreement_right, seen, value, low, high, level, computed_at)
        VALUES (%(project)s, %(person_id)s, %(org_id)s, %(domain)s, %(gold)s, %(gold_right)s, %(verdicts)s,
                %(verdicts_right)s, %(agreement)s, %(agreement_right)s, %(seen)s, %(value)s, %(low)s, %(high)s,
                %(level)s, %(now)s)
        """,
        [
            {**msgspec.structs.asdict(each), "level": each.level.value, "project": project_id, "now": now}
            for each in people
        ],
    )


def of_project(db: Db, project_id: ProjectId) -> list[StandingSeen]:
    """Return how the project's people stand, the weakest first, each in all and then by domain."""
    return many(
        db,
        StandingSeen,
        _SEEN
        + """
        WHERE standing.project_id = %(project)s
        ORDER BY whole.high, standing.person_id, standing.domain LIMIT 5000
        """,
        {"project": project_id},
    )


def trusted_in(db: Db, person_id: PersonId) -> list[OwnLevel]:
    """Return the projects in which the person is trusted."""
    return many(
        db,
        OwnLevel,
        """
        SELECT project.id AS project_id, project.title AS project_title, project.title_en AS project_title_en
        FROM standing JOIN project ON project.id = standing.project_id
        WHERE standing.person_id = %(person)s AND standing.domain = '' AND standing.level = 'trusted'
        ORDER BY project.id LIMIT 100
        """,
        {"person": person_id},
    )


def levels_of(db: Db, project_id: ProjectId) -> dict[PersonId, Level]:
    """Return how each of the project's people stood when that was last computed."""
    rows = db.execute(
        "SELECT person_id, level FROM standing WHERE project_id = %(project)s AND domain = '' LIMIT 100000",
        {"project": project_id},
    ).fetchall()
    return {PersonId(row["person_id"]): Level(row["level"]) for row in rows}


def weakest(db: Db, *, limit: int) -> list[StandingSeen]:
    """Return whom the scope sees that are weak or paused, the weakest first."""
    return many(
        db,
        StandingSeen,
        _SEEN
        + """
        WHERE standing.domain = ''
          AND (standing.level = 'weak' OR pause.id IS NOT NULL)
        ORDER BY standing.high, standing.person_id, standing.project_id LIMIT %(limit)s
        """,
        {"limit": limit},
    )
