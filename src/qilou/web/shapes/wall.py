"""Screens, and what the wall shows."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.domain.reports.model import Wall as WallRecord
from qilou.web.shapes.base import Sent, Shown

Language = Literal["zh", "en"]
Secret = Annotated[str, Field(min_length=20, max_length=100)]


class ScreenDraft(Sent):
    """A screen to be made: where it hangs, and the language it speaks."""

    name: Annotated[str, Field(max_length=200)]
    language: Language


class Screen(Shown):
    """A screen. With `link_until` its link waits to be opened; with `opened_at` it was, and a device shows the wall."""

    id: int
    name: str
    language: Language
    made_at: datetime
    link_until: datetime | None
    opened_at: datetime | None
    seen_at: datetime | None
    revoked_at: datetime | None


class ScreenLinked(Shown):
    """A screen with its link's secret, which is told this once: the address is /wall#secret."""

    screen: Screen
    secret: str


class Admission(Sent):
    """What stands behind the # of a screen's link."""

    secret: Secret


class Admitted(Shown):
    """The screen that the device is from now on."""

    name: str
    language: Language


class WallBase(Shown):
    """The operator of the base."""

    name: str
    name_en: str


class WallHour(Shown):
    """One hour."""

    hour: datetime
    submitted: int
    accepted: int


class WallCounts(Shown):
    """A day until a time of day. `verdicts`: first ones; `passed`: of them, without a change."""

    on_duty: int
    submitted: int
    accepted: int
    active_seconds: int
    verdicts: int
    passed: int
    returned: int


class WallCompany(Shown):
    """An annotation company's annotators: how many hand in, of how many."""

    name: str
    name_en: str
    on_duty: int
    annotators: int


class WallQueue(Shown):
    """What waits at one stage, and since when the first of it does."""

    stage: Literal["inspection", "rework", "acceptance"]
    waiting: int
    since: datetime | None


class WallProject(Shown):
    """An open project; verdicts and passed are first ones of the last seven days."""

    id: int
    title: str
    title_en: str
    due_at: datetime | None
    seats: int
    accepted: int
    verdicts: int
    passed: int
    alpha: float | None


class WallAttention(Shown):
    """Something that somebody should look at, with one figure of it."""

    sort: Literal["late", "quality", "capacity"]
    why: Literal["overdue", "behind", "low_pass", "low_agreement", "queue_waits", "runs_dry", "idle"]
    name: str
    name_en: str
    figure: float


class Wall(Shown):
    """All that the wall shows: no person's name, no money."""

    at: datetime
    base: WallBase | None
    people: int
    sample: bool
    today: WallCounts
    yesterday: WallCounts
    hours: list[WallHour]
    companies: list[WallCompany]
    queue: list[WallQueue]
    projects: list[WallProject]
    attention: list[WallAttention]

    @classmethod
    def of(cls, wall: WallRecord) -> Wall:
        """Return the shape of what the wall shows."""
        return cls(
            at=wall.at,
            base=None if wall.base is None else WallBase.model_validate(wall.base),
            people=wall.people,
            sample=wall.sample,
            today=WallCounts.model_validate(wall.today),
            yesterday=WallCounts.model_validate(wall.yesterday),
            hours=[
                WallHour(hour=each.hour, submitted=each.submitted, accepted=each.accepted)
                for each in wall.hours
            ],
            companies=[WallCompany.model_validate(each) for each in wall.companies],
            queue=[WallQueue.model_validate(each) for each in wall.queue],
            projects=[
                WallProject(**{name: getattr(each, name) for name in WallProject.model_fields})
                for each in wall.projects
            ],
            attention=[WallAttention.model_validate(each) for each in wall.attention],
        )


class WallSeen(Shown):
    """The wall, and how old its figures were when they were sent."""

    age_ms: int
    wall: Wall
