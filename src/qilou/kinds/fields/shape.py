"""What a list of fields may say: kinds, labels, options, keys, conditions without a circle.

A field: {"key", "kind", "label", "help", "required", "required_if", "show_if", "default", "target", "role", …}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import resources
from typing import cast

import msgspec

from qilou.kinds.contract import Json
from qilou.kinds.fields.asking import Place, Scene
from qilou.kinds.fields.checking import check_one
from qilou.kinds.fields.conditions import OWN, check_condition, circle_from, named_in
from qilou.kinds.fields.own import own_values
from qilou.kinds.forms import MAX_CHARS, WEIGHT_SUM_BP, check_key, check_named, check_text_rule, check_words
from qilou.kinds.probe import Inquiry, as_whole

MOST_FIELDS = 40
MOST_OPTIONS = 60
LABEL_CHARS = 200
HELP_CHARS = 2_000
TARGETS = ("item", "slot", "turn")
ROLES = ("user", "assistant", "system")
PARTS: Mapping[str, frozenset[str]] = {
    "single": frozenset({"options"}),
    "multi": frozenset({"options", "min", "max"}),
    "likert": frozenset({"min", "max", "anchors"}),
    "number": frozenset({"min", "max", "whole"}),
    "text": frozenset({"long", "min_chars", "max_chars"}),
    "confirm": frozenset(),
    "checklist": frozenset({"options", "options_from"}),
}
FIELDS_ONLY = frozenset({"form"})  # kinds in which nothing else is asked
# In these a slot is what the person talks with or mends, and no answer beside others.
NO_SLOTS = frozenset({"sft", "conversation", "prompt", "tree", "dialogue", "arena"})
_COMMON = frozenset(
    {"key", "kind", "label", "help", "required", "required_if", "show_if", "default", "target", "role"}
)
_KNOWN = _COMMON.union(*PARTS.values())
_KEYS: dict[str, dict[str, str]] = msgspec.json.decode(
    resources.files("qilou.kinds.fields").joinpath("keys.json").read_bytes()
)
_HIGHEST = 10
_FARTHEST = 10**9


def check_shape(inquiry: Inquiry, kind: str, form: Json, value: object) -> None:
    """Note every problem of the fields of a form of this kind."""
    fields = inquiry.items(value, "fields")
    fewest = 1 if kind in FIELDS_ONLY else 0
    if isinstance(value, list) and not fewest <= len(fields) <= MOST_FIELDS:
        inquiry.add("fields", f"needs {fewest} to {MOST_FIELDS} fields, has {len(fields)}")
        return
    before, keys, found = len(inquiry.problems), set[object](), list[Json]()
    for at, field in enumerate(fields):
        one = inquiry.fields(field, f"fields[{at}]", known=_KNOWN)
        if one is not None:
            check_key(inquiry, one.get("key"), path=f"fields[{at}].key", taken=keys)
            _check_field(inquiry, kind, one, f"fields[{at}]")
            found.append(one)
    _check_hotkeys(inquiry, kind, found)
    if len(inquiry.problems) == before:
        _check_conditions(inquiry, kind, form, found)


def _check_field(inquiry: Inquiry, kind: str, field: Json, path: str) -> None:
    check_words(inquiry, field.get("label"), path=f"{path}.label", limit=LABEL_CHARS)
    if field.get("help") is not None:
        check_words(inquiry, field["help"], path=f"{path}.help", limit=HELP_CHARS)
    if not isinstance(field.get("required", False), bool):
        inquiry.add(f"{path}.required", "must be true or false")
    _check_target(inquiry, kind, field, path)
    named = field.get("kind")
    if not isinstance(named, str) or named not in PARTS:
        inquiry.add(f"{path}.kind", f"must be one of {', '.join(PARTS)}")
        return
    for part in sorted(set(field) - _COMMON - PARTS[named]):
        inquiry.add(f"{path}.{part}", "is not a field that is known here")
    before = len(inquiry.problems)
    _check_parts(inquiry, named, field, path)
    if field.get("default") is not None and len(inquiry.problems) == before:
        place = Place(field, None, False, field["default"])
        check_one(inquiry, place, Scene(constraints=0), path=f"{path}.default")


def _check_target(inquiry: Inquiry, kind: str, field: Json, path: str) -> None:
    target, role = field.get("target", "item"), field.get("role")
    if target not in TARGETS or (target == "slot" and kind in NO_SLOTS):
        allowed = [each for each in TARGETS if each != "slot" or kind not in NO_SLOTS]
        inquiry.add(f"{path}.target", f"must be one of {', '.join(allowed)}")
    if role is not None and (target != "turn" or role not in ROLES):
        inquiry.add(f"{path}.role", "is for fields of turns: user, assistant or system")


def _check_parts(inquiry: Inquiry, named: str, field: Json, path: str) -> None:
    match named:
        case "single" | "multi":
            _check_options(inquiry, field.get("options"), path, extra=frozenset({"hotkey"}))
            if named == "multi":
                _check_count(inquiry, field, path)
        case "likert":
            _check_likert(inquiry, field, path)
        case "number":
            _check_bounds(inquiry, field, path)
        case "text":
            check_text_rule(
                inquiry,
                {name: field[name] for name in ("min_chars", "max_chars") if name in field},
                path,
                known=frozenset({"min_chars", "max_chars"}),
            )
            if as_whole(field.get("max_chars", MAX_CHARS)) not in range(1, MAX_CHARS + 1):
                inquiry.add(f"{path}.max_chars", f"must be from 1 to {MAX_CHARS}")
            _check_flag(inquiry, field, "long", path)
        case "checklist":
            _check_checklist(inquiry, field, path)
        case _:
            return


def _check_options(inquiry: Inquiry, value: object, path: str, *, extra: frozenset[str]) -> list[Json]:
    found = check_named(inquiry, value, f"{path}.options", most=MOST_OPTIONS, extra=extra)
    return [option for _, option in found]


def _check_count(inquiry: Inquiry, field: Json, path: str) -> None:
    most = len(field["options"]) if isinstance(field.get("options"), list) else MOST_OPTIONS
    high = inquiry.whole(field.get("max", max(1, most)), f"{path}.max", low=1, high=max(1, most))
    inquiry.whole(field.get("min", 1), f"{path}.min", low=1, high=high or 1)


def _check_likert(inquiry: Inquiry, field: Json, path: str) -> None:
    low = inquiry.whole(field.get("min"), f"{path}.min", low=0, high=_HIGHEST - 1)
    high = inquiry.whole(field.get("max"), f"{path}.max", low=(low or 0) + 1, high=_HIGHEST)
    if low is None or high is None or field.get("anchors") is None:
        return
    points = [str(point) for point in range(low, high + 1)]
    anchors = inquiry.fields(field["anchors"], f"{path}.anchors", known=frozenset(points)) or {}
    for point in points:
        if point in anchors:
            check_words(inquiry, anchors[point], path=f"{path}.anchors.{point}", limit=HELP_CHARS)


def _check_bounds(inquiry: Inquiry, field: Json, path: str) -> None:
    for name in ("min", "max"):
        bound = field.get(name)
        is_number = isinstance(bound, int | float) and not isinstance(bound, bool)
        if bound is not None and not (is_number and -_FARTHEST <= bound <= _FARTHEST):
            inquiry.add(f"{path}.{name}", f"must be a number from -{_FARTHEST} to {_FARTHEST}")
            return
    if field.get("min") is not None and field.get("max") is not None and field["min"] >= field["max"]:
        inquiry.add(f"{path}.max", "must be above min")
    _check_flag(inquiry, field, "whole", path)


def _check_flag(inquiry: Inquiry, field: Json, name: str, path: str) -> None:
    if not isinstance(field.get(name, False), bool):
        inquiry.add(f"{path}.{name}", "must be true or false")


def _check_checklist(inquiry: Inquiry, field: Json, path: str) -> None:
    if field.get("options_from") is not None:
        if field["options_from"] != "constraints" or field.get("options") or field.get("default") is not None:
            inquiry.add(
                f"{path}.options_from", "must be constraints, with neither options nor default beside it"
            )
        return
    options = _check_options(inquiry, field.get("options"), path, extra=frozenset({"weight_bp"}))
    weights = [
        inquiry.whole(each.get("weight_bp"), f"{path}.options[{at}].weight_bp", low=0, high=WEIGHT_SUM_BP)
        for at, each in enumerate(options)
    ]
    total = sum(weight or 0 for weight in weights)
    if weights and None not in weights and total != WEIGHT_SUM_BP:
        inquiry.add(
            f"{path}.options", f"weights must sum to {WEIGHT_SUM_BP} basis points, they sum to {total}"
        )


def _check_hotkeys(inquiry: Inquiry, kind: str, fields: Sequence[Json]) -> None:
    """Note each hotkey that is none, and each that is taken: by the workbench or by another option."""
    taken = {**_KEYS["all"], **_KEYS.get(kind, {})}
    for at, field in enumerate(fields):
        options: object = field.get("options")
        for place, each in enumerate(cast("list[object]", options) if isinstance(options, list) else []):
            option: Json = cast("Json", each) if isinstance(each, dict) else {}
            key: object = option.get("hotkey")
            path = f"fields[{at}].options[{place}].hotkey"
            if key is None:
                continue
            if not isinstance(key, str) or not (len(key) == 1 and "A" <= key <= "Z"):
                inquiry.add(path, "must be one capital letter")
            elif key in taken:
                inquiry.add(path, f"the key {key} is taken by {taken[key]}")
            else:
                taken[key] = f"{field.get('key')}.{option.get('key')}"


def _check_conditions(inquiry: Inquiry, kind: str, form: Json, fields: Sequence[Json]) -> None:
    own = {f"{OWN}{name}": values for name, values in own_values(kind, form).items()}
    before = len(inquiry.problems)
    for at, field in enumerate(fields):
        others = {
            each["key"]: _values_of(each)
            for each in fields
            if each is not field and _is_seen_from(field, each)
        }
        for name in ("show_if", "required_if"):
            if field.get(name) is not None:
                check_condition(inquiry, field[name], f"fields[{at}].{name}", allowed={**own, **others})
    if len(inquiry.problems) == before:
        _check_circles(inquiry, fields)


def _check_circles(inquiry: Inquiry, fields: Sequence[Json]) -> None:
    needs = {field["key"]: list(named_in(field.get("show_if"))) for field in fields}
    for at, field in enumerate(fields):
        if (way := circle_from(field["key"], needs)) is not None:
            inquiry.add(f"fields[{at}].show_if", f"goes round in a circle: {' → '.join(way)}")


def _is_seen_from(field: Json, other: Json) -> bool:
    """Return whether the other field has one value where this one is asked."""
    target = other.get("target", "item")
    return target == "item" or (
        target == field.get("target", "item") and other.get("role") == field.get("role")
    )


def _values_of(field: Json) -> Sequence[object] | None:
    match field["kind"]:
        case "single" | "multi" | "checklist":
            return [option["key"] for option in field.get("options", [])] or None
        case "likert":
            return list(range(field["min"], field["max"] + 1))
        case "confirm":
            return [True]
        case _:
            return None
