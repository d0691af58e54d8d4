"""Rounds of a talk: how far a reply had been shown when somebody handed in before its end."""

from __future__ import annotations

from typing import Any  # Any: bodies are JSON

import pytest

from qilou.kinds.catalog import default_form, kind_named

FORM = default_form("arena")


def voted(**over: Any) -> dict[str, Any]:
    """Return a vote after one round, whose reply of A is otherwise."""
    reply = {"content": "点水两次", "generation": 7, "state": "stopped"}
    rounds = [
        {"user": "怎样煮面？", "A": {**reply, **over}, "B": {**reply, "generation": 8, "state": "done"}}
    ]
    return {"rounds": rounds, "vote": "tie", "strength": None, "reason": ""}


def problems(body: dict[str, Any]) -> list[str]:
    return [each.path for each in kind_named("arena").check_answer(FORM, body)]


@pytest.mark.parametrize("shown", [0, 2, 4])
def test_a_reply_says_how_much_of_it_was_shown(shown: int) -> None:
    assert problems(voted()) == []
    assert problems(voted(shown=shown)) == []


@pytest.mark.parametrize("shown", [-1, 5, "2", None, True])
def test_never_more_than_there_is(shown: object) -> None:
    assert problems(voted(shown=shown)) == ["rounds[0].A.shown"]
