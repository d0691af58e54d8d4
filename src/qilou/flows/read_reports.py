"""Chapter: what the operator sees of the whole base."""

from __future__ import annotations

from datetime import datetime, timedelta

from qilou.base.clock import day_began_at, month_began_at
from qilou.base.db import Db
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import ProjectState
from qilou.domain.reports import store
from qilou.domain.reports.model import BaseReport, ProjectRow

ON_DUTY_MINUTES = 5
HOURS_SHOWN = 12


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
