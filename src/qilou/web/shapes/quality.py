"""The report on quality."""

from __future__ import annotations

from datetime import date

from qilou.domain.reports.quality import OfInspector, OfPerson
from qilou.domain.reviews.model import ReasonCode
from qilou.flows.read_reports import Named
from qilou.flows.read_reports import QualityReport as Read
from qilou.web.shapes.base import OrganisationName, Shown


class Rate(Shown):
    """A share with Wilson's 95 % interval and what it rests on; null where nothing was inspected."""

    value: float | None
    low: float | None
    high: float | None
    count: int


class Verdicts(Shown):
    """First verdicts, each as often as it was given."""

    inspected: int
    passed: int
    fixed: int
    returned: int
    voided: int


class QualityDay(Verdicts):
    """One day in the base's zone."""

    day: date


class CompanyQuality(OrganisationName):
    """One annotation company."""

    verdicts: Verdicts
    first_pass: Rate


class AuthorQuality(Shown):
    """One author: by name, or by pseudonym in a project's report."""

    name: str
    org_id: int
    verdicts: Verdicts
    first_pass: Rate


class InspectorQuality(Shown):
    """One inspector: the share they passed, and appeals against them."""

    name: str
    verdicts: Verdicts
    first_pass: Rate
    appeals: int
    granted: int


class ReasonCount(Shown):
    """A reason and how often it was given."""

    code: ReasonCode
    count: int


class QualityReport(Shown):
    """First inspections of a span of days. Rows are sorted by what their rate may be at best, the worst first."""

    verdicts: Verdicts
    first_pass: Rate
    days: list[QualityDay]
    companies: list[CompanyQuality]
    authors: list[AuthorQuality]
    inspectors: list[InspectorQuality]
    reasons: list[ReasonCount]

    @classmethod
    def of(cls, read: Read) -> QualityReport:
        """Return the shape of the report."""
        return cls(
            verdicts=Verdicts.model_validate(read.total),
            first_pass=Rate.model_validate(read.first_pass),
            days=[
                QualityDay(**dict(Verdicts.model_validate(each)), day=date.fromisoformat(each.day))
                for each in read.days
            ],
            companies=[
                CompanyQuality(
                    id=org.org_id,
                    name=org.name,
                    name_en=org.name_en,
                    verdicts=Verdicts.model_validate(org),
                    first_pass=Rate.model_validate(rate),
                )
                for org, rate in read.companies
            ],
            authors=[_author(each) for each in read.authors],
            inspectors=[_inspector(each) for each in read.inspectors],
            reasons=[ReasonCount(code=ReasonCode(each.code), count=each.count) for each in read.reasons],
        )


def _author(each: Named[OfPerson]) -> AuthorQuality:
    return AuthorQuality(
        name=each.name,
        org_id=each.tally.org_id,
        verdicts=Verdicts.model_validate(each.tally),
        first_pass=Rate.model_validate(each.first_pass),
    )


def _inspector(each: Named[OfInspector]) -> InspectorQuality:
    return InspectorQuality(
        name=each.name,
        verdicts=Verdicts.model_validate(each.tally),
        first_pass=Rate.model_validate(each.first_pass),
        appeals=each.tally.appeals,
        granted=each.tally.granted,
    )
