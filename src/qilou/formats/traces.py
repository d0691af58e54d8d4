"""Traces of agents: messages with tool calls, as OpenAI writes them, to a flat list of steps and back.

    step  {"type": "message|call|result|error|final|user", "text": "…", "name": null, "arguments": null, "id": null}

A message that speaks and calls becomes several steps. The one surprising fact: arguments are kept as the text that the
model wrote, for a model can write what is no JSON, and whoever judges it has to see that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias, cast

import msgspec

Json: TypeAlias = dict[str, Any]  # Any: messages are open JSON
AGENTS = frozenset(
    {"message", "call", "final"}
)  # the steps that are the agent's own; the others happen to it
STEP_KINDS = ("message", "call", "result", "error", "final", "user")


def has_tools(messages: object) -> bool:
    """Return whether any message in the list calls a tool."""
    if not isinstance(messages, list):
        return False
    found = [cast("Json", each) for each in cast("list[object]", messages) if isinstance(each, dict)]
    return any(each.get("tool_calls") for each in found)


def split_messages(messages: Sequence[object]) -> tuple[list[object], list[Json]]:
    """Return what was said before the agent began, and its steps from then on."""
    given = [cast("Json", each) if isinstance(each, dict) else {} for each in messages]
    begin = next(
        (at for at, each in enumerate(given) if each.get("role") in ("assistant", "tool")), len(given)
    )
    steps: list[Json] = []
    for at, message in enumerate(given[begin:], begin):
        is_last = at == len(given) - 1
        steps += _steps_of(message, is_last=is_last)
    return list(messages[:begin]), steps


def as_text(steps: Sequence[Json]) -> str:
    """Return the trace as plain text, a paragraph a step: it tells one trace from another, and can be searched."""
    return "\n\n".join(_line(step) for step in steps)


def to_messages(steps: Sequence[Json]) -> list[Json]:
    """Return the steps as OpenAI's messages; calls that follow each other belong to one message."""
    messages: list[Json] = []
    for step in steps:
        if step["type"] == "call":
            _add_call(messages, step)
        elif step["type"] in ("result", "error"):
            messages.append({"role": "tool", "tool_call_id": step.get("id") or "", "content": step["text"]})
        else:
            role = "user" if step["type"] == "user" else "assistant"
            messages.append({"role": role, "content": step["text"]})
    return messages


def _add_call(messages: list[Json], step: Json) -> None:
    call = {
        "id": step.get("id") or "",
        "type": "function",
        "function": {"name": step["name"], "arguments": step.get("arguments") or "{}"},
    }
    last = messages[-1] if messages else {}
    if last.get("role") == "assistant":
        last.setdefault("tool_calls", []).append(call)
    else:
        messages.append({"role": "assistant", "content": None, "tool_calls": [call]})


def _steps_of(message: Json, *, is_last: bool) -> list[Json]:
    role, text = message.get("role"), _said(message.get("content"))
    if role == "tool":
        failed = bool(message.get("is_error"))
        return [
            _step(
                "error" if failed else "result",
                text,
                name=message.get("name"),
                id=message.get("tool_call_id"),
            )
        ]
    if role == "user":
        return [_step("user", text)]
    made: object = message.get("tool_calls")
    given = cast("list[object]", made) if isinstance(made, list) else []
    calls = [cast("Json", each) for each in given if isinstance(each, dict)]
    spoken = [_step("final" if is_last and not calls else "message", text)] if text else []
    return spoken + [_call(each) for each in calls]


def _call(call: Json) -> Json:
    function = call.get("function")
    named: Mapping[str, Any] = cast("Json", function) if isinstance(function, dict) else call
    given = named.get("arguments")
    arguments = given if isinstance(given, str) else msgspec.json.encode(given or {}).decode()
    return _step("call", "", name=str(named.get("name") or ""), arguments=arguments, id=call.get("id"))


def _step(kind: str, text: str, **more: object) -> Json:
    return {"type": kind, "text": text, "name": None, "arguments": None, "id": None, **more}


def _said(content: object) -> str:
    if isinstance(content, str):
        return content
    parts = cast("list[object]", content) if isinstance(content, list) else []
    texts = [cast("Json", part).get("text") for part in parts if isinstance(part, dict)]
    return "\n\n".join(text for text in texts if isinstance(text, str))


def _line(step: Json) -> str:
    text: str = step["text"]
    if step["type"] == "call":
        return f"{step['name']}({step.get('arguments') or ''})"
    return text if step["type"] == "final" else " ".join((f"[{step['type']}]", text))
