"""Checking the parts that forms of several kinds share: dimensions with anchors, and rules for a text."""

from __future__ import annotations

import re

from qilou.kinds.contract import Json
from qilou.kinds.probe import Inquiry, as_whole

MAX_CHARS = 50_000
WEIGHT_SUM_BP = 10_000
_KEY = re.compile(r"[a-z][a-z0-9_]*")
_MAX_DIMENSIONS = 20
_MAX_SCORE = 10
_LABEL_CHARS = 100
_ANCHOR_CHARS = 2_000
_DIMENSION = frozenset({"key", "label", "min", "max", "weight_bp", "veto_at", "anchors"})
_LANGUAGES = frozenset({"zh", "en"})
_NAMED = frozenset({"key", "label"})


def check_dimensions(inquiry: Inquiry, value: object, *, at_least: int) -> None:
    """Note every problem of the dimensions: keys, labels, scales, anchors, and the sum of the weights."""
    dimensions = inquiry.items(value, "dimensions")
    if isinstance(value, list) and not at_least <= len(dimensions) <= _MAX_DIMENSIONS:
        inquiry.add("dimensions", f"needs {at_least} to {_MAX_DIMENSIONS} dimensions, has {len(dimensions)}")
        return
    keys: set[object] = set()
    weights: list[int | None] = []
    for at, dimension in enumerate(dimensions):
        path = f"dimensions[{at}]"
        found = inquiry.fields(dimension, path, known=_DIMENSION)
        if found is None:
            weights.append(None)
            continue
        check_key(inquiry, found.get("key"), path=f"{path}.key", taken=keys)
        check_words(inquiry, found.get("label"), path=f"{path}.label", limit=_LABEL_CHARS)
        _check_scale(inquiry, found, path=path)
        weights.append(inquiry.whole(found.get("weight_bp"), f"{path}.weight_bp", low=1, high=WEIGHT_SUM_BP))
    total = sum(weight for weight in weights if weight is not None)
    if weights and None not in weights and total != WEIGHT_SUM_BP:
        inquiry.add("dimensions", f"weights must sum to {WEIGHT_SUM_BP} basis points, they sum to {total}")


def check_no_dimensions(inquiry: Inquiry, value: object) -> None:
    """Note dimensions in a form of a kind that scores nothing; an empty list is fine."""
    if value is not None and inquiry.items(value, "dimensions"):
        inquiry.add("dimensions", "must be empty: nothing is scored here")


def check_named(
    inquiry: Inquiry, value: object, path: str, *, most: int, extra: frozenset[str]
) -> list[tuple[int, dict[str, object]]]:
    """Note every problem of a list of named choices, each with a key and a label; return the objects, by place."""
    choices = inquiry.items(value, path)
    if isinstance(value, list) and not 1 <= len(choices) <= most:
        inquiry.add(path, f"needs 1 to {most}, has {len(choices)}")
    keys: set[object] = set()
    found: list[tuple[int, dict[str, object]]] = []
    for at, choice in enumerate(choices[:most]):
        fields = inquiry.fields(choice, f"{path}[{at}]", known=_NAMED | extra)
        if fields is None:
            continue
        check_key(inquiry, fields.get("key"), path=f"{path}[{at}].key", taken=keys)
        check_words(inquiry, fields.get("label"), path=f"{path}[{at}].label", limit=_LABEL_CHARS)
        found.append((at, fields))
    return found


def check_key(inquiry: Inquiry, value: object, *, path: str, taken: set[object]) -> None:
    """Note a key that is no lower-case word, or one that was taken before."""
    if not isinstance(value, str) or len(value) > _LABEL_CHARS or not _KEY.fullmatch(value):
        inquiry.add(path, "must be a lower-case word of letters, digits and _, such as accuracy")
    elif value in taken:
        inquiry.add(path, f"is used twice: {value}")
    else:
        taken.add(value)


def check_words(inquiry: Inquiry, value: object, *, path: str, limit: int) -> None:
    """Note words that are not there in both languages, or are too long."""
    found = inquiry.fields(value, path, known=_LANGUAGES)
    if found is None:
        return
    for language in ("zh", "en"):
        inquiry.text(found.get(language), f"{path}.{language}", low=1, high=limit)


def _check_scale(inquiry: Inquiry, found: dict[str, object], *, path: str) -> None:
    low = inquiry.whole(found.get("min"), f"{path}.min", low=0, high=_MAX_SCORE - 1)
    if low is None:
        return
    high = inquiry.whole(found.get("max"), f"{path}.max", low=low + 1, high=_MAX_SCORE)
    if high is None:
        return
    if found.get("veto_at") is not None:
        inquiry.whole(found["veto_at"], f"{path}.veto_at", low=low, high=high - 1)
    _check_anchors(inquiry, found.get("anchors"), path=f"{path}.anchors", low=low, high=high)


def _check_anchors(inquiry: Inquiry, value: object, *, path: str, low: int, high: int) -> None:
    scores = [str(score) for score in range(low, high + 1)]
    anchors = inquiry.fields(value, path, known=frozenset(scores))
    if anchors is None:
        return
    needed = {*anchors, str(low), str(high)}
    for score in (score for score in scores if score in needed):
        check_words(inquiry, anchors.get(score), path=f"{path}.{score}", limit=_ANCHOR_CHARS)


def check_text_rule(inquiry: Inquiry, value: object, path: str, *, known: frozenset[str]) -> None:
    """Note every problem of a rule for a text: required, min_chars, max_chars. No rule at all is fine."""
    found = None if value is None else inquiry.fields(value, path, known=known)
    if found is None:
        return
    if "required" in known and not isinstance(found.get("required", False), bool):
        inquiry.add(f"{path}.required", "must be true or false")
    high = MAX_CHARS
    if "max_chars" in found:
        high = inquiry.whole(found["max_chars"], f"{path}.max_chars", low=1, high=1_000_000) or MAX_CHARS
    if "min_chars" in found:
        inquiry.whole(found["min_chars"], f"{path}.min_chars", low=0, high=high)


def check_scores(inquiry: Inquiry, form: Json, scores: object, *, path: str) -> None:
    """Note every dimension that has no whole number on its scale, and every score without a dimension."""
    known = frozenset(dimension["key"] for dimension in form["dimensions"])
    found = inquiry.fields(scores, path, known=known)
    if found is None:
        return
    for dimension in form["dimensions"]:
        key = dimension["key"]
        inquiry.whole(found.get(key), f"{path}.{key}", low=dimension["min"], high=dimension["max"])


def check_reason(inquiry: Inquiry, form: Json, body: dict[str, object]) -> None:
    """Note a reason that is missing, too short or too long; min_chars holds only where one is required."""
    rule: Json = form.get("reason") or {}
    required = rule.get("required", False)
    if not required and body.get("reason") is None:
        return
    low = max(1, rule.get("min_chars", 1)) if required else 0
    inquiry.text(body.get("reason"), "reason", low=low, high=rule.get("max_chars", MAX_CHARS))


def closeness(dimension: Json, x: object, y: object) -> float:
    """Return 1 for equal scores, 0 for the two ends of the scale, and a straight line between.

    On 1..5: (4, 4) → 1.0, (4, 5) → 0.75, (1, 5) → 0.0.
    """
    a, b = as_whole(x) or 0, as_whole(y) or 0
    return 1.0 - min(1.0, abs(a - b) / (dimension["max"] - dimension["min"]))
