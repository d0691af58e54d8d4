"""Dialogues with models. A reply is streamed: what was said, pieces of the reply, then the reply as it was kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Annotated

from anyio.to_thread import run_sync
from fastapi import APIRouter, status
from fastapi.responses import StreamingResponse

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import DialogueId, MessageId, ProjectId
from qilou.base.vault import SecretLost, Vault
from qilou.domain.access.model import Actor
from qilou.domain.answers.model import AnswerUnstorable
from qilou.domain.dialogues.model import (
    ConsentMissing,
    DialogueTooLong,
    DialogueUnknown,
    Heard,
    MessageBlocked,
    MessageUnknown,
    NothingToSay,
    ParentUnfit,
    ReplyUnfit,
    ReplyUnratable,
)
from qilou.domain.items.model import ProjectIsClosed
from qilou.domain.models.model import BudgetSpent, EndpointUnknown, Order, PromptUnusable
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import talk_with_model as talking
from qilou.llm.switchboard import Switchboard
from qilou.web.deps import SignedIn, TheHouse, TheSwitchboard, TheVault
from qilou.web.errors import refuses
from qilou.web.hearing import Keep, hear, streamed
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.dialogues import (
    Dialogue,
    DialogueMessage,
    DialogueOpened,
    DialogueSettings,
    ItemWish,
    RatingSent,
    ReplyHeard,
    SayingSent,
    TalkModel,
)
from qilou.web.streaming import event

router = APIRouter(tags=["dialogues"])
DialogueInPath = Annotated[DialogueId, IdInPath]
MessageInPath = Annotated[MessageId, IdInPath]
_MICROSECONDS = 1_000_000


@router.get("/talk-models", **refuses())
def list_models(actor: SignedIn, house: TheHouse) -> Rows[TalkModel]:
    """Return the models that one may talk with."""
    with house.transaction(HOUSE) as db:
        return all_rows([TalkModel.of(each) for each in talking.list_models(db, actor)])


@router.get("/dialogues", **refuses(CursorInvalid))
def list_dialogues(after: After, actor: SignedIn, house: TheHouse) -> Rows[Dialogue]:
    """Return one's own dialogues, the one used last first."""
    before = datetime.fromtimestamp(after / _MICROSECONDS, UTC) if after else None
    with house.transaction(actor.scope) as db:
        rows = talking.list_dialogues(db, actor, before=before, limit=PAGE + 1)
    shown, cursor = page_of(rows, lambda each: round(each.updated_at.timestamp() * _MICROSECONDS))
    return Rows(rows=[Dialogue.of(each) for each in shown], next=cursor)


@router.post("/dialogues", status_code=status.HTTP_201_CREATED, **refuses(EndpointUnknown, AnswerUnstorable))
def begin_dialogue(sent: DialogueSettings, actor: SignedIn, house: TheHouse) -> Dialogue:
    """Begin a dialogue."""
    with house.transaction(HOUSE) as db:
        begun = talking.begin_dialogue(db, actor, settings=sent.record(), now=clock.now())
        return Dialogue.of(begun)


@router.get("/dialogues/{dialogue_id}", **refuses(DialogueUnknown))
def read_dialogue(dialogue_id: DialogueInPath, actor: SignedIn, house: TheHouse) -> DialogueOpened:
    """Return one of one's own dialogues with all its messages."""
    with house.transaction(actor.scope) as db:
        return DialogueOpened.of(talking.read_dialogue(db, actor, dialogue_id=dialogue_id))


@router.put("/dialogues/{dialogue_id}", **refuses(DialogueUnknown, EndpointUnknown, AnswerUnstorable))
def change_dialogue(
    dialogue_id: DialogueInPath, sent: DialogueSettings, actor: SignedIn, house: TheHouse
) -> Dialogue:
    """Name a dialogue anew, or change what answers in it and how."""
    with house.transaction(HOUSE) as db:
        changed = talking.change_dialogue(db, actor, dialogue_id=dialogue_id, settings=sent.record())
        return Dialogue.of(changed)


@router.delete("/dialogues/{dialogue_id}", status_code=status.HTTP_204_NO_CONTENT, **refuses(DialogueUnknown))
def drop_dialogue(dialogue_id: DialogueInPath, actor: SignedIn, house: TheHouse) -> None:
    """Delete a dialogue with all its messages."""
    with house.transaction(actor.scope) as db:
        talking.drop_dialogue(db, actor, dialogue_id=dialogue_id)


