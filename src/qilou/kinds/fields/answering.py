"""Which fields are asked of an answer as shown, and whether each value is right. The client mirrors this file.

The one surprising fact: a field that is hidden has no value, so what hangs on it is decided by that; and a value at a
place that is not asked is refused, so that nothing is kept which its author no longer saw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite
from typing import Any, cast  # Any: values are JSON

import msgspec

from qilou.formats.text import below
from qilou.kinds.contents import MAX_TURNS, MOST_CONSTRAINTS, constraints_of
from qilou.kinds.contract import Json, Problem
from qilou.kinds.fields.conditions import OWN, holds, named_in
from qilou.kinds.forms import MAX_CHARS
from qilou.kinds.probe import Inquiry, as_whole

UNASKED = "must be left out: it is not asked for here"


class Place(msgspec.Struct, frozen=True):
    """A field at one place: of the whole item, of a slot or of a turn."""

    field: Json
    name: str | None
    required: bool
    value: Any  # None: not answered; Any: see above

    @property
    def path(self) -> str:
        """Return where its value stands in the body."""
        key: str = self.field["key"]
        return f"fields.{key}" if self.name is None else f"fields.{key}.{self.name}"


class Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a person saw; None: not known here, then what the answer names is taken for it and nothing is missing."""

    slots: Sequence[str] = ()
    roles: Sequence[str] | None = None  # of the conversation's turns
    constraints: int | None = None

    def options(self, field: Json) -> list[str]:
        """Return the keys that may be chosen or ticked; those of an item's constraints are k1, k2, …"""
        if not field.get("options_from"):
            return [option["key"] for option in field.get("options", [])]
        count = MOST_CONSTRAINTS if self.constraints is None else self.constraints
        return [f"k{at}" for at in range(1, count + 1)]

    def lacks(self, field: Json) -> bool:
        """Return whether what the field is about is not known here."""
        return self.constraints is None and bool(field.get("options_from"))


def fields_of(form: Json) -> list[Json]:
    """Return the form's fields; most forms have none."""
    return cast("list[Json]", form.get("fields") or [])


def asked(form: Json, body: Json, scene: Scene) -> list[Place]:
    """Return every place where a value is asked for, in the order of the form."""
    fields, given = fields_of(form), _object(body.get("fields"))
    known: dict[tuple[str, str | None], object] = {}
    shown: dict[str, list[Place]] = {}
    for field in _in_order(fields):
        shown[field["key"]] = [
            place for name in _names(field, given, scene) if (place := _seen(field, name, given, body, known))
        ]
        known.update({(field["key"], place.name): place.value for place in shown[field["key"]]})
    return [place for field in fields for place in shown[field["key"]]]


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


_NOTHING: Any = object()  # Any: stands for no value at all


def _object(value: object) -> Json:
    return cast("Json", value) if isinstance(value, dict) else {}


def _in_order(fields: list[Json]) -> list[Json]:
    """Return the fields so that each stands after those that decide whether it is shown."""
    by_key, ordered = {field["key"]: field for field in fields}, dict[str, Json]()

    def put(field: Json) -> None:
        for name in named_in(field.get("show_if")):
            if name in by_key and name not in ordered:
                put(by_key[name])
        ordered[field["key"]] = field

    for field in fields:
        if field["key"] not in ordered:
            put(field)
    return list(ordered.values())


def _names(field: Json, given: Json, scene: Scene) -> list[str | None]:
    target = field.get("target", "item")
    if scene.constraints == 0 and field.get("options_from"):
        return []
    if target == "item":
        return [None]
    named = _object(given.get(field["key"]))
    if target == "slot":
        return list(scene.slots)
    if scene.roles is None:
        return [name for name in named if name.isascii() and name.isdigit() and int(name) < MAX_TURNS]
    role = field.get("role")
    return [str(at) for at, each in enumerate(scene.roles) if role is None or each == role]


def _seen(
    field: Json, name: str | None, given: Json, body: Json, known: dict[tuple[str, str | None], object]
) -> Place | None:
    def lookup(wanted: str) -> object:
        if wanted.startswith(OWN):
            return _own(body, wanted.removeprefix(OWN))
        return known.get((wanted, None), known.get((wanted, name)))

    shown = field.get("show_if")
    if shown is not None and not holds(shown, lookup):
        return None
    needed = field.get("required_if")
    required = bool(field.get("required")) or (needed is not None and holds(needed, lookup))
    return Place(field, name, required, _said(_raw(field, name, given)))


def _own(body: Json, path: str) -> object:
    value: object = body
    for part in path.split("."):
        value = _object(value).get(part)
    return value


def _raw(field: Json, name: str | None, given: Json) -> object:
    whole = given.get(field["key"], _NOTHING)
    return whole if name is None else _object(whole).get(name, _NOTHING)


def _said(raw: object) -> object:
    """Return the value, or None where it says nothing: none at all, blank text, an empty choice, false."""
    if raw is _NOTHING or raw is None or raw is False or raw == [] or raw == {}:
        return None
    return None if isinstance(raw, str) and not raw.strip() else raw


def _given_paths(field: Json, given: Json) -> Iterator[str]:
    whole = given.get(field["key"], _NOTHING)
    path = f"fields.{field['key']}"
    if whole is _NOTHING:
        return
    if field.get("target", "item") == "item" or not isinstance(whole, dict):
        yield path
    else:
        yield from (below(path, str(name)) for name in cast("Json", whole))


def _check_blank(inquiry: Inquiry, place: Place, given: Json) -> None:
    """Note a value that says nothing and yet is there; blank text may be."""
    raw = _raw(place.field, place.name, given)
    if isinstance(raw, str) and place.field["kind"] == "text":
        inquiry.text(raw, place.path, low=0, high=place.field.get("max_chars", MAX_CHARS))
    elif raw is not _NOTHING:
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
