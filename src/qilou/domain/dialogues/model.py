"""Dialogues, their messages, and what may be said."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: parameters are JSON

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotFound
from qilou.base.ids import AccountId, DialogueId, EndpointId, ItemId, MessageId
from qilou.domain.models.model import Written
from qilou.llm.contract import Finish


class MessageState(StrEnum):
    """How a message ended."""

    DONE = "done"  # said in full
    STOPPED = "stopped"  # the person stopped it, or left; what had been said until then is kept
    FAILED = "failed"  # the model or the way to it failed; what had been said until then is kept
    BLOCKED = "blocked"  # a safety rule ended it; nothing of it is kept


_STATES = {Finish.STOPPED: MessageState.STOPPED, Finish.FAILED: MessageState.FAILED}


class Dialogue(msgspec.Struct, frozen=True, kw_only=True):
    """One talk with its settings. Which model answers may change from one message to the next."""

    id: DialogueId
    account_id: AccountId
    title: str
    system: str
    params: dict[str, Any]  # Any: see above
    endpoint_id: EndpointId
    created_at: datetime
    updated_at: datetime


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message. Messages of one parent are branches; the first message of a dialogue has none."""

    id: MessageId
    parent_id: MessageId | None
    role: str
    content: str
    state: MessageState
    endpoint_id: EndpointId | None = None
    model: str | None = None
    provider: str | None = None
    params: dict[str, Any] | None = None  # Any: see above
    rule: str | None = None  # the safety rule that ended it
    first_ms: int | None = None
    total_ms: int | None = None
    rating: str | None = None
    rating_reason: str = ""
    item_id: ItemId | None = None  # the item that was made of it
    created_at: datetime


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What a person may set of a dialogue."""

    title: str
    system: str
    params: dict[str, Any]  # Any: see above
    endpoint_id: EndpointId


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking a model, and the safety rule that ended it, if one did."""

    written: Written
    rule: str | None = None

    @property
    def state(self) -> MessageState:
        """Return how the reply ended."""
        return MessageState.BLOCKED if self.rule else _STATES.get(self.written.finish, MessageState.DONE)


class Counters(msgspec.Struct, frozen=True, kw_only=True):
    """What the showcase has really answered, counted from its meter."""

    replies: int
    replies_today: int
    characters: int


class DialogueUnknown(NotFound):
    """There is no such dialogue, or it is not yours to see."""


class MessageUnknown(NotFound):
    """There is no such message in this dialogue."""


class NothingToSay(Invalid):
    """Write at least a word."""


class ParentUnfit(Conflict):
    """A message follows a reply, and a reply follows a message. Reload to see how the dialogue stands."""


class DialogueTooLong(Invalid):
    """This branch has {messages} messages, the most that a dialogue may have. Begin a new one."""


class MessageBlocked(Invalid):
    """A safety rule has stopped this message: {en}."""


class ReplyUnratable(Conflict):
    """Only a reply that says something can be rated."""


class ConsentMissing(Invalid):
    """Say that this conversation may be used for annotation, and that it holds nobody's personal data."""


class ReplyUnfit(Invalid):
    """This reply cannot become an item of the project: {reason}."""


class ShowcaseClosed(NotFound):
    """The public showcase is not open here."""


class ShowcaseBusy(Exhausted):
    """Too many messages from your address. Try again in {retry_after_seconds} seconds."""
