"""Whether a field means the same in two versions of a form: only such votes are counted together.

The one surprising fact: words may change and the meaning stays. Labels, anchors, help and the rules for a reason or a
text's length are words; scales, choices, weights and vetoes are the meaning.

field         changed                                  the same
score.clarity the label of clarity                     yes
score.clarity clarity from 1–5 to 1–7                  no
score.clarity a dimension was added beside it          yes
total         a dimension was added                    no
preference    from 7 points to 5                       yes: who is better is told by both
field.tone    who is asked for it, and when            yes: the question and its choices stayed
field.tone    a choice was added                       no; of several choices, each one says the same as before
"""

from __future__ import annotations

from typing import cast

from qilou.kinds.contract import Json

_WORDS = frozenset(
    {"label", "anchors", "help", "note", "examples", "hotkey", "default", "reason", "answer", "strength"}
    | {"required", "required_if", "show_if", "long", "min_chars", "max_chars"}
)
_APART = frozenset({"dimensions", "fields"})


def means_the_same(field: str, one: Json, other: Json) -> bool:
    """Return whether a vote on the field says the same under both forms."""
    return one == other or _meaning(field, one) == _meaning(field, other)


def are_alike(one: Json, other: Json) -> bool:
    """Return whether the two forms differ in words only, so that whole answers can be compared."""
    return one == other or _without_words(one) == _without_words(other)


def _meaning(field: str, form: Json) -> object:
    """Return what the field's value means: its own definition where one bears its name, else the rest of the form."""
    parts = field.split(".")
    if parts[0] == "field":
        return _meaning_of_field(parts[1], parts[-1], form)
    for part in reversed(parts):
        for name, entries in form.items():
            for entry in cast("list[object]", entries) if isinstance(entries, list) else []:
                if isinstance(entry, dict) and cast("Json", entry).get("key") == part:
                    return name, _without_words(cast("Json", entry))
    if field == "total":
        return _without_words({name: each for name, each in form.items() if name != "fields"})
    return _without_words({name: each for name, each in form.items() if name not in _APART})


def _meaning_of_field(key: str, option: str, form: Json) -> object:
    """Return the field's definition; where each option is judged by itself, with that option alone."""
    fields: list[Json] = form.get("fields") or []
    field = next((each for each in fields if each["key"] == key), Json())
    options: list[Json] = field.get("options", [])
    if field.get("kind") in ("multi", "checklist") and option in {each["key"] for each in options}:
        field = {name: each for name, each in field.items() if name not in ("options", "min", "max")}
        return _without_words({**field, "option": option})
    return _without_words(field)


def _without_words(value: object) -> object:
    if isinstance(value, dict):
        known = cast("Json", value)  # cast: a form is JSON
        return {name: _without_words(each) for name, each in known.items() if name not in _WORDS}
    if isinstance(value, list):
        return [_without_words(each) for each in cast("list[object]", value)]  # cast: see above
    return value
