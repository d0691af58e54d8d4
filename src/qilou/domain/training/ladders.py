"""Ladders: what each level of an occupation asks, and what a person has shown of it.

Levels, hours and pass marks of the AI trainer: national occupational standard 4-04-05-05 (2021 edition). A level is
granted only where every requirement holds: 59 of 100 in theory is not made good by 100 in practice.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from importlib.resources import files

import msgspec

from qilou.base.errors import Conflict, Invalid, NotFound


class Part(StrEnum):
    """What can be assessed."""

    THEORY = "theory"
    PRACTICE = "practice"
    PROJECT = "project"  # judged by the ladder's rubric
    REVIEW = "review"  # before a board


class Need(StrEnum):
    """A requirement of a level."""

    PREVIOUS = "previous"  # the level before it
    THEORY = "theory"
    PRACTICE = "practice"
    PROJECT = "project"
    REVIEW = "review"
    ACCEPTED = "accepted"  # items
    FIRST_PASS = "first_pass"  # rate of the last 90 days
    MONTHS = "months"  # since the first accepted item


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """What one level asks. Scores and rates in basis points; None: not asked."""

    level: int  # 1 is the highest
    title: str
    title_en: str
    hours: int  # class hours of its training, as told to learners
    course: str | None  # the course whose exam counts as theory, besides an assessment on paper
    theory_bp: int
    practice_bp: int
    review_bp: int | None
    project_bp: int | None
    accepted: int
    first_pass_bp: int
    months: int


class Criterion(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the rubric that projects are judged by."""

    key: str
    title: str
    title_en: str
    weight_bp: int


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """An occupation's levels, the first to be reached first."""

    name: str
    title: str
    title_en: str
    note: str
    note_en: str
    rubric: list[Criterion]
    levels: list[Level]


class Assessment(msgspec.Struct, frozen=True, kw_only=True):
    """A score that assessors gave; the latest of a part counts."""

    ladder: str
    level: int
    part: Part
    score_bp: int
    scores: dict[str, int]  # by criterion of the rubric, where a project was judged
    assessors: list[str]
    note: str
    assessed_at: datetime


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What a person has done: accepted answers since when, and first verdicts of the last 90 days."""

    accepted: int = 0
    since: datetime | None = None
    inspected: int = 0
    passed: int = 0


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a level asks, and what the person has; scores and rates in basis points."""

    need: Need
    asked: int
    has: int | None
    holds: bool


def shipped() -> list[Ladder]:
    """Return the ladders that come with the house."""
    return msgspec.json.decode(
        files("qilou.domain.training").joinpath("ladders.json").read_bytes(), type=list[Ladder]
    )


class LadderUnknown(NotFound):
    """There is no such ladder or level."""


class LadderUnusable(Invalid):
    """The ladder cannot be changed like this: {problem}."""


class AssessmentUnusable(Invalid):
    """This assessment cannot be kept: {problem}."""


class OwnAssessment(Conflict):
    """Nobody assesses or promotes themselves."""


class LevelUnready(Conflict):
    """The level cannot be granted yet. Missing: {missing}."""
