"""The back end for servers that speak the OpenAI protocol: chat completions, streamed.

The one surprising fact: a request is tried again only while not one token has come. After that a second try would
begin another answer.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import lru_cache
from typing import Any, cast  # Any: the protocol's messages are JSON

import httpx2
import msgspec
import openai
from openai.types.chat import ChatCompletionChunk

from qilou.llm.contract import Delta, Done, Failed, Failure, Finish, Message, Params, Part, Usage
from qilou.llm.failures import ILL, PASSING, failed, failure_of
from qilou.llm.pressure import Pressure, pressure_of

TRIES = 3
BACK_OFF_SECONDS = 0.5
LONGEST_WAIT_SECONDS = 5.0
CONNECT_SECONDS = 10.0
MOST_CHARS = 400_000
# NUL, which PostgreSQL's text refuses, and halves of surrogate pairs, which UTF-8 has no bytes for.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_FINISHES = {"stop": Finish.STOP, "length": Finish.LENGTH, "content_filter": Finish.FILTERED}


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """Where a model is, and how it is treated."""

    endpoint_id: int
    base_url: str
    model: str
    key: str
    at_once: int = 8
    first_token_seconds: float = 60.0
    idle_seconds: float = 60.0


class CompatibleBackend:
    """Streams answers of one target."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._pressure: Pressure = pressure_of(target.endpoint_id)

    async def stream(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        """Yield the answer piece by piece, then its end."""
        if self._pressure.breaker.is_resting:
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
            async with asyncio.timeout(self._target.first_token_seconds):
                chunks = await self._opened(messages, params)
            async with chunks, aclosing(self._parts(chunks)) as parts:
                async for part in parts:
                    has_begun = True
                    yield part
        except Exception as raised:
            yield failure_of(raised, has_begun=has_begun)

    async def _opened(
        self, messages: Sequence[Message], params: Params
    ) -> openai.AsyncStream[ChatCompletionChunk]:
        chosen = cast("dict[str, Any]", msgspec.to_builtins(params))  # cast: a struct becomes a mapping
        client = _client(self._target.base_url, self._target.key)
        return await client.chat.completions.create(
            model=self._target.model,
            messages=cast("Any", [msgspec.to_builtins(each) for each in messages]),  # cast: the same shape
            stream=True,
            stream_options={"include_usage": True},
            **{name: each for name, each in chosen.items() if each is not None},
        )

    async def _parts(self, chunks: openai.AsyncStream[ChatCompletionChunk]) -> AsyncGenerator[Part, None]:
        """Yield the pieces; the end is Done only where the server said why it ended."""
        finish: Finish | None = None
        usage: Usage | None = None
        chars = 0
        allowed = self._target.first_token_seconds
        while True:
            async with asyncio.timeout(allowed):
                chunk = await anext(chunks, None)
            if chunk is None:
                break
            allowed = self._target.idle_seconds
            usage = _usage(chunk) or usage
            text, ended = _said(chunk)
            finish = ended or finish
            chars += len(text)
            if chars > MOST_CHARS:
                yield failed(Failure.TOO_LONG, detail=f"more than {MOST_CHARS} characters")
                return
            if text:
                yield Delta(text)
        yield failed(Failure.CUT) if finish is None else Done(finish=finish, usage=usage)


def _said(chunk: ChatCompletionChunk) -> tuple[str, Finish | None]:
    """Return the chunk's text and why the answer ended, if it did. Servers leave out what the types promise."""
    choices: object = getattr(chunk, "choices", None)
    if not isinstance(choices, list) or not choices:
        return "", None
    first: object = cast("list[object]", choices)[0]  # cast: of what, the server decides
    text: object = getattr(getattr(first, "delta", None), "content", None)
    ended: object = getattr(first, "finish_reason", None)
    finish = _FINISHES.get(ended, Finish.STOP) if isinstance(ended, str) and ended else None
    return (_UNSTORABLE.sub("\ufffd", text) if isinstance(text, str) else ""), finish


def _usage(chunk: ChatCompletionChunk) -> Usage | None:
    told: object = getattr(chunk, "usage", None)
    read, written = getattr(told, "prompt_tokens", None), getattr(told, "completion_tokens", None)
    if not isinstance(read, int) or not isinstance(written, int):
        return None
    return Usage(input_tokens=max(0, read), output_tokens=max(0, written))


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
