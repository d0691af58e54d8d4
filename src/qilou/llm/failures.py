"""The sentences of failures, and which failure an exception or an answer of the server is.

The sentences name no model, address or number: people who compare blind models read them.
"""

from __future__ import annotations

import json

import httpx2
import openai

from qilou.llm.contract import Failed, Failure

SENTENCES: dict[Failure, str] = {
    Failure.DOWN: "The model cannot be reached. Try again; if it stays so, tell the project manager.",
    Failure.SLOW: "The model did not answer in time. Try again.",
    Failure.WRONG_KEY: "The model's server does not accept the key. The base operator has to enter it anew.",
    Failure.NO_SUCH_MODEL: "The model's server does not know this model. The base operator has to correct it.",
    Failure.RATE_LIMITED: "The model's server takes no more requests for now. Try again in a minute.",
    Failure.TOO_LONG: "The conversation or the answer is too long for the model. Shorten it or begin anew.",
    Failure.CUT: "The answer broke off. What came is kept; try again for a whole one.",
    Failure.GARBLED: "The model's server sent something that cannot be read. What came before it is kept.",
    Failure.NOT_UTF8: "The model's server sent text that is not UTF-8. What came before it is kept.",
    Failure.REFUSED: "The model's server refused the request.",
    Failure.BROKEN: "The model's server reports a fault of its own. Try again.",
    Failure.BUSY: "Too many answers are being written at once. Try again in a moment.",
    Failure.ABSENT: "The embedded model is not installed. The base operator can fetch it: qilou fetch-model.",
    Failure.RESTING: "The model failed several times and is left alone for half a minute. Try again then.",
}
# What another try, before the first token, may cure.
PASSING = frozenset({Failure.DOWN, Failure.RATE_LIMITED, Failure.BROKEN})
# What says that the endpoint as a whole is ill, and not only this request.
ILL = frozenset({Failure.DOWN, Failure.SLOW, Failure.BROKEN, Failure.CUT, Failure.GARBLED, Failure.NOT_UTF8})
_OF_STATUS = {
    401: Failure.WRONG_KEY,
    403: Failure.WRONG_KEY,
    404: Failure.NO_SUCH_MODEL,
    408: Failure.SLOW,
    413: Failure.TOO_LONG,
    429: Failure.RATE_LIMITED,
    504: Failure.SLOW,
}
_TOO_LONG = (
    "context_length",
    "context length",
    "context size",
    "maximum context",
    "too many tokens",
    "too long",
)
_NO_MODEL = ("model_not_found", "model not found", "invalid_model", "does not exist", "no such model")
MOST_DETAIL = 500


def failed(kind: Failure, *, detail: str = "", retry_after: float | None = None) -> Failed:
    """Return the failure with its sentence."""
    return Failed(kind=kind, message=SENTENCES[kind], detail=detail[:MOST_DETAIL], retry_after=retry_after)


def failure_of(raised: Exception, *, has_begun: bool) -> Failed:
    """Return which failure the exception is; an exception of ours is raised again."""
    if isinstance(raised, openai.APITimeoutError | httpx2.TimeoutException | TimeoutError):
        return failed(Failure.SLOW, detail=str(raised))
    if isinstance(raised, openai.APIStatusError):
        return _of_status(raised)
    if isinstance(raised, UnicodeDecodeError):
        return failed(Failure.NOT_UTF8, detail=str(raised))
    if isinstance(raised, openai.APIConnectionError | httpx2.HTTPError):
        kind = Failure.CUT if has_begun else Failure.DOWN
        return failed(kind, detail=str(raised.__cause__ or raised))
    if isinstance(raised, json.JSONDecodeError | openai.APIResponseValidationError):
        return failed(Failure.GARBLED, detail=str(raised))
    raise raised


def failure_inside(words: str) -> Failed:
    """Return which failure it is that the server put into the stream."""
    return _of_words(words) or failed(Failure.BROKEN, detail=words)


def _of_status(raised: openai.APIStatusError) -> Failed:
    words = f"{raised.code or ''} {raised.message}"
    kind = _OF_STATUS.get(raised.status_code)
    if kind is Failure.RATE_LIMITED:
        return failed(kind, detail=words, retry_after=_seconds(raised.response.headers.get("retry-after")))
    if kind is None:
        known = _of_words(words)
        if known is not None:
            return known
        kind = Failure.BROKEN if raised.status_code >= 500 else Failure.REFUSED
    return failed(kind, detail=f"HTTP {raised.status_code}: {words}")


def _of_words(words: str) -> Failed | None:
    lower = words.lower()
    if any(each in lower for each in _TOO_LONG):
        return failed(Failure.TOO_LONG, detail=words)
    if any(each in lower for each in _NO_MODEL):
        return failed(Failure.NO_SUCH_MODEL, detail=words)
    return None


def _seconds(header: str | None) -> float | None:
    try:
        return None if header is None else max(0.0, float(header))
    except ValueError:
        return None
