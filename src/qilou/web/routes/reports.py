"""Reports."""

from __future__ import annotations

from fastapi import APIRouter

from qilou.base import clock
from qilou.flows import read_reports
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.reports import BaseReport

router = APIRouter(tags=["reports"])


@router.get("/reports/base", **refuses())
def read_base_report(actor: SignedIn, house: TheHouse) -> BaseReport:
    """Return the figures of what one sees: the whole base, or one company."""
    with house.transaction(actor.scope) as db:
        return BaseReport.of(read_reports.read_base_report(db, actor, now=clock.now()))
