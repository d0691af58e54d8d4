"""reports' SQL for the wall: read only, and each query bounded by an index or by how much is open.

The one surprising fact: an hour is an hour of UTC, which is one of Shanghai too; the base's zone is a whole number of
hours away.
"""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db, many, one, value
from qilou.domain.reports.model import (
    BaseName,
    CompanyOnDuty,
    CompanyRecord,
    HourCount,
    ProjectLine,
    QueueLine,
)


def hours(db: Db, *, since: datetime, until: datetime) -> list[HourCount]:
    """Return one row for each hour that begins in [since, until), with what happened in that span."""
    return many(
        db,
        HourCount,
        """
        SELECT
          hours.hour,
          coalesce(come.submitted, 0) AS submitted,
          coalesce(come.unseen, 0) + coalesce(judged.let_pass, 0) AS accepted,
          coalesce(come.active_seconds, 0) AS active_seconds,
          coalesce(judged.verdicts, 0) AS verdicts,
          coalesce(judged.passed, 0) AS passed,
          coalesce(judged.returned, 0) AS returned
        FROM generate_series(date_trunc('hour', %(since)s::timestamptz),
                             %(until)s::timestamptz - interval '1 microsecond', interval '1 hour') AS hours (hour)
        LEFT JOIN (SELECT date_trunc('hour', answer.submitted_at) AS hour, count(*) AS submitted,
                          sum(answer.active_seconds)::bigint AS active_seconds,
                          count(*) FILTER (WHERE answer.state = 'accepted' AND inspection.answer_id IS NULL) AS unseen
                   FROM answer
                   LEFT JOIN inspection ON inspection.answer_id = answer.id
                   WHERE answer.submitted_at >= %(since)s AND answer.submitted_at < %(until)s
                     AND answer.state <> 'withdrawn'
                   GROUP BY 1) AS come ON come.hour = hours.hour
        LEFT JOIN (SELECT date_trunc('hour', review.created_at) AS hour,
                          count(*) FILTER (WHERE review.verdict IN ('pass', 'fix_and_pass')) AS let_pass,
                          count(*) FILTER (WHERE review.is_first) AS verdicts,
                          count(*) FILTER (WHERE review.is_first AND review.verdict = 'pass') AS passed,
                          count(*) FILTER (WHERE review.verdict = 'return') AS returned
                   FROM review
                   WHERE review.created_at >= %(since)s AND review.created_at < %(until)s
                     AND review.stage = 'inspection'
                   GROUP BY 1) AS judged ON judged.hour = hours.hour
        ORDER BY hours.hour LIMIT 200
        """,
        {"since": since, "until": until},
    )


def on_duty(db: Db, *, since: datetime, until: datetime) -> int:
    """Count the people who handed in an answer or a verdict in [since, until)."""
    counted = value(
        db,
        int,
        """
        SELECT count(DISTINCT seen.person_id)
        FROM (SELECT person_id FROM answer WHERE submitted_at >= %(since)s AND submitted_at < %(until)s
              UNION ALL
              SELECT inspector_id FROM review WHERE created_at >= %(since)s AND created_at < %(until)s) AS seen
        """,
        {"since": since, "until": until},
    )
    return counted or 0


def companies_on_duty(db: Db, *, since: datetime, until: datetime) -> list[CompanyOnDuty]:
    """Return the annotation companies, the largest first, with their annotators who handed in."""
    return many(
        db,
        CompanyOnDuty,
        """
        SELECT org.name, org.name_en, coalesce(seen.people, 0) AS on_duty, coalesce(staff.people, 0) AS annotators
        FROM org
        LEFT JOIN (SELECT org_id, count(DISTINCT person_id) AS people FROM answer
                   WHERE submitted_at >= %(since)s AND submitted_at < %(until)s
                   GROUP BY org_id) AS seen ON seen.org_id = org.id
        LEFT JOIN (SELECT org_id, count(DISTINCT person_id) AS people FROM account
                   WHERE 'annotator' = ANY (roles) AND state = 'active'
                   GROUP BY org_id) AS staff ON staff.org_id = org.id
        WHERE org.kind = 'vendor'
        ORDER BY annotators DESC, org.id LIMIT 50
        """,
        {"since": since, "until": until},
    )


