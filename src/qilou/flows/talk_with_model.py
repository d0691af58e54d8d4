"""Chapter: a signed-in person talks with a model, keeps what was said as a tree, and may send a reply to annotation."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AccountId, DialogueId, EndpointId, MessageId, ProjectId
from qilou.base.vault import Vault
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dialogues import rules, safety, store
from qilou.domain.dialogues.model import Dialogue, Heard, Message, ReplyUnfit, Settings
from qilou.domain.dispatch import lanes
from qilou.domain.items import rules as importing
from qilou.domain.items import staging
from qilou.domain.items import store as items
from qilou.domain.items.model import ImportState, Line, ProjectIsClosed
from qilou.domain.models import generations
from qilou.domain.models import rules as spending
from qilou.domain.models import store as models
from qilou.domain.models.model import Endpoint, EndpointUnknown, Order
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project, ProjectState
from qilou.formats.read import Kept
from qilou.formats.text import guess_language
from qilou.llm.contract import Message as Told
from qilou.llm.contract import Params

SLOT = "talk"  # under which the cost of dialogues is metered


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A dialogue with all its messages."""

    dialogue: Dialogue
    messages: list[Message]


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """What a model is about to be asked."""

    dialogue: Dialogue
    parent_id: MessageId
    said: (
        Message | None
    )  # the message that was just stored; None where another reply to an older one is wanted
    messages: list[Told]
    params: Params


def list_models(db: Db, actor: Actor) -> list[Endpoint]:
    """Return the models that the actor may talk with."""
    require(actor, Permit.DIALOGUE_HOLD)

    return models.named(db, store.talkable(db, actor.org_id))


def list_dialogues(db: Db, actor: Actor, *, before: datetime | None, limit: int) -> list[Dialogue]:
    """Return the actor's own dialogues, the one used last first."""
    require(actor, Permit.DIALOGUE_HOLD)

    return store.of_account(db, _account(actor), before=before, limit=limit)


def begin_dialogue(db: Db, actor: Actor, *, settings: Settings, now: datetime) -> Dialogue:
    """Begin a dialogue with these settings."""
    require(actor, Permit.DIALOGUE_HOLD)
    assert actor.org_id is not None

    _require_talkable(db, actor, settings.endpoint_id)
    require_storable({"title": settings.title, "system": settings.system})

    dialogue_id = store.insert(db, _account(actor), org_id=actor.org_id, settings=settings, now=now)
    return store.load(db, dialogue_id, account_id=_account(actor))


def read_dialogue(db: Db, actor: Actor, *, dialogue_id: DialogueId) -> Opened:
    """Return one of the actor's own dialogues."""
    require(actor, Permit.DIALOGUE_HOLD)

    dialogue = store.load(db, dialogue_id, account_id=_account(actor))
    return Opened(dialogue=dialogue, messages=store.messages_of(db, dialogue_id))


def change_dialogue(db: Db, actor: Actor, *, dialogue_id: DialogueId, settings: Settings) -> Dialogue:
    """Name the dialogue anew, or let another model or other settings answer from now on."""
    require(actor, Permit.DIALOGUE_HOLD)

    store.load(db, dialogue_id, account_id=_account(actor))
    _require_talkable(db, actor, settings.endpoint_id)
    require_storable({"title": settings.title, "system": settings.system})

    store.change(db, dialogue_id, settings=settings)
    return store.load(db, dialogue_id, account_id=_account(actor))


def drop_dialogue(db: Db, actor: Actor, *, dialogue_id: DialogueId) -> None:
    """Delete the dialogue with all its messages; items that were made of it stay."""
    require(actor, Permit.DIALOGUE_HOLD)

    store.load(db, dialogue_id, account_id=_account(actor))

    store.drop(db, dialogue_id)


def ask_model(
    db: Db,
    actor: Actor,
    *,
    dialogue_id: DialogueId,
    parent_id: MessageId | None,
    content: str | None,
    now: datetime,
) -> Asking:
    """Store what the person says after the parent, and return what to ask the model; without content, ask it again."""
    require(actor, Permit.DIALOGUE_HOLD)

    dialogue = store.load(db, dialogue_id, account_id=_account(actor))
    messages = store.messages_of(db, dialogue_id)

    path = rules.path_to(rules.tree_of(messages), parent_id)
    rules.require_place(path, role=rules.ASSISTANT if content is None else rules.USER)
    if content is not None:
        require_storable(content, path="content")
        safety.require_harmless(rules.require_words(content))
    params = msgspec.convert(dialogue.params, Params)

    said = None
    if content is not None:
        parent_id = store.insert_said(db, dialogue_id, parent_id=parent_id, content=content, now=now)
        said = store.message_in(store.messages_of(db, dialogue_id), parent_id)
        path = [*path, said]
        title = rules.title_of(content)
        store.touch(db, dialogue_id, title=title, now=now)
    assert parent_id is not None, "a reply has its place after a message"
    told = rules.turns_of(dialogue.system, path)
    spending.require_askable(told, params)
    return Asking(dialogue=dialogue, parent_id=parent_id, said=said, messages=told, params=params)


