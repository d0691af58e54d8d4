"""Lots and their acceptance."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.acceptance.model import AcceptanceRule as RuleRecord
from qilou.domain.acceptance.model import Finding, LotState
from qilou.domain.acceptance.model import Lot as LotRecord
from qilou.domain.reviews.model import ReasonCode
from qilou.flows.accept_lot import LotSeen, SampleSeen
from qilou.flows.close_lot import AcceptanceSeen, WaitingSeen
from qilou.measure.sampling_plans import Severity
from qilou.web.shapes.answers import InspectionProject, Review, View
from qilou.web.shapes.base import Comment, Id, Json, Sent, Shown

Percent = Annotated[str, Field(max_length=5)]


class AcceptanceRule(Sent):
    """How a project accepts: inspection level, AQLs in percent as the standard writes them, and what is agreed."""

    level: Annotated[str, Field(max_length=3)]
    aql_major: Percent
    aql_minor: Percent
    is_required: bool
    by_person: bool
    may_reduce: bool

    def record(self) -> RuleRecord:
        """Return the rule as the rooms know it."""
        return RuleRecord(**self.model_dump())


class AcceptanceRuleShown(Shown):
    """How a project accepts."""

    level: str
    aql_major: str
    aql_minor: str
    is_required: bool
    by_person: bool
    may_reduce: bool


class Plan(Shown):
    """Look at n; accept with ac nonconforming or fewer, reject with re or more."""

    letter: str
    n: int
    ac: int
    re: int


class Curve(Shown):
    """How likely a lot is accepted, by its share of nonconforming answers."""

    shares: list[float]
    chances: list[float]
    producer_risk: float
    limiting_share: float


class PlanPreview(Shown):
    """What a rule means for lots of one size."""

    severity: Severity
    major: Plan
    major_curve: Curve
    minor: Plan
    minor_curve: Curve


class Counts(Shown):
    """What was found in a sample so far."""

    judged: int
    illegal: int
    critical: int
    major: int
    minor: int


class Lot(Shown):
    """A lot with its plans and what was found so far."""

    id: int
    project_id: int
    org_id: int
    company: str
    company_en: str
    guideline_version: int
    number: int
    state: LotState
    resubmits: int | None
    size: int
    drawn: int
    level: str
    severity: Severity
    aql_major: str
    n_major: int
    ac_major: int
    aql_minor: str
    n_minor: int
    ac_minor: int
    seed: str
    closed_at: datetime
    decided_at: datetime | None
    signed_as: str | None
    record_hash: str | None
    counts: Counts

    @classmethod
    def of(cls, lot: LotRecord) -> Lot:
        """Return the shape of a lot; its seed as text, as browsers cannot hold so large a number."""
        shown = {name: getattr(lot, name) for name in cls.model_fields if name not in ("seed", "counts")}
        return cls(**shown, seed=str(lot.seed), counts=Counts.model_validate(lot.counts))


class Standing(Shown):
    """Where a company stands in the switching rules."""

    severity: Severity
    score: int
    recent: list[bool]
    rejected_while_tightened: int
    is_discontinued: bool


class Waiting(Shown):
    """What waits for a lot of one company, and the plans that it would get now."""

    org_id: int
    company: str
    company_en: str
    guideline_id: int
    guideline_version: int
    answers: int
    under_way: int
    resubmits: int | None
    standing: Standing
    major: Plan | None
    minor: Plan | None

    @classmethod
    def of(cls, seen: WaitingSeen) -> Waiting:
        """Return the shape of what waits."""
        waiting = seen.waiting
        return cls(
            org_id=waiting.org_id,
            company=waiting.company,
            company_en=waiting.company_en,
            guideline_id=waiting.guideline_id,
            guideline_version=waiting.guideline_version,
            answers=waiting.answers,
            under_way=waiting.under_way,
            resubmits=waiting.resubmits,
            standing=Standing.model_validate(seen.standing),
            major=seen.major and Plan.model_validate(seen.major),
            minor=seen.minor and Plan.model_validate(seen.minor),
        )


class Acceptance(Shown):
    """A project's acceptance: its rule, what waits, its lots newest first."""

    rule: AcceptanceRuleShown
    waiting: list[Waiting]
    lots: list[Lot]

    @classmethod
    def of(cls, seen: AcceptanceSeen) -> Acceptance:
        """Return the shape of a project's acceptance."""
        return cls(
            rule=AcceptanceRuleShown.model_validate(seen.rule),
            waiting=[Waiting.of(each) for each in seen.waiting],
            lots=[Lot.of(each) for each in seen.lots],
        )


class LotWish(Sent):
    """Over whose work a lot shall be closed."""

    org_id: Id
    guideline_id: Id


class Resumption(Sent):
    """Whose discontinued work shall be taken again."""

    org_id: Id


class FindingDraft(Sent):
    """What was found in an answer of the sample."""

    finding: Annotated[Finding, Field(strict=False)]
    reason_codes: Annotated[
        list[Annotated[ReasonCode, Field(strict=False)]], Field(max_length=len(ReasonCode))
    ]
    comment: Comment


class Signature(Sent):
    """The name under an acceptance record."""

    signed_as: Annotated[str, Field(min_length=1, max_length=100)]


class Drawn(Shown):
    """An answer of the sample and what was found; its author under a pseudonym."""

    answer_id: int
    place: int
    author_alias: str
    finding: Finding | None
    reason_codes: list[ReasonCode]
    comment: str
    judged_at: datetime | None


class LotDetail(Shown):
    """A lot with its sample in the order drawn."""

    lot: Lot
    sample: list[Drawn]

    @classmethod
    def of(cls, seen: LotSeen) -> LotDetail:
        """Return the shape of a lot with its sample."""
        return cls(
            lot=Lot.of(seen.lot),
            sample=[
                Drawn(
                    answer_id=each.answer_id,
                    place=each.place,
                    author_alias=seen.author_aliases[each.answer_id],
                    finding=each.finding,
                    reason_codes=[ReasonCode(code) for code in each.reason_codes],
                    comment=each.comment,
                    judged_at=each.judged_at,
                )
                for each in seen.sample
            ],
        )


class SampleAnswer(Shown):
    """An answer of the sample with its item as its author saw it, and what inspectors said."""

    answer_id: int
    item_id: int
    place: int
    project: InspectionProject
    language: str
    domain: str
    view: View
    body: Json
    history: list[Review]
    may_judge: bool

    @classmethod
    def of(cls, seen: SampleSeen) -> SampleAnswer:
        """Return the shape of an answer of the sample."""
        return cls(
            answer_id=seen.answer.id,
            item_id=seen.answer.item_id,
            place=seen.drawn.place,
            project=InspectionProject.model_validate(seen.project),
            language=seen.language,
            domain=seen.domain,
            view=View.model_validate(seen.view),
            body=seen.answer.body,
            history=[Review.of(each) for each in seen.history],
            may_judge=seen.may_judge,
        )
