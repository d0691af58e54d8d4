"""What neither people nor models may say in a dialogue. The rules are data, in safety.json, to be read and reviewed.

A rule matches words and patterns; it is a first net, not a judgment. What it stops it says in the person's language.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

import msgspec

from qilou.domain.dialogues.model import MessageBlocked

BEFORE, AFTER = "before", "after"  # what people write, and what models write
WINDOW = 400  # characters of a growing text that are looked at again: longer than any pattern may match


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One rule; `hits` and `passes` are sentences that it must stop and must let through."""

    key: str
    risk: str  # the risk of TC260-003's appendix A that it guards against, such as A.4.f
    when: list[str]
    patterns: list[str]
    zh: str
    en: str
    hits: list[str]
    passes: list[str]


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """Return the rules that come with Qilou."""
    text = resources.files("qilou.domain.dialogues").joinpath("safety.json").read_bytes()
    return tuple(msgspec.json.decode(text, type=list[Rule]))


def hit_by(text: str, *, when: str) -> Rule | None:
    """Return the first rule that the text meets, or None."""
    folded = text.casefold()
    for rule, patterns in _compiled():
        if when in rule.when and any(pattern.search(folded) for pattern in patterns):
            return rule
    return None


def require_harmless(text: str) -> None:
    """Refuse with MessageBlocked what a rule for people's messages stops."""
    rule = hit_by(text, when=BEFORE)
    if rule is not None:
        raise MessageBlocked(rule=rule.key, risk=rule.risk, zh=rule.zh, en=rule.en)


class Watch:
    """Looks at a reply as it grows."""

    def __init__(self) -> None:
        self._tail = ""

    def add(self, piece: str) -> Rule | None:
        """Take the next piece; return the rule that the text now meets, or None."""
        self._tail = (self._tail + piece)[-(WINDOW + len(piece)) :]
        return hit_by(self._tail, when=AFTER)


@cache
def _compiled() -> tuple[tuple[Rule, tuple[re.Pattern[str], ...]], ...]:
    return tuple(
        (rule, tuple(re.compile(pattern, re.IGNORECASE) for pattern in rule.patterns))
        for rule in shipped_rules()
    )
