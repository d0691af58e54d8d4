"""Whether each value of an answer's fields is right. The client mirrors this file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import cast

from qilou.formats.text import below
from qilou.kinds.contents import constraints_of
from qilou.kinds.contract import Json, Problem
from qilou.kinds.fields.asking import NOTHING, Place, Scene, asked, fields_of, raw_at
from qilou.kinds.forms import MAX_CHARS
from qilou.kinds.probe import Inquiry, as_whole

UNASKED = "must be left out: it is not asked for here"


def check_fields(inquiry: Inquiry, form: Json, body: Json, scene: Scene) -> None:
    """Note every value that is missing, wrong, or given where none is asked for."""
    fields = fields_of(form)
    given = inquiry.fields(
        body.get("fields", {}), "fields", known=frozenset(field["key"] for field in fields)
    )
    if given is None:
        return
    places = asked(form, body, scene)
    for place in places:
        if place.value is not None:
            check_one(inquiry, place, scene, path=place.path)
        elif not place.required:
            _check_blank(inquiry, place, given)
        elif not scene.lacks(place.field):
            inquiry.add(place.path, "must be answered")
    paths = {place.path for place in places}
    for path in (path for field in fields for path in _given_paths(field, given)):
        if path not in paths:
            inquiry.add(path, UNASKED)


def check_against(form: Json, content: Json, body: Json, *, slots: Sequence[str]) -> list[Problem]:
    """Return every problem that only the content shows: its turns and its constraints."""
    inquiry = Inquiry()
    roles = [turn["role"] for turn in content.get("conversation", [])]
    scene = Scene(slots=slots, roles=roles, constraints=len(constraints_of(content)))
    check_fields(inquiry, form, body, scene)
    return inquiry.problems


def _given_paths(field: Json, given: Json) -> Iterator[str]:
    whole = given.get(field["key"], NOTHING)
    path = f"fields.{field['key']}"
    if whole is NOTHING:
        return
    if field.get("target", "item") == "item" or not isinstance(whole, dict):
        yield path
    else:
        yield from (below(path, str(name)) for name in cast("Json", whole))


def _check_blank(inquiry: Inquiry, place: Place, given: Json) -> None:
    """Note a value that says nothing and yet is there; blank text may be."""
    raw = raw_at(place.field, place.name, given)
    if isinstance(raw, str) and place.field["kind"] == "text":
        inquiry.text(raw, place.path, low=0, high=place.field.get("max_chars", MAX_CHARS))
    elif raw is not NOTHING:
        inquiry.add(place.path, UNASKED)


def check_one(inquiry: Inquiry, place: Place, scene: Scene, *, path: str) -> None:
    """Note every problem of a value that is there."""
    field, value, options = place.field, place.value, scene.options(place.field)
    match field["kind"]:
        case "single":
            if value not in options:
                inquiry.add(path, f"must be one of {', '.join(options)}")
        case "multi":
            _check_chosen(inquiry, place, options, path)
        case "likert":
            inquiry.whole(value, path, low=field["min"], high=field["max"])
        case "number":
            _check_number(inquiry, place, path)
        case "text":
            low, high = field.get("min_chars", 0), field.get("max_chars", MAX_CHARS)
            inquiry.text(value, path, low=low, high=high)
        case "confirm":
            if value is not True:
                inquiry.add(path, "must be true, or left out")
        case _:
            _check_ticks(
                inquiry, value, path, options=options, whole=place.required and not scene.lacks(field)
            )


def _check_chosen(inquiry: Inquiry, place: Place, options: list[str], path: str) -> None:
    chosen = inquiry.items(place.value, path)
    if not isinstance(place.value, list):
        return
    low, high = place.field.get("min", 1), place.field.get("max", len(options))
    if not low <= len(chosen) <= high:
        inquiry.add(path, f"needs {low} to {high} choices, has {len(chosen)}")
    elif [each for each in options if each in chosen] != chosen:
        inquiry.add(path, f"must be a choice of {', '.join(options)}, each once and in this order")


def _check_number(inquiry: Inquiry, place: Place, path: str) -> None:
    field, value = place.field, place.value
    if field.get("whole") and as_whole(value) is None:
        inquiry.add(path, "must be a whole number")
        return
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        inquiry.add(path, "must be a number")
        return
    low, high = field.get("min"), field.get("max")
    if (low is not None and value < low) or (high is not None and value > high):
        inquiry.add(
            path, f"must lie between {'−∞' if low is None else low} and {'∞' if high is None else high}"
        )


def _check_ticks(inquiry: Inquiry, value: object, path: str, *, options: list[str], whole: bool) -> None:
    ticks = inquiry.fields(value, path, known=frozenset(options))
    if ticks is None:
        return
    for key, met in ticks.items():
        if key in options and not isinstance(met, bool):
            inquiry.add(f"{path}.{key}", "must be true or false")
    for key in options if whole else []:
        if key not in ticks:
            inquiry.add(f"{path}.{key}", "must be answered")
