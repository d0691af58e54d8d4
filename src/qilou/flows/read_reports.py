"""Chapter: what the operator sees of the whole base, and a team lead of their company: figures, and quality."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Generic, TypeVar

import msgspec

from qilou.base.clock import day_began_at, month_began_at
from qilou.base.db import Db
from qilou.base.ids import ProjectId, alias
from qilou.base.scope import Reach
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may, require
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project, ProjectState
from qilou.domain.reports import quality, store
from qilou.domain.reports.model import BaseReport, ProjectRow
from qilou.measure.intervals import Estimate, wilson

ON_DUTY_MINUTES = 30  # as on the wall
HOURS_SHOWN = 12


T = TypeVar("T", quality.OfPerson, quality.OfInspector)


class Named(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What was first said of one author's answers, or by one inspector; under a pseudonym in a project's report."""

    name: str
    tally: T
    first_pass: Estimate


class QualityReport(msgspec.Struct, frozen=True, kw_only=True):
    """First inspections of a span of days; who did worst stands first. People only where one may see them."""

    total: quality.Tally
    first_pass: Estimate
    days: list[quality.Day]
    companies: list[tuple[quality.OfOrg, Estimate]]
    authors: list[Named[quality.OfPerson]]
    inspectors: list[Named[quality.OfInspector]]
    reasons: list[quality.Reason]


def read_base_report(db: Db, actor: Actor, *, now: datetime) -> BaseReport:
    """Return the figures of what the actor's scope sees: the whole base, or one company."""
    require(actor, Permit.REPORT_READ)

    day = day_began_at(now)
    open_projects = [each for each in projects.page(db, after=0, limit=50) if each.state is ProjectState.OPEN]
    return BaseReport(
        figures=store.figures(db, day=day, lately=now - timedelta(minutes=ON_DUTY_MINUTES)),
        by_hour=store.by_hour(db, since=now - timedelta(hours=HOURS_SHOWN - 1), until=now),
        by_vendor=store.by_vendor(db, day=day, month=month_began_at(now)),
        by_project=[
            ProjectRow(
                id=each.id,
                title=each.title,
                title_en=each.title_en,
                kind=each.kind,
                progress=counted,
            )
            for each in open_projects
            for counted in [projects.progress(db, each.id)]
        ],
    )


def read_quality(
    db: Db, actor: Actor, *, project_id: ProjectId | None, days: int, now: datetime
) -> QualityReport:
    """Return what inspection said first of answers in the last `days` days, of one project or of all in reach.

    In a project's report people stand under their pseudonyms; without one, by name, and only for who may read people.
    """
    require(actor, Permit.REPORT_READ)

    project = None if project_id is None else projects.load(db, project_id)
    span = quality.Span(
        project_id=project_id,
        since=day_began_at(now) - timedelta(days=days - 1),
        until=now + timedelta(seconds=1),
    )
    by_day = quality.by_day(db, span)
    total = quality.Tally(
        inspected=sum(each.inspected for each in by_day),
        passed=sum(each.passed for each in by_day),
        fixed=sum(each.fixed for each in by_day),
        returned=sum(each.returned for each in by_day),
        voided=sum(each.voided for each in by_day),
    )
    is_base = actor.reach is Reach.BASE  # a company does not learn who of the base inspects it
    sees_people = project is not None or may(actor, Permit.PEOPLE_READ)
    return QualityReport(
        total=total,
        first_pass=_first_pass(total),
        days=_every_day(by_day, span),
        companies=sorted(
            ((each, _first_pass(each)) for each in quality.by_org(db, span)), key=lambda row: _worst(row[1])
        ),
        authors=_named(quality.by_person(db, span), project) if sees_people else [],
        inspectors=_named(quality.by_inspector(db, span), project) if sees_people and is_base else [],
        reasons=quality.by_reason(db, span),
    )


def _every_day(found: Sequence[quality.Day], span: quality.Span) -> list[quality.Day]:
    """Return each day of the span, those without an inspection too."""
    known = {each.day: each for each in found}
    count = (day_began_at(span.until) - span.since).days + 1
    days = [(span.since + timedelta(days=at)).strftime("%Y-%m-%d") for at in range(count)]
    return [known.get(day) or quality.Day(day=day) for day in days]


def _named(tallies: Sequence[T], project: Project | None) -> list[Named[T]]:
    found = [
        Named(
            name=each.name if project is None else alias(each.person_id, key=project.alias_key),
            tally=each,
            first_pass=_first_pass(each),
        )
        for each in tallies
    ]
    return sorted(found, key=lambda each: _worst(each.first_pass))


def _first_pass(tally: quality.Tally) -> Estimate:
    return wilson(tally.passed, tally.inspected)


def _worst(first_pass: Estimate) -> float:
    """Return what the rate may be at best: a person with one returned answer is no bad author yet."""
    return 1.0 if first_pass.high is None else first_pass.high
