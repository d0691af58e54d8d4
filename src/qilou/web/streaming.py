"""A model's answer as server-sent events: deltas, then one end. Whoever goes away keeps what came.

The one surprising fact: no database connection is held while the stream runs. What came is written afterwards, in a
thread, shielded from the cancellation that a disconnect causes.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

import anyio
import anyio.to_thread
import msgspec

from qilou.domain.models.model import TEST_SLOT, Order, Written
from qilou.llm.compatible import Target
from qilou.llm.contract import Delta, Done, Failed
from qilou.llm.recorder import Recorder
from qilou.llm.switchboard import Switchboard

STREAM_TYPE = "text/event-stream"
STREAM_HEADERS = {"X-Accel-Buffering": "no"}  # proxies of the nginx family hold a stream back otherwise


def target_of(order: Order) -> Target:
    """Return where the order goes."""
    endpoint = order.endpoint
    return Target(
        endpoint_id=endpoint.id,
        base_url=endpoint.base_url,
        model=endpoint.model,
        key=order.key,
        at_once=endpoint.at_once,
        first_token_seconds=endpoint.first_token_seconds,
        is_test=order.slot == TEST_SLOT,
    )


async def events_of(
    switchboard: Switchboard, order: Order, *, keep: Callable[[Written], int]
) -> AsyncGenerator[bytes, None]:
    """Yield the answer as events. `keep` writes what came and returns its number; it runs in a thread."""
    recorder = Recorder()
    end: Done | Failed | None = None
    generation_id = 0
    try:
        parts = switchboard.backend(target_of(order)).stream(order.messages, order.params)
        async with aclosing(parts):
            async for part in parts:
                recorder.note(part)
                if isinstance(part, Delta):
                    yield event("delta", {"text": part.text})
                else:
                    end = part
    finally:
        with anyio.CancelScope(shield=True):
            generation_id = await anyio.to_thread.run_sync(keep, written(recorder))
    if isinstance(end, Failed):
        yield event("failed", {"kind": end.kind, "message": end.message, "generation_id": generation_id})
    else:
        yield event("done", {"generation_id": generation_id, "finish": recorder.finish})


def written(recorder: Recorder) -> Written:
    """Return what came, as it is stored."""
    usage = recorder.usage
    return Written(
        text=recorder.text,
        finish=recorder.finish,
        failure=recorder.failure,
        input_tokens=usage and usage.input_tokens,
        output_tokens=usage and usage.output_tokens,
        first_token_ms=recorder.first_token_ms,
        total_ms=recorder.elapsed_ms,
    )


def event(name: str, body: dict[str, object]) -> bytes:
    """Return one server-sent event. JSON holds no line feed, so that it is one line."""
    return b"event: %b\ndata: %b\n\n" % (name.encode(), msgspec.json.encode(body))
