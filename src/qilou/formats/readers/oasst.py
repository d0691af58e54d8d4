"""Conversation trees as Open-Assistant publishes them: whole trees, a tree a line, or messages, a message a line.

    {"message_tree_id", "tree_state", "prompt": {"message_id", "text", "role": "prompter", "replies": [{…}, …], …}}
    {"message_id", "parent_id", "message_tree_id", "text", "role": "assistant", …}

Each message becomes a record: the path to it, and the replies to it as candidates. What else the file says of the
messages, their labels, ranks and reviews, stays in `meta.tree`, from which the writer puts the tree together again.
Deleted messages are left out with all that hangs below them. The messages of one tree stand together in a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import msgspec

from qilou.formats.canonical import Canonical, Json, Unreadable, to_canonical
from qilou.formats.containers.contract import Entry, Refused
from qilou.formats.readers.fields import as_text
from qilou.formats.text import language_code, printable

MOST_MESSAGES = 10_000
ROLES = {"prompter": "user", "assistant": "assistant"}
_OWN = frozenset({"text", "role", "parent_id", "replies"})
_OF_TREE = frozenset({"message_tree_id", "prompt"})
_OF_ROWS = ("message_tree_id", "tree_state")


class Node(msgspec.Struct):
    """One message with its replies; where: its place in the file's own words, or its line."""

    message: Json
    where: str
    line: int
    replies: list[Node]


class Tree(msgspec.Struct, frozen=True):
    """A tree of a file: its id, what the file says of it as a whole, and its first message."""

    id: str | None
    facts: Json
    root: Node


class Placed(msgspec.Struct, frozen=True):
    """A record and the line that its message comes from."""

    line: int
    record: Canonical


def read_all(entries: Iterator[Entry | Refused]) -> Iterator[Placed | Refused]:
    """Yield a record for each message of each tree, and a refusal for each that can be none."""
    rows: list[Entry] = []
    for entry in entries:
        if isinstance(entry, Refused):
            yield entry
            continue
        if rows and not _belongs(entry.fields, rows):
            yield from _grown(rows)
            rows = []
        if "message_id" in entry.fields:
            rows.append(entry)
        else:
            yield from _whole(entry)
    if rows:
        yield from _grown(rows)


def _belongs(fields: Json, rows: list[Entry]) -> bool:
    """Say whether a row goes on with the tree of the rows before it: by the tree's id, or else by its parent's."""
    if "message_id" not in fields or len(rows) >= MOST_MESSAGES:
        return False
    tree = fields.get("message_tree_id")
    if tree is not None:
        return bool(tree == rows[0].fields.get("message_tree_id"))
    return fields.get("parent_id") is not None


def _whole(entry: Entry) -> Iterator[Placed | Refused]:
    prompt = entry.fields.get("prompt")
    if not isinstance(prompt, dict):
        yield Refused(entry.line, "prompt", "must be a message")
        return
    facts = {name: each for name, each in entry.fields.items() if name not in _OF_TREE and each is not None}
    root = _node(cast("Json", prompt), "prompt", entry.line)
    count, waiting = 0, [root]
    while waiting:
        node = waiting.pop()
        count += 1
        given: object = node.message.get("replies")
        replies = cast("list[object]", given) if isinstance(given, list) else []
        node.replies = [
            _node(
                cast("Json", each) if isinstance(each, dict) else {},
                f"{node.where}.replies[{at}]",
                entry.line,
            )
            for at, each in enumerate(replies)
        ]
        waiting += node.replies
    if count > MOST_MESSAGES:
        yield Refused(entry.line, "prompt", f"has more than {MOST_MESSAGES} messages")
        return
    named = entry.fields.get("message_tree_id")
    yield from _records(Tree(named if isinstance(named, str) else None, facts, root))


