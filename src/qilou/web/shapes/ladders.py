"""Ladders: levels, requirements, assessments."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.training.ladders import Ladder as LadderRecord
from qilou.domain.training.ladders import Need, Part
from qilou.flows import climb_ladder
from qilou.web.shapes.base import Sent, Shown

Score = Annotated[int, Field(ge=0, le=10_000)]
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Named = Annotated[str, Field(min_length=1, max_length=100)]


class LadderLevel(Shown):
    """What one level asks; scores and rates in basis points, null where it is not asked."""

    level: int
    title: str
    title_en: str
    hours: int
    course: str | None
    theory_bp: int
    practice_bp: int
    review_bp: int | None
    project_bp: int | None
    accepted: int
    first_pass_bp: int
    months: int


class Criterion(Shown):
    """One line of a project's rubric."""

    key: str
    title: str
    title_en: str
    weight_bp: int


class Ladder(Shown):
    """An occupation's levels, the first to be reached first."""

    name: str
    title: str
    title_en: str
    note: str
    note_en: str
    rubric: list[Criterion]
    levels: list[LadderLevel]


class Requirement(Shown):
    """One thing that a level asks, and what the person has."""

    need: Need
    asked: int
    has: int | None
    holds: bool


class Assessment(Shown):
    """What assessors said; the latest of each part counts."""

    level: int
    part: Part
    score_bp: int
    scores: dict[str, int]
    assessors: list[str]
    note: str
    assessed_at: datetime


class FirstPass(Shown):
    """The rate of the last 90 days with its interval and n."""

    value: float | None
    low: float | None
    high: float | None
    count: int


class Climb(Shown):
    """Where a person stands on a ladder, and what the next level asks."""

    ladder: Ladder
    held: LadderLevel | None
    next: LadderLevel | None
    requirements: list[Requirement]
    first_pass: FirstPass
    assessments: list[Assessment]
    is_ready: bool


class LevelDraft(Sent):
    """What a level is to ask."""

    level: Annotated[int, Field(ge=1, le=9)]
    title: Named
    title_en: Named
    hours: Count
    course: Annotated[str, Field(max_length=64)] | None
    theory_bp: Score
    practice_bp: Score
    review_bp: Score | None
    project_bp: Score | None
    accepted: Count
    first_pass_bp: Score
    months: Count


class LadderDraft(Sent):
    """All levels of a ladder, as they are to be."""

    levels: Annotated[list[LevelDraft], Field(min_length=1, max_length=9)]


class AssessmentDraft(Sent):
    """What assessors said: a score, or for a project one for each criterion of the rubric."""

    ladder: Annotated[str, Field(max_length=64)]
    level: Annotated[int, Field(ge=1, le=9)]
    part: Annotated[Part, Field(strict=False)]
    score_bp: Score | None
    scores: Annotated[dict[str, Score], Field(max_length=20)]
    assessors: Annotated[list[Named], Field(min_length=1, max_length=15)]
    note: Annotated[str, Field(max_length=5_000)]


class PromotionDraft(Sent):
    """The level to be granted."""

    ladder: Annotated[str, Field(max_length=64)]
    level: Annotated[int, Field(ge=1, le=9)]


def ladder_shown(ladder: LadderRecord) -> Ladder:
    """Return the shape of a ladder."""
    return Ladder.model_validate(ladder)


def climbs_shown(climbs: list[climb_ladder.Climb]) -> list[Climb]:
    """Return the shapes of where somebody stands."""
    return [Climb.model_validate(each) for each in climbs]
