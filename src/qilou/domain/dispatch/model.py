"""Lanes, leases, drafts, and the outcomes of asking for work."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: bodies and contents are JSON that their kind has checked

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotFound
from qilou.base.ids import (
    AnswerId,
    CourseId,
    GuidelineId,
    ItemId,
    LaneId,
    LeaseId,
    OrgId,
    PauseId,
    PersonId,
    ProjectId,
)
from qilou.domain.projects.model import ProjectState


class LeaseState(StrEnum):
    """Where a lease stands. One row a person and item; it never leaves the table."""

    HELD = "held"  # the person works on it; left by submitting, giving back or the clock
    SUBMITTED = "submitted"  # the answer is in; goes back to held when the author reworks a returned answer
    GIVEN_BACK = "given_back"  # the person did not want it; the seat went to others
    EXPIRED = "expired"  # the clock ran out; may be revived while a seat of the item is free
    VOIDED = "voided"  # its answer was voided; the seat went to others


class GiveBackReason(StrEnum):
    """Why a person gives an item back."""

    BROKEN = "broken"  # the item itself is faulty
    BEYOND_ME = "beyond_me"  # outside what the person can judge
    SENSITIVE = "sensitive"  # should not be shown to annotators
    WILL_NOT_LOAD = "will_not_load"
    QUESTION = "question"  # the person has asked the project managers about it
    OTHER = "other"
    UNUSED = "unused"  # a prefetched item that was never opened: not met, may come again


class Why(StrEnum):
    """Why there is nothing for this person."""

    NO_PROJECT = "no_project"  # no project is open for their organisation
    PAUSED = "paused"  # the project is paused or closed
    CERTIFICATE_MISSING = "certificate_missing"
    GUIDELINE_UNREAD = "guideline_unread"
    WAITING_FOR_ITEMS = "waiting_for_items"  # nothing has been imported yet
    ALL_LEASED = "all_leased"  # others hold what is left; some of it may come back
    FINISHED_FOR_YOU = "finished_for_you"  # seats are open, but this person has met those items
    FINISHED = "finished"  # every seat has its answer
    DEADLINE_PASSED = "deadline_passed"
    QUOTA_TODAY = "quota_today"  # as many today as one person may
    QUOTA_IN_ALL = "quota_in_all"  # as many as one person may at all
    COMPANY_TODAY = "company_today"  # as many today as their company may
    COMPANY_AT_ONCE = "company_at_once"  # their company holds as many as it may at once
    PERSON_PAUSED = (
        "person_paused"  # too much of their work here was wrong; a course or a manager brings them back
    )
    LANGUAGE = "language"  # what is left is in languages that the person has not named
    BREAK_DUE = "break_due"  # they have worked long enough without a pause


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """A project's lane as it looks to one person: may they work here, and is anything open?"""

    id: LaneId
    stripes: int
    project_id: ProjectId
    state: ProjectState
    lease_minutes: int
    skill: str | None
    certified: bool
    guideline_id: GuidelineId | None
    guideline_read: bool
    has_items: bool
    held: int
    priority: int
    weight: int
    deadline_at: datetime | None
    limit: Why | None  # which of the project's limits keeps the person from a seat now
    limit_until: datetime | None
    pause_id: PauseId | None  # the person is paused here
    pause_course_id: CourseId | None
    by_language: bool
    names_languages: bool  # the person has named any


class OpenLane(msgspec.Struct, frozen=True, kw_only=True):
    """A lane of an open project, as it is for everybody."""

    id: LaneId
    stripes: int
    kind: str
    priority: int
    weight: int
    deadline_at: datetime | None


class DispatchRules(msgspec.Struct, frozen=True, kw_only=True):
    """How a project hands out; None: no such limit."""

    priority: int = 0  # 0..9, large first
    weight: int = 1  # 1..100, shares the work among projects of one priority and deadline
    deadline_at: datetime | None = None
    person_per_day: int | None = None
    person_in_all: int | None = None
    company_per_day: int | None = None
    company_at_once: int | None = None
    break_after_minutes: int | None = None
    break_minutes: int | None = None
    least_seconds: int | None = None
    by_language: bool = False  # only items in a language of theirs go to a person


class FreedSeat(msgspec.Struct, frozen=True, kw_only=True):
    """A seat that is nobody's any more."""

    item_id: ItemId
    seat: int


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """A person's hold on one seat of one item."""

    id: LeaseId
    item_id: ItemId
    seat: int
    project_id: ProjectId
    lane_id: LaneId
    person_id: PersonId
    org_id: OrgId
    guideline_id: GuidelineId
    form_version: int
    slots: list[str]
    state: LeaseState
    leased_at: datetime
    expires_at: datetime


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What the person has written so far. `revision` counts the saves."""

    revision: int
    body: dict[str, Any]  # Any: see above
    saved_at: datetime


class NothingLeft(msgspec.Struct, frozen=True, kw_only=True):
    """There is no item for this person now, and why. `retry_after_seconds` is None where waiting will not help."""

    why: Why
    guideline_id: GuidelineId | None = None
    skill: str | None = None
    retry_after_seconds: int | None = None
    until: datetime | None = None  # when what is in the way ends, where that is known
    course_id: CourseId | None = None  # whose exam brings a paused person back


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """An answer that came back to its author."""

    answer_id: AnswerId
    lease_id: LeaseId
    body: dict[str, Any]  # Any: see above
    reason_codes: list[str]
    comment: str


class LeaseUnknown(NotFound):
    """There is no such lease, or it is not yours."""


class LeaseEnded(Conflict):
    """This item is no longer yours: the lease is {state}."""


class SeatTaken(Conflict):
    """The time for this item ran out and others have taken its places. Your draft is kept; nothing more is needed."""


class TooManyLeases(Exhausted):
    """You already hold {held} items of this project. Submit or give back one of them first."""


class DraftConflict(Conflict):
    """The draft was saved from another tab or device meanwhile. Both versions are kept: choose one."""


class DraftUnusable(Invalid):
    """The draft cannot be saved: {reason}."""


class DispatchRulesUnusable(Invalid):
    """The rules cannot be set like this: {problems}."""
