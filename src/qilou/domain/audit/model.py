"""Events and seals. An action is `room.verb` in the past tense; the enum is the whole vocabulary."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: facts are JSON

import msgspec

from qilou.base.errors import Invalid
from qilou.base.ids import AccountId, EventId, OrgId, PersonId, SealId


class Action(StrEnum):
    """Every kind of event. Values are stable: they are in the chain."""

    SIGNED_IN = "session.opened"
    SIGNED_OUT = "session.closed"
    SIGN_IN_REFUSED = "session.refused"
    TOKEN_MADE = "token.made"
    TOKEN_REVOKED = "token.revoked"
    SCREEN_MADE = "screen.made"
    SCREEN_LINKED = "screen.linked"
    SCREEN_OPENED = "screen.opened"
    SCREEN_REVOKED = "screen.revoked"
    ORGANISATION_MADE = "organisation.made"
    ACCOUNT_MADE = "account.made"
    ACCOUNT_STATE_SET = "account.state_set"
    LANGUAGES_TOLD = "person.languages_told"
    CERTIFICATE_GRANTED = "certificate.granted"
    COURSE_PUT = "course.put"
    LESSON_READ = "lesson.read"
    SITTING_STARTED = "sitting.started"
    SITTING_HANDED_IN = "sitting.handed_in"
    PERSON_ASSESSED = "person.assessed"
    LEVEL_GRANTED = "person.level_granted"
    LADDER_SET = "ladder.set"
    PROJECT_MADE = "project.made"
    PROJECT_STATE_SET = "project.state_set"
    FORM_PUBLISHED = "form.published"
    ENDPOINT_MADE = "model_endpoint.made"
    ENDPOINT_CHANGED = "model_endpoint.changed"
    MODELS_CHOSEN = "project.models_chosen"
    OVERLAP_RULE_SET = "project.overlap_rule_set"
    GUIDELINE_PUBLISHED = "guideline.published"
    GUIDELINE_READ = "guideline.read"
    IMPORT_RECEIVED = "import.received"
    IMPORT_ADVANCED = "import.advanced"
    IMPORT_ENDED = "import.ended"
    DISPATCH_STEERED = "project.dispatch_steered"
    STANDING_RULE_SET = "project.standing_rule_set"
    GOLD_PLANTED = "gold.planted"
    GOLD_RETIRED = "gold.retired"
    PERSON_PAUSED = "person.paused"
    PAUSE_LIFTED = "person.pause_lifted"
    PEOPLE_MEASURED = "project.people_measured"
    LEASE_TAKEN = "lease.taken"
    LEASE_GIVEN_BACK = "lease.given_back"
    LEASES_EXPIRED = "lease.expired"
    ANSWER_SUBMITTED = "answer.submitted"
    ANSWER_REVISED = "answer.revised"
    ANSWER_WITHDRAWN = "answer.withdrawn"
    DIALOGUE_SENT = "dialogue.sent_to_annotation"
    QUESTION_ASKED = "question.asked"
    QUESTION_ANSWERED = "question.answered"
    INSPECTION_TAKEN = "inspection.taken"
    ANSWER_REVIEWED = "answer.reviewed"
    ANSWER_RECALLED = "answer.recalled"
    ACCEPTANCE_RULE_SET = "acceptance.rule_set"
    ACCEPTANCE_RESUMED = "acceptance.resumed"
    LOT_CLOSED = "lot.closed"
    LOT_ANSWER_JUDGED = "lot.answer_judged"
    LOT_DECIDED = "lot.decided"
    APPEAL_MADE = "appeal.made"
    APPEAL_DECIDED = "appeal.decided"
    ITEM_ADJUDICATED = "item.adjudicated"
    PROJECT_SETTLED = "project.settled"
    RELEASE_MADE = "release.made"
    RELEASE_EXPORTED = "release.exported"
    GENERATION_QUEUED = "generation.queued"
    GENERATION_ENDED = "generation.ended"
    TRAINING_QUEUED = "training.queued"
    TRAINING_ENDED = "training.ended"
    AUDIT_VERIFIED = "audit.verified"


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done."""

    id: EventId
    at: datetime
    account_id: AccountId | None
    person_id: PersonId | None
    org_id: OrgId | None
    action: str
    subject_kind: str
    subject_id: int | None
    facts: dict[str, Any]  # Any: see above


class Seal(msgspec.Struct, frozen=True, kw_only=True):
    """A link of the chain: the events it covers, their leaves, and the hash over the previous link and them."""

    id: SealId
    event_ids: list[EventId]
    leaves: bytes
    previous_hash: bytes
    hash: bytes
    sealed_at: datetime


class Broken(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is not as it was sealed; without an event it is the seal itself."""

    event_id: EventId | None
    seal_id: SealId
    problem: str


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What a check of the whole chain found. `unsealed` events are too new to be covered yet."""

    intact: bool
    seals: int
    events: int
    unsealed: int
    broken: list[Broken]


class EventRow(msgspec.Struct, frozen=True, kw_only=True):
    """An event as a list shows it, with the names of its doer and their organisation as they are now."""

    id: EventId
    at: datetime
    actor: str | None
    organisation: str | None
    action: str
    subject_kind: str
    subject_id: int | None
    facts: dict[str, Any]  # Any: see above
    sealed: bool


class ItemEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was done to an item, its leases, answers or questions."""

    id: EventId
    at: datetime
    action: str
    subject_kind: str
    subject_id: int | None
    facts: dict[str, Any]  # Any: see above
    person_id: PersonId | None
    actor: str | None  # the login, for those who may read the audit


class SealRow(msgspec.Struct, frozen=True, kw_only=True):
    """A seal as a list shows it."""

    id: SealId
    events: int
    hash: bytes
    previous_hash: bytes
    sealed_at: datetime


class SubjectUnreadable(Invalid):
    """A subject is a kind, or a kind and a number: lease, lease:7."""
