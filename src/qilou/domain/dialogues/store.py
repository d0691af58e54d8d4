"""dialogues' SQL. A dialogue is its owner's alone: nothing here loads one without the account that owns it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import AccountId, DialogueId, EndpointId, GenerationId, ItemId, MessageId, OrgId
from qilou.domain.dialogues.model import (
    Dialogue,
    DialogueUnknown,
    Heard,
    Message,
    MessageState,
    MessageUnknown,
    Settings,
)
from qilou.domain.models.model import Order

_DIALOGUE: LiteralString = """
    SELECT id, account_id, title, system, params, endpoint_id, created_at, updated_at FROM dialogue
"""
_MESSAGE: LiteralString = """
    SELECT id, parent_id, role, content, state, endpoint_id, model, provider, params, rule, first_ms, total_ms, rating,
           rating_reason, item_id, created_at
    FROM dialogue_message
"""


def insert(db: Db, account_id: AccountId, *, org_id: OrgId, settings: Settings, now: datetime) -> DialogueId:
    """Begin a dialogue; return its id."""
    found = value(
        db,
        int,
        """
        INSERT INTO dialogue (org_id, account_id, title, system, params, endpoint_id, created_at, updated_at)
        VALUES (%(org)s, %(account)s, %(title)s, %(system)s, %(params)s, %(endpoint)s, %(now)s, %(now)s)
        RETURNING id
        """,
        {"org": org_id, "account": account_id, "now": now, **_columns(settings)},
    )
    assert found is not None
    return DialogueId(found)


def load(db: Db, dialogue_id: DialogueId, *, account_id: AccountId) -> Dialogue:
    """Return the account's dialogue, or refuse with DialogueUnknown."""
    found = one(
        db,
        Dialogue,
        _DIALOGUE + "WHERE id = %(id)s AND account_id = %(account)s",
        {"id": dialogue_id, "account": account_id},
    )
    if found is None:
        raise DialogueUnknown(dialogue_id=dialogue_id)
    return found


def of_account(db: Db, account_id: AccountId, *, before: datetime | None, limit: int) -> list[Dialogue]:
    """Return the account's dialogues, the one used last first."""
    return many(
        db,
        Dialogue,
        _DIALOGUE
        + """
        WHERE account_id = %(account)s AND (%(before)s::timestamptz IS NULL OR updated_at < %(before)s)
        ORDER BY updated_at DESC, id DESC LIMIT %(limit)s
        """,
        {"account": account_id, "before": before, "limit": limit},
    )


def change(db: Db, dialogue_id: DialogueId, *, settings: Settings) -> None:
    """Change what may be set of a dialogue."""
    run(
        db,
        """
        UPDATE dialogue SET title = %(title)s, system = %(system)s, params = %(params)s, endpoint_id = %(endpoint)s
        WHERE id = %(id)s
        """,
        {"id": dialogue_id, **_columns(settings)},
    )


def touch(db: Db, dialogue_id: DialogueId, *, title: str | None, now: datetime) -> None:
    """Note that the dialogue was used, and give it a title where it has none."""
    run(
        db,
        """
        UPDATE dialogue
        SET updated_at = %(now)s,
            title = CASE WHEN title = '' THEN coalesce(%(title)s, '') ELSE title END
        WHERE id = %(id)s
        """,
        {"id": dialogue_id, "title": title, "now": now},
    )


def drop(db: Db, dialogue_id: DialogueId) -> None:
    """Delete the dialogue with all its messages."""
    run(db, "DELETE FROM dialogue WHERE id = %(id)s", {"id": dialogue_id})


def messages_of(db: Db, dialogue_id: DialogueId) -> list[Message]:
    """Return all messages of the dialogue in the order in which they were said."""
    return many(
        db, Message, _MESSAGE + "WHERE dialogue_id = %(id)s ORDER BY id LIMIT 5000", {"id": dialogue_id}
    )


