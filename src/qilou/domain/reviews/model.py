"""Inspections and reviews."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: bodies are JSON that their kind has checked
from uuid import UUID

import msgspec

from qilou.base.errors import Conflict, Invalid, NotAllowed, NotFound
from qilou.base.ids import AnswerId, AppealId, ItemId, PersonId, ProjectId, ReviewId, alias


class Verdict(StrEnum):
    """What an inspector decides."""

    PASS = "pass"
    FIX_AND_PASS = "fix_and_pass"  # the inspector's fixed body becomes the next revision
    RETURN = "return"  # back to the author, with reasons
    VOID = "void"  # not to be used; the seat goes to another person


class ReasonCode(StrEnum):
    """What was wrong. A return or a void names at least one."""

    FACTUAL_ERROR = "factual_error"
    INCOMPLETE = "incomplete"
    OFF_TOPIC = "off_topic"
    WRONG_PREFERENCE = "wrong_preference"
    WEAK_REASON = "weak_reason"
    FORMAT = "format"
    LANGUAGE = "language"
    UNSAFE = "unsafe"
    COPIED = "copied"
    OTHER = "other"


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """An inspection that an inspector holds."""

    answer_id: AnswerId
    author_id: PersonId
    project_id: ProjectId
    item_id: ItemId
    inspector_id: PersonId
    held_until: datetime


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict on one revision of an answer."""

    id: ReviewId
    answer_id: AnswerId
    inspector_id: PersonId
    project_id: ProjectId
    revision: int
    verdict: Verdict
    reason_codes: list[str]
    comment: str
    fixed_body: dict[str, Any] | None  # Any: see above
    created_at: datetime
    alias_key: UUID

    @property
    def inspector_alias(self) -> str:
        """Return the inspector's pseudonym within the project."""
        return alias(self.inspector_id, key=self.alias_key)


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A project's inspection queue."""

    project_id: ProjectId
    title: str
    title_en: str
    kind: str
    is_sample: bool
    waiting: int
    held: int
    oldest_waiting_at: datetime | None


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """A returned answer as its author's home shows it."""

    answer_id: AnswerId
    project_id: ProjectId
    project_title: str
    project_title_en: str
    reason_codes: list[str]
    comment: str
    returned_at: datetime


class Month(msgspec.Struct, frozen=True, kw_only=True):
    """A person's first inspections since the month began. The rate is None where nothing was inspected."""

    inspected: int
    first_pass_rate: float | None


class KeptWhy(StrEnum):
    """Why an answer that a project manager wanted to return stays as it is."""

    UNKNOWN = "unknown"  # there is no such answer in the project
    OWN = "own"  # nobody returns their own
    IN_INSPECTION = "in_inspection"  # an inspector holds it
    NOT_HANDED_IN = "not_handed_in"  # it is with its author already, or void


class Appeal(msgspec.Struct, frozen=True, kw_only=True):
    """What an author says against a verdict, and what was decided about it."""

    id: AppealId
    review_id: ReviewId
    answer_id: AnswerId
    project_id: ProjectId
    item_id: ItemId
    author_id: PersonId
    inspector_id: PersonId
    verdict: Verdict
    reason_codes: list[ReasonCode]
    comment: str
    text: str
    made_at: datetime
    decided_at: datetime | None
    is_granted: bool | None
    reason: str | None
    alias_key: UUID

    @property
    def author_alias(self) -> str:
        """Return the author's pseudonym within the project."""
        return alias(self.author_id, key=self.alias_key)

    @property
    def inspector_alias(self) -> str:
        """Return the inspector's pseudonym within the project."""
        return alias(self.inspector_id, key=self.alias_key)


class AppealUnknown(NotFound):
    """There is no such appeal, or it is not yours to see."""


class ReviewUnknown(NotFound):
    """There is no such review, or it is not of an answer of yours."""


class NotAppealable(Conflict):
    """This verdict cannot be appealed against: {why}."""


class AppealDecided(Conflict):
    """This appeal has been decided already."""


class AppealNeedsThirdPerson(NotAllowed):
    """An appeal is decided by a third person: neither who wrote the answer nor who inspected it."""


class AppealWordless(Invalid):
    """Write at least a word of why."""


class ReturnsNeedOpenProject(Conflict):
    """Answers can be returned only while the project is open: nobody could rework them."""


class ReviewIncomplete(Invalid):
    """The verdict is not complete yet: {problems}."""


class InspectionNotYours(Conflict):
    """You do not hold this answer for inspection; somebody else may have taken it. Take the next one."""


class OwnAnswerRefused(NotAllowed):
    """Nobody inspects their own answer, whichever account they use."""
