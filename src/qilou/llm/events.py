"""The server-sent events of a chat completion, read byte by byte as they come, and what each of them says.

The one surprising fact: nothing here trusts a server. An event may lack any field, hold any type, end anywhere; what is
no JSON or no UTF-8 raises, what is JSON of another shape says nothing.
"""

from __future__ import annotations

import json
import re
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, cast  # Any: JSON

import msgspec

from qilou.llm.contract import Finish, Usage

Event = dict[str, Any]  # Any: see above
LONGEST_EVENT = 16 * 1024 * 1024
# NUL, which PostgreSQL's text refuses, and halves of surrogate pairs, which UTF-8 has no bytes for.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_FINISHES = {"stop": Finish.STOP, "length": Finish.LENGTH, "content_filter": Finish.FILTERED}


class EventTooLong(Exception):
    """A server sends one event without an end."""


class Said(msgspec.Struct, frozen=True):
    """What one event says; a field is empty where it does not."""

    text: str = ""
    finish: Finish | None = None
    usage: Usage | None = None
    error: str | None = None


async def events_in(pieces: AsyncIterator[bytes]) -> AsyncGenerator[Event, None]:
    """Yield the JSON of each event; raise UnicodeDecodeError or JSONDecodeError for what is none."""
    rest = b""
    async for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        if len(rest) > LONGEST_EVENT:
            raise EventTooLong
        for line in lines:
            event = _event(line)
            if event is not None:
                yield event
    event = _event(rest)
    if event is not None:
        yield event


def said(event: Event) -> Said:
    """Return what the event says."""
    error = event.get("error")
    if error:
        return Said(
            error=str(cast("Event", error).get("message", error) if isinstance(error, dict) else error)
        )
    first = _first(event.get("choices"))
    text = _dict(first.get("delta")).get("content")
    ended = first.get("finish_reason")
    return Said(
        text=_UNSTORABLE.sub("\ufffd", text) if isinstance(text, str) else "",
        finish=_FINISHES.get(ended, Finish.STOP) if isinstance(ended, str) and ended else None,
        usage=_usage(_dict(event.get("usage"))),
    )


def _event(line: bytes) -> Event | None:
    if not line.startswith(b"data:"):
        return None
    told = line[len(b"data:") :].strip()
    if not told or told == b"[DONE]":
        return None
    try:
        found: object = msgspec.json.decode(told)
    except msgspec.DecodeError:
        found = json.loads(
            told.decode("utf-8")
        )  # takes half a surrogate pair; raises for what is no JSON at all
    return _dict(found)


def _usage(told: Event) -> Usage | None:
    read, written = told.get("prompt_tokens"), told.get("completion_tokens")
    if not isinstance(read, int) or not isinstance(written, int):
        return None
    return Usage(input_tokens=max(0, read), output_tokens=max(0, written))


def _first(choices: object) -> Event:
    if not isinstance(choices, list) or not choices:
        return {}
    return _dict(cast("list[object]", choices)[0])  # cast: of what, the server decides


def _dict(value: object) -> Event:
    return cast("Event", value) if isinstance(value, dict) else {}  # cast: JSON's keys are texts
