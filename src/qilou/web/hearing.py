"""Hearing a model at the web door: its words as events, watched by the safety rules, and kept however they end.

The one surprising fact: whoever goes away ends the generator at some `yield`; what came until then is still kept, in a
scope that the going away cannot cancel.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import aclosing

from anyio import CancelScope
from anyio.to_thread import run_sync
from fastapi.responses import StreamingResponse
from pydantic import BaseModel

from qilou.domain.dialogues.model import Heard
from qilou.domain.dialogues.safety import Rule, Watch
from qilou.domain.models.model import Order, Written
from qilou.llm.contract import Delta, Failed, Finish, Part
from qilou.llm.recorder import Recorder
from qilou.llm.switchboard import Switchboard
from qilou.web.streaming import STREAM_HEADERS, STREAM_TYPE, event, target_of

Keep = Callable[
    [Heard, "str | None"], BaseModel
]  # stores what was heard, with the failure; returns the last event


class Ear:
    """Takes in the parts of a stream and tells, at any moment, what has been heard."""

    def __init__(self) -> None:
        self._watch, self._recorder = Watch(), Recorder()
        self._rule: Rule | None = None
        self.failure: str | None = None

    @property
    def is_blocked(self) -> bool:
        """Return whether a safety rule has ended it."""
        return self._rule is not None

    def take(self, part: Part) -> str:
        """Take the next part in; return the words that may be passed on."""
        if isinstance(part, Delta):
            self._rule = self._watch.add(part.text)
            if self._rule is not None:
                return ""
        if isinstance(part, Failed):
            self.failure = part.message
        self._recorder.note(part)
        return part.text if isinstance(part, Delta) else ""

    def heard(self) -> Heard:
        """Return what has been heard until now; of a blocked reply nothing."""
        usage = self._recorder.usage
        written = Written(
            text="" if self._rule else self._recorder.text.replace("\x00", ""),
            finish=Finish.FILTERED if self._rule else self._recorder.finish,
            failure=None if self._rule else self._recorder.failure,
            input_tokens=usage and usage.input_tokens,
            output_tokens=usage and usage.output_tokens,
            first_token_ms=self._recorder.first_token_ms,
            total_ms=self._recorder.elapsed_ms,
        )
        return Heard(written=written, rule=self._rule.key if self._rule else None)


async def hear(switchboard: Switchboard, order: Order, *, keep: Keep) -> AsyncIterator[bytes]:
    """Yield a `delta` event for each piece, then `heard` with what `keep` returned."""
    ear = Ear()
    kept: BaseModel | None = None
    try:
        async with aclosing(
            switchboard.backend(target_of(order)).stream(order.messages, order.params)
        ) as parts:
            async for part in parts:
                words = ear.take(part)
                if words:
                    yield event("delta", {"text": words})
                if ear.is_blocked:
                    break
    finally:
        with CancelScope(shield=True):
            kept = await run_sync(keep, ear.heard(), ear.failure)
    assert kept is not None, "it is kept however the stream ends"
    yield event("heard", kept.model_dump(mode="json"))


def streamed(events: AsyncIterator[bytes]) -> StreamingResponse:
    """Return the events as a response that no proxy holds back."""
    return StreamingResponse(events, media_type=STREAM_TYPE, headers=STREAM_HEADERS)
