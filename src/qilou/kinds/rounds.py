"""Rounds of a talk with models: what a person wrote, and what each model made of it.

    {"user": "…", "A": {"content": "…", "generation": 17, "state": "done"}, "B": {…}}

Where the person handed in while a reply was still coming, `shown` says how many of its characters were on the screen.

A reply is never edited: what a person would rather have read stands beside it, as `edit`. Whether a reply is what the
model really wrote, only the stored generations can tell; `said` hands out what has to be compared with them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast  # Any: rounds are JSON

from qilou.kinds.contract import Json, Problem, Said
from qilou.kinds.probe import Inquiry, as_whole

MESSAGE, TOPIC = (
    "message",
    "topic",
)  # the item's last turn is sent as it stands, or is only the topic of the talk
MOST_ROUNDS = 50
MOST_CHARS = 50_000
DONE, STOPPED, FAILED = "done", "stopped", "failed"
_STATES = (DONE, STOPPED, FAILED)
_LIMITS = frozenset({"min", "max"})
_REPLY = frozenset({"content", "generation", "state", "shown"})


def check_rules(inquiry: Inquiry, form: Mapping[str, object]) -> None:
    """Note every problem of the form's rules for a talk: how it opens, and how many rounds it may have."""
    if form.get("opening") not in (MESSAGE, TOPIC):
        inquiry.add("opening", "must be message or topic")
    limits = inquiry.fields(form.get("rounds"), "rounds", known=_LIMITS)
    if limits is not None:
        low = inquiry.whole(limits.get("min"), "rounds.min", low=1, high=MOST_ROUNDS)
        inquiry.whole(limits.get("max"), "rounds.max", low=low or 1, high=MOST_ROUNDS)


def check_rounds(
    inquiry: Inquiry, form: Json, value: object, *, sides: Sequence[str], extra: frozenset[str] = frozenset()
) -> list[dict[str, object]]:
    """Note every problem of the rounds; return those that are objects. At least one reply must say something."""
    rounds = inquiry.items(value, "rounds")
    low, high = form["rounds"]["min"], form["rounds"]["max"]
    if isinstance(value, list) and not low <= len(rounds) <= high:
        inquiry.add("rounds", f"needs {low} to {high} rounds, has {len(rounds)}")
    known = frozenset({"user", *sides})
    found: list[dict[str, object]] = []
    for at, each in enumerate(rounds[:high]):
        path = f"rounds[{at}]"
        fields = inquiry.fields(each, path, known=known)
        if fields is None:
            continue
        inquiry.text(fields.get("user"), f"{path}.user", low=1, high=MOST_CHARS)
        for side in sides:
            _check_reply(inquiry, fields.get(side), f"{path}.{side}", extra=extra)
        found.append(fields)
    if not inquiry.problems and not any(reply_of(each, side)["content"] for each in found for side in sides):
        inquiry.add("rounds", "no model has said anything yet")
    return found


def _check_reply(inquiry: Inquiry, value: object, path: str, *, extra: frozenset[str]) -> None:
    if value is None:
        inquiry.add(path, "has no reply yet: wait for it, stop it, or try again")
        return
    found = inquiry.fields(value, path, known=_REPLY | extra)
    if found is None:
        return
    content = inquiry.text(found.get("content"), f"{path}.content", low=0, high=MOST_CHARS * 4)
    if found.get("state") not in _STATES:
        inquiry.add(f"{path}.state", "must be done, stopped or failed")
    if "shown" in found:
        inquiry.whole(found["shown"], f"{path}.shown", low=0, high=len(content or ""))
    if found.get("generation") is None:
        if content or found.get("state") == DONE:
            inquiry.add(f"{path}.generation", "must name the stored generation")
    elif as_whole(found["generation"]) is None:
        inquiry.add(f"{path}.generation", "must be the number of a stored generation")


def reply_of(each: Mapping[str, object], side: str) -> dict[str, Any]:
    """Return a side's reply of a round that has been checked."""
    return cast("dict[str, Any]", each[side])


def check_opening(form: Json, content: Json, body: Json) -> list[Problem]:
    """Return a problem where the item's own message should open the talk and does not."""
    if form["opening"] == TOPIC or body["rounds"][0]["user"] == content["conversation"][-1]["content"]:
        return []
    return [Problem("rounds[0].user", "must be the item's message as it stands")]


def said(content: Json, body: Json, *, sides: Sequence[str]) -> list[Said]:
    """Return what each side's model is told to have said, and after which messages.

    A round in which a side said nothing (it failed, or was stopped at once) is no part of that side's conversation.
    """
    context = [{"role": turn["role"], "content": turn["content"]} for turn in content["conversation"][:-1]]
    found: list[Said] = []
    for side in sides:
        messages = list(context)
        for at, each in enumerate(body["rounds"]):
            reply = reply_of(each, side)
            asked = [*messages, {"role": "user", "content": each["user"]}]
            if reply["generation"] is not None:
                found.append(
                    Said(
                        path=f"rounds[{at}].{side}",
                        slot=side,
                        generation=reply["generation"],
                        messages=asked,
                        text=reply["content"],
                        state=reply["state"],
                    )
                )
            if reply["content"]:
                messages = [*asked, {"role": "assistant", "content": reply["content"]}]
    return found
