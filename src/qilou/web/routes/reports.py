"""Reports."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query

from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import read_reports
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.quality import QualityReport
from qilou.web.shapes.reports import BaseReport

router = APIRouter(tags=["reports"])


@router.get("/reports/base", **refuses())
def read_base_report(actor: SignedIn, house: TheHouse) -> BaseReport:
    """Return the figures of what one sees: the whole base, or one company."""
    with house.transaction(actor.scope) as db:
        return BaseReport.of(read_reports.read_base_report(db, actor, now=clock.now()))


@router.get("/reports/quality", **refuses(ProjectUnknown))
def read_quality(
    actor: SignedIn,
    house: TheHouse,
    project_id: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    days: Annotated[int, Query(ge=1, le=366)] = 30,
) -> QualityReport:
    """Return what inspection said first of answers: by day, company, person, inspector and reason."""
    with house.transaction(actor.scope) as db:
        return QualityReport.of(
            read_reports.read_quality(
                db,
                actor,
                project_id=None if project_id is None else ProjectId(project_id),
                days=days,
                now=clock.now(),
            )
        )
