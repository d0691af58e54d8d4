"""The base's report."""

from __future__ import annotations

from datetime import datetime

from qilou.domain.reports.model import BaseReport as BaseReportRecord
from qilou.web.shapes.base import KindName, OrganisationName, Shown
from qilou.web.shapes.projects import Progress


class Hour(Shown):
    """Answers submitted in one hour, and those of them that are accepted by now."""

    hour: datetime
    submitted: int
    accepted: int


class VendorReport(OrganisationName):
    """One annotation company's day; the rate is this month's."""

    people: int
    annotators: int
    answers_today: int
    first_pass_rate: float | None


class ProjectReport(Shown):
    """One open project."""

    id: int
    title: str
    title_en: str
    kind: KindName
    progress: Progress


class Figures(Shown):
    """One number each, counted now."""

    organisations: int
    people: int
    annotators: int
    on_duty: int
    projects_open: int
    answers_today: int
    answers_total: int
    accepted_today: int
    inspection_waiting: int
    returned: int
    items_settled: int
    releases: int
    sample: bool


class BaseReport(Figures):
    """What the operator sees of the whole base, or a team lead of their company."""

    by_hour: list[Hour]
    by_vendor: list[VendorReport]
    by_project: list[ProjectReport]

    @classmethod
    def of(cls, report: BaseReportRecord) -> BaseReport:
        """Return the shape of the report."""
        return cls(
            **dict(Figures.model_validate(report.figures)),
            by_hour=[Hour.model_validate(each) for each in report.by_hour],
            by_vendor=[VendorReport.model_validate(each) for each in report.by_vendor],
            by_project=[ProjectReport.model_validate(each) for each in report.by_project],
        )
