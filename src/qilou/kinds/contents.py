"""Checking and showing an item's content, which has the same shape in every kind.

    {"conversation": [{"role", "content", "media"}, …],
     "candidates": [{"id", "content", "media", "model", "is_new"}, …], "reference": text or null, "meta": {…}}

`media` names the files of a turn or a candidate, under the names they are stored by: [{"file", "type", "alt", "width",
"height", "bytes"}]. Where there are any, the text may be empty. Only the number of candidates differs. Their ids are
c1, c2, … in order, so that "the second candidate" means something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from qilou.formats.text import where_unstorable
from qilou.kinds.contract import Json, Problem
from qilou.kinds.probe import Inquiry

MAX_TURNS = 150
MAX_TURN_CHARS = 1_000_000
MOST_CONSTRAINTS = 60
_CONTENT = frozenset({"conversation", "candidates", "reference", "meta"})
_TURN = frozenset({"role", "content", "media"})
_CANDIDATE = frozenset({"id", "content", "media", "model", "is_new"})
_FILE = frozenset({"file", "type", "alt", "width", "height", "bytes"})
_STORED = re.compile(r"media/[0-9a-f]{64}\.[a-z0-9]{2,4}")
_ALT_CHARS = 2_000
_MOST_SIDE = 1_000_000
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
            _check_said(inquiry, found, path)
        if found.get("role") == "system" and found.get("media"):
            inquiry.add(f"{path}.media", "has no place in a system message")
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
        _check_said(inquiry, found, path)
        if not isinstance(found.get("is_new", False), bool):
            inquiry.add(f"{path}.is_new", "must be true or false")
        if found.get("model") is not None:
            inquiry.text(found["model"], f"{path}.model", low=1, high=_NAME_CHARS)


def _check_said(inquiry: Inquiry, found: dict[str, object], path: str) -> None:
    """Note every problem of a text and of the files beside it."""
    files = inquiry.items(found.get("media", []), f"{path}.media")
    inquiry.text(found.get("content"), f"{path}.content", low=0 if files else 1, high=MAX_TURN_CHARS)
    for at, each in enumerate(files):
        place = f"{path}.media[{at}]"
        file = inquiry.fields(each, place, known=_FILE)
        if file is None:
            continue
        if not _STORED.fullmatch(str(file.get("file"))):
            inquiry.add(f"{place}.file", "is not stored: files come in with an import")
        if file.get("type") not in ("image", "audio", "video"):
            inquiry.add(f"{place}.type", "must be image, audio or video")
        if file.get("alt") is not None:
            inquiry.text(file["alt"], f"{place}.alt", low=0, high=_ALT_CHARS)
        for side in ("width", "height"):
            if file.get(side) is not None:
                inquiry.whole(file[side], f"{place}.{side}", low=1, high=_MOST_SIDE)


def check_silent(content: object) -> list[Problem]:
    """Return a problem for each turn with files, for kinds in which models read along: they read text alone."""
    turns = cast("Json", content).get("conversation") if isinstance(content, dict) else None
    listed = cast("list[object]", turns) if isinstance(turns, list) else []
    return [
        Problem(f"conversation[{at}].media", "has no place here: the project's models read text alone")
        for at, turn in enumerate(listed)
        if isinstance(turn, dict) and cast("Json", turn).get("media")
    ]


def shown_media(holder: Json) -> list[Json]:
    """Return the files of a turn or candidate as the browser gets them: by the name under which it asks for them."""
    files: list[Json] = holder.get("media") or []
    return [
        {
            "name": each["file"].rpartition("/")[2],
            "type": each["type"],
            "alt": each.get("alt") or "",
            "width": each.get("width"),
            "height": each.get("height"),
        }
        for each in files
    ]


def show(content: Json, slots: Sequence[str], *, slot_names: tuple[str, ...]) -> Json:
    """Return what the browser gets: turns, and candidates by slot, without id, model and mark; null: a kind's own."""
    by_id = {candidate["id"]: candidate for candidate in content.get("candidates", [])}
    return {
        "conversation": [
            {"role": turn["role"], "content": turn["content"], "media": shown_media(turn)}
            for turn in content["conversation"]
        ],
        "candidates": [
            {
                "slot": slot,
                "content": by_id[candidate]["content"],
                "media": shown_media(by_id[candidate]),
                "steps": None,
            }
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
