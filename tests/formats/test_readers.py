"""Each foreign shape becomes the canonical record it should; each example file is read."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from formats.example_files import example, read_bytes, records_of, refusals_of
from qilou.formats.canonical import Canonical, Preference
from qilou.formats.read import Kept, detect

IMPORTED = Preference(winner="c1", method="imported")


def read_one(fields: dict[str, Any], format_name: str = "auto") -> Canonical:
    return records_of(msgspec.json.encode(fields), format_name=format_name)[0]


def said(record: Canonical) -> list[tuple[str, str]]:
    return [(turn.role, turn.content) for turn in record.conversation]


def answers(record: Canonical) -> list[str]:
    return [candidate.content for candidate in record.candidates]


@pytest.mark.parametrize(
    ("file_name", "count"),
    [
        ("canonical-sft.jsonl", 3),
        ("canonical-comparison.jsonl", 4),
        ("canonical-rating.jsonl", 2),
        ("trl-messages.jsonl", 5),
        ("trl-preference.jsonl", 5),
        ("trl-stepwise.jsonl", 2),
        ("sharegpt.json", 3),
        ("columns.csv", 2),
    ],
)
def test_every_example_file_is_read_whole(file_name: str, count: int) -> None:
    records = records_of(example(file_name), file_name)
    assert len(records) == count
    assert all(record.language in ("zh", "en") and record.domain for record in records)


def test_the_last_message_of_the_assistant_is_the_completion() -> None:
    first, second, *_ = records_of(example("trl-messages.jsonl"))
    assert said(first) == [("system", "你是一位图书管理员。"), ("user", "怎么办借书证？")]
    assert first.completion == "带身份证到一楼服务台，当场就能办好，不收费。"
    assert first.meta == {"extra": {"source": "library-desk"}}
    assert [turn.role for turn in second.conversation] == ["user", "assistant", "user"]


def test_a_prompt_stands_alone_or_with_a_completion_or_a_label() -> None:
    _, _, alone, completed, labelled = records_of(example("trl-messages.jsonl"))
    assert (alone.completion, alone.candidates) == (None, [])
    assert completed.completion == "On the second floor, by the window."
    assert labelled.completion is None
    assert labelled.candidates[0].scores == {"label": 0}


def test_stepwise_supervision_gives_an_answer_in_steps() -> None:
    first, _ = records_of(example("trl-stepwise.jsonl"))
    (candidate,) = first.candidates
    assert candidate.steps == [
        "The fractional part of 9.8 is 0.8, that of 9.11 is 0.11.",
        "0.11 is greater than 0.8.",
        "So 9.11 is larger.",
    ]
    assert candidate.content == "\n\n".join(candidate.steps)
    assert first.meta == {"extra": {"labels": [True, False, False]}}


def test_a_pair_is_read_from_messages_and_from_text() -> None:
    explicit, plain, *_ = records_of(example("trl-preference.jsonl"))
    assert said(explicit) == [("user", "水在高原上多少度烧开？")]
    assert answers(explicit) == ["低于一百度；每升高三百米约降一度。", "哪里都是一百度。"]
    assert said(plain) == [("user", "Why does bread rise?")]
    assert explicit.preference == plain.preference == IMPORTED


def test_an_implicit_prompt_is_the_longest_common_beginning() -> None:
    _, _, messages, transcript, plain = records_of(example("trl-preference.jsonl"))
    assert (said(messages), answers(messages)) == ([("user", "一斤等于多少克？")], ["五百克。", "一千克。"])
    assert said(transcript) == [("user", "Is salt soluble in oil?")]
    assert answers(transcript) == ["Hardly; it dissolves in water.", "Yes, easily."]
    assert said(plain) == [("user", "The sea is salty because")]
    assert answers(plain) == [" rivers carry minerals into it.", " fish sweat."]


def test_sharegpt_writing_pair_and_label() -> None:
    writing, pair, labelled = records_of(example("sharegpt.json"), "sharegpt.json")
    assert said(writing) == [("system", "回答要简短。"), ("user", "帮我想一个咖啡店的名字。")]
    assert writing.completion == "“半日闲”怎么样？短，好记，也有一点悠闲的意思。"
    assert answers(pair)[1] == "Bakery."
    assert pair.preference == IMPORTED
    assert labelled.candidates[0].scores == {"label": 0}


def test_a_judgment_of_two_models_keeps_models_and_judge() -> None:
    first, both_bad, later = read_bytes(example("mtbench.jsonl"))
    assert isinstance(first, Kept)
    record = first.record
    assert said(record) == [("user", "Describe snow to someone who has never seen it.")]
    assert [candidate.model for candidate in record.candidates] == ["model-x", "model-y"]
    assert record.preference is None
    assert [(each.annotator, each.body) for each in record.judgments] == [("expert_3", {"preference": "c2"})]
    assert isinstance(both_bad, Kept)
    assert both_bad.record.judgments[0].body == {"preference": "tie"}
    assert both_bad.record.meta["extra"]["winner"] == "tie (bothbad)"
    assert both_bad.record.language == "zh"
    assert not isinstance(later, Kept)
    assert "no shared question" in later.reason


def test_a_spreadsheet_gives_two_answers_to_compare() -> None:
    first, second = records_of(example("columns.csv"), "columns.csv")
    assert answers(first) == ["先撒面粉吸油，\n再用洗洁精搓洗。", "多洗几次。"]
    assert [candidate.model for candidate in first.candidates] == ["model-x", "model-y"]
    assert second.candidates[1].model is None


@pytest.mark.parametrize(
    ("fields", "answer_count"),
    [
        ({"prompt": "q"}, 0),
        ({"prompt": "q", "response": "a", "model": "m"}, 1),
        ({"prompt": "q", "response_a": "a", "response_b": "b"}, 2),
        ({"prompt": "q", "chosen": "a", "rejected": "b"}, 2),
    ],
)
def test_columns_hold_none_one_or_two_answers(fields: dict[str, Any], answer_count: int) -> None:
    assert len(read_one(fields, "columns").candidates) == answer_count


def test_unknown_fields_of_a_record_are_kept_beside_the_meta() -> None:
    record = read_one({"conversation": [{"role": "user", "content": "q"}], "meta": {"a": 1}, "novel": [1]})
    assert record.meta == {"a": 1, "extra": {"novel": [1]}}


def test_language_and_domain_are_filled_in() -> None:
    assert read_one({"prompt": "你好"}).language == "zh"
    assert read_one({"prompt": "hello"}).language == "en"
    assert read_one({"prompt": "hello", "language": "fr", "domain": "law"}).language == "fr"
    assert read_one({"prompt": "hello"}).domain == "general"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"messages": "hello"}, "messages"),
        ({"messages": []}, "conversation"),
        ({"messages": [{"role": "tool", "content": "x"}]}, "messages[0].role"),
        ({"messages": [{"role": "user", "content": 7}]}, "messages[0].content"),
        ({"messages": [{"role": "user"}]}, "messages[0].content"),
        ({"messages": ["hello"]}, "messages[0]"),
        ({"messages": [{"role": "assistant", "content": "x"}]}, "conversation"),
        ({"prompt": "q", "chosen": "a"}, "rejected"),
        ({"prompt": "q", "chosen": [{"role": "user", "content": "a"}], "rejected": "b"}, "chosen"),
        ({"prompt": "q", "completion": "a", "label": "good"}, "label"),
        ({"chosen": "abc", "rejected": "xyz"}, "chosen"),
        ({"conversations": [{"from": "observation", "value": "x"}]}, "conversations[0].from"),
        ({"conversations": [{"from": "human", "value": "x"}], "kto_tag": True}, "conversations"),
        ({"conversation": [{"role": "user", "content": 7}]}, "conversation[0].content"),
        ({"conversation": [{"role": "user", "content": "q", "extra": 1}]}, "conversation[0]"),
        ({"conversation": [{"role": "assistant", "content": "q"}]}, "conversation[0].role"),
        (
            {"conversation": [{"role": "user", "content": "q"}], "preference": {"winner": "c9"}},
            "preference.winner",
        ),
        ({"conversation": [{"role": "user", "content": "q"}], "meta": []}, "meta"),
        ({"prompt": "q", "response": 3}, "response"),
        ({"conversation_a": [], "conversation_b": [], "turn": 1}, "turn"),
    ],
)
def test_a_fault_is_reported_at_its_field(fields: dict[str, Any], field: str) -> None:
    (refused,) = refusals_of(msgspec.json.encode(fields))
    assert (refused.line, refused.field) == (1, field)
    assert refused.reason


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"conversation": [], "id": "x"}, "canonical"),
        ({"conversation_a": [], "conversation_b": []}, "mtbench"),
        ({"conversations": [], "chosen": {}}, "sharegpt"),
        ({"messages": []}, "trl"),
        ({"prompt": "q"}, "trl"),
        ({"prompt": [], "chosen": [], "rejected": []}, "trl"),
        ({"chosen": "a", "rejected": "b"}, "trl"),
        ({"prompt": "q", "response": "a"}, "columns"),
        ({"prompt": "q", "response_a": "a", "response_b": "b"}, "columns"),
        ({"text": "a document"}, None),
        ({"conversation": None}, None),
        ({}, None),
    ],
)
def test_the_first_object_tells_the_format(fields: dict[str, Any], name: str | None) -> None:
    assert detect(fields) == name


def test_a_scenario_becomes_what_people_read_and_keeps_its_parts() -> None:
    zh, en = records_of(example("scenario.jsonl"))
    assert zh.conversation[0].content.startswith("任务：用手机")
    assert "- 不要写成考试题" in zh.conversation[0].content
    assert [turn.role for turn in en.conversation] == ["system", "user"]
    assert en.meta["scenario"]["constraints"] == ["name the city", "ask for one thing only"]
    assert (en.domain, en.language) == ("travel", "en")


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"scenario": "x"}, "scenario"),
        ({"scenario": {}}, "task"),
        ({"task": "x", "constraints": 3}, "constraints"),
    ],
)
def test_a_scenario_without_a_task_is_refused(line: dict[str, object], field: str) -> None:
    (refused,) = refusals_of(json.dumps(line).encode(), format_name="scenario")
    assert refused.field == field