def _grown(rows: list[Entry]) -> Iterator[Placed | Refused]:
    nodes: dict[str, Node] = {}
    for row in rows:
        message = {name: each for name, each in row.fields.items() if name not in _OF_ROWS}
        nodes[str(row.fields["message_id"])] = _node(_with_named(message), "", row.line)
    roots: list[Node] = []
    for row in rows:
        node, parent = nodes[str(row.fields["message_id"])], row.fields.get("parent_id")
        if parent is None:
            roots.append(node)
        elif str(parent) in nodes and nodes[str(parent)] is not node:
            nodes[str(parent)].replies.append(node)
        else:
            yield Refused(row.line, "parent_id", "names no message that stands with it in the file")
    for root in roots:
        row = next(each for each in rows if each.line == root.line)
        named = row.fields.get("message_tree_id")
        state = row.fields.get("tree_state")
        facts = {} if state is None else {"tree_state": state}
        yield from _records(Tree(named if isinstance(named, str) else None, facts, root))


def _with_named(message: Json) -> Json:
    """Return the message with labels and emojis as objects, where the file has them as columns side by side."""
    labels, emojis = _columns(message.get("labels")), _columns(message.get("emojis"))
    if labels:
        rows = zip(labels["name"], labels["value"], labels["count"], strict=False)
        message = {**message, "labels": {str(name): {"value": v, "count": n} for name, v, n in rows}}
    if emojis:
        pairs = zip(emojis["name"], emojis["count"], strict=False)
        message = {**message, "emojis": {str(name): count for name, count in pairs}}
    return message


def _columns(value: object) -> dict[str, list[object]] | None:
    """Return the columns side by side: names, values, counts; None where the value is something else."""
    found = cast("dict[str, object]", value) if isinstance(value, dict) else {}
    if not isinstance(found.get("name"), list):
        return None
    given = {name: found.get(name) for name in ("name", "value", "count")}
    return {
        name: cast("list[object]", each) if isinstance(each, list) else [] for name, each in given.items()
    }


def _node(message: Json, where: str, line: int) -> Node:
    return Node(message=message, where=where, line=line, replies=[])


def _records(tree: Tree) -> Iterator[Placed | Refused]:
    """Go through the tree from its root, a message before its replies."""
    waiting: list[list[Node]] = [[tree.root]]
    while waiting:
        path = waiting.pop()
        node = path[-1]
        if node.message.get("deleted"):
            yield Refused(node.line, node.where, "is deleted in the file, and what hangs below it with it")
            continue
        try:
            yield Placed(node.line, _record(tree, path))
        except Unreadable as refusal:
            field = ".".join(part for part in (node.where, refusal.field) if part)
            yield Refused(node.line, field, refusal.reason)
            continue
        waiting += [[*path, each] for each in reversed(node.replies)]


def _record(tree: Tree, path: list[Node]) -> Canonical:
    replies = [each for each in path[-1].replies if not each.message.get("deleted")]
    last = path[-1].message
    lang = last.get("lang")
    return to_canonical(
        {
            "id": as_text(last.get("message_id"), "message_id"),
            "language": language_code(lang) if isinstance(lang, str) and lang else None,
            "conversation": [
                {"role": _role(each.message), "content": as_text(each.message.get("text"), "text")}
                for each in path
            ],
            "candidates": [_candidate(each, at) for at, each in enumerate(replies, start=1)],
            "meta": {
                "tree": {
                    "id": tree.id,
                    "facts": tree.facts,
                    "path": [_facts(each.message) for each in path],
                    "replies": [_facts(each.message) for each in replies],
                }
            },
        }
    )


def _candidate(node: Node, at: int) -> Json:
    model = node.message.get("model_name")
    named = model if isinstance(model, str) and model else None
    return {
        "id": f"c{at}",
        "content": as_text(node.message.get("text"), f"replies[{at - 1}].text"),
        "model": named,
    }


def _role(message: Json) -> str:
    role = as_text(message.get("role"), "role")
    if role not in ROLES:
        raise Unreadable("role", f"must be one of {', '.join(ROLES)}, is {printable(role)}")
    return ROLES[role]


def _facts(message: Json) -> Json:
    return {name: each for name, each in message.items() if name not in _OWN and each is not None}
