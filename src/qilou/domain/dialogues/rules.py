"""How messages hang together, what a model is told, and how a reply becomes a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal

from qilou.base.ids import DialogueId, MessageId
from qilou.domain.dialogues.model import (
    ConsentMissing,
    Dialogue,
    DialogueTooLong,
    Message,
    MessageState,
    MessageUnknown,
    NothingToSay,
    ParentUnfit,
    ReplyUnratable,
)
from qilou.formats.canonical import Candidate, Canonical, Json, Turn
from qilou.llm.contract import Message as Told

MOST_MESSAGES = 300  # of one branch: 150 rounds
TITLE_CHARS = 60
USER: Literal["user"] = "user"
ASSISTANT: Literal["assistant"] = "assistant"
Tree = Mapping[MessageId, Message]


def tree_of(messages: Sequence[Message]) -> dict[MessageId, Message]:
    """Return the messages by id."""
    return {each.id: each for each in messages}


def path_to(tree: Tree, message_id: MessageId | None) -> list[Message]:
    """Return the branch from the first message to this one; refuse with MessageUnknown."""
    path: list[Message] = []
    while message_id is not None:
        message = tree.get(message_id)
        if message is None:
            raise MessageUnknown(message_id=message_id)
        path.append(message)
        message_id = message.parent_id
    return path[::-1]


def require_place(path: Sequence[Message], *, role: str) -> None:
    """Refuse a message that does not take turns with the one before it, and a branch that grows too long."""
    last = path[-1].role if path else ASSISTANT
    if last == role:
        raise ParentUnfit
    if len(path) >= MOST_MESSAGES:
        raise DialogueTooLong(messages=len(path))


def require_words(text: str) -> str:
    """Return the text, or refuse with NothingToSay where it is blank."""
    if not text.strip():
        raise NothingToSay
    return text


def turns_of(system: str, path: Sequence[Message]) -> list[Told]:
    """Return what the model is told: the system prompt and the branch; replies that say nothing are left out."""
    told = [Told(role="system", content=system)] if system.strip() else []
    said = _that_speak(path)
    return [
        *told,
        *(Told(role=USER if each.role == USER else ASSISTANT, content=each.content) for each in said),
    ]


def _that_speak(path: Sequence[Message]) -> list[Message]:
    """Leave out empty replies, and the messages that got one, so that the two still take turns."""
    kept: list[Message] = []
    for message in path:
        if message.role == ASSISTANT and not message.content:
            kept.pop()
            continue
        kept.append(message)
    return kept


def title_of(text: str) -> str:
    """Return the beginning of the first message, as the title that a dialogue has until somebody names it."""
    words = " ".join(text.split())
    return words if len(words) <= TITLE_CHARS else words[: TITLE_CHARS - 1] + "…"


def require_ratable(message: Message) -> None:
    """Refuse with ReplyUnratable what is no reply or says nothing."""
    if message.role != ASSISTANT or not message.content:
        raise ReplyUnratable


def require_consent(consent: bool) -> None:
    """Refuse with ConsentMissing where the person did not agree."""
    if not consent:
        raise ConsentMissing


def records_of(
    dialogue: Dialogue, tree: Tree, message: Message, *, language: str, now: datetime
) -> list[Canonical]:
    """Return the records that this reply may become, those with most candidates first.

    The reply comes first among the candidates, then the other replies to the same message. The conversation alone is
    the last record. Consent, source and the mark of what a machine wrote stand in its meta.
    """
    path = path_to(tree, message.parent_id)
    siblings = [
        each
        for each in tree.values()
        if each.parent_id == message.parent_id and each.id != message.id and each.state is MessageState.DONE
    ]
    replies = [message, *(each for each in siblings if each.content)]
    meta = {
        "source": {"dialogue": dialogue.id, "message": message.id, "consented_at": now.isoformat()},
        "made_by": [label_of(dialogue.id, each) for each in replies],
    }
    return [
        Canonical(
            language=language,
            domain="general",
            conversation=[
                Turn(role=each.role, content=each.content) for each in turns_of(dialogue.system, path)
            ],
            candidates=[
                Candidate(id=f"c{at}", content=each.content, model=each.model)
                for at, each in enumerate(replies[:count], start=1)
            ],
            meta=meta,
        )
        for count in range(len(replies), -1, -1)
    ]


def label_of(dialogue_id: DialogueId, message: Message) -> Json:
    """Return the mark that goes with a text that a machine wrote, wherever it is copied or exported to."""
    return {
        "ai_generated": True,
        "provider": message.provider or "unknown",
        "content_id": f"qilou-dialogue-{dialogue_id}-{message.id}",
    }
