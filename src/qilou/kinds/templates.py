"""The shipped rubrics: dimensions that a new project may start with in place of its kind's own."""

from __future__ import annotations

from importlib import resources

import msgspec

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Json


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """One rubric. Its kinds are those whose form it may complete; title and note are in zh and en."""

    key: str
    kinds: list[str]
    title: dict[str, str]
    note: dict[str, str]
    dimensions: list[Json]


def shipped_templates() -> list[Template]:
    """Return every shipped rubric, read afresh, in the order in which they are offered."""
    text = resources.files("qilou.kinds").joinpath("templates.json").read_bytes()
    return msgspec.json.decode(text, type=list[Template])


def forms_for(kind: str) -> dict[str, Json]:
    """Return, by rubric, the form that a project of this kind starts with: the kind's rules, the rubric's dimensions.

    The kind's own default comes first, as "default". Refused with UnknownKind.
    """
    rules = default_form(kind)
    chosen = (template for template in shipped_templates() if kind in template.kinds)
    return {
        "default": rules,
        **{each.key: {**rules, "dimensions": each.dimensions} for each in chosen},
    }
