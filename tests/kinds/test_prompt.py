"""Writing prompts from a scenario: how many, which tags, which are nearly the same, and everybody's in one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Joining
from qilou.kinds.prompt import Prompt

KIND = Prompt()
FORM = default_form("prompt")
TAGS = {"skill": "advice", "difficulty": "easy"}
MOULD = "浴室墙上长了黑色的霉，房东说自己擦，我该用什么擦才不伤墙？"
LEAK = "楼上漏水滴到我的床头，先找物业还是先找房东？"


def body_of(*texts: str, **tags: Any) -> dict[str, Any]:
    return {"prompts": [{"text": text, "tags": TAGS | tags} for text in texts], "note": ""}


def problems(body: dict[str, Any], **form: Any) -> list[tuple[str, str]]:
    return [(each.path, each.reason) for each in KIND.check_answer(FORM | form, body)]


def test_two_different_prompts_with_their_tags_are_taken() -> None:
    assert problems(body_of(MOULD, LEAK)) == []


def test_the_later_of_two_that_are_nearly_the_same_is_refused_and_names_the_earlier() -> None:
    assert problems(body_of(LEAK, MOULD, MOULD.replace("？", "呢？"))) == [
        ("prompts[2].text", "is nearly the same as prompt 2")
    ]


def test_white_space_makes_no_other_prompt() -> None:
    assert problems(body_of(MOULD, f"  {MOULD}\n"))[0][0] == "prompts[1].text"


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (body_of(MOULD), "prompts"),
        (body_of(*[f"{at}{at}{at}{at} 完全不同的问题 {at * 7919}" for at in range(1, 7)]), "prompts"),
        (body_of(MOULD, "太短"), "prompts[1].text"),
        (body_of(MOULD, LEAK, skill="magic"), "prompts[0].tags.skill"),
        (body_of(MOULD, LEAK, skill=None), "prompts[0].tags.skill"),
        (body_of(MOULD, LEAK, mood="sad"), "prompts[0].tags.mood"),
    ],
)
def test_what_is_wrong_is_named_at_its_place(body: dict[str, Any], path: str) -> None:
    assert path in [each for each, _ in problems(body)]


def test_a_tag_that_is_not_required_may_be_missing() -> None:
    tags = [FORM["tags"][0] | {"required": False}, FORM["tags"][1]]
    bodies = {"prompts": [{"text": text, "tags": {"difficulty": "hard"}} for text in (MOULD, LEAK)]}
    assert problems(bodies, tags=tags) == []


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"prompts": {"min": 3, "max": 2}}, "prompts.max"),
        (
            {"tags": [{"key": "x", "label": {"zh": "甲", "en": "a"}, "choices": [], "required": True}]},
            "tags[0].choices",
        ),
        ({"tags": FORM["tags"] * 2}, "tags"),
        ({"tags": [FORM["tags"][0] | {"required": "yes"}]}, "tags[0].required"),
    ],
)
def test_a_form_that_cannot_be_filled_is_refused(change: dict[str, Any], path: str) -> None:
    assert path in [each.path for each in KIND.check_form(FORM | change)]


def test_everybodys_prompts_are_joined_and_one_that_two_wrote_stands_once() -> None:
    assert isinstance(KIND, Joining)
    joined = json.loads(
        KIND.fuse(
            FORM,
            "prompts",
            [body_of(MOULD, LEAK), body_of(LEAK + "急", "马桶一直流水怎么办，要换什么零件？")],
        )
    )
    assert [(each["text"][:2], each["votes"]) for each in joined] == [("浴室", 1), ("楼上", 2), ("马桶", 1)]


def test_likeness_is_of_the_nearest_prompts_in_any_order() -> None:
    assert KIND.similarity(FORM, body_of(MOULD, LEAK), body_of(LEAK, MOULD)) == pytest.approx(1.0)
    assert KIND.similarity(FORM, body_of(MOULD), body_of(LEAK)) < 0.3
