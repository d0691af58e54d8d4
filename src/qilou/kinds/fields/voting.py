"""What the fields of an answer say: votes, likeness, and an example.

field.<key>                  single, likert, number, text, confirm; of a checklist the share that is met
field.<key>.<option>         yes or no, of several choices and of a checklist
field.<key>.<place>…         the same of a candidate (c1) or a turn (0)
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import Any, cast  # Any: values are JSON

from qilou.kinds.contract import Json, Vote
from qilou.kinds.examples import example_text
from qilou.kinds.fields.asking import Scene, asked, fields_of
from qilou.kinds.forms import MAX_CHARS, WEIGHT_SUM_BP
from qilou.kinds.texts import text_similarity

FIELD = "field."


def votes_of(form: Json, body: Json) -> list[Vote]:
    """Return what an unshuffled body, which has passed its checks, says in its fields."""
    return [
        vote
        for field in fields_of(form)
        for name, value in _values(field, body.get("fields", {}))
        for vote in _votes(field, FIELD + field["key"] + ("" if name is None else f".{name}"), value)
    ]


def likeness(form: Json, a: Json, b: Json) -> float | None:
    """Return how alike the fields of two unshuffled bodies are, 0..1, over what either answers; None: over nothing."""
    near = list[float]()
    for field in fields_of(form):
        one, other = (dict(_values(field, body.get("fields", {}))) for body in (a, b))
        for name in sorted({*one, *other}, key=str):
            near.append(_nearness(field, one.get(name), other.get(name)))
    return sum(near) / len(near) if near else None


def by_candidate(form: Json, body: Json, *, named: dict[str, str]) -> Json:
    """Return the fields with candidate ids in place of slots; slots without a candidate are left out."""
    given: Json = body.get("fields", {})
    by_slot = {field["key"] for field in fields_of(form) if field.get("target") == "slot"}
    return {
        key: {named[slot]: each for slot, each in value.items() if slot in named} if key in by_slot else value
        for key, value in given.items()
    }


def example_fields(form: Json, body: Json, *, seed: int, slots: Sequence[str]) -> Json:
    """Return drawn values at every place that is asked of such a body."""
    draw, found = random.Random(seed), dict[str, Any]()
    for _ in fields_of(form):  # each round answers what the last one brought to sight
        for place in asked(form, {**body, "fields": found}, Scene(slots=slots)):
            if place.value is not None or place.field.get("options_from"):
                continue
            key, value = place.field["key"], _drawn(place.field, draw)
            if place.name is None:
                found[key] = value
            else:
                found.setdefault(key, {})[place.name] = value
    kept = {place.path for place in asked(form, {**body, "fields": found}, Scene(slots=slots))}
    return {key: value for key, value in found.items() if any(p.split(".")[1] == key for p in kept)}


def _values(field: Json, given: Json) -> Iterator[tuple[str | None, Any]]:
    value = given.get(field["key"])
    places: list[tuple[str | None, Any]] = [(None, value)]  # Any: see above
    if field.get("target", "item") != "item":
        places = list(cast("Json", value or {}).items())
    for name, each in places:
        if each is not None and not (isinstance(each, str) and not each.strip()):
            yield name, each


def _votes(field: Json, name: str, value: Any) -> Iterator[Vote]:  # Any: a value is JSON
    match field["kind"]:
        case "single":
            yield Vote(field=name, category=value)
        case "multi":
            for option in field["options"]:
                yield Vote(field=f"{name}.{option['key']}", category=_word(option["key"] in value))
        case "likert" | "number":
            yield Vote(field=name, number=float(value))
        case "text":
            yield Vote(field=name, text=value)
        case "confirm":
            yield Vote(field=name, category="yes")
        case _:
            yield Vote(field=name, number=share_met(field, value))
            for key, met in value.items():
                yield Vote(field=f"{name}.{key}", category=_word(met))


def share_met(field: Json, ticks: dict[str, bool]) -> float:
    """Return the weight of what is met, 0..1; 6000 met and 4000 not → 0.6. An item's own constraints weigh the same."""
    if field.get("options_from"):
        return round(sum(ticks.values()) / len(ticks), 6)
    met = sum(option["weight_bp"] for option in field["options"] if ticks.get(option["key"]))
    return met / WEIGHT_SUM_BP


def _word(said: bool) -> str:
    return "yes" if said else "no"


def _nearness(field: Json, x: Any, y: Any) -> float:  # Any: values are JSON
    """Return 1 for equals and 0 for what one has answered and the other has not."""
    if x is None or y is None:
        return 0.0
    match field["kind"]:
        case "multi":
            return 2 * len({*x} & {*y}) / (len(x) + len(y))
        case "checklist":
            keys = {*x, *y}
            return sum(x.get(key) == y.get(key) for key in keys) / len(keys)
        case "likert":
            return 1.0 - abs(x - y) / (field["max"] - field["min"])
        case "number":
            low, high = field.get("min"), field.get("max")
            if low is None or high is None:
                return float(x == y)
            return 1.0 - min(1.0, abs(x - y) / (high - low))
        case "text":
            return text_similarity(x, y)
        case _:
            return float(x == y)


def _drawn(field: Json, draw: random.Random) -> Any:  # Any: a value is JSON
    keys = [option["key"] for option in field.get("options", [])]
    match field["kind"]:
        case "single":
            return draw.choice(keys)
        case "multi":
            chosen = draw.sample(keys, draw.randint(field.get("min", 1), field.get("max", len(keys))))
            return [key for key in keys if key in chosen]
        case "likert":
            return draw.randint(field["min"], field["max"])
        case "number":
            low = field.get("min", 0 if field.get("max") is None else field["max"])
            return int(low) if not field.get("whole") or int(low) == low else int(low) + 1
        case "text":
            low, high = field.get("min_chars", 0), field.get("max_chars", MAX_CHARS)
            return example_text("Checked line by line.", low=max(1, low), high=high)
        case "confirm":
            return True
        case _:
            return {key: draw.random() < 0.7 for key in keys}
