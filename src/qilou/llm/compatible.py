"""The back end for servers that speak the OpenAI protocol: chat completions, streamed.

The one surprising fact: a request is tried again only while not one token has come. After that a second try would
begin another answer.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing
from functools import lru_cache
from typing import Any, cast  # Any: the protocol's messages are JSON

import httpx2
import msgspec
import openai

from qilou.llm.contract import Delta, Done, Failed, Failure, Finish, Message, Params, Part, Usage
from qilou.llm.events import Event, EventTooLong, events_in, said
from qilou.llm.failures import ILL, PASSING, failed, failure_inside, failure_of
from qilou.llm.pressure import Pressure, pressure_of

TRIES = 3
BACK_OFF_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 5.0
CONNECT_SECONDS = 10.0
MOST_CHARS = 400_000


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model is, and how it is treated."""

    endpoint_id: int
    base_url: str
    model: str
    key: str
    at_once: int = 8
    first_token_seconds: float = 60.0
    idle_seconds: float = 60.0
    is_test: bool = False  # an operator wants to know how it is now, also while it rests


class CompatibleBackend:
    """Streams answers of one target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._pressure: Pressure = pressure_of(target.endpoint_id)

    async def stream(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        """Yield the answer piece by piece, then its end."""
        if self._pressure.breaker.is_resting and not self._target.is_test:
            yield failed(Failure.RESTING)
            return
        if self._pressure.running >= self._target.at_once:
            yield failed(Failure.BUSY)
            return
        self._pressure.running += 1
        try:
            async with aclosing(self._tries(messages, params)) as parts:
                async for part in parts:
                    self._note(part)
                    yield part
        finally:
            self._pressure.running -= 1

    def _note(self, part: Part) -> None:
        if isinstance(part, Failed):
            self._pressure.breaker.note(is_ill=part.kind in ILL)
        elif isinstance(part, Done):
            self._pressure.breaker.note(is_ill=False)

    async def _tries(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        for attempt in range(TRIES):
            has_begun, retry = False, None
            async with aclosing(self._once(messages, params)) as parts:
                async for part in parts:
                    has_begun = has_begun or isinstance(part, Delta)
                    is_last = attempt + 1 == TRIES
                    if isinstance(part, Failed) and part.kind in PASSING and not (has_begun or is_last):
                        retry = part
                        break
                    yield part
            if retry is None:
                return
            await asyncio.sleep(_wait(retry, attempt))

    async def _once(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        has_begun = False
        try:
            async with AsyncExitStack() as opened:
                async with asyncio.timeout(self._target.first_token_seconds):
                    response = await opened.enter_async_context(self._opening(messages, params))
                pieces = self._in_time(response.iter_bytes())
                async with aclosing(pieces), aclosing(self._parts(events_in(pieces))) as parts:
                    async for part in parts:
                        has_begun = True
                        yield part
        except EventTooLong:
            yield failed(Failure.GARBLED, detail="one event without an end")
        except Exception as raised:
            yield failure_of(raised, has_begun=has_begun)

    def _opening(
        self, messages: Sequence[Message], params: Params
    ) -> AbstractAsyncContextManager[Any]:  # Any: the library's own response
        chosen = cast("dict[str, Any]", msgspec.to_builtins(params))  # cast: a struct becomes a mapping
        client = _client(self._target.base_url, self._target.key)
        # The raw response: the library's typed events cost more than all the rest of a stream together.
        return client.chat.completions.with_streaming_response.create(
            model=self._target.model,
            messages=cast("Any", [msgspec.to_builtins(each) for each in messages]),  # cast: the same shape
            stream=True,
            stream_options={"include_usage": True},
            **{name: each for name, each in chosen.items() if each is not None},
        )

    async def _in_time(self, pieces: AsyncIterator[bytes]) -> AsyncGenerator[bytes, None]:
        """Pass the bytes on; raise TimeoutError where none come for too long."""
        allowed = self._target.first_token_seconds
        while True:
            async with asyncio.timeout(allowed):
                piece = await anext(pieces, None)
            if piece is None:
                return
            allowed = self._target.idle_seconds
            yield piece

    async def _parts(self, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Part, None]:
        """Yield the pieces; the end is Done only where the server said why it ended."""
        finish: Finish | None = None
        usage: Usage | None = None
        chars = 0
        async with aclosing(events):
            async for event in events:
                heard = said(event)
                if heard.error is not None:
                    yield failure_inside(heard.error)
                    return
                usage, finish = heard.usage or usage, heard.finish or finish
                chars += len(heard.text)
                if chars > MOST_CHARS:
                    yield failed(Failure.TOO_LONG, detail=f"more than {MOST_CHARS} characters")
                    return
                if heard.text:
                    yield Delta(heard.text)
        yield failed(Failure.CUT) if finish is None else Done(finish=finish, usage=usage)


def _wait(failure: Failed, attempt: int) -> float:
    asked = failure.retry_after or 0.0
    drawn = BACK_OFF_SECONDS * 2**attempt * random.uniform(0.5, 1.5)
    return min(max(asked, drawn), LONGEST_WAIT_SECONDS)


@lru_cache(maxsize=64)
def _kept_client(loop: int, base_url: str, key: str) -> openai.AsyncOpenAI:
    transport = httpx2.AsyncClient(
        timeout=httpx2.Timeout(None, connect=CONNECT_SECONDS),  # the waits are counted by word, above
        limits=httpx2.Limits(max_connections=1_000, max_keepalive_connections=50),
        follow_redirects=False,  # a key goes only where the operator sent it
    )
    return openai.AsyncOpenAI(
        base_url=base_url,
        api_key=key or "none",
        organization="",
        project="",
        max_retries=0,
        http_client=transport,
    )


def _client(base_url: str, key: str) -> openai.AsyncOpenAI:
    """Return the client for the address: one for each event loop, because its connections belong to a loop."""
    return _kept_client(id(asyncio.get_running_loop()), base_url, key)
