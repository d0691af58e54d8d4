"""How a simulated person writes prompts from a scenario, and goes on with a conversation tree."""

from __future__ import annotations

from random import Random
from typing import Any  # Any: records, views, forms and bodies are JSON

from qilou.domain.reviews.model import ReasonCode

COMMENTS = {
    "prompt": (
        "有一条像考试题，没有写出场景里的处境。",
        "One of them reads like an exam question and leaves out the situation.",
    ),
    "tree": (
        "最好的一条也太短，没有接住前文。",
        "Even the best is too short and does not take up what was said.",
    ),
}
WEAK = 2  # of five: what an able person would not have written


def ask(form: dict[str, Any], record: dict[str, Any], *, ability: float, rng: Random) -> dict[str, Any]:
    """Return two or three of the prompts that the sample content has for the scenario."""
    known: list[dict[str, Any]] = record["meta"]["prompts"]
    ranked = sorted(known, key=lambda each: -each["quality"] * (ability + rng.random()))
    chosen = ranked[: max(form["prompts"]["min"], rng.choice((2, 2, 3)))]
    rule: dict[str, Any] = form.get("answer") or {}
    low: int = rule.get("min_chars", 1)
    kept = [each for each in chosen if len(each["text"]) >= low]
    spare = [each for each in ranked if each not in kept and len(each["text"]) >= low]
    kept += spare[: max(0, form["prompts"]["min"] - len(kept))]
    return {
        "prompts": [{"text": each["text"], "tags": dict(each["tags"])} for each in kept],
        "note": "",
    }


def grow(
    form: dict[str, Any], record: dict[str, Any], view: dict[str, Any], *, ability: float, rng: Random
) -> dict[str, Any]:
    """Return one or two new replies among those that stand there, in an order that is nearer to the truth the abler."""
    given = {each["content"]: record["meta"]["qualities"][each["id"]] for each in record["candidates"]}
    known: list[dict[str, Any]] = record["meta"]["replies"]
    ranked = sorted(known, key=lambda each: -each["quality"] * (ability + rng.random()))
    new = ranked[: rng.choice((1, 1, 2))]
    placed: list[tuple[float, dict[str, Any]]] = [
        (given[shown["content"]] + rng.gauss(0, 1.5 * (1 - ability)), {"slot": shown["slot"]})
        for shown in view["candidates"]
    ]
    goes_on = form["task"] == "both"
    for each in new:
        reply = {"text": each["text"], "next": [rng.choice(each["next"])] if goes_on else []}
        placed.append((each["quality"] + rng.gauss(0, 1.5 * (1 - ability)), reply))
    return {
        "replies": [reply for _, reply in sorted(placed, key=lambda each: -each[0])],
        "ordered": True,
        "labels": _labels(form, record, view, given, ability=ability, rng=rng),
        "note": "",
    }


def _labels(
    form: dict[str, Any],
    record: dict[str, Any],
    view: dict[str, Any],
    given: dict[str, int],
    *,
    ability: float,
    rng: Random,
) -> dict[str, Any]:
    """Return a score of quality for each reply that stands there, where the form asks for it."""
    labels: list[dict[str, Any]] = form.get("labels") or []
    if not any(label["key"] == "quality" for label in labels):
        return {}
    scores = {
        shown["slot"]: round(given[shown["content"]] + rng.gauss(0, 1.2 * (1 - ability)))
        for shown in view["candidates"]
    }
    return {slot: {"quality": min(5, max(1, score))} for slot, score in scores.items()}


def asks_badly(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return that a prompt misses the scenario where it is a weak one."""
    weak = [each["text"] for each in record["meta"]["prompts"] if each["quality"] <= WEAK]
    return ReasonCode.OFF_TOPIC if any(each["text"] in weak for each in body["prompts"]) else None


def grows_badly(record: dict[str, Any], view: dict[str, Any], body: dict[str, Any]) -> ReasonCode | None:
    """Return that something is missing where the best new reply is a weak one."""
    quality = {each["text"]: each["quality"] for each in record["meta"]["replies"]}
    best = max((quality.get(each["text"], 5) for each in body["replies"] if "text" in each), default=5)
    return ReasonCode.INCOMPLETE if best <= WEAK else None
