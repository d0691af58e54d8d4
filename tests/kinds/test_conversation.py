"""Writing conversations: what opens them, whose turn it is, where a turn comes from, how far a draft was changed."""

from __future__ import annotations

from typing import Any

import pytest

from qilou.kinds.catalog import default_form
from qilou.kinds.conversation import Conversation, drafts_of, opening_of
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.figures import Flag

KIND = Conversation()
FORM = default_form("conversation")
CONTENT: dict[str, Any] = {
    "conversation": [
        {"role": "system", "content": "你是厨师。"},
        {"role": "user", "content": "米饭怎么煮？"},
        {"role": "assistant", "content": "加水。"},
        {"role": "user", "content": "加多少？"},
    ],
    "candidates": [{"id": "c1", "content": "随便。", "model": "m"}],
    "reference": None,
    "meta": {},
}


def body_of(*texts: str, first: int = 0, sources: bool = True) -> dict[str, Any]:
    turns = [
        {
            "role": ("user", "assistant")[(first + at) % 2],
            "content": text,
            "weight": (first + at) % 2,
            "source": {"from": "item", "at": at} if sources else None,
        }
        for at, text in enumerate(texts)
    ]
    return {"turns": turns, "note": ""}


UNTOUCHED = body_of("米饭怎么煮？", "加水。", "加多少？", "随便。")
MENDED = body_of("米饭怎么煮？", "先淘米，再加水。", "加多少？", "水比米高一指节。")


def problems(body: dict[str, Any], **form: Any) -> list[str]:
    return [each.path for each in check_whole(KIND, FORM | form, body, content=CONTENT)]


def test_a_draft_is_all_but_the_system_turn() -> None:
    assert [turn["content"] for turn in drafts_of(FORM, CONTENT)] == [
        "米饭怎么煮？",
        "加水。",
        "加多少？",
        "随便。",
    ]
    assert opening_of(FORM, CONTENT) == CONTENT["conversation"][:1]
    assert problems(MENDED) == []


def test_a_fixed_beginning_is_gone_on_from() -> None:
    form = FORM | {"given": "fixed", "turns": {"min": 1, "max": 4}}
    assert [turn["content"] for turn in drafts_of(form, CONTENT)] == ["随便。"]
    assert opening_of(form, CONTENT) == CONTENT["conversation"]
    assert problems(body_of("水比米高一指节。", first=1), **form) == []
    assert problems(body_of("不是我的轮次", "好。", sources=False), **form) == ["turns[0].role"]


def test_a_scenario_is_told_to_the_writer_alone() -> None:
    form = FORM | {"given": "scenario"}
    assert (drafts_of(form, CONTENT), opening_of(form, CONTENT)) == ([], CONTENT["conversation"][:1])
    assert problems(body_of("问", "答", sources=False), **form) == []


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"role": "user"}, ["turns[1].role", "turns[2].role"]),
        ({"weight": 2}, ["turns[1].weight"]),
        ({"weight": True}, ["turns[1].weight"]),
        ({"stale": True}, ["turns[1].stale"]),
        ({"source": {"from": "item"}}, ["turns[1].source"]),
        ({"source": {"from": "item", "at": 4}}, ["turns[1].source.at"]),
        ({"source": {"from": "generation", "id": 0}}, ["turns[1].source.id"]),
        ({"content": " "}, ["turns[1].content"]),
    ],
)
def test_each_damage_to_a_turn_is_named(change: dict[str, Any], paths: list[str]) -> None:
    turns = [dict(turn) for turn in MENDED["turns"]]
    turns[1] |= change
    if change.get("role") == "user":
        turns[1]["weight"] = 0
    assert problems({"turns": turns}) == paths


def test_a_user_turn_has_no_weight_and_the_last_turn_is_the_assistant_s() -> None:
    turns = [dict(turn) for turn in MENDED["turns"]]
    turns[0]["weight"] = 1
    assert problems({"turns": turns}) == ["turns[0].weight"]
    assert problems({"turns": MENDED["turns"][:3]}) == ["turns[2].role"]
    assert problems(body_of("问", "答", "问", sources=False) | {"note": 4}, turns={"min": 1, "max": 2}) == [
        "turns",
        "note",
    ]


def test_each_edit_of_a_draft_is_measured() -> None:
    figures = KIND.figures(FORM, CONTENT, MENDED, said={})
    assert [(each.path, each.chars, each.kept) for each in figures.edits] == [
        ("turns[0].content", 0, 1.0),
        ("turns[1].content", 5, 0.375),
        ("turns[2].content", 0, 1.0),
        ("turns[3].content", 7, 0.125),
    ]
    assert figures.flags == []


def test_a_draft_left_as_it_was_is_flagged_and_a_shortened_one_is_not() -> None:
    assert KIND.figures(FORM, CONTENT, UNTOUCHED, said={}).flags == [Flag.DRAFT_UNTOUCHED]
    assert KIND.figures(FORM, CONTENT, {"turns": UNTOUCHED["turns"][:2]}, said={}).flags == []


def test_conversations_are_alike_by_what_is_said() -> None:
    assert KIND.similarity(FORM, MENDED, MENDED) == pytest.approx(1.0)
    assert 0 < KIND.similarity(FORM, MENDED, UNTOUCHED) < 1


def test_a_turn_of_a_model_is_measured_against_what_it_wrote() -> None:
    turns = [dict(turn) for turn in MENDED["turns"]]
    turns[3] |= {"source": {"from": "generation", "id": 7}}
    body = {"turns": turns}
    assert KIND.generations(body) == [7]
    figures = KIND.figures(FORM, CONTENT, body, said={7: "水比米高一指。"})
    assert (figures.edits[3].chars, figures.flags) == (1, [])
    assert KIND.figures(FORM, CONTENT, body, said={}).flags == [Flag.UNKNOWN_SOURCE]
