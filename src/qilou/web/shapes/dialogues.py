"""Dialogues with models, and the public showcase."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.base.ids import DialogueId, EndpointId
from qilou.domain.dialogues import rules, safety
from qilou.domain.dialogues.model import Dialogue as DialogueRecord
from qilou.domain.dialogues.model import Message as MessageRecord
from qilou.domain.dialogues.model import MessageState, Settings
from qilou.domain.models.model import Endpoint
from qilou.flows.show_model import Window
from qilou.flows.talk_with_model import Opened
from qilou.web.shapes.base import Id, Sent, Shown

Rating = Literal["good", "bad"]
Said = Annotated[str, Field(max_length=50_000)]


class TalkParams(Sent):
    """How a model is to answer."""

    temperature: Annotated[float, Field(ge=0, le=2, strict=False)]
    top_p: Annotated[float, Field(gt=0, le=1, strict=False)]
    max_tokens: Annotated[int, Field(ge=1, le=32_768)]


class DialogueSettings(Sent):
    """What a person may set of a dialogue; without a title its first message gives it one."""

    title: Annotated[str, Field(max_length=200)]
    system: Annotated[str, Field(max_length=20_000)]
    params: TalkParams
    endpoint_id: Id

    def record(self) -> Settings:
        """Return the settings as the room knows them."""
        return Settings(
            title=self.title.strip(),
            system=self.system,
            params=self.params.model_dump(),
            endpoint_id=EndpointId(self.endpoint_id),
        )


class SayingSent(Sent):
    """What the person says after the parent (null: as the first message); without content, another reply to it."""

    parent_id: Id | None
    content: Said | None


class RatingSent(Sent):
    """What the person thinks of a reply; null takes it back."""

    rating: Rating | None
    reason: Annotated[str, Field(max_length=2_000)]


class ItemWish(Sent):
    """The project that a reply shall become an item of, and the person's consent."""

    project_id: Id
    consent: bool


class ShowcaseTurn(Sent):
    """One message of a stranger's talk, which only their browser keeps."""

    role: Literal["user", "assistant"]
    content: Said


class ShowcaseSaying(Sent):
    """A stranger's talk so far; its last message is theirs."""

    endpoint_id: Id
    messages: Annotated[list[ShowcaseTurn], Field(min_length=1, max_length=40)]


class TalkModel(Shown):
    """A model that one may talk with."""

    id: int
    name: str
    note: str

    @classmethod
    def of(cls, endpoint: Endpoint) -> TalkModel:
        """Return the shape of an endpoint; its address and key are nobody's business here."""
        return cls(id=endpoint.id, name=endpoint.name, note="")


class ParamsShown(Shown):
    """How a model was asked to answer."""

    temperature: float
    top_p: float
    max_tokens: int


class Dialogue(Shown):
    """A dialogue without its messages."""

    id: int
    title: str
    system: str
    params: ParamsShown
    endpoint_id: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, dialogue: DialogueRecord) -> Dialogue:
        """Return the shape of a dialogue."""
        return cls(
            id=dialogue.id,
            title=dialogue.title,
            system=dialogue.system,
            params=ParamsShown(**dialogue.params),
            endpoint_id=dialogue.endpoint_id,
            created_at=dialogue.created_at,
            updated_at=dialogue.updated_at,
        )


class AiLabel(Shown):
    """The mark of a text that a machine wrote: that it did, who provides it, and the text's own number."""

    ai_generated: bool
    provider: str
    content_id: str


class RuleShown(Shown):
    """The safety rule that ended a reply, in both languages."""

    key: str
    zh: str
    en: str

    @classmethod
    def of(cls, key: str | None) -> RuleShown | None:
        """Return the rule with this key, or None; of one that is no longer shipped only the key is left."""
        if key is None:
            return None
        found = next((each for each in safety.shipped_rules() if each.key == key), None)
        return cls(key=key, zh=found.zh if found else key, en=found.en if found else key)


class DialogueMessage(Shown):
    """One message of a dialogue; only a reply has a model, a label and a rating."""

    id: int
    parent_id: int | None
    role: Literal["user", "assistant"]
    content: str
    state: MessageState
    model: str | None
    label: AiLabel | None
    rule: RuleShown | None
    first_ms: int | None
    total_ms: int | None
    rating: Rating | None
    rating_reason: str
    item_id: int | None
    created_at: datetime

    @classmethod
    def of(cls, dialogue_id: DialogueId, message: MessageRecord) -> DialogueMessage:
        """Return the shape of a message."""
        is_reply = message.role == rules.ASSISTANT
        return cls(
            id=message.id,
            parent_id=message.parent_id,
            role="assistant" if is_reply else "user",
            content=message.content,
            state=message.state,
            model=message.model,
            label=AiLabel(**rules.label_of(dialogue_id, message)) if is_reply else None,
            rule=RuleShown.of(message.rule),
            first_ms=message.first_ms,
            total_ms=message.total_ms,
            rating="good" if message.rating == "good" else "bad" if message.rating == "bad" else None,
            rating_reason=message.rating_reason,
            item_id=message.item_id,
            created_at=message.created_at,
        )


class ReplyHeard(Shown):
    """A reply as it was kept, and in a sentence what went wrong, if anything did."""

    message: DialogueMessage
    failure: str | None


class ShowcaseHeard(Shown):
    """How a stranger's reply ended; its words are nowhere but in their browser."""

    state: MessageState
    rule: RuleShown | None
    label: AiLabel
    failure: str | None


class DialogueOpened(Shown):
    """A dialogue with all its messages, oldest first."""

    dialogue: Dialogue
    messages: list[DialogueMessage]

    @classmethod
    def of(cls, opened: Opened) -> DialogueOpened:
        """Return the shape of an opened dialogue."""
        return cls(
            dialogue=Dialogue.of(opened.dialogue),
            messages=[DialogueMessage.of(opened.dialogue.id, each) for each in opened.messages],
        )


class Showcase(Shown):
    """The public showcase: whether it is open, which models may be tried, and what it has really answered."""

    is_open: bool
    models: list[TalkModel]
    replies: int
    replies_today: int
    characters: int

    @classmethod
    def of(cls, window: Window | None) -> Showcase:
        """Return the shape of the showcase, or of a closed one."""
        if window is None:
            return cls(is_open=False, models=[], replies=0, replies_today=0, characters=0)
        return cls(
            is_open=True,
            models=[TalkModel.of(each) for each in window.models],
            replies=window.counters.replies,
            replies_today=window.counters.replies_today,
            characters=window.counters.characters,
        )
