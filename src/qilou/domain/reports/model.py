"""The base's report: figures for the operator's overview and, later, the wall."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.ids import OrgId, ProjectId
from qilou.domain.projects.model import Progress


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One number each, counted now. A person is on duty who took, kept or submitted an item in the last five
    minutes.
    """

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


class Hour(msgspec.Struct, frozen=True, kw_only=True):
    """Answers submitted in one hour, and those of them that are accepted by now."""

    hour: datetime
    submitted: int
    accepted: int


class VendorRow(msgspec.Struct, frozen=True, kw_only=True):
    """One annotation company's day. The rate is None where none of its first answers was inspected this month."""

    id: OrgId
    name: str
    name_en: str
    people: int
    annotators: int
    answers_today: int
    first_pass_rate: float | None


class ProjectRow(msgspec.Struct, frozen=True, kw_only=True):
    """One open project with its progress."""

    id: ProjectId
    title: str
    title_en: str
    kind: str
    progress: Progress


class BaseReport(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, from one transaction."""

    figures: Figures
    by_hour: list[Hour]
    by_vendor: list[VendorRow]
    by_project: list[ProjectRow]
