"""Chapter: the public showcase: strangers talk with a model. No word of theirs is kept, only that it answered."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.clock import day_began_at
from qilou.base.db import Db
from qilou.base.ids import EndpointId
from qilou.base.vault import Vault
from qilou.domain.dialogues import meter, rules, safety, store
from qilou.domain.dialogues.model import Counters, Heard, ShowcaseBusy
from qilou.domain.models import generations
from qilou.domain.models import rules as spending
from qilou.domain.models import store as models
from qilou.domain.models.model import Endpoint, EndpointUnknown, Order
from qilou.domain.models.rules import guessed_tokens
from qilou.domain.people import credentials
from qilou.domain.people.buckets import Bucket, network_of
from qilou.llm.contract import Message, Params

MOST_AT_ONCE = 10  # messages from one address, then one every six seconds
SECONDS_EACH = 6.0
SLOT = "showcase"
PARAMS = Params(temperature=0.7, max_tokens=512)


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """What the showcase shows before anybody has said a word."""

    models: list[Endpoint]
    counters: Counters


def look_in(db: Db, *, now: datetime) -> Window:
    """Return the base's models, and how much the showcase has really answered."""
    return Window(
        models=models.named(db, store.talkable(db, None)),
        counters=meter.counters(db, since=day_began_at(now)),
    )


def ask_showcase(
    db: Db,
    *,
    endpoint_id: EndpointId,
    messages: Sequence[Message],
    address: str,
    vault: Vault,
    now: datetime,
) -> Order:
    """Let a stranger's message pass, or refuse it; return what to ask."""
    bucket = Bucket(key=f"showcase:{network_of(address)}", most=MOST_AT_ONCE, seconds_each=SECONDS_EACH)

    if endpoint_id not in store.talkable(db, None):
        raise EndpointUnknown(endpoint_id=endpoint_id)
    endpoint = models.load(db, endpoint_id)

    rules.require_words(messages[-1].content)
    spending.require_askable(messages, PARAMS)
    for message in messages:
        safety.require_harmless(message.content)
    spending.require_within(endpoint, models.spent(db, endpoint.id, now=now))
    seconds = credentials.take_attempt(db, bucket, now=now)
    if seconds is not None:
        raise ShowcaseBusy(retry_after_seconds=max(1, math.ceil(seconds)))

    sealed = models.sealed_key(db, endpoint.id)
    return Order(
        project_id=None,
        lease_id=None,
        slot=SLOT,
        endpoint=endpoint,
        key="" if sealed is None else vault.open(sealed, bound_to=endpoint.base_url),
        messages=list(messages),
        params=PARAMS,
    )


def meter_reply(db: Db, *, order: Order, heard: Heard, now: datetime) -> int:
    """Count a reply and what it cost, and keep nothing of what it says; return its number."""
    read = heard.written.input_tokens
    wrote = heard.written.output_tokens
    silent = msgspec.structs.replace(
        heard.written,
        text="",
        input_tokens=sum(guessed_tokens(each.content) for each in order.messages) if read is None else read,
        output_tokens=guessed_tokens(heard.written.text) if wrote is None else wrote,
    )

    generation_id = generations.insert(db, order, silent, at=None, now=now)
    return meter.insert(db, generation_id, heard=heard, characters=len(heard.written.text), now=now)
