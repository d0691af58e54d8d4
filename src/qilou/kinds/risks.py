"""The 31 risks of generated content that safety annotation knows, in five categories, as shipped data.

The list is that of Appendix A of TC260-003; names are the standard's, the guidance is ours.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec


class Risk(msgspec.Struct, frozen=True):
    """One risk; label and note are in zh and en."""

    code: str
    label: dict[str, str]
    note: dict[str, str]


class Category(msgspec.Struct, frozen=True):
    """Risks of one sort. Its place and a risk's place in it are their digit keys."""

    code: str
    label: dict[str, str]
    risks: list[Risk]


@cache
def categories() -> tuple[Category, ...]:
    """Return the five categories in the standard's order."""
    text = resources.files("qilou.kinds").joinpath("risks.json").read_bytes()
    return tuple(msgspec.json.decode(text, type=list[Category]))


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of all risks, in order: a1a, a1b, … a5b."""
    return tuple(risk.code for category in categories() for risk in category.risks)
