"""A model's answer to the person who holds an item, streamed."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import LeaseId
from qilou.base.vault import SecretLost
from qilou.domain.dispatch.model import LeaseUnknown
from qilou.domain.models.model import (
    BudgetSpent,
    LeaseNotHeld,
    ModelsMissing,
    Order,
    PromptUnusable,
    Written,
)
from qilou.flows import generate_answer
from qilou.web.deps import SignedIn, TheHouse, TheSwitchboard, TheVault
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath
from qilou.web.shapes.models import GenerationWish
from qilou.web.streaming import STREAM_HEADERS, STREAM_TYPE, events_of

router = APIRouter(tags=["generations"])


@router.post(
    "/leases/{lease_id}/generations",
    response_class=StreamingResponse,
    **refuses(LeaseUnknown, LeaseNotHeld, PromptUnusable, ModelsMissing, BudgetSpent, SecretLost),
)
async def generate(
    lease_id: Annotated[LeaseId, IdInPath],
    sent: GenerationWish,
    actor: SignedIn,
    house: TheHouse,
    vault: TheVault,
    switchboard: TheSwitchboard,
) -> StreamingResponse:
    """Stream the answer of the model behind the slot as events: delta, then done or failed. The model is not named."""

    def ordered() -> Order:
        with house.transaction(actor.scope) as db:
            asked = generate_answer.ask(
                db,
                actor,
                lease_id=lease_id,
                slot=sent.slot,
                messages=sent.to_messages(),
                params=sent.to_params(),
            )
        with house.transaction(HOUSE) as db:
            return generate_answer.order(db, actor, asked=asked, vault=vault, now=clock.now())

    order = await anyio.to_thread.run_sync(ordered)

    def keep(written: Written) -> int:
        with house.transaction(HOUSE) as db:
            return generate_answer.keep_generation(db, actor, order=order, written=written, now=clock.now())

    events = events_of(switchboard, order, keep=keep)
    return StreamingResponse(events, media_type=STREAM_TYPE, headers=STREAM_HEADERS)