def insert_said(
    db: Db, dialogue_id: DialogueId, *, parent_id: MessageId | None, content: str, now: datetime
) -> MessageId:
    """Store what the person said."""
    return _insert(
        db,
        {
            "dialogue": dialogue_id,
            "parent": parent_id,
            "role": "user",
            "content": content,
            "state": MessageState.DONE.value,
            "endpoint": None,
            "generation": None,
            "model": None,
            "provider": None,
            "params": None,
            "rule": None,
            "first": None,
            "total": None,
            "now": now,
        },
    )


def insert_heard(
    db: Db,
    dialogue_id: DialogueId,
    order: Order,
    heard: Heard,
    *,
    parent_id: MessageId,
    generation_id: GenerationId,
    now: datetime,
) -> MessageId:
    """Store what the model said, and how it came about."""
    return _insert(
        db,
        {
            "dialogue": dialogue_id,
            "parent": parent_id,
            "role": "assistant",
            "content": heard.written.text,
            "state": heard.state.value,
            "endpoint": order.endpoint.id,
            "generation": generation_id,
            "model": order.endpoint.model,
            "provider": order.endpoint.name,
            "params": json(msgspec.to_builtins(order.params)),
            "rule": heard.rule,
            "first": heard.written.first_token_ms,
            "total": heard.written.total_ms,
            "now": now,
        },
    )


def rate(db: Db, message_id: MessageId, *, rating: str | None, reason: str) -> None:
    """Note what the person thinks of a reply."""
    run(
        db,
        "UPDATE dialogue_message SET rating = %(rating)s, rating_reason = %(reason)s WHERE id = %(id)s",
        {"id": message_id, "rating": rating, "reason": reason},
    )


def note_item(db: Db, message_id: MessageId, *, item_id: ItemId) -> None:
    """Note which item was made of the reply."""
    run(
        db,
        "UPDATE dialogue_message SET item_id = %(item)s WHERE id = %(id)s",
        {"id": message_id, "item": item_id},
    )


def talkable(db: Db, org_id: OrgId | None) -> list[EndpointId]:
    """Return the active endpoints that people of the organisation may talk with: its own, and the base's.

    Only the house sees them all; who asks for them must not be told more than their names.
    """
    rows = db.execute(
        """
        SELECT model_endpoint.id
        FROM model_endpoint
        JOIN org ON org.id = model_endpoint.org_id
        WHERE model_endpoint.is_active AND (org.kind = 'operator' OR org.id = %(org)s)
        ORDER BY model_endpoint.id LIMIT 100
        """,
        {"org": org_id},
    ).fetchall()
    return [EndpointId(row["id"]) for row in rows]


def message_in(messages: Sequence[Message], message_id: MessageId) -> Message:
    """Return the message, or refuse with MessageUnknown."""
    for each in messages:
        if each.id == message_id:
            return each
    raise MessageUnknown(message_id=message_id)


def _columns(settings: Settings) -> dict[str, object]:
    return {
        "title": settings.title,
        "system": settings.system,
        "params": json(settings.params),
        "endpoint": settings.endpoint_id,
    }


def _insert(db: Db, columns: dict[str, object]) -> MessageId:
    found = value(
        db,
        int,
        """
        INSERT INTO dialogue_message (dialogue_id, org_id, parent_id, role, content, state, endpoint_id, generation_id,
                                      model, provider, params, rule, first_ms, total_ms, created_at)
        SELECT id, org_id, %(parent)s, %(role)s, %(content)s, %(state)s, %(endpoint)s, %(generation)s, %(model)s,
               %(provider)s, %(params)s, %(rule)s, %(first)s, %(total)s, %(now)s
        FROM dialogue WHERE id = %(dialogue)s
        RETURNING id
        """,
        columns,
    )
    if found is None:
        raise DialogueUnknown(dialogue_id=columns["dialogue"])
    return MessageId(found)
