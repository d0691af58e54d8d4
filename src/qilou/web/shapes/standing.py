"""Gold, the rule by which people are measured, and how they stand."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any  # Any: the facts of two shapes

import msgspec
from pydantic import Field

from qilou.base.ids import CourseId
from qilou.domain.standing.model import Level, Origin, Unaccepted
from qilou.domain.standing.model import Pause as PauseRecord
from qilou.domain.standing.model import PauseEvidence as EvidenceRecord
from qilou.domain.standing.model import StandingRule as RuleRecord
from qilou.flows.lift_pause import OwnStanding as OwnRecord
from qilou.flows.lift_pause import PauseSeen
from qilou.flows.measure_people import Measuring, PersonStands
from qilou.web.shapes.base import Comment, Id, KindName, Sent, Shown, kind_name

Count = Annotated[int, Field(ge=0, le=100_000)]


class StandingRule(Sent):
    """How a project is to measure its people, in basis points; null: nobody is paused, or trusted."""

    gold_bp: Count
    fresh_bp: Count
    fresh_answers: Count
    right_bp: Count
    latest: Count
    least: Count
    pause_bp: Count | None
    promote_bp: Count | None
    counts_verdicts: bool
    counts_agreement: bool
    unaccepted: Annotated[Unaccepted, Field(strict=False)]
    course_id: Id | None

    def record(self) -> RuleRecord:
        """Return the rule as the flow takes it."""
        given = dict(self)
        course = given.pop("course_id")
        return RuleRecord(**given, course_id=None if course is None else CourseId(course))


class StandingRuleShown(Shown):
    """How a project measures its people, and how much gold it has in use, in all, and handed out so far."""

    gold_bp: int
    fresh_bp: int
    fresh_answers: int
    right_bp: int
    latest: int
    least: int
    pause_bp: int | None
    promote_bp: int | None
    counts_verdicts: bool
    counts_agreement: bool
    unaccepted: Unaccepted
    course_id: int | None
    gold_in_use: int
    gold_in_all: int
    handed_out: int

    @classmethod
    def of(cls, measuring: Measuring) -> StandingRuleShown:
        """Return the shape of a project's rule."""
        return cls(
            **msgspec.structs.asdict(measuring.rule),
            gold_in_use=measuring.stock.in_use,
            gold_in_all=measuring.stock.in_all,
            handed_out=measuring.stock.handed_out,
        )


class PauseEvidence(Shown):
    """What a pause rests on: looked at so many, so many right, the interval, and the line below which it ends."""

    seen: int
    right: float
    value: float | None
    low: float
    high: float
    pause_bp: int

    @classmethod
    def of(cls, evidence: EvidenceRecord) -> PauseEvidence:
        """Return the shape of a pause's evidence, its sources in one: gold is not told from the rest."""
        return cls(
            seen=evidence.seen,
            right=round((evidence.value or 0.0) * evidence.seen, 1),
            value=evidence.value,
            low=evidence.low,
            high=evidence.high,
            pause_bp=evidence.pause_bp,
        )


class Pause(Shown):
    """A pause: where, since when, why, what became of answers not inspected, and what brought the person back."""

    id: int
    project_id: int
    project_title: str
    project_title_en: str
    paused_at: datetime
    evidence: PauseEvidence
    handling: Unaccepted
    handled: int
    course_id: int | None
    course_title: str | None
    course_title_en: str | None
    lifted_at: datetime | None
    by_exam: bool
    lift_reason: str | None

    @classmethod
    def of(cls, pause: PauseRecord) -> Pause:
        """Return the shape of a pause as its person reads it."""
        return cls(**_facts_of(pause))


class PauseOfPerson(Pause):
    """A pause as project managers and leads see it, its person under a pseudonym."""

    person_alias: str

    @classmethod
    def seen(cls, seen: PauseSeen) -> PauseOfPerson:
        """Return the shape of a pause of somebody."""
        return cls(**_facts_of(seen.pause), person_alias=seen.person_alias)


def _facts_of(pause: PauseRecord) -> dict[str, Any]:
    named = (
        "id",
        "project_id",
        "project_title",
        "project_title_en",
        "paused_at",
        "course_id",
        "course_title",
    )
    more = ("course_title_en", "lifted_at", "lift_reason")
    return {name: getattr(pause, name) for name in named + more} | {
        "evidence": PauseEvidence.of(pause.evidence),
        "handling": Unaccepted(pause.unaccepted["handling"]),
        "handled": pause.unaccepted["answers"],
        "by_exam": pause.sitting_id is not None,
    }


class Trusted(Shown):
    """A project in which the person is trusted."""

    project_id: int
    project_title: str
    project_title_en: str


class OwnStanding(Shown):
    """Where one is paused or was, and where one is trusted."""

    pauses: list[Pause]
    trusted: list[Trusted]

    @classmethod
    def of(cls, own: OwnRecord) -> OwnStanding:
        """Return the shape of one's own standing."""
        return cls(
            pauses=[Pause.of(each) for each in own.pauses],
            trusted=[Trusted.model_validate(each) for each in own.trusted],
        )


class Lift(Sent):
    """Why a pause is lifted."""

    reason: Comment


class Promotion(Sent):
    """Which finished items are to become gold."""

    item_ids: Annotated[list[Id], Field(min_length=1, max_length=500)]


class Promoted(Shown):
    """How many items became gold."""

    planted: int
    gold_in_use: int


class GoldRow(Shown):
    """A gold item: how its answer is known, how many met it, were measured by it, and were right."""

    item_id: int
    origin: Origin
    language: str
    domain: str
    preview: str
    handed_out: int
    answered: int
    right: int
    added_at: datetime
    retired_at: datetime | None


class GoldCandidate(Shown):
    """A finished item that could become gold."""

    item_id: int
    language: str
    domain: str
    preview: str
    answers: int
    disagreement: float | None
    is_adjudicated: bool


class PersonStanding(Shown):
    """How a person stands in a project, in one domain or in all (''): seen and right by source, one share of it all."""

    person_alias: str
    name: str | None
    organisation: str
    organisation_en: str
    project_id: int
    kind: KindName
    project_title: str
    project_title_en: str
    domain: str
    gold: int
    gold_right: int
    verdicts: int
    verdicts_right: int
    agreement: int
    agreement_right: float
    seen: int
    value: float | None
    low: float
    high: float
    level: Level
    pause_id: int | None

    @classmethod
    def of(cls, seen: PersonStands) -> PersonStanding:
        """Return the shape of a standing."""
        facts = msgspec.structs.asdict(seen.standing)
        for name in ("person_id", "org_id"):
            facts.pop(name)
        facts |= {
            "name": seen.name,
            "kind": kind_name(seen.standing.kind),
        }
        return cls(**facts, person_alias=seen.person_alias)