def queue(db: Db) -> list[QueueLine]:
    """Return what waits: for an inspector, for its author to rework it, for a lot to be decided."""
    return many(
        db,
        QueueLine,
        """
        SELECT 'inspection' AS stage, count(*) AS waiting, min(waiting_since) AS since, 1 AS place
        FROM inspection WHERE state = 'waiting'
        UNION ALL
        SELECT 'rework', count(*), min(last.created_at), 2
        FROM answer
        CROSS JOIN LATERAL (SELECT max(review.created_at) AS created_at FROM review
                            WHERE review.answer_id = answer.id AND review.verdict = 'return') AS last
        WHERE answer.state = 'returned'
        UNION ALL
        SELECT 'acceptance', count(*), min(closed_at), 3 FROM lot WHERE state = 'sampling'
        ORDER BY place LIMIT 3
        """,
    )


def base_name(db: Db) -> BaseName | None:
    """Return the name of the operator, or None before there is one."""
    return one(db, BaseName, "SELECT name, name_en FROM org WHERE kind = 'operator' ORDER BY id LIMIT 1")


def people(db: Db) -> int:
    """Count the people who may annotate or inspect."""
    counted = value(
        db,
        int,
        """
        SELECT count(DISTINCT person_id) FROM account
        WHERE state = 'active' AND roles && ARRAY['annotator', 'inspector']
        """,
    )
    return counted or 0


def projects(db: Db, *, day_ago: datetime, week_ago: datetime) -> list[ProjectLine]:
    """Return the open projects, the first due first. Each is counted whole: not for every tick."""
    return many(
        db,
        ProjectLine,
        """
        SELECT
          project.id, project.title, project.title_en, dispatch_rule.deadline_at AS due_at,
          project.created_at < %(day)s AS is_older_than_a_day,
          (SELECT coalesce(sum(item.seats), 0)::bigint FROM item WHERE item.project_id = project.id) AS seats,
          (SELECT count(*) FROM ready JOIN lane ON lane.id = ready.lane_id
           WHERE lane.project_id = project.id) AS open_seats,
          (SELECT count(*) FROM answer
           WHERE answer.project_id = project.id AND answer.state = 'accepted') AS accepted,
          (SELECT count(*) FROM answer
           WHERE answer.project_id = project.id AND answer.submitted_at >= %(day)s
             AND answer.state <> 'withdrawn') AS submitted_lately,
          (SELECT count(*) FROM answer LEFT JOIN inspection ON inspection.answer_id = answer.id
           WHERE answer.project_id = project.id AND answer.submitted_at >= %(day)s
             AND answer.state = 'accepted' AND inspection.answer_id IS NULL)
          + (SELECT count(*) FROM review
             WHERE review.project_id = project.id AND review.created_at >= %(day)s AND review.stage = 'inspection'
               AND review.verdict IN ('pass', 'fix_and_pass')) AS accepted_lately,
          first.verdicts, first.passed,
          (SELECT avg(agreement.value) FROM agreement WHERE agreement.project_id = project.id) AS alpha
        FROM project
        LEFT JOIN dispatch_rule ON dispatch_rule.project_id = project.id
        CROSS JOIN LATERAL (SELECT count(*) AS verdicts, count(*) FILTER (WHERE review.verdict = 'pass') AS passed
                            FROM review
                            WHERE review.project_id = project.id AND review.created_at >= %(week)s
                              AND review.stage = 'inspection' AND review.is_first) AS first
        WHERE project.state = 'open'
        ORDER BY dispatch_rule.deadline_at NULLS LAST, project.id LIMIT 100
        """,
        {"day": day_ago, "week": week_ago},
    )


def companies(db: Db, *, week_ago: datetime) -> list[CompanyRecord]:
    """Return the annotation companies whose work was inspected in the last seven days."""
    return many(
        db,
        CompanyRecord,
        """
        SELECT org.name, org.name_en, count(*) AS verdicts,
               count(*) FILTER (WHERE review.verdict = 'pass') AS passed
        FROM review JOIN org ON org.id = review.org_id
        WHERE review.created_at >= %(week)s AND review.stage = 'inspection' AND review.is_first
        GROUP BY org.id ORDER BY org.id LIMIT 200
        """,
        {"week": week_ago},
    )


def is_sample(db: Db) -> bool:
    """Return whether the base holds invented organisations."""
    return bool(value(db, bool, "SELECT EXISTS (SELECT FROM org WHERE is_sample)"))
