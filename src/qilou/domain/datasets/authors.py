"""Which model wrote what: the mark and the provenance that go with every reply of a model into a release."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any  # Any: parameters and bodies are JSON

import msgspec

from qilou.kinds.contract import Json

ROUNDS = "rounds"


class Author(msgspec.Struct, frozen=True, kw_only=True):
    """What wrote one reply, and how it was asked to."""

    id: int
    model: str
    provider: str
    params: dict[str, Any]  # Any: see above


Authors = Mapping[int, Author]


def signed(body: Json, authors: Authors) -> Json:
    """Return the body with model, parameters and mark beside each reply of a talk; of other bodies, the body itself."""
    if ROUNDS not in body:
        return body
    rounds = [{key: _signed(each, authors) for key, each in one.items()} for one in body[ROUNDS]]
    return {**body, ROUNDS: rounds}


def model_of(bodies: list[Json], side: str, authors: Authors) -> str | None:
    """Return the model that spoke on this side of the talks, or None where there are none."""
    for body in bodies:
        for one in body.get(ROUNDS, []):
            author = authors.get(one.get(side, {}).get("generation") or 0)
            if author is not None:
                return author.model
    return None


def _signed(reply: object, authors: Authors) -> object:
    if not isinstance(reply, dict):
        return reply  # what the person said
    found: Json = reply  # pyright: ignore[reportUnknownVariableType] its kind has checked it
    author = authors.get(found.get("generation") or 0)
    if author is None:
        return found
    return {
        **found,
        "model": author.model,
        "params": author.params,
        "label": {
            "ai_generated": True,
            "provider": author.provider,
            "content_id": f"qilou-generation-{author.id}",
        },
    }
