"""What the consensus says in the form's fields: of the item, of each candidate, of each turn."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import FieldValue
from qilou.kinds.contract import Json
from qilou.kinds.fields.asking import fields_of
from qilou.kinds.fields.voting import FIELD


def values_of(form: Json, by_field: Mapping[str, SourceField]) -> list[FieldValue] | UnsetType:
    """Return the value of each field, in the form's order; unset where the form has none or nothing was answered."""
    found = [
        _value(field, name.removeprefix(FIELD).split(".")[1:], each)
        for field in fields_of(form)
        for name, each in sorted(by_field.items())
        if name == FIELD + field["key"] or name.startswith(f"{FIELD}{field['key']}.")
    ]
    return found or UNSET


def _value(field: Json, parts: list[str], found: SourceField) -> FieldValue:
    has_place = field.get("target", "item") != "item"
    return FieldValue(
        key=field["key"],
        place=parts[0] if has_place else None,
        option=next(iter(parts[has_place:]), None),
        value=found.value,
        confidence=found.confidence,
        votes=found.votes,
    )
