"""Checklists: the criteria of a form or of one item, what each may be answered, and the total of the answers.

A form's criteria have weights in basis points that sum to 10,000. An item's own have points, below zero where what they
describe is a fault; the total is in 0..1 either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from qilou.kinds.contract import Json
from qilou.kinds.forms import WEIGHT_SUM_BP, check_named
from qilou.kinds.probe import Inquiry, as_whole

YES, PARTLY, NO, NA = "yes", "partly", "no", "na"
WORTH = {YES: 1.0, PARTLY: 0.5, NO: 0.0}
MOST_CRITERIA = 60
MOST_POINTS = 10_000
_EXTRA = frozenset({"weight_bp", "must", "scale"})
_OWN_EXTRA = frozenset({"points", "must"})
_SCALE = frozenset({"min", "max"})
_HIGHEST = 10
_TEXT_CHARS = 2_000


def check_form_criteria(inquiry: Inquiry, value: object) -> None:
    """Note every problem of a form's criteria; none at all is fine where each item brings its own."""
    if value == []:
        return
    weights: list[int | None] = []
    for at, found in check_named(inquiry, value, "criteria", most=MOST_CRITERIA, extra=_EXTRA):
        path = f"criteria[{at}]"
        weights.append(inquiry.whole(found.get("weight_bp"), f"{path}.weight_bp", low=1, high=WEIGHT_SUM_BP))
        _check_must(inquiry, found, path)
        _check_scale(inquiry, found.get("scale"), f"{path}.scale")
    total = sum(weight for weight in weights if weight is not None)
    if weights and None not in weights and total != WEIGHT_SUM_BP:
        inquiry.add("criteria", f"weights must sum to {WEIGHT_SUM_BP} basis points, they sum to {total}")


def check_own(inquiry: Inquiry, value: object, path: str) -> None:
    """Note every problem of an item's own criteria."""
    given = inquiry.items(value, path)
    if isinstance(value, list) and not 1 <= len(given) <= MOST_CRITERIA:
        inquiry.add(path, f"needs 1 to {MOST_CRITERIA}, has {len(given)}")
    keys: set[object] = set()
    for at, each in enumerate(given[:MOST_CRITERIA]):
        place = f"{path}[{at}]"
        found = inquiry.fields(each, place, known=frozenset({"key", "text"}) | _OWN_EXTRA)
        if found is None:
            continue
        key = inquiry.text(found.get("key"), f"{place}.key", low=1, high=100)
        if key in keys:
            inquiry.add(f"{place}.key", f"is used twice: {key}")
        keys.add(key)
        inquiry.text(found.get("text"), f"{place}.text", low=1, high=_TEXT_CHARS)
        points = inquiry.whole(found.get("points"), f"{place}.points", low=-MOST_POINTS, high=MOST_POINTS)
        if points == 0:
            inquiry.add(f"{place}.points", "must not be 0")
        _check_must(inquiry, found, place)


def own_criteria(content: Json) -> list[Json] | None:
    """Return the item's own checklist, or None where the form's holds."""
    meta: Json = content.get("meta") or {}
    return cast("list[Json] | None", meta.get("criteria"))


def with_own(content: Json) -> Json:
    """Return the content with its checklist in `meta.criteria`; as texts or HealthBench's `rubrics` it is read too."""
    meta: Json = content["meta"]
    extra: object = meta.get("extra")
    rubrics: object = cast("Json", extra).get("rubrics") if isinstance(extra, dict) else None
    given: object = meta.get("criteria", rubrics)
    if not isinstance(given, list) or not given:
        return content
    listed = cast("list[object]", given)
    return {**content, "meta": {**meta, "criteria": [_own(each, at) for at, each in enumerate(listed, 1)]}}


def weight_of(criterion: Json) -> int:
    """Return how much the criterion counts: basis points of a form, points of an item."""
    return criterion["points"] if "points" in criterion else criterion["weight_bp"]


def worth_of(criterion: Json, value: object) -> float | None:
    """Return what an answer to the criterion is worth, 0..1, or None where it does not apply.

    yes → 1, partly → 0.5, no → 0; 3 on a scale of 1 to 5 → 0.5.
    """
    scale = criterion.get("scale")
    number = as_whole(value)
    if scale and number is not None:
        return (number - scale["min"]) / (scale["max"] - scale["min"])
    return WORTH.get(str(value))


def total(criteria: Sequence[Json], checks: Mapping[str, Json]) -> float | None:
    """Return the share of the reachable weight, in 0..1; 0 where a must-pass criterion failed, None where none applies.

    weights 6000 yes, 4000 partly        (6000 + 2000)/10000 = 0.8
    weights 6000 yes, 4000 does not apply 6000/6000          = 1.0
    points 5 yes, −3 yes, 2 no           (5 − 3)/7           = 0.2857
    points 5 no, −3 yes                  −3/5, at least        0.0
    """
    gained, reachable = 0.0, 0
    for criterion in criteria:
        worth = worth_of(criterion, checks[criterion["key"]]["value"])
        if worth is None:
            continue
        weight = weight_of(criterion)
        if criterion["must"] and (worth == 0.0 if weight > 0 else worth == 1.0):
            return 0.0
        gained += weight * worth
        reachable += max(0, weight)
    return None if reachable == 0 else min(1.0, max(0.0, gained / reachable))


def _check_must(inquiry: Inquiry, found: Mapping[str, object], path: str) -> None:
    if not isinstance(found.get("must"), bool):
        inquiry.add(f"{path}.must", "must be true or false")


def _check_scale(inquiry: Inquiry, value: object, path: str) -> None:
    found = None if value is None else inquiry.fields(value, path, known=_SCALE)
    if found is None:
        return
    low = inquiry.whole(found.get("min"), f"{path}.min", low=0, high=_HIGHEST - 1)
    inquiry.whole(found.get("max"), f"{path}.max", low=(low or 0) + 1, high=_HIGHEST)


def _own(given: object, at: int) -> object:
    if isinstance(given, str):
        return {"key": f"k{at}", "text": given, "points": 1, "must": False}
    if not isinstance(given, dict):
        return given
    found = cast("Json", given)
    if "criterion" not in found:
        return {"key": f"k{at}", "points": 1, "must": False, **found}
    return {"key": f"k{at}", "text": found["criterion"], "points": found.get("points", 1), "must": False}
