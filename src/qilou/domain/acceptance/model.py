"""Acceptance rules, lots and their samples, where a company stands, and the refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from qilou.base.errors import Conflict, Invalid, NotAllowed, NotFound
from qilou.base.ids import AccountId, AnswerId, GuidelineId, LotId, OrgId, PersonId, ProjectId
from qilou.measure.sampling_plans import Plan, Severity


class LotState(StrEnum):
    """Where a lot stands."""

    SAMPLING = "sampling"  # closed and drawn from; left when the sample is judged and somebody signs
    ACCEPTED = "accepted"  # its answers may be released
    REJECTED = "rejected"  # its answers go through inspection once more, all of them
    VOID = "void"  # illegal content was found: nothing of it may be used, ever


class Finding(StrEnum):
    """What an answer of the sample turned out to be, by the worst of its defects."""

    GOOD = "good"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"  # one is enough to reject the lot
    ILLEGAL = "illegal"  # one is enough to void the lot


class AcceptanceRule(msgspec.Struct, frozen=True, kw_only=True):
    """How a project accepts: inspection level, AQL of major and minor defects in percent, and what it is agreed to."""

    level: str = "II"
    aql_major: str = "1.0"
    aql_minor: str = "2.5"
    is_required: bool = False
    by_person: bool = False
    may_reduce: bool = False


class Lot(msgspec.Struct, frozen=True, kw_only=True):
    """A lot with its plans: the sample's first `n_major` count for major defects, its first `n_minor` for minor."""

    id: LotId
    project_id: ProjectId
    org_id: OrgId
    company: str
    company_en: str
    guideline_id: GuidelineId
    guideline_version: int
    number: int
    state: LotState
    resubmits: LotId | None
    size: int
    level: str
    severity: Severity
    aql_major: str
    n_major: int
    ac_major: int
    aql_minor: str
    n_minor: int
    ac_minor: int
    seed: int
    closed_at: datetime
    decided_at: datetime | None
    signed_as: str | None
    record_hash: str | None
    counts: Counts

    @property
    def drawn(self) -> int:
        """Return how many answers are in the sample."""
        return max(self.n_major, self.n_minor)


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What was found in the sample so far. `major` and `minor` are within their own plan's part of it."""

    judged: int = 0
    illegal: int = 0
    critical: int = 0
    major: int = 0
    minor: int = 0


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that waits for a lot, with its author."""

    answer_id: AnswerId
    author_id: PersonId
    revision: int


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A company's inspected answers under one guideline version that no living lot holds."""

    org_id: OrgId
    company: str
    company_en: str
    guideline_id: GuidelineId
    guideline_version: int
    answers: int
    under_way: int  # of the same company and version, still under inspection or rework
    resubmits: LotId | None  # a rejected lot that comes back with them


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the sample and what was found."""

    answer_id: AnswerId
    author_id: PersonId
    place: int
    finding: Finding | None
    reason_codes: list[str]
    comment: str
    judged_at: datetime | None


class LotDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A lot about to be closed: whose, under which rule and severity, with which plans."""

    project_id: ProjectId
    org_id: OrgId
    guideline_id: GuidelineId
    resubmits: LotId | None
    rule: AcceptanceRule
    severity: Severity
    major: Plan
    minor: Plan
    seed: int
    closed_by: AccountId


class LotUnknown(NotFound):
    """There is no such lot, or it is not yours to see."""


class RuleUnusable(Invalid):
    """This acceptance rule cannot be used: {problem}."""


class NothingToAccept(Conflict):
    """No inspected answer of this company waits for a lot; {under_way} are still under inspection or rework."""


class ReworkUnfinished(Conflict):
    """The rejected lot {number} comes back with these answers, but {under_way} of them are still under inspection or
    rework. Close the lot when they have passed.
    """


class InspectionDiscontinued(Conflict):
    """Acceptance of this company's work of this kind is discontinued after five rejected lots. Resume it once the cause
    has been removed.
    """


class NotDiscontinued(Conflict):
    """Acceptance of this company's work of this kind is not discontinued."""


class LotDecided(Conflict):
    """This lot has been decided already: {state}."""


class SampleUnfinished(Conflict):
    """{left} answers of the sample have not been judged yet."""


class NotInSample(NotFound):
    """This answer is not in the lot's sample."""


class FindingNeedsReason(Invalid):
    """Name at least one reason for a defect."""


class OwnWorkInSample(NotAllowed):
    """Nobody accepts their own work, nor what they inspected themselves: one person has one function in a task."""
