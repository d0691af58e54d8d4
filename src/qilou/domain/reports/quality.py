"""reports' SQL about quality: first inspections in a span of time, of one project or of all in reach; read only."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db, many
from qilou.base.ids import OrgId, PersonId, ProjectId

_MOST_PEOPLE = 200


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Which first inspections are looked at."""

    project_id: ProjectId | None
    since: datetime
    until: datetime


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """First verdicts, each as often as it was given."""

    inspected: int = 0
    passed: int = 0
    fixed: int = 0
    returned: int = 0
    voided: int = 0


class Day(Tally, frozen=True, kw_only=True):
    """One day in the base's zone."""

    day: str


class OfOrg(Tally, frozen=True, kw_only=True):
    """One annotation company."""

    org_id: OrgId
    name: str
    name_en: str


class OfPerson(Tally, frozen=True, kw_only=True):
    """One author."""

    person_id: PersonId
    name: str
    org_id: OrgId


class OfInspector(Tally, frozen=True, kw_only=True):
    """One inspector, and what became of the appeals against their verdicts."""

    person_id: PersonId
    name: str
    appeals: int
    granted: int


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """A reason for returning or voiding, and how often it was given."""

    code: str
    count: int


def by_day(db: Db, span: Span) -> list[Day]:
    """Return the days that have a first inspection, oldest first."""
    return many(
        db,
        Day,
        """
        SELECT to_char(review.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day,
               count(*) AS inspected,
               count(*) FILTER (WHERE verdict = 'pass') AS passed,
               count(*) FILTER (WHERE verdict = 'fix_and_pass') AS fixed,
               count(*) FILTER (WHERE verdict = 'return') AS returned,
               count(*) FILTER (WHERE verdict = 'void') AS voided
        FROM review
        WHERE stage = 'inspection' AND is_first AND review.created_at >= %(since)s AND review.created_at < %(until)s
          AND (%(project)s::bigint IS NULL OR review.project_id = %(project)s)
        GROUP BY day ORDER BY day LIMIT 400
        """,
        _of(span),
    )


def by_org(db: Db, span: Span) -> list[OfOrg]:
    """Return the companies whose answers were inspected."""
    return many(
        db,
        OfOrg,
        """
        SELECT org.id AS org_id, org.name, org.name_en,
               count(*) AS inspected,
               count(*) FILTER (WHERE verdict = 'pass') AS passed,
               count(*) FILTER (WHERE verdict = 'fix_and_pass') AS fixed,
               count(*) FILTER (WHERE verdict = 'return') AS returned,
               count(*) FILTER (WHERE verdict = 'void') AS voided
        FROM review JOIN org ON org.id = review.org_id
        WHERE stage = 'inspection' AND is_first AND review.created_at >= %(since)s AND review.created_at < %(until)s
          AND (%(project)s::bigint IS NULL OR review.project_id = %(project)s)
        GROUP BY org.id ORDER BY org.id LIMIT 200
        """,
        _of(span),
    )


def by_person(db: Db, span: Span) -> list[OfPerson]:
    """Return the 200 authors with the most answers that did not pass at once."""
    return many(
        db,
        OfPerson,
        """
        SELECT person.id AS person_id, person.name, review.org_id,
               count(*) AS inspected,
               count(*) FILTER (WHERE verdict = 'pass') AS passed,
               count(*) FILTER (WHERE verdict = 'fix_and_pass') AS fixed,
               count(*) FILTER (WHERE verdict = 'return') AS returned,
               count(*) FILTER (WHERE verdict = 'void') AS voided
        FROM review JOIN person ON person.id = review.author_id
        WHERE stage = 'inspection' AND is_first AND review.created_at >= %(since)s AND review.created_at < %(until)s
          AND (%(project)s::bigint IS NULL OR review.project_id = %(project)s)
        GROUP BY person.id, review.org_id
        ORDER BY count(*) FILTER (WHERE verdict <> 'pass') DESC, person.id LIMIT %(most)s
        """,
        {**_of(span), "most": _MOST_PEOPLE},
    )


def by_inspector(db: Db, span: Span) -> list[OfInspector]:
    """Return who inspected, and how their verdicts stood when authors appealed."""
    return many(
        db,
        OfInspector,
        """
        SELECT person.id AS person_id, person.name,
               count(*) AS inspected,
               count(*) FILTER (WHERE verdict = 'pass') AS passed,
               count(*) FILTER (WHERE verdict = 'fix_and_pass') AS fixed,
               count(*) FILTER (WHERE verdict = 'return') AS returned,
               count(*) FILTER (WHERE verdict = 'void') AS voided,
               count(appeal.id) AS appeals,
               count(appeal.id) FILTER (WHERE appeal.is_granted) AS granted
        FROM review
        JOIN person ON person.id = review.inspector_id
        LEFT JOIN appeal ON appeal.review_id = review.id
        WHERE stage = 'inspection' AND is_first AND review.created_at >= %(since)s AND review.created_at < %(until)s
          AND (%(project)s::bigint IS NULL OR review.project_id = %(project)s)
        GROUP BY person.id ORDER BY inspected DESC, person.id LIMIT %(most)s
        """,
        {**_of(span), "most": _MOST_PEOPLE},
    )


def by_reason(db: Db, span: Span) -> list[Reason]:
    """Return the reasons of first verdicts, the most frequent first."""
    return many(
        db,
        Reason,
        """
        SELECT code, count(*) AS count
        FROM review, unnest(reason_codes) AS code
        WHERE stage = 'inspection' AND is_first AND review.created_at >= %(since)s AND review.created_at < %(until)s
          AND (%(project)s::bigint IS NULL OR review.project_id = %(project)s)
        GROUP BY code ORDER BY count DESC, code LIMIT 50
        """,
        _of(span),
    )


def _of(span: Span) -> dict[str, object]:
    return {"project": span.project_id, "since": span.since, "until": span.until}
