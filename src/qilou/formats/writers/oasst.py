"""Conversation trees as Open-Assistant publishes them, in two files of the same messages: NAME.trees.jsonl, a tree a
line, and NAME.messages.jsonl, a message a line.

Every record is a path and what grows at its end; the records of one root make one tree. A message keeps the id that
its file gave it; another one's id is made of its parent's id and its text, so that the same message has the same id in
every export, and two records that share a path share its messages.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import msgspec

from qilou.formats.canonical import Canonical, Json, Reply, TreeLabel
from qilou.formats.writers.contract import LeftOut, stem
from qilou.formats.writers.pictured import NO_FILES_WRITTEN

LOST_IN_TREES = [
    "Notes, reference, domain, provenance and single judgments are not written; labels are means with their number.",
    "Whoever wrote a message is a pseudonym; a message that two people wrote alike has the first of them.",
]
NO_TREE = LeftOut("no conversation tree")
_ROLES = {"user": "prompter", "assistant": "assistant"}
_SPACE = uuid.UUID("5f3c2d1e-8a4b-5c6d-9e7f-0a1b2c3d4e5f")


class OasstWriter:
    """Two JSON Lines files of conversation trees."""

    name = "oasst"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return the record's messages, the path's first."""
        why = why_left_out(record, kind)
        return why or [row for tree in grown([record]) for row in tree.rows()]

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return the trees and the messages; none for other kinds. Read only one of them."""
        if kind != "tree":
            return {}
        return {
            f"{stem(name)}.trees.jsonl": _lines(records, kind, whole=True),
            f"{stem(name)}.messages.jsonl": _lines(records, kind, whole=False),
        }

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what the published shape leaves behind."""
        if kind != "tree":
            return ["There is no tree to write: no file is written."]
        return [*LOST_IN_TREES, *([NO_FILES_WRITTEN] if media else [])]


class Grown(msgspec.Struct):
    """A tree in the making: its messages by id, and the ids of each one's replies in the order in which they came."""

    id: str
    facts: Json
    messages: dict[str, Json] = {}
    replies: dict[str, list[str]] = {}

    def add(self, message: Json, parent: str | None) -> None:
        """Take in a message; one that is there already stays as it is."""
        if message["message_id"] in self.messages:
            return
        self.messages[message["message_id"]] = {
            "message_id": message["message_id"],
            "parent_id": parent,
            **message,
        }
        self.replies.setdefault(parent or "", []).append(message["message_id"])

    def rows(self) -> Iterator[Json]:
        """Yield the messages, each before its replies."""
        waiting = list(reversed(self.replies.get("", [])))
        while waiting:
            at = waiting.pop()
            around = {"message_tree_id": self.id, "tree_state": self.facts.get("tree_state")}
            yield {**self.messages[at], **around}
            waiting += reversed(self.replies.get(at, []))

    def whole(self) -> Json:
        """Return the tree with its messages inside each other."""
        nested = {at: {**message, "replies": list[Json]()} for at, message in self.messages.items()}
        for parent, replies in self.replies.items():
            if parent:
                nested[parent]["replies"] = [nested[each] for each in replies]
        root = nested[self.replies[""][0]]
        return {"message_tree_id": self.id, "tree_state": "ready_for_export", **self.facts, "prompt": root}


def why_left_out(record: Canonical, kind: str) -> LeftOut | None:
    """Return why the record has no place in a tree, or None."""
    if kind != "tree" or not record.branches:
        return NO_TREE
    roles = [turn.role for turn in record.conversation]
    expected = (["user", "assistant"] * len(roles))[: len(roles)]
    return None if roles == expected else LeftOut("the turns do not alternate from the user on")


def grown(records: Iterable[Canonical]) -> list[Grown]:
    """Return the trees that the records make together, in the order of their first records."""
    trees: dict[str, Grown] = {}
    for record in records:
        facts: Json = record.meta.get("tree") or {}
        ids = _path_ids(record, facts)
        named = facts.get("id") or ids[0]
        tree = trees.setdefault(
            named, Grown(id=named, facts=facts.get("facts") or {"tree_state": "ready_for_export"})
        )
        _add_path(tree, record, ids, facts)
        _add_replies(tree, record, ids[-1], facts)
    return list(trees.values())


