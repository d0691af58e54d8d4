"""The base's report: figures for the operator's overview and, later, the wall."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.ids import OrgId, ProjectId
from qilou.domain.projects.model import Progress


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """One number each, counted now. Who handed in an answer or a verdict in the last half hour is on duty."""

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


class HourCount(msgspec.Struct, frozen=True, kw_only=True):
    """What happened in one hour. `accepted`: verdicts that let an answer pass, and answers that needed none."""

    hour: datetime
    submitted: int
    accepted: int
    active_seconds: int
    verdicts: int  # first ones of an answer
    passed: int  # of them, without a change
    returned: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Hours added up, and who was on duty at their end."""

    on_duty: int
    submitted: int
    accepted: int
    active_seconds: int
    verdicts: int
    passed: int
    returned: int


class CompanyOnDuty(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation company's annotators: how many hand in, of how many."""

    name: str
    name_en: str
    on_duty: int
    annotators: int


class QueueLine(msgspec.Struct, frozen=True, kw_only=True):
    """What waits at one stage (inspection, rework, acceptance), and since when the first of it does."""

    stage: str
    waiting: int
    since: datetime | None


class ProjectLine(msgspec.Struct, frozen=True, kw_only=True):
    """An open project. `lately`: in the last 24 hours; verdicts and passed: first ones of the last seven days."""

    id: ProjectId
    title: str
    title_en: str
    due_at: datetime | None
    is_older_than_a_day: bool
    seats: int
    open_seats: int
    accepted: int
    submitted_lately: int
    accepted_lately: int
    verdicts: int
    passed: int
    alpha: float | None


class CompanyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """An annotation company's first verdicts of the last seven days."""

    name: str
    name_en: str
    verdicts: int
    passed: int


class BaseName(msgspec.Struct, frozen=True, kw_only=True):
    """The operator of the base, as the wall is headed."""

    name: str
    name_en: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What changes slowly and costs more to count."""

    base: BaseName | None
    people: int
    sample: bool
    projects: list[ProjectLine]
    companies: list[CompanyRecord]


class Attention(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody should look at: its sort (late, quality, capacity), why, what, and one figure of it."""

    sort: str
    why: str
    name: str
    name_en: str
    figure: float


class Wall(msgspec.Struct, frozen=True, kw_only=True):
    """All that the wall shows, without a person's name and without money."""

    at: datetime
    base: BaseName | None
    people: int
    sample: bool
    today: Counts
    yesterday: Counts  # until the same time of day
    hours: list[HourCount]
    companies: list[CompanyOnDuty]
    queue: list[QueueLine]
    projects: list[ProjectLine]
    attention: list[Attention]
