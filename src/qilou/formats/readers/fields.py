"""Taking an entry apart: each function looks at one field and says what is wrong with it in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from qilou.formats.canonical import Canonical, Json, Unreadable, to_canonical
from qilou.formats.readers.pictured import columns_of, parts_of, placed
from qilou.formats.text import language_code, printable

PLAIN_ROLES: Mapping[str, str] = {"system": "system", "user": "user", "assistant": "assistant"}
_OPTIONAL = ("id", "language", "domain", "reference")


class Fields:
    """The fields of one entry; those that are never asked for become the record's extra."""

    def __init__(self, fields: Json) -> None:
        self._left = dict(fields)

    def __contains__(self, name: str) -> bool:
        return self._left.get(name) is not None

    def take(self, name: str) -> object:
        """Return the field's value, or None when it is missing."""
        return self._left.pop(name, None)

    def text(self, name: str) -> str:
        """Return the field's text or refuse."""
        return as_text(self.take(name), name)

    def optional_text(self, name: str) -> str | None:
        """Return the field's text, None when it is missing or empty."""
        value = self.take(name)
        return as_text(value, name) if value is not None and value != "" else None

    def keep(self, name: str, value: object) -> None:
        """Put a value among the extra."""
        self._left[name] = value

    def record(self, conversation: list[Json], **parts: object) -> Canonical:
        """Return the record of the parts, with what was not asked for under meta.extra."""
        entry: Json = {"conversation": placed(conversation, columns_of(self._left)), **parts}
        for name in _OPTIONAL:
            value = self._left.get(name)
            if name not in entry and isinstance(value, str):
                entry[name] = self._left.pop(name)
        if isinstance(entry.get("language"), str):
            entry["language"] = language_code(entry["language"])
        extra = {name: value for name, value in self._left.items() if value is not None}
        return to_canonical({**entry, "meta": {"extra": extra} if extra else {}})


def as_text(value: object, path: str) -> str:
    """Return the value if it is text, otherwise refuse."""
    if isinstance(value, str):
        return value
    raise Unreadable(path, "is missing" if value is None else "must be text")


def as_list(value: object, path: str) -> list[object]:
    """Return the value if it is a list, otherwise refuse."""
    if isinstance(value, list):
        return cast("list[object]", value)
    raise Unreadable(path, "is missing" if value is None else "must be a list of messages")


def turns(
    value: object,
    path: str,
    *,
    role: str = "role",
    content: str = "content",
    roles: Mapping[str, str] = PLAIN_ROLES,
) -> list[Json]:
    """Return a list of messages as turns; the keys and the names of the roles differ from format to format."""
    return [
        turn(message, f"{path}[{at}]", role=role, content=content, roles=roles)
        for at, message in enumerate(as_list(value, path))
    ]


def turn(
    value: object,
    path: str,
    *,
    role: str = "role",
    content: str = "content",
    roles: Mapping[str, str] = PLAIN_ROLES,
) -> Json:
    """Return one message as a turn, or refuse a role that has no place in a record (such as a tool's)."""
    if not isinstance(value, dict):
        raise Unreadable(path, "must be a message")
    message = cast("dict[str, Any]", value)  # Any: the file's own types
    name = as_text(message.get(role), f"{path}.{role}")
    if name not in roles:
        raise Unreadable(f"{path}.{role}", f"must be one of {', '.join(roles)}, is {printable(name)}")
    said: object = message.get(content)
    if isinstance(said, list):
        text, media = parts_of(cast("list[object]", said), f"{path}.{content}")
        return {"role": roles[name], "content": text, **({"media": media} if media else {})}
    return {"role": roles[name], "content": as_text(said, f"{path}.{content}")}


def split_answer(conversation: list[Json]) -> tuple[list[Json], str | None]:
    """Return the turns without the assistant's last one, and its text if there is one."""
    if conversation and conversation[-1]["role"] == "assistant":
        return conversation[:-1], conversation[-1]["content"]
    return conversation, None


def only_answer(messages: list[Json], path: str) -> str:
    """Return the text of a list that holds one assistant's message and nothing else."""
    if [message["role"] for message in messages] != ["assistant"]:
        raise Unreadable(path, "must hold exactly one message of the assistant after the shared conversation")
    return messages[0]["content"]


def shared_prefix(a: Sequence[object], b: Sequence[object]) -> int:
    """Return how many turns (or characters) the two have in common at their beginning."""
    for at, (x, y) in enumerate(zip(a, b, strict=False)):
        if x != y:
            return at
    return min(len(a), len(b))


def pair(chosen: str, rejected: str) -> Json:
    """Return the parts of a record in which the first candidate won, as the file says and nobody here checked."""
    return {
        "candidates": [{"id": "c1", "content": chosen}, {"id": "c2", "content": rejected}],
        "preference": {"winner": "c1", "method": "imported"},
    }


def labelled(answer: str, label: object, path: str) -> Json:
    """Return the parts of a record with one answer that a file calls good (true) or bad (false)."""
    if not isinstance(label, bool):
        raise Unreadable(path, "must be true or false")
    return {"candidates": [{"id": "c1", "content": answer, "scores": {"label": int(label)}}]}
