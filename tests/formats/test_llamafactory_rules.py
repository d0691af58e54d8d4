"""LLaMA-Factory is not installed here, so its documented rules for a ShareGPT data set are checked one by one.

The rules: each named column exists; human and gpt take turns, human first; a ranking row ends with human and has two
answers of gpt; any other row ends with gpt. Its own loader skips a row that breaks them.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from formats.example_files import example, records_of
from qilou.formats.write import count_left_out, writer_named

writer = writer_named("llamafactory")


def written(kind: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    files = writer.files(records_of(example(f"canonical-{kind}.jsonl")), kind=kind, name="law")
    described = json.loads(b"".join(files["dataset_info.json"]))["law"]
    rows = [json.loads(line) for line in b"".join(files[described["file_name"]]).splitlines()]
    return described, rows


@pytest.mark.parametrize("kind", ["sft", "comparison", "rating"])
def test_the_description_names_columns_that_every_row_has(kind: str) -> None:
    described, rows = written(kind)
    assert described["formatting"] == "sharegpt"
    assert described.get("ranking", False) is (kind == "comparison")
    assert rows
    assert all(set(described["columns"].values()) <= set(row) for row in rows)


@pytest.mark.parametrize("kind", ["sft", "comparison", "rating"])
def test_human_and_gpt_take_turns_and_the_count_is_right(kind: str) -> None:
    _, rows = written(kind)
    for row in rows:
        speakers = [message["from"] for message in row["conversations"]]
        assert speakers == [("human", "gpt")[at % 2] for at in range(len(speakers))]
        assert len(speakers) % 2 == (1 if kind == "comparison" else 0)
        assert isinstance(row["system"], str)


def test_a_ranking_row_has_two_answers_of_gpt() -> None:
    _, rows = written("comparison")
    for row in rows:
        assert [(row[name]["from"], bool(row[name]["value"])) for name in ("chosen", "rejected")] == [
            ("gpt", True)
        ] * 2


def test_a_conversation_that_does_not_alternate_is_left_out_and_counted() -> None:
    two_in_a_row = b'{"role":"user","content":"a"},{"role":"user","content":"b"}'
    records = records_of(b'{"messages":[%s,{"role":"assistant","content":"c"}]}' % two_in_a_row)
    assert b"".join(writer.files(records, kind="sft", name="x")["x.jsonl"]) == b""
    assert count_left_out(records, kind="sft", writer=writer) == {"turns do not alternate": 1}
