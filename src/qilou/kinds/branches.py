"""The replies of a conversation tree: checking them, their order, and everybody's in one.

The order of the list is the rank: best first, no ties.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from qilou.kinds.contract import Json
from qilou.kinds.forms import MAX_CHARS
from qilou.kinds.probe import Inquiry
from qilou.kinds.prompt import twins_in

ROLES = ("user", "assistant")
_REPLY = frozenset({"text", "next"})
_GIVEN = frozenset({"slot"})
_RANGES = {"yes_no": (0, 1), "five": (1, 5)}


def next_role(content: Json) -> str:
    """Return who speaks after the path's last message."""
    return "assistant" if content["conversation"][-1]["role"] == "user" else "user"


def worth(scale: str, value: int) -> float:
    """Return a label as a share: yes 1.0, no 0.0; of five points 1 → 0.0, 3 → 0.5, 5 → 1.0."""
    low, high = _RANGES[scale]
    return (value - low) / (high - low)


def scales_of(form: Json) -> dict[str, str]:
    """Return the scale of each label that the form offers."""
    labels: list[Json] = form.get("labels") or []
    return {label["key"]: label["scale"] for label in labels}


def check_replies(inquiry: Inquiry, form: Json, value: object, *, slots: Sequence[str], whole: bool) -> None:
    """Note every problem of the replies; each that was shown stands there once, where what was shown is known."""
    replies = inquiry.items(value, "replies")
    if not isinstance(value, list):
        return
    texts: list[str | None] = []
    met: list[object] = []
    for at, reply in enumerate(replies[: len(slots) + form["replies"]["max"]]):
        path = f"replies[{at}]"
        is_given = "slot" in _fields_of(reply)
        texts.append(None if is_given else _check_new(inquiry, form, reply, path))
        if is_given:
            met.append(_check_given(inquiry, reply, path, slots=slots, met=met))
    new = len(replies) - len(met)
    low, high = form["replies"]["min"], form["replies"]["max"]
    low = low if slots and (whole or met) else max(1, low)
    if not low <= new <= high:
        inquiry.add("replies", f"needs {low} to {high} new replies, has {new}")
    if whole and (missing := [slot for slot in slots if slot not in met]):
        inquiry.add("replies", f"must hold each reply that was shown; {', '.join(missing)} is missing")
    for at, earlier in twins_in(texts):
        inquiry.add(f"replies[{at}].text", f"is nearly the same as reply {earlier + 1}")
    if form["task"] == "both" and new and not any(_follows(each) for each in replies):
        inquiry.add("replies", "one of the new replies needs what may follow it")


def check_ordered(inquiry: Inquiry, body: Mapping[str, object]) -> None:
    """Note where two replies or more stand in an order that nobody has called theirs."""
    ordered, replies = body.get("ordered", False), body.get("replies")
    if not isinstance(ordered, bool):
        inquiry.add("ordered", "must be true or false")
    elif not ordered and isinstance(replies, list) and len(cast("list[object]", replies)) > 1:
        inquiry.add("ordered", "must be true: say that the best stands first")


def check_labels(inquiry: Inquiry, form: Json, value: object, *, targets: Sequence[str]) -> None:
    """Note every problem of the labels; each may be left out."""
    scales = scales_of(form)
    labels = inquiry.fields(value, "labels", known=frozenset(targets))
    for target, given in (labels or {}).items():
        found = inquiry.fields(given, f"labels.{target}", known=frozenset(scales))
        for key, each in (found or {}).items():
            if key in scales:
                low, high = _RANGES[scales[key]]
                inquiry.whole(each, f"labels.{target}.{key}", low=low, high=high)


def order_of(replies: Sequence[Json]) -> dict[str, int]:
    """Return the rank of each candidate among the candidates: [new, c2, new, c1] → {"c2": 1, "c1": 2}."""
    ids = [each["id"] for each in replies if each.get("id")]
    return {name: rank for rank, name in enumerate(ids, start=1)}


def joined(answers: Sequence[Sequence[Json]]) -> list[Json]:
    """Return everybody's replies, each once, by the mean of the places that people gave them: 0 best, 1 last.

    [c1, x] and [y, c1] → c1 has (0 + 1) / 2, x 1, y 0: y, c1, x. What follows the same reply is joined too.
    """
    places: dict[tuple[str, str], list[float]] = {}
    found: dict[tuple[str, str], Json] = {}
    for replies in answers:
        for at, each in enumerate(replies):
            key = ("id", each["id"]) if each.get("id") else ("text", " ".join(each["text"].split()))
            places.setdefault(key, []).append(at / max(1, len(replies) - 1))
            kept = found.setdefault(key, _bare(each))
            following: list[str] = each.get("next") or []
            kept["next"] += [text for text in following if text not in kept["next"]]
            kept["votes"] += each.get("votes", 1)
    means = {key: sum(given) / len(given) for key, given in places.items()}
    return [found[key] for key in sorted(found, key=lambda key: (means[key], -len(places[key])))]


def _bare(reply: Mapping[str, object]) -> Json:
    said = {"id": reply["id"]} if reply.get("id") else {"text": reply["text"]}
    return {**said, "next": [], "votes": 0}


def _check_given(
    inquiry: Inquiry, value: object, path: str, *, slots: Sequence[str], met: Sequence[object]
) -> object:
    found = inquiry.fields(value, path, known=_GIVEN) or {}
    slot = found.get("slot")
    if slot not in slots:
        inquiry.add(f"{path}.slot", "is not one of the replies that were shown")
    elif slot in met:
        inquiry.add(f"{path}.slot", f"is used twice: {slot}")
    return slot


def _check_new(inquiry: Inquiry, form: Json, value: object, path: str) -> str | None:
    reply = inquiry.fields(value, path, known=_REPLY)
    if reply is None:
        return None
    rule: Json = form.get("answer") or {}
    low, high = max(1, rule.get("min_chars", 1)), rule.get("max_chars", MAX_CHARS)
    text = inquiry.text(reply.get("text"), f"{path}.text", low=low, high=high)
    following = inquiry.items(reply.get("next", []), f"{path}.next")
    most = form["replies"]["max"] if form["task"] == "both" else 0
    if len(following) > most:
        inquiry.add(f"{path}.next", f"may be at most {most}, are {len(following)}")
    said = [
        inquiry.text(each, f"{path}.next[{at}]", low=1, high=high) for at, each in enumerate(following[:most])
    ]
    for at, earlier in twins_in(said):
        inquiry.add(f"{path}.next[{at}]", f"is nearly the same as reply {earlier + 1}")
    return text


def _follows(reply: object) -> bool:
    return bool(_fields_of(reply).get("next"))


def _fields_of(value: object) -> Json:
    return cast("Json", value) if isinstance(value, dict) else {}