def _lines(records: Iterable[Canonical], kind: str, *, whole: bool) -> Iterator[bytes]:
    for tree in grown(record for record in records if why_left_out(record, kind) is None):
        for row in [tree.whole()] if whole else tree.rows():
            yield msgspec.json.encode(row) + b"\n"


def _path_ids(record: Canonical, facts: Json) -> list[str]:
    given: list[Json] = facts.get("path") or []
    ids: list[str] = []
    for at, turn in enumerate(record.conversation):
        known = given[at].get("message_id") if at < len(given) else None
        ids.append(str(known) if known else _made_id(ids[-1] if ids else "", turn.content))
    return ids


def _made_id(parent: str, text: str) -> str:
    return str(uuid.uuid5(_SPACE, f"{parent}\n{text}"))


def _add_path(tree: Grown, record: Canonical, ids: list[str], facts: Json) -> None:
    given: list[Json] = facts.get("path") or []
    for at, turn in enumerate(record.conversation):
        known = given[at] if at < len(given) else None
        parent = ids[at - 1] if at else None
        tree.add(_message(ids[at], turn.content, turn.role, record, known=known), parent)


def _add_replies(tree: Grown, record: Canonical, parent: str, facts: Json) -> None:
    branches = record.branches
    assert branches  # why_left_out has said so
    known: list[Json] = facts.get("replies") or []
    role = "assistant" if record.conversation[-1].role == "user" else "user"
    ids = {"parent": parent}
    for at, candidate in enumerate(record.candidates):
        fact = known[at] if at < len(known) else None
        ids[candidate.id] = str((fact or {}).get("message_id") or _made_id(parent, candidate.content))
        tree.add(_message(ids[candidate.id], candidate.content, role, record, known=fact), parent)
    for rank, reply in enumerate(branches.replies):
        at = ids[reply.id] if reply.id else _made_id(parent, reply.text or "")
        if reply.text is not None:
            tree.add(_written(at, reply.text, role, record, reply=reply), parent)
        tree.messages[at]["rank"] = rank
        for text in reply.next:
            other = "user" if role == "assistant" else "assistant"
            tree.add(_written(_made_id(at, text), text, other, record, reply=reply), at)
    for target, labels in branches.labels.items():
        if target in ids:
            _label(tree.messages[ids[target]], labels)


def _message(at: str, text: str, role: str, record: Canonical, *, known: Json | None) -> Json:
    said = {"message_id": at, "text": text, "role": _ROLES[role]}
    if known:
        return {**dict.fromkeys(_blank(record)), "emojis": {}, "labels": {}, **known, **said}
    return {**said, **_blank(record)}


def _written(at: str, text: str, role: str, record: Canonical, *, reply: Reply) -> Json:
    review = {"review_count": 1, "review_result": True} if reply.approved else {}
    author = {"user_id": _author(record, reply.text or "")}
    return {"message_id": at, "text": text, "role": _ROLES[role], **_blank(record), **review, **author}


def _blank(record: Canonical) -> Json:
    return {
        "user_id": None,
        "lang": record.language,
        "review_count": 0,
        "review_result": None,
        "deleted": False,
        "rank": None,
        "synthetic": False,
        "model_name": None,
        "emojis": {},
        "labels": {},
    }


def _author(record: Canonical, text: str) -> str | None:
    for judgment in record.judgments:
        replies = cast("list[Json]", judgment.body.get("replies") or [])
        if any(each.get("text") == text for each in replies):
            return judgment.annotator
    return None


def _label(message: Json, labels: Mapping[str, TreeLabel]) -> None:
    """Join what was said here with what the file said: means weighed by how many said so."""
    found: dict[str, Json] = dict(message.get("labels") or {})
    for key, label in labels.items():
        earlier: Json = found.get(key) or {"value": 0, "count": 0}
        before = earlier.get("count") or 0
        count = before + label.count
        value = ((earlier.get("value") or 0) * before + label.value * label.count) / count
        found[key] = {"value": round(value, 6), "count": count}
    message["labels"] = found
