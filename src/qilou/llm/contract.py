"""What is said to a model, and the parts of a stream that comes back: deltas, then exactly one end, Done or Failed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from enum import StrEnum
from typing import Literal, Protocol, TypeAlias

import msgspec


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class Params(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """How the model is to answer; what is None is left to the server."""

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: int | None = None
    seed: int | None = None
    stop: list[str] | None = None


class Delta(msgspec.Struct, frozen=True):
    """The next piece of the answer."""

    text: str


class Finish(StrEnum):
    """Why an answer ended."""

    STOP = "stop"  # the model was done
    LENGTH = "length"  # the limit of tokens was reached
    FILTERED = "filtered"  # the server's own filter ended it
    STOPPED = "stopped"  # the person stopped it or went away; what came is kept
    FAILED = "failed"  # something broke; what came is kept


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """How many tokens the server says it read and wrote."""

    input_tokens: int
    output_tokens: int


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """The answer is complete. `usage` is None where the server does not tell."""

    finish: Finish
    usage: Usage | None = None


class Failure(StrEnum):
    """What can go wrong with an endpoint. Each has one plain sentence in failures.py."""

    DOWN = "down"  # nobody answers at the address
    SLOW = "slow"  # no word within the time allowed
    WRONG_KEY = "wrong_key"
    NO_SUCH_MODEL = "no_such_model"
    RATE_LIMITED = "rate_limited"
    TOO_LONG = "too_long"  # the conversation, or the answer
    CUT = "cut"  # the stream ended in the middle
    GARBLED = "garbled"  # half JSON, or not the protocol at all
    NOT_UTF8 = "not_utf8"
    REFUSED = "refused"  # the server does not accept the request
    BROKEN = "broken"  # the server reports a fault of its own
    BUSY = "busy"  # too many answers at once here
    ABSENT = "absent"  # the embedded model is not here
    RESTING = "resting"  # it failed often; it is left alone for a while


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """The answer broke off. `message` may be shown to anybody; `detail` may name the model, and is for operators."""

    kind: Failure
    message: str
    detail: str = ""
    retry_after: float | None = None


Part: TypeAlias = Delta | Done | Failed


class Backend(Protocol):
    """A model that answers."""

    def stream(self, messages: Sequence[Message], params: Params) -> AsyncGenerator[Part, None]:
        """Yield the answer piece by piece, then its end; close the iterator to stop the model."""
        ...
