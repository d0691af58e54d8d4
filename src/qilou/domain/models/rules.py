"""What an endpoint must hold, what a model may be asked, which model stands behind which slot, what an answer costs."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from typing import Any  # Any: parameters are of several types
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

from qilou.base.ids import EndpointId, LeaseId
from qilou.domain.models.model import (
    EMBEDDED,
    BudgetSpent,
    Endpoint,
    EndpointDraft,
    EndpointUnusable,
    Estimate,
    ModelsMissing,
    PromptUnusable,
    Slot,
    Spent,
)
from qilou.llm.contract import Message, Params

MICROFEN = 1_000_000
MOST_MESSAGES = 400
MOST_CHARS = 400_000
MOST_TOKENS = 32_768
DEFAULT_ANSWER_TOKENS = 512  # what an estimate takes where no limit is set
_BOUNDS = {
    "input_fen_per_million": (0, 10_000_000),
    "output_fen_per_million": (0, 10_000_000),
    "at_once": (1, 1_000),
    "first_token_seconds": (1, 600),
}


def require_usable(draft: EndpointDraft, *, key_is_bound_to: str | None) -> None:
    """Refuse with every problem of the draft; a key that is kept must go where it went (`key_is_bound_to`)."""
    problems = [
        _problem(field, f"must lie between {low} and {high}")
        for field, (low, high) in _BOUNDS.items()
        if not low <= getattr(draft, field) <= high
    ]
    problems += [
        _problem(field, "must not be empty")
        for field in ("name", "model")
        if not getattr(draft, field).strip()
    ]
    if draft.preset == EMBEDDED and draft.base_url:
        problems.append(_problem("base_url", "must be empty: the embedded model has no address"))
    if draft.preset != EMBEDDED and not _is_address(draft.base_url):
        problems.append(_problem("base_url", "must be an address that begins with http:// or https://"))
    if draft.key is None and key_is_bound_to not in (None, draft.base_url):
        problems.append(_problem("key", "must be entered anew: a key is kept for its address only"))
    problems += _beyond(draft.defaults, place="defaults")
    if problems:
        raise EndpointUnusable(problems=problems)


def require_askable(messages: Sequence[Message], params: Params) -> None:
    """Refuse with every problem of what is to be asked."""
    problems: list[dict[str, str]] = []
    if not messages or messages[-1].role != "user":
        problems.append(_problem("messages", "must end with a turn of the user"))
    if len(messages) > MOST_MESSAGES or sum(len(each.content) for each in messages) > MOST_CHARS:
        problems.append(
            _problem("messages", f"may have at most {MOST_CHARS} characters in {MOST_MESSAGES} turns")
        )
    problems += _beyond(params, place="params")
    if problems:
        raise PromptUnusable(problems=problems)


def require_within(endpoint: Endpoint, spent: Spent) -> None:
    """Refuse where the month's budget or the day's quota is used up."""
    if endpoint.budget_fen is not None and spent.microfen_this_month >= endpoint.budget_fen * MICROFEN:
        raise BudgetSpent
    if endpoint.tokens_a_day is not None and spent.tokens_today >= endpoint.tokens_a_day:
        raise BudgetSpent


def filled(params: Params, *, defaults: Params) -> Params:
    """Return the parameters with the endpoint's own where the question sets none."""
    return Params(**{**_set_in(defaults), **_set_in(params)})


def drawn(
    models: Sequence[EndpointId], *, lease_id: LeaseId, slot: Slot, key: UUID
) -> dict[Slot, EndpointId]:
    """Return which model stands behind which slot of the lease.

    `only` is the project's first. A and B are two different ones, drawn under the project's secret: each ordered pair
    is as likely as any other, and nobody outside can compute it.
    """
    if slot == "only":
        if not models:
            raise ModelsMissing
        return {"only": models[0]}
    if len(models) < 2:
        raise ModelsMissing
    number = int.from_bytes(hmac.digest(key.bytes, b"models %d" % lease_id, "sha256")[:8], "big")
    first, rest = number % len(models), number // len(models)
    second = (first + 1 + rest % (len(models) - 1)) % len(models)
    return {"A": models[first], "B": models[second]}


def digest_of(messages: Sequence[Message]) -> bytes:
    """Return the SHA-256 of what was asked."""
    return hashlib.sha256(msgspec.json.encode(list(messages))).digest()


def guessed_tokens(text: str) -> int:
    """Return about how many tokens the text has: 4 letters of a Latin script a token, 1.5 Chinese characters.

    guessed_tokens("Hello, world") = 3, guessed_tokens("你好世界。") = 4
    """
    narrow = sum(1 for char in text if char.isascii())
    return round(narrow / 4 + (len(text) - narrow) / 1.5 + 0.49) if text else 0


def cost_microfen(endpoint: Endpoint, *, read: int, written: int) -> int:
    """Return the price in millionths of a fen: exact, because prices are whole fen for a million tokens."""
    return read * endpoint.input_fen_per_million + written * endpoint.output_fen_per_million


def estimate(
    prompts: Sequence[Sequence[Message]], *, endpoints: Sequence[Endpoint], answers_each: int, params: Params
) -> Estimate:
    """Return what asking all of it will cost at most; without a limit of tokens 512 are taken for an answer."""
    read = sum(guessed_tokens(each.content) for prompt in prompts for each in prompt) * answers_each
    written = (params.max_tokens or DEFAULT_ANSWER_TOKENS) * len(prompts) * answers_each
    return Estimate(
        prompts=len(prompts),
        calls=len(prompts) * answers_each * len(endpoints),
        input_tokens=read * len(endpoints),
        output_tokens=written * len(endpoints),
        cost_microfen=sum(cost_microfen(each, read=read, written=written) for each in endpoints),
    )


def _set_in(params: Params) -> dict[str, Any]:
    return {name: each for name, each in msgspec.structs.asdict(params).items() if each is not None}


def _beyond(params: Params, *, place: str) -> list[dict[str, str]]:
    bounds = (("temperature", 0, 2), ("top_p", 0, 1), ("max_tokens", 1, MOST_TOKENS))
    problems = [
        _problem(f"{place}.{field}", f"must lie between {low} and {high}")
        for field, low, high in bounds
        if (given := getattr(params, field)) is not None and not low <= given <= high
    ]
    if params.stop is not None and len(params.stop) > 4:
        problems.append(_problem(f"{place}.stop", "may have at most 4 entries"))
    return problems


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return False


def _problem(path: str, reason: str) -> dict[str, str]:
    return {"path": path, "reason": reason}