def order_reply(db: Db, actor: Actor, *, asking: Asking, vault: Vault, now: datetime) -> Order:
    """Find the dialogue's model, and look whether it may cost more. In the house's scope: keys are nobody else's."""
    require(actor, Permit.DIALOGUE_HOLD)

    _require_talkable(db, actor, asking.dialogue.endpoint_id)
    endpoint = models.load(db, asking.dialogue.endpoint_id)
    spending.require_within(endpoint, models.spent(db, endpoint.id, now=now))

    sealed = models.sealed_key(db, endpoint.id)
    return Order(
        project_id=None,
        lease_id=None,
        slot=SLOT,
        endpoint=endpoint,
        key="" if sealed is None else vault.open(sealed, bound_to=endpoint.base_url),
        messages=asking.messages,
        params=asking.params,
    )


def keep_reply(db: Db, actor: Actor, *, asking: Asking, order: Order, heard: Heard, now: datetime) -> Message:
    """Store what the model said, however it ended, and what it cost. In the house's scope, like the order."""
    require(actor, Permit.DIALOGUE_HOLD)

    dialogue_id = store.load(db, asking.dialogue.id, account_id=_account(actor)).id

    generation_id = generations.insert(db, order, heard.written, at=None, now=now)
    message_id = store.insert_heard(
        db, dialogue_id, order, heard, parent_id=asking.parent_id, generation_id=generation_id, now=now
    )
    store.touch(db, dialogue_id, title=None, now=now)
    return store.message_in(store.messages_of(db, dialogue_id), message_id)


def rate_reply(
    db: Db,
    actor: Actor,
    *,
    dialogue_id: DialogueId,
    message_id: MessageId,
    rating: str | None,
    reason: str,
) -> Message:
    """Note what the person thinks of a reply; without a rating, take it back."""
    require(actor, Permit.DIALOGUE_HOLD)

    store.load(db, dialogue_id, account_id=_account(actor))
    message = store.message_in(store.messages_of(db, dialogue_id), message_id)
    rules.require_ratable(message)
    require_storable(reason, path="reason")

    store.rate(db, message_id, rating=rating, reason=reason if rating is not None else "")
    return store.message_in(store.messages_of(db, dialogue_id), message_id)


def send_to_annotation(
    db: Db,
    actor: Actor,
    *,
    dialogue_id: DialogueId,
    message_id: MessageId,
    project_id: ProjectId,
    consent: bool,
    now: datetime,
) -> Message:
    """Make an item of the project from the talk up to this reply, with consent and source in its meta."""
    require(actor, Permit.DIALOGUE_HOLD)
    require(actor, Permit.ITEM_IMPORT)

    dialogue = store.load(db, dialogue_id, account_id=_account(actor))
    messages = store.messages_of(db, dialogue_id)
    message = store.message_in(messages, message_id)
    project = projects.load(db, project_id)

    rules.require_consent(consent)
    rules.require_ratable(message)
    if project.state is ProjectState.CLOSED:
        raise ProjectIsClosed(project_id=project_id)
    line = _line_of(project, dialogue, messages, message, now=now)

    name = f"dialogue-{dialogue_id}-{message_id}.jsonl"
    import_id = items.insert_import(
        db, project_id, file_name=name, file_path="", format_name="canonical", now=now
    )
    batch = items.load_import(db, import_id)
    kept = staging.keep(db, batch, [line], seats=project.overlap, now=now)
    if not kept:
        raise ReplyUnfit(reason="the project has this item already")
    lanes.open_new(db, project_id, kept, seats=project.overlap)
    items.advance_import(db, import_id, kept=1, duplicates=0, refused=0)
    items.end_import(db, import_id, state=ImportState.DONE, sha256=None, failure=None, now=now)
    store.note_item(db, message_id, item_id=kept[0])

    record(
        db,
        actor,
        Action.DIALOGUE_SENT,
        subject=("item", kept[0]),
        now=now,
        project=project_id,
        dialogue=dialogue_id,
        message=message_id,
        consent=True,
    )
    return store.message_in(store.messages_of(db, dialogue_id), message_id)


def _line_of(
    project: Project, dialogue: Dialogue, messages: list[Message], message: Message, *, now: datetime
) -> Line:
    """Return the first of the records that suits the project's kind, or refuse with what is wrong with the last."""
    tree = rules.tree_of(messages)
    language = guess_language(message.content)
    reason = ""
    for made in rules.records_of(dialogue, tree, message, language=language, now=now):
        found = importing.decide([Kept(1, made)], kind_name=project.kind, form=project.form)
        if found.lines:
            return found.lines[0]
        reason = found.problems[0].reason
    raise ReplyUnfit(reason=reason)


def _require_talkable(db: Db, actor: Actor, endpoint_id: EndpointId) -> None:
    if endpoint_id not in store.talkable(db, actor.org_id):
        raise EndpointUnknown(endpoint_id=endpoint_id)


def _account(actor: Actor) -> AccountId:
    assert actor.account_id is not None, "only people talk"
    return actor.account_id
