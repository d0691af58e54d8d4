"""Conversation trees in Open-Assistant's files: read as paths, written as trees, and the same after a second reading.

The package that published the format is no package one can install, so its schema stands here: the fields that it
names, each with its type, and no more. `datasets` reads the files as well (test_real_loaders.py).
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from formats.example_files import example, read_bytes, records_of
from qilou.formats.canonical import Branches, Canonical, Reply
from qilou.formats.containers.contract import Refused
from qilou.formats.write import writer_named

OASST = writer_named("oasst")


class Label(msgspec.Struct, forbid_unknown_fields=True):
    value: float | None
    count: int


class Message(msgspec.Struct, forbid_unknown_fields=True):
    """What the published schema asks of a message."""

    message_id: str
    parent_id: str | None
    user_id: str | None
    text: str
    role: str
    lang: str | None
    review_count: int | None
    review_result: bool | None
    deleted: bool | None
    rank: int | None
    synthetic: bool | None
    model_name: str | None
    emojis: dict[str, int] | None
    labels: dict[str, Label] | None
    created_date: str | None = None
    replies: list[Message] | None = None
    message_tree_id: str | None = None
    tree_state: str | None = None


class WholeTree(msgspec.Struct, forbid_unknown_fields=True):
    message_tree_id: str
    tree_state: str | None
    prompt: Message
    origin: str | None = None


def written(records: list[Canonical], which: str) -> bytes:
    return b"".join(OASST.files(records, kind="tree", name="x")[f"x.{which}.jsonl"])


def answered(records: list[Canonical]) -> list[Canonical]:
    """Let somebody find that what stands there is in its order."""
    kept = [Branches(replies=[Reply(id=each.id) for each in record.candidates]) for record in records]
    return [
        msgspec.structs.replace(record, branches=each) for record, each in zip(records, kept, strict=True)
    ]


def without_nothing(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: without_nothing(each) for name, each in value.items() if each is not None and name != "rank"
        }
    return [without_nothing(each) for each in value] if isinstance(value, list) else value


def test_each_message_of_a_tree_becomes_a_path_with_the_replies_to_it() -> None:
    records = records_of(example("oasst-trees.jsonl"))
    assert [each.id for each in records] == ["a1", "a2", "a4", "a5", "a3", "b1", "b2"]
    first, second, *_ = records
    assert [turn.role for turn in second.conversation] == ["user", "assistant"]
    assert [each.content[:2] for each in first.candidates] == ["每天", "买很"]
    assert first.meta["tree"]["path"][0]["labels"]["quality"] == {"value": 0.75, "count": 3}
    assert {each.language for each in records} == {"zh", "en"}


def test_messages_a_line_give_the_same_records_as_trees() -> None:
    def bare(name: str) -> list[tuple[object, ...]]:
        return [(each.id, each.conversation, each.candidates) for each in records_of(example(name))]

    assert bare("oasst-messages.jsonl") == bare("oasst-trees.jsonl")


def test_labels_in_columns_are_read_as_labels() -> None:
    row = {
        "message_id": "m", "parent_id": None, "text": "q", "role": "prompter", "message_tree_id": "m",
        "labels": {"name": ["spam"], "value": [0.0], "count": [3]}, "emojis": {"name": ["+1"], "count": [2]},
    }  # fmt: skip
    (record,) = records_of(json.dumps(row).encode())
    facts = record.meta["tree"]["path"][0]
    assert (facts["labels"], facts["emojis"]) == ({"spam": {"value": 0.0, "count": 3}}, {"+1": 2})


def test_a_tree_that_was_read_is_written_as_it_was() -> None:
    records = answered(records_of(example("oasst-trees.jsonl")))
    ours = [json.loads(line) for line in written(records, "trees").splitlines()]
    theirs = [json.loads(line) for line in example("oasst-trees.jsonl").splitlines()]
    assert without_nothing(ours) == without_nothing(theirs)


@pytest.mark.parametrize("which", ["trees", "messages"])
def test_an_export_read_again_is_the_same_export(which: str) -> None:
    once = written(records_of(example("canonical-tree.jsonl")), which)
    again = answered(records_of(once))
    # Who reads it again sees each message as an item; the order among replies is what people said last.
    assert {json.loads(line)["message_id"] for line in written(again, "messages").splitlines()} == {
        row["message_id"]
        for row in map(
            json.loads, written(records_of(example("canonical-tree.jsonl")), "messages").splitlines()
        )
    }
    assert written(answered(records_of(written(again, which))), which) == written(again, which)


def test_the_files_are_what_the_schema_asks() -> None:
    records = records_of(example("canonical-tree.jsonl"))
    trees = [msgspec.json.decode(line, type=WholeTree) for line in written(records, "trees").splitlines()]
    messages = [msgspec.json.decode(line, type=Message) for line in written(records, "messages").splitlines()]
    assert [each.message_tree_id for each in trees] == ["a1", "b1"]
    assert trees[0].prompt.replies is not None
    assert sorted(each.rank for each in trees[0].prompt.replies if each.rank is not None) == [0, 1, 2]
    ids = [each.message_id for each in messages]
    assert len(set(ids)) == len(ids)
    assert all(each.parent_id is None or each.parent_id in ids[:at] for at, each in enumerate(messages))
    assert {each.role for each in messages} == {"prompter", "assistant"}


def test_what_an_inspector_passed_is_reviewed_and_the_rest_is_not() -> None:
    messages = [
        json.loads(line)
        for line in written(records_of(example("canonical-tree.jsonl")), "messages").splitlines()
    ]
    made = {
        each["text"][:2]: (each["review_count"], each["review_result"], each["user_id"]) for each in messages
    }
    assert made["先从"] == (1, True, "p-1")
    assert made["好，"] == (0, None, None)


def test_two_records_that_share_a_root_make_one_tree() -> None:
    def record(*turns: str, reply: str) -> Canonical:
        roles = ("user", "assistant")
        conversation = [{"role": roles[at % 2], "content": text} for at, text in enumerate(turns)]
        branches = {"replies": [{"text": reply}], "labels": {}}
        return msgspec.convert(
            {"conversation": conversation, "branches": branches, "meta": {"tree": {}}}, Canonical
        )

    trees = written(
        [record("q", reply="a"), record("q", "a", reply="q2"), record("other", reply="b")], "trees"
    )
    first, second = map(json.loads, trees.splitlines())
    assert first["prompt"]["replies"][0]["replies"][0]["text"] == "q2"
    assert (first["message_tree_id"] != second["message_tree_id"], second["prompt"]["text"]) == (
        True,
        "other",
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"message_tree_id": "t", "prompt": "text"}, "must be a message"),
        ({"message_tree_id": "t", "prompt": {"message_id": "t", "text": "q", "role": "system"}}, "must be one of"),
        ({"message_tree_id": "t", "prompt": {"message_id": "t", "role": "prompter"}}, "is missing"),
        ({"message_id": "m", "parent_id": "gone", "text": "a", "role": "assistant"}, "names no message"),
        ({"message_id": "m", "parent_id": None, "text": "a", "role": "prompter", "deleted": True}, "is deleted"),
    ],
)  # fmt: skip
def test_what_is_no_tree_is_refused_with_its_reason(line: dict[str, Any], reason: str) -> None:
    reads = read_bytes(json.dumps(line).encode(), format_name="oasst")
    assert any(isinstance(each, Refused) and reason in each.reason for each in reads)


def test_what_hangs_below_a_deleted_message_is_left_out_with_it() -> None:
    reply = {"message_id": "r", "text": "a", "role": "assistant", "deleted": True,
             "replies": [{"message_id": "s", "text": "b", "role": "prompter"}]}  # fmt: skip
    tree = {
        "message_tree_id": "t",
        "prompt": {"message_id": "t", "text": "q", "role": "prompter", "replies": [reply]},
    }
    kept, gone = read_bytes(json.dumps(tree).encode())
    assert not isinstance(kept, Refused)
    assert kept.record.candidates == []
    assert isinstance(gone, Refused)
    assert gone.field == "prompt.replies[0]"
