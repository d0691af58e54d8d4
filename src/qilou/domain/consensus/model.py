"""What is computed from a project's answers, and what pages show of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: bodies are JSON, and a fused value is text or number

import msgspec

from qilou.base.errors import Conflict, Invalid, NotAllowed, NotFound
from qilou.base.ids import AdjudicationId, AnswerId, ItemId, OrgId, PersonId, ProjectId
from qilou.domain.consensus.figures import FieldModel, Habit, Method, Reliability, Signal


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that counts, as far as consensus needs it."""

    id: AnswerId
    item_id: ItemId
    seats: int
    person_id: PersonId
    org_id: OrgId
    is_accepted: bool
    form_version: int = 0  # none of the older ones: the newest
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    active_seconds: int = 0  # 0: not known


class Fused(msgspec.Struct, frozen=True, kw_only=True):
    """What the answers to one item say about one field. No confidence: nothing shows how sure it is."""

    item_id: ItemId
    field: str
    value: Any  # Any: see above
    confidence: float | None
    method: Method
    votes: int


class FieldAgreement(msgspec.Struct, frozen=True, kw_only=True):
    """How far people agree on one field. No value: there were no two answers, or no variation."""

    field: str
    statistic: str
    level: str
    value: float | None
    low: float | None
    high: float | None
    items: int
    answers: int


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """How far the answers to one item lie apart: 0 where all are alike, 1 where no two have anything in common."""

    item_id: ItemId
    value: float
    answers: int


class Stops(msgspec.Struct, frozen=True, kw_only=True):
    """Which items have answers enough, with how many answers each, and which go on."""

    stopped: list[ItemId]
    answers: list[int]
    going_on: list[ItemId]


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """All that a project's answers say together."""

    fused: list[Fused]
    agreement: list[FieldAgreement]
    reliability: list[Reliability]
    models: list[FieldModel]
    habits: list[Habit]
    signals: list[Signal]
    spreads: list[Spread]
    stops: Stops | None  # None: the project's overlap is not adaptive
    full_items: list[ItemId]  # an accepted answer in each seat
    answers: int
    left_out: dict[str, int] = {}  # votes that no longer mean the same, by field


class FieldConsensus(msgspec.Struct, frozen=True, kw_only=True):
    """One field of one item, as a page shows it."""

    field: str
    value: Any  # Any: see above
    confidence: float | None
    method: Method
    votes: int


class ItemConsensus(msgspec.Struct, frozen=True, kw_only=True):
    """One item's consensus, as a page shows it."""

    item_id: ItemId
    preview: str
    answers: int
    fields: list[FieldConsensus]


class VerdictCount(msgspec.Struct, frozen=True, kw_only=True):
    """On how many items the consensus is this verdict."""

    verdict: str
    items: int


class AgreementPage(msgspec.Struct, frozen=True, kw_only=True):
    """A project's agreement, the models behind its consensus, its people's reliability; no instant: never computed."""

    computed_at: datetime | None
    fields: list[FieldAgreement]
    models: list[FieldModel]
    people: list[Reliability]
    signals: list[Signal]
    left_out: dict[str, int]  # votes of older form versions that no longer mean the same, by field


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """An item that people answered differently, as a list shows it."""

    item_id: ItemId
    preview: str
    language: str
    domain: str
    disagreement: float
    answers: int
    confidence: float | None  # of the least sure field
    is_adjudicated: bool


class Adjudication(msgspec.Struct, frozen=True, kw_only=True):
    """A project manager's final answer to an item, with its reason; the newest revision holds."""

    id: AdjudicationId
    item_id: ItemId
    project_id: ProjectId
    revision: int
    person_id: PersonId
    form_version: int = 0
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    reason: str
    answer_ids: list[AnswerId]
    decided_at: datetime


class NothingToAdjudicate(Conflict):
    """There is nothing to decide here: fewer than two answers to the item count now."""


class AuthorMayNotAdjudicate(NotAllowed):
    """Nobody adjudicates an item that they have answered themselves, whichever account they used."""


class AdjudicationStale(Conflict):
    """Somebody else has adjudicated this item meanwhile. Reload and look at their decision first."""


class AdjudicationReasonMissing(Invalid):
    """A decision needs its reason."""


class PersonUnseen(NotFound):
    """Nobody of this name has an answer that counts in the project. Compute the consensus anew, or look for another."""
