"""Checking and showing an item's content, which has the same shape in every kind.

    {"conversation": [{"role", "content"}, …], "candidates": [{"id", "content", "model", "is_new"}, …],
     "reference": text or null, "meta": {…}}

Only the number of candidates differs. Their ids are c1, c2, … in order, so that "the second candidate" means
something.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from qilou.formats.text import where_unstorable
from qilou.kinds.contract import Json, Problem
from qilou.kinds.probe import Inquiry

MAX_TURNS = 150
MAX_TURN_CHARS = 1_000_000
MOST_CONSTRAINTS = 60
_CONTENT = frozenset({"conversation", "candidates", "reference", "meta"})
_TURN = frozenset({"role", "content"})
_CANDIDATE = frozenset({"id", "content", "model", "is_new"})
_ROLES = ("system", "user", "assistant")
_NAME_CHARS = 200
_WRONG_END = ("the last turn must be the user's", "the last turn must be the user's or the assistant's")


def check_content(
    content: object, *, fewest: int, most: int, ends: tuple[str, ...] = ("user",)
) -> list[Problem]:
    """Return every problem of an item's content; the kind says how many candidates, and whose turn may be the last."""
    inquiry = Inquiry()
    found = inquiry.fields(content, "", known=_CONTENT)
    if found is None:
        return inquiry.problems
    _check_conversation(inquiry, found.get("conversation"), ends=ends)
    _check_candidates(inquiry, found.get("candidates", []), fewest=fewest, most=most)
    if found.get("reference") is not None:
        inquiry.text(found["reference"], "reference", low=0, high=MAX_TURN_CHARS)
    if not isinstance(found.get("meta", {}), dict):
        inquiry.add("meta", "must be an object")
    elif (bad := where_unstorable(found.get("meta"), path="meta")) is not None:
        inquiry.add(*bad)
    return inquiry.problems


def _check_conversation(inquiry: Inquiry, value: object, *, ends: tuple[str, ...]) -> None:
    turns = inquiry.items(value, "conversation")
    if not isinstance(value, list):
        return
    if not 1 <= len(turns) <= MAX_TURNS:
        inquiry.add("conversation", f"needs 1 to {MAX_TURNS} turns, has {len(turns)}")
    roles: list[object] = []
    for at, turn in enumerate(turns[:MAX_TURNS]):
        path = f"conversation[{at}]"
        found = inquiry.fields(turn, path, known=_TURN) or {}
        roles.append(found.get("role"))
        if found and found.get("role") not in _ROLES:
            inquiry.add(f"{path}.role", "must be system, user or assistant")
        if found:
            inquiry.text(found.get("content"), f"{path}.content", low=1, high=MAX_TURN_CHARS)
    if roles and roles[-1] not in ends and len(turns) <= MAX_TURNS:
        inquiry.add(f"conversation[{len(roles) - 1}].role", _WRONG_END[len(ends) > 1])


def _check_candidates(inquiry: Inquiry, value: object, *, fewest: int, most: int) -> None:
    candidates = inquiry.items(value, "candidates")
    if isinstance(value, list) and not fewest <= len(candidates) <= most:
        wanted = (
            f"exactly {most}" if fewest == most else f"{fewest} to {most}" if fewest else f"at most {most}"
        )
        inquiry.add("candidates", f"needs {wanted}, has {len(candidates)}")
    for at, candidate in enumerate(candidates[:most]):
        path = f"candidates[{at}]"
        found = inquiry.fields(candidate, path, known=_CANDIDATE)
        if found is None:
            continue
        if found.get("id") != f"c{at + 1}":
            inquiry.add(f"{path}.id", f"must be c{at + 1}")
        inquiry.text(found.get("content"), f"{path}.content", low=1, high=MAX_TURN_CHARS)
        if not isinstance(found.get("is_new", False), bool):
            inquiry.add(f"{path}.is_new", "must be true or false")
        if found.get("model") is not None:
            inquiry.text(found["model"], f"{path}.model", low=1, high=_NAME_CHARS)


def show(content: Json, slots: Sequence[str], *, slot_names: tuple[str, ...]) -> Json:
    """Return what the browser gets: turns, and candidates by slot, without id, model and mark; null: a kind's own."""
    by_id = {candidate["id"]: candidate["content"] for candidate in content.get("candidates", [])}
    return {
        "conversation": [
            {"role": turn["role"], "content": turn["content"]} for turn in content["conversation"]
        ],
        "candidates": [
            {"slot": slot, "content": by_id[candidate], "steps": None}
            for slot, candidate in zip(slot_names, slots, strict=False)
        ],
        "criteria": None,
        "trace": None,
        "constraints": constraints_of(content) or None,
    }


def constraints_of(content: Json) -> list[str]:
    """Return the constraints that the item brings in `meta.constraints`; anything but a list of texts is none."""
    meta: Json = content.get("meta") or {}
    given = meta.get("constraints")
    if not isinstance(given, list):
        return []
    texts = [each for each in cast("list[object]", given) if isinstance(each, str) and each.strip()]
    return texts[:MOST_CONSTRAINTS] if len(texts) == len(cast("list[object]", given)) else []
