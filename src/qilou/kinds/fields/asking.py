"""Which fields are asked of an answer as shown. The client mirrors this file.

The one surprising fact: a field that is hidden has no value, so what hangs on it is decided by that; and a value at a
place that is not asked is refused, so that nothing is kept which its author no longer saw.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast  # Any: values are JSON

import msgspec

from qilou.kinds.contents import MAX_TURNS, MOST_CONSTRAINTS
from qilou.kinds.contract import Json
from qilou.kinds.fields.conditions import OWN, holds, named_in


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


NOTHING: Any = object()  # Any: stands for no value at all


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
    return Place(field, name, required, _said(raw_at(field, name, given)))


def _own(body: Json, path: str) -> object:
    value: object = body
    for part in path.split("."):
        value = _object(value).get(part)
    return value


def raw_at(field: Json, name: str | None, given: Json) -> object:
    """Return what stands at a place, NOTHING where nothing does."""
    whole = given.get(field["key"], NOTHING)
    return whole if name is None else _object(whole).get(name, NOTHING)


def _said(raw: object) -> object:
    """Return the value, or None where it says nothing: none at all, blank text, an empty choice, false."""
    if raw is NOTHING or raw is None or raw is False or raw == [] or raw == {}:
        return None
    return None if isinstance(raw, str) and not raw.strip() else raw