@router.post(
    "/dialogues/{dialogue_id}/replies",
    response_class=StreamingResponse,
    **refuses(
        DialogueUnknown,
        EndpointUnknown,
        MessageUnknown,
        ParentUnfit,
        NothingToSay,
        DialogueTooLong,
        MessageBlocked,
        AnswerUnstorable,
        PromptUnusable,
        BudgetSpent,
        SecretLost,
    ),
)
async def hear_reply(
    dialogue_id: DialogueInPath,
    sent: SayingSent,
    actor: SignedIn,
    house: TheHouse,
    vault: TheVault,
    switchboard: TheSwitchboard,
) -> StreamingResponse:
    """Say something and hear the model, as events: `said` (the message), `delta` {text}, `heard` {message, failure}.

    Whoever closes the stream stops the model; what it had said is kept.
    """
    asking = await run_sync(partial(_ask, house, actor, dialogue_id=dialogue_id, sent=sent))
    order = await run_sync(partial(_order, house, actor, asking, vault))
    return streamed(_events(switchboard, asking, order, keep=partial(_keep, house, actor, asking, order)))


@router.put(
    "/dialogues/{dialogue_id}/messages/{message_id}/rating",
    **refuses(DialogueUnknown, MessageUnknown, ReplyUnratable, AnswerUnstorable),
)
def rate_reply(
    dialogue_id: DialogueInPath,
    message_id: MessageInPath,
    sent: RatingSent,
    actor: SignedIn,
    house: TheHouse,
) -> DialogueMessage:
    """Say whether a reply is good or bad, and why."""
    with house.transaction(actor.scope) as db:
        rated = talking.rate_reply(
            db, actor, dialogue_id=dialogue_id, message_id=message_id, rating=sent.rating, reason=sent.reason
        )
    return DialogueMessage.of(dialogue_id, rated)


@router.post(
    "/dialogues/{dialogue_id}/messages/{message_id}/item",
    status_code=status.HTTP_201_CREATED,
    **refuses(
        DialogueUnknown,
        MessageUnknown,
        ReplyUnratable,
        ConsentMissing,
        ReplyUnfit,
        ProjectUnknown,
        ProjectIsClosed,
    ),
)
def make_item(
    dialogue_id: DialogueInPath,
    message_id: MessageInPath,
    sent: ItemWish,
    actor: SignedIn,
    house: TheHouse,
) -> DialogueMessage:
    """Make an item of a project from the talk up to this reply."""
    with house.transaction(actor.scope) as db:
        made = talking.send_to_annotation(
            db,
            actor,
            dialogue_id=dialogue_id,
            message_id=message_id,
            project_id=ProjectId(sent.project_id),
            consent=sent.consent,
            now=clock.now(),
        )
    return DialogueMessage.of(dialogue_id, made)


async def _events(
    switchboard: Switchboard, asking: talking.Asking, order: Order, *, keep: Keep
) -> AsyncIterator[bytes]:
    if asking.said is not None:
        yield event("said", DialogueMessage.of(asking.dialogue.id, asking.said).model_dump(mode="json"))
    async for each in hear(switchboard, order, keep=keep):
        yield each


def _ask(house: House, actor: Actor, *, dialogue_id: DialogueId, sent: SayingSent) -> talking.Asking:
    with house.transaction(actor.scope) as db:
        return talking.ask_model(
            db,
            actor,
            dialogue_id=dialogue_id,
            parent_id=None if sent.parent_id is None else MessageId(sent.parent_id),
            content=sent.content,
            now=clock.now(),
        )


def _order(house: House, actor: Actor, asking: talking.Asking, vault: Vault) -> Order:
    with house.transaction(HOUSE) as db:
        return talking.order_reply(db, actor, asking=asking, vault=vault, now=clock.now())


def _keep(
    house: House,
    actor: Actor,
    asking: talking.Asking,
    order: Order,
    heard: Heard,
    failure: str | None,
) -> ReplyHeard:
    with house.transaction(HOUSE) as db:
        kept = talking.keep_reply(db, actor, asking=asking, order=order, heard=heard, now=clock.now())
    return ReplyHeard(message=DialogueMessage.of(asking.dialogue.id, kept), failure=failure)
