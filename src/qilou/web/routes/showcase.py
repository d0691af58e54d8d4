"""The public showcase: no sign-in, a limit for each address, and nothing kept of what is said."""

from __future__ import annotations

from functools import partial

from anyio.to_thread import run_sync
from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import EndpointId
from qilou.base.vault import SecretLost, Vault
from qilou.domain.dialogues.model import (
    Heard,
    MessageBlocked,
    NothingToSay,
    ShowcaseBusy,
    ShowcaseClosed,
)
from qilou.domain.models.model import BudgetSpent, EndpointUnknown, Order, PromptUnusable
from qilou.flows import show_model
from qilou.llm.contract import Message
from qilou.web.deps import TheHouse, TheSettings, TheSwitchboard, TheVault
from qilou.web.errors import refuses
from qilou.web.hearing import hear, streamed
from qilou.web.shapes.dialogues import AiLabel, RuleShown, Showcase, ShowcaseHeard, ShowcaseSaying

router = APIRouter(tags=["showcase"])


@router.get("/showcase", **refuses())
def look_in(house: TheHouse, settings: TheSettings) -> Showcase:
    """Return whether the showcase is open, its models, and what it has really answered."""
    if not settings.showcase:
        return Showcase.of(None)
    with house.transaction(HOUSE) as db:
        return Showcase.of(show_model.look_in(db, now=clock.now()))


@router.post(
    "/showcase/replies",
    response_class=StreamingResponse,
    **refuses(
        ShowcaseClosed,
        EndpointUnknown,
        NothingToSay,
        MessageBlocked,
        ShowcaseBusy,
        PromptUnusable,
        BudgetSpent,
        SecretLost,
    ),
)
async def hear_reply_at_showcase(
    sent: ShowcaseSaying,
    request: Request,
    house: TheHouse,
    settings: TheSettings,
    vault: TheVault,
    switchboard: TheSwitchboard,
) -> StreamingResponse:
    """Say something and hear the model, as events: `delta` {text}, `heard` {state, rule, label, failure}."""
    if not settings.showcase:
        raise ShowcaseClosed
    address = request.client.host if request.client else ""
    order = await run_sync(partial(_ask, house, sent, address, vault))
    return streamed(hear(switchboard, order, keep=partial(_meter, house, order)))


def _ask(house: House, sent: ShowcaseSaying, address: str, vault: Vault) -> Order:
    with house.transaction(HOUSE) as db:
        return show_model.ask_showcase(
            db,
            endpoint_id=EndpointId(sent.endpoint_id),
            messages=[Message(role=each.role, content=each.content) for each in sent.messages],
            address=address,
            vault=vault,
            now=clock.now(),
        )


def _meter(house: House, order: Order, heard: Heard, failure: str | None) -> ShowcaseHeard:
    with house.transaction(HOUSE) as db:
        number = show_model.meter_reply(db, order=order, heard=heard, now=clock.now())
    label = AiLabel(ai_generated=True, provider=order.endpoint.name, content_id=f"qilou-showcase-{number}")
    return ShowcaseHeard(state=heard.state, rule=RuleShown.of(heard.rule), label=label, failure=failure)
