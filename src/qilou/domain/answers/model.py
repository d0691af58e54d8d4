"""Answers and their refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: a body is JSON that its kind has checked
from uuid import UUID

import msgspec

from qilou.base.errors import Conflict, Invalid, NotFound
from qilou.base.ids import AnswerId, GuidelineId, ItemId, LeaseId, OrgId, PersonId, ProjectId
from qilou.kinds.figures import Figures


class AnswerState(StrEnum):
    """Where an answer stands."""

    SUBMITTED = "submitted"  # waits for an inspector
    IN_REVIEW = "in_review"  # an inspector holds it
    RETURNED = "returned"  # came back to its author with a reason; counts for nothing until reworked
    ACCEPTED = "accepted"  # passed inspection, or was not drawn for it; counts
    VOID = "void"  # not to be used; its seat went to another person
    WITHDRAWN = "withdrawn"  # its author took it back; counts for nothing until it is handed in again


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """One person's answer to one item, in its present revision."""

    id: AnswerId
    lease_id: LeaseId
    item_id: ItemId
    project_id: ProjectId
    person_id: PersonId
    org_id: OrgId
    guideline_id: GuidelineId
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    revision: int
    state: AnswerState
    active_seconds: int
    submitted_at: datetime
    figures: Figures | None = (
        None  # what the server measured of the present revision; None: nothing to measure
    )
    item_number: int = 0  # by which its author knows the item; 0 where it is not for its author


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that was moved from one state to another, with its item and lease."""

    id: AnswerId
    item_id: ItemId
    lease_id: LeaseId


class OwnAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as its author's list shows it."""

    answer: Answer
    alias_key: UUID
    kind: str
    project_title: str
    project_title_en: str


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """A person's day so far. The estimate is in fen and before any inspection."""

    submitted: int
    active_seconds: int
    estimated_fen: int


class AnswerUnknown(NotFound):
    """There is no such answer, or it is not yours to see."""


class AnswerIncomplete(Invalid):
    """The answer is not complete yet."""


class AnswerUnstorable(Invalid):
    """The text holds a character that cannot be stored, at {path}. Remove it and submit again."""


class TooLateWhy(StrEnum):
    """Why an answer cannot be taken back any more."""

    NOT_HANDED_IN = "not_handed_in"  # it is with its author already, or void
    WINDOW_PASSED = "window_passed"  # the minutes for it are over
    IN_INSPECTION = "in_inspection"  # an inspector holds it
    INSPECTED = "inspected"  # an inspector has judged it
    RELEASED = "released"  # a release rests on it, or one is being made


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What decides whether an answer can still be taken back by its author."""

    state: AnswerState
    handed_in_at: datetime  # the present revision
    is_judged: bool  # a verdict on the present revision, or a fix that is the present one
    is_held: bool  # by an inspector
    is_released: bool


class Recent(msgspec.Struct, frozen=True, kw_only=True):
    """An own answer as the workbench's history shows it: with the content of its item and where it stands."""

    answer: Answer
    alias_key: UUID
    kind: str
    project_title: str
    project_title_en: str
    content: dict[str, Any]  # Any: see above
    language: str
    domain: str
    standing: Standing


class TooLateToWithdraw(Conflict):
    """This answer can no longer be taken back: {why}."""


class AlreadySubmitted(Conflict):
    """You have submitted another answer to this item already."""
