"""When a field is shown or required: a closed language of six words, so that both sides can run it and it always ends.

    {"field": "quality", "equals": "bad"}        {"field": "quality", "in": ["bad", "poor"]}
    {"field": "why", "answered": true}           {"all": [ … ]}   {"any": [ … ]}   {"not": … }

`equals` of a list or a checklist asks whether the option is among those chosen. A name that begins with `own.` is a
value of the kind itself, such as `own.preference`. What is hidden counts as not answered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from qilou.kinds.contract import Json
from qilou.kinds.probe import Inquiry

Lookup: TypeAlias = Callable[[str], object]
Allowed: TypeAlias = Mapping[str, Sequence[object] | None]  # None: only whether it is answered may be asked

OWN = "own."
_DEEPEST = 6
_MOST = 20


def holds(condition: Json, lookup: Lookup) -> bool:
    """Return whether the condition, which has passed its check, holds for the values that lookup gives."""
    if "all" in condition:
        return all(holds(each, lookup) for each in condition["all"])
    if "any" in condition:
        return any(holds(each, lookup) for each in condition["any"])
    if "not" in condition:
        return not holds(condition["not"], lookup)
    value = lookup(condition["field"])
    if "answered" in condition:
        return (value is not None) is condition["answered"]
    wanted: list[object] = condition["in"] if "in" in condition else [condition["equals"]]
    return any(_is(value, each) for each in wanted)


def named_in(condition: object) -> Iterator[str]:
    """Yield each name that the condition looks at, whatever shape it has."""
    if isinstance(condition, list):
        for each in cast("list[object]", condition):
            yield from named_in(each)
    if isinstance(condition, dict):
        found = cast("Json", condition)
        if isinstance(found.get("field"), str):
            yield found["field"]
        for word in ("all", "any", "not"):
            yield from named_in(found.get(word))


def check_condition(inquiry: Inquiry, value: object, path: str, *, allowed: Allowed, depth: int = 0) -> None:
    """Note every problem of a condition that may look at the allowed names."""
    found = inquiry.fields(
        value, path, known=frozenset({"field", "equals", "in", "answered", "all", "any", "not"})
    )
    if found is None:
        return
    shape = sorted(found)
    if depth > _DEEPEST:
        inquiry.add(path, "is nested too deeply")
    elif shape in (["all"], ["any"]):
        word = shape[0]
        parts = inquiry.items(found[word], f"{path}.{word}")
        if isinstance(found[word], list) and not 1 <= len(parts) <= _MOST:
            inquiry.add(f"{path}.{word}", f"needs 1 to {_MOST}, has {len(parts)}")
        for at, part in enumerate(parts[:_MOST]):
            check_condition(inquiry, part, f"{path}.{word}[{at}]", allowed=allowed, depth=depth + 1)
    elif shape == ["not"]:
        check_condition(inquiry, found["not"], f"{path}.not", allowed=allowed, depth=depth + 1)
    elif shape in (["equals", "field"], ["field", "in"], ["answered", "field"]):
        _check_leaf(inquiry, found, path, allowed=allowed)
    else:
        inquiry.add(path, "must be a field with equals, in or answered, or all, any or not")


def _check_leaf(inquiry: Inquiry, found: Mapping[str, object], path: str, *, allowed: Allowed) -> None:
    name = found["field"]
    if not isinstance(name, str) or name not in allowed:
        inquiry.add(f"{path}.field", "is not a field that a condition may look at here")
        return
    if "answered" in found:
        if not isinstance(found["answered"], bool):
            inquiry.add(f"{path}.answered", "must be true or false")
        return
    word = "in" if "in" in found else "equals"
    wanted = inquiry.items(found["in"], f"{path}.in") if word == "in" else [found["equals"]]
    values = allowed[name]
    if word == "in" and isinstance(found["in"], list) and not 1 <= len(wanted) <= _MOST:
        inquiry.add(f"{path}.in", f"needs 1 to {_MOST}, has {len(wanted)}")
    if values is None:
        inquiry.add(f"{path}.{word}", "only whether this field is answered can be asked")
    elif not all(any(_is(value, each) for value in values) for each in wanted):
        inquiry.add(f"{path}.{word}", "is not a value that this field can have")


def _is(value: object, wanted: object) -> bool:
    """Return whether the value is, or has chosen, what is wanted; true is no 1."""
    if isinstance(value, list):
        return wanted in cast("list[object]", value)
    if isinstance(value, dict):
        return isinstance(wanted, str) and cast("Json", value).get(wanted) is True
    return isinstance(value, bool) is isinstance(wanted, bool) and value == wanted


def circle_from(key: str, needs: Mapping[str, Sequence[str]]) -> list[str] | None:
    """Return the way from the key back to itself, or None; {a: [b], b: [a]} from a gives a, b, a."""
    ways, seen = [[key]], set[str]()
    while ways:
        way = ways.pop()
        for each in needs.get(way[-1], ()):
            if each == key:
                return [*way, key]
            if each not in seen:
                seen.add(each)
                ways.append([*way, each])
    return None
