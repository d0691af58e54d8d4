"""How a simulated person mends a conversation: what the sample content knows to be wrong, they may notice or not."""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, views, forms and bodies are JSON

from qilou.domain.reviews.model import ReasonCode
from qilou.kinds import conversation

TOUCHED_UP = 0.3  # the share of sound turns of the assistant that somebody learns nothing from


def mend(
    form: dict[str, Any], record: dict[str, Any], view: dict[str, Any], *, ability: float, rng: Random
) -> dict[str, Any]:
    """Return the draft with the faults that were noticed written anew."""
    fixes: dict[str, str] = record["meta"]["fixes"]
    turns: list[dict[str, Any]] = []
    for at, draft in enumerate(conversation.drafts_of(form, view)):
        noticed = str(at) in fixes and rng.random() < 0.3 + 0.7 * ability
        learned = draft["role"] == "assistant" and (noticed or rng.random() > TOUCHED_UP)
        turns.append(
            {
                "role": draft["role"],
                "content": fixes[str(at)] if noticed else draft["content"],
                "weight": int(learned),
                "source": {"from": "item", "at": at},
            }
        )
    return {"turns": turns, "note": ""}


def leaves_faults(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return a factual error where a turn that is wrong was left as it was."""
    fixes: dict[str, str] = record["meta"]["fixes"]
    left = any(
        turn["content"] != fixes.get(str(at), turn["content"]) for at, turn in enumerate(body["turns"])
    )
    return ReasonCode.FACTUAL_ERROR if left else None
