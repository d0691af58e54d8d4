"""reports' SQL: read only."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db, many, one
from qilou.base.ids import ProjectId
from qilou.domain.reports.model import Figures, Hour, VendorRow


def figures(db: Db, *, day: datetime, lately: datetime) -> Figures:
    """Count the base as it is now; `day` is when today began, `lately` when being on duty begins."""
    counted = one(
        db,
        Figures,
        """
        SELECT
          (SELECT count(*) FROM org) AS organisations,
          (SELECT count(DISTINCT person_id) FROM account) AS people,
          (SELECT count(DISTINCT person_id) FROM account WHERE 'annotator' = ANY(roles) AND state =
          'active') AS annotators,
          (SELECT count(DISTINCT seen.person_id)
           FROM (SELECT person_id FROM answer WHERE submitted_at >= %(lately)s
                 UNION ALL
                 SELECT inspector_id FROM review WHERE created_at >= %(lately)s) AS seen) AS on_duty,
          (SELECT count(*) FROM project WHERE state = 'open') AS projects_open,
          (SELECT count(*) FROM answer WHERE submitted_at >= %(day)s AND state <> 'withdrawn') AS answers_today,
          (SELECT count(*) FROM answer WHERE state <> 'withdrawn') AS answers_total,
          (SELECT count(*) FROM answer WHERE submitted_at >= %(day)s AND state = 'accepted') AS accepted_today,
          (SELECT count(*) FROM inspection WHERE state = 'waiting') AS inspection_waiting,
          (SELECT count(*) FROM answer WHERE state = 'returned') AS returned,
          (SELECT count(*) FROM item WHERE state = 'settled') AS items_settled,
          (SELECT count(*) FROM release) AS releases,
          EXISTS (SELECT FROM org WHERE is_sample) AS sample
        """,
        {"day": day, "lately": lately},
    )
    assert counted is not None
    return counted


def by_hour(db: Db, *, since: datetime, until: datetime) -> list[Hour]:
    """Return one row an hour from the one instant to the other, hours without answers included."""
    return many(
        db,
        Hour,
        """
        SELECT hours.hour, count(answer.id) AS submitted,
               count(answer.id) FILTER (WHERE answer.state = 'accepted') AS accepted
        FROM generate_series(date_trunc('hour', %(since)s::timestamptz), %(until)s, interval '1 hour') AS hours (hour)
        LEFT JOIN answer
          ON answer.submitted_at >= hours.hour AND answer.submitted_at < hours.hour + interval '1 hour'
          AND answer.state <> 'withdrawn'
        GROUP BY hours.hour ORDER BY hours.hour LIMIT 200
        """,
        {"since": since, "until": until},
    )


def by_vendor(db: Db, *, day: datetime, month: datetime) -> list[VendorRow]:
    """Return the annotation companies that the scope sees with their people, day and month."""
    return many(
        db,
        VendorRow,
        """
        SELECT
          org.id, org.name, org.name_en,
          (SELECT count(DISTINCT person_id) FROM account WHERE account.org_id = org.id) AS people,
          (SELECT count(DISTINCT person_id) FROM account
           WHERE account.org_id = org.id AND 'annotator' = ANY(roles)) AS annotators,
          coalesce(today.answers, 0) AS answers_today,
          first_pass.rate AS first_pass_rate
        FROM org
        LEFT JOIN (SELECT org_id, count(*) AS answers FROM answer
                   WHERE submitted_at >= %(day)s AND state <> 'withdrawn'
                   GROUP BY org_id) AS today ON today.org_id = org.id
        LEFT JOIN (SELECT org_id, avg((verdict = 'pass')::int)::double precision AS rate FROM review
                   WHERE created_at >= %(month)s AND stage = 'inspection' AND is_first
                   GROUP BY org_id) AS first_pass
          ON first_pass.org_id = org.id
        WHERE org.kind = 'vendor'
        ORDER BY answers_today DESC, org.id LIMIT 200
        """,
        {"day": day, "month": month},
    )


def unsettled_projects(db: Db, *, now: datetime) -> list[ProjectId]:
    """Return the projects whose answers, reviews or adjudications are newer than their last consensus.

    A settlement reads all answers, so a large project rests for a millisecond an answer: 10,000 answers for ten
    seconds, a million for a quarter of an hour.
    """
    rows = db.execute(
        """
        SELECT project.id
        FROM project
        LEFT JOIN settlement AS last ON last.project_id = project.id
        WHERE ( last.settled_at IS NULL
                OR last.settled_at + last.answers * interval '1 millisecond' <= %(now)s )
          AND (EXISTS (SELECT FROM answer
                       WHERE answer.project_id = project.id
                         AND answer.submitted_at > coalesce(last.settled_at, '-infinity'))
            OR EXISTS (SELECT FROM answer
                       WHERE answer.project_id = project.id
                         AND answer.withdrawn_at > coalesce(last.settled_at, '-infinity'))
            OR EXISTS (SELECT FROM adjudication
                       WHERE adjudication.project_id = project.id
                         AND adjudication.decided_at > coalesce(last.settled_at, '-infinity'))
            OR EXISTS (SELECT FROM review
                       WHERE review.project_id = project.id
                         AND review.created_at > coalesce(last.settled_at, '-infinity')))
        ORDER BY project.id LIMIT 500
        """,
        {"now": now},
    ).fetchall()
    return [ProjectId(row["id"]) for row in rows]
