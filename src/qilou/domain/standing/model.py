"""Gold, probes, the rule of a project, how a person stands, pauses, and the refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: bodies are JSON that their kind has checked

import msgspec

from qilou.base.errors import Conflict, Invalid, NotFound
from qilou.base.ids import (
    AccountId,
    CourseId,
    ItemId,
    LeaseId,
    OrgId,
    PauseId,
    PersonId,
    ProjectId,
    SittingId,
)
from qilou.domain.items.model import Line


class Origin(StrEnum):
    """How the answer of a gold item is known."""

    IMPORTED = "imported"  # the file that brought the item says it; nobody's answers to it become data
    ADJUDICATED = "adjudicated"  # a project manager decided it
    AGREED = "agreed"  # its own annotators agreed; the answer most like the others is the known one


class Unaccepted(StrEnum):
    """What becomes of a paused person's answers that nobody has inspected and no release rests on."""

    LEAVE = "leave"  # nothing
    INSPECT = "inspect"  # each is inspected
    REISSUE = "reissue"  # each is void, and its seat goes to another person


class Level(StrEnum):
    """How a person stands in a project. An interval decides, never the share alone."""

    NEW = "new"  # too little evidence to say anything
    STEADY = "steady"  # neither surely above nor surely below
    TRUSTED = "trusted"  # surely above the project's upper threshold
    WEAK = "weak"  # surely below its lower one


class StandingRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a project measures its people; shares are in basis points."""

    gold_bp: int = 0
    fresh_bp: int = 0
    fresh_answers: int = 20
    right_bp: int = 7000
    latest: int = 20
    least: int = 8
    pause_bp: int | None = None
    promote_bp: int | None = None
    counts_verdicts: bool = True
    counts_agreement: bool = False
    unaccepted: Unaccepted = Unaccepted.INSPECT
    course_id: CourseId | None = None


class GoldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A line of a gold import: an item to be, and its known answer as shown, the candidates in the file's order."""

    line: Line
    slots: list[str]
    body: dict[str, Any]  # Any: see above


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """The known answer of a gold item."""

    item_id: ItemId
    origin: Origin
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above


class GoldRow(msgspec.Struct, frozen=True, kw_only=True):
    """A gold item as a list shows it: how many met it, how many were measured, and how many of them were right."""

    item_id: ItemId
    origin: Origin
    language: str
    domain: str
    preview: str
    handed_out: int
    answered: int
    right: int
    added_at: datetime
    retired_at: datetime | None


class CandidateRow(msgspec.Struct, frozen=True, kw_only=True):
    """A finished item that could become gold."""

    item_id: ItemId
    language: str
    domain: str
    preview: str
    answers: int
    disagreement: float | None
    is_adjudicated: bool


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """What a person answered to a gold item before anybody told them anything about it."""

    lease_id: LeaseId
    item_id: ItemId
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    revision: int
    made_at: datetime


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """How like the known answer a probe's answer is."""

    lease_id: LeaseId
    revision: int
    likeness: float
    is_right: bool
    answered_at: datetime


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one person in one project, in one domain or in all (''): so many looked at, so many right."""

    person_id: PersonId
    org_id: OrgId
    domain: str
    gold: int
    gold_right: int
    verdicts: int
    verdicts_right: int
    agreement: int
    agreement_right: float


class Standing(Evidence, frozen=True, kw_only=True):
    """How the person stands by that evidence; `seen` is how much of it the rule counts."""

    seen: int
    value: float | None
    low: float
    high: float
    level: Level


class PauseEvidence(Standing, frozen=True, kw_only=True):
    """The standing that a pause rests on, and the threshold below which it lay."""

    pause_bp: int


class StandingSeen(Standing, frozen=True, kw_only=True):
    """A standing with the names that its reader may see."""

    project_id: ProjectId
    kind: str
    project_title: str
    project_title_en: str
    name: str
    organisation: str
    organisation_en: str
    pause_id: int | None


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """A person's pause in a project: since when, for which evidence, and what brought them back, if anything did."""

    id: PauseId
    project_id: ProjectId
    project_title: str
    project_title_en: str
    person_id: PersonId
    paused_at: datetime
    evidence: PauseEvidence
    unaccepted: dict[str, Any]  # Any: how they were handled, and how many
    course_id: CourseId | None
    course_title: str | None
    course_title_en: str | None
    lifted_at: datetime | None
    lifted_by: AccountId | None
    sitting_id: SittingId | None
    lift_reason: str | None


class OwnLevel(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person is trusted. No counts: one that moved after an answer would tell which answers were looked at."""

    project_id: ProjectId
    project_title: str
    project_title_en: str


class GoldUnknown(NotFound):
    """There is no such gold item, or it is not yours to see."""


class PauseUnknown(NotFound):
    """There is no such pause, or it is not yours to see."""


class PauseLifted(Conflict):
    """This pause has been lifted already."""


class LiftReasonMissing(Invalid):
    """Write why the pause is lifted: the person and the audit read it."""


class GoldUnfitWhy(StrEnum):
    """Why an item cannot become gold."""

    ELSEWHERE = "elsewhere"  # it belongs to another project
    UNFINISHED = "unfinished"  # seats of it are still open
    TOO_FEW = "too_few"  # fewer than two accepted answers can be compared
    TOO_FAR_APART = "too_far_apart"  # its answers differ: adjudicate it first


class GoldUnfit(Conflict):
    """Item {item_id} cannot become gold: {why}."""


class StandingRuleUnusable(Invalid):
    """The rule cannot be set like this: {problems}."""
