"""steps: where an answer is split, what is fixed at import, and which labels are an answer."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.kinds.catalog import default_form
from qilou.kinds.contract import Vote
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.splitting import find_steps, split_steps
from qilou.kinds.steps import Steps

steps = Steps()
EACH = default_form("steps")
FIRST = {**EACH, "mode": "first_error"}
SOURCE = "1. 甲。\n2. 乙👍。\n3. 丙。"


def content(source: str = SOURCE, **candidate: Any) -> dict[str, Any]:
    return {
        "conversation": [{"role": "user", "content": "?"}],
        "candidates": [{"id": "c1", "content": source, "model": None, **candidate}],
        "reference": None,
        "meta": {"source": "test"},
    }


def body(*labels: int, **changes: Any) -> dict[str, Any]:
    first = labels.index(-1) if -1 in labels else None
    return {"labels": list(labels), "first_error": first, "reason": "", **changes}


def paths(form: dict[str, Any], given: dict[str, Any]) -> list[str]:
    return [each.path for each in check_whole(steps, form, given, content=steps.prepare(content()))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n2. b", ["1. a", "2. b"]),
        ("1. a\n   b\n2. c", ["1. a\n   b", "2. c"]),
        ("先通分。\n\n$$\nx\n\n= y\n$$\n\n再约分。", ["先通分。\n\n$$\nx\n\n= y\n$$", "再约分。"]),
        ("a\nb\n\nc", ["a\nb", "c"]),
        ("解：\n1）甲\n2）乙\n所以丙", ["解：", "1）甲", "2）乙\n所以丙"]),
        ("第一步：甲\n第二步：乙", ["第一步：甲", "第二步：乙"]),
        ("Step 1: a\nstep 2: b", ["Step 1: a", "step 2: b"]),
        ("**1.** a", ["**1.** a"]),
        ("x is\n3.14 or so", ["x is\n3.14 or so"]),
        ("run\n\n```py\n1. no\n\n2. no\n```\n\nend", ["run\n\n```py\n1. no\n\n2. no\n```", "end"]),
        ("1. a\n\n   more\n\n2. b", ["1. a\n\n   more", "2. b"]),
        ("a\r\n\r\nb", ["a", "b"]),
        ("  only  ", ["only"]),
        ("$$x$$\n\nthen", ["$$x$$", "then"]),
        ("```\nnever closed\n\n1. x", ["```\nnever closed\n\n1. x"]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_where_an_answer_is_split(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in split_steps(text)] == expected


@given(st.text(alphabet="a1.步 \n$`第一)（\r\t", max_size=60))
def test_steps_lie_one_after_another_and_leave_out_nothing_but_white_space(text: str) -> None:
    found = split_steps(text)
    assert all(start < end for start, end in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))
    left = list(text)
    for start, end in reversed(found):
        assert text[start:end] == text[start:end].strip()
        del left[start:end]
    assert not "".join(left).strip()


def test_given_steps_are_found_in_order_or_the_first_lost_one_is_named() -> None:
    assert find_steps("a b a", ["a", "a"]) == [(0, 1), (4, 5)]
    assert find_steps("a b", ["b", "a"]) == 1
    assert find_steps("a", [" "]) == 0


def test_an_import_fixes_the_steps_as_places_in_the_source() -> None:
    fixed = steps.prepare(content())
    assert fixed["meta"] == {
        "source": "test",
        "steps": [{"start": 0, "end": 5}, {"start": 6, "end": 12}, {"start": 13, "end": 18}],
    }
    assert steps.check_content(fixed) == []
    assert steps.prepare(fixed) == fixed


def test_steps_given_with_the_answer_are_fixed_instead() -> None:
    fixed = steps.prepare(content(steps=["1. 甲。\n2. 乙👍。", "3. 丙。"]))
    assert fixed["meta"]["steps"] == [{"start": 0, "end": 12}, {"start": 13, "end": 18}]
    assert "steps" not in fixed["candidates"][0]
    assert steps.check_content(fixed) == []


def test_a_given_step_that_is_not_in_the_answer_is_named() -> None:
    unfixed = steps.prepare(content(steps=["1. 甲。", "4. 丁。"]))
    assert [each.path for each in steps.check_content(unfixed)] == ["candidates[0].steps[1]"]


@pytest.mark.parametrize(
    ("meta", "path"),
    [
        ([], "meta.steps"),
        ([{"start": 0, "end": 0}], "meta.steps[0].end"),
        ([{"start": 4, "end": 6}, {"start": 2, "end": 8}], "meta.steps[1].start"),
        ([{"start": 0, "end": 999}], "meta.steps[0].end"),
        ("1. a", "meta.steps"),
    ],
)
def test_steps_that_do_not_lie_in_the_answer_are_refused(meta: Any, path: str) -> None:
    given = {**content(), "meta": {"steps": meta}}
    assert path in [each.path for each in steps.check_content(steps.prepare(given))]


def test_the_browser_gets_the_places_of_the_steps() -> None:
    (shown,) = steps.show(steps.prepare(content()), ["c1"])["candidates"]
    assert shown["steps"][1] == {"start": 6, "end": 12}
    assert SOURCE[6:12] == "2. 乙👍。"


def test_each_step_has_a_label_and_the_first_error_follows_from_them() -> None:
    assert paths(EACH, body(1, 0, -1)) == []
    assert paths(EACH, body(1, 1, 1)) == []
    assert paths(EACH, body(1, 0)) == ["labels"]
    assert paths(EACH, body(1, 0, 1, 1)) == ["labels"]
    assert paths(EACH, body(1, -1, 1, first_error=2)) == ["first_error"]
    assert paths(EACH, body(1, -1, 1, first_error=None)) == ["first_error"]
    assert paths(EACH, body(1, 2, 1)) == ["labels[1]"]


def test_up_to_the_first_error_all_is_good_and_nothing_comes_after() -> None:
    assert paths(FIRST, body(1, -1)) == []
    assert paths(FIRST, body(1, 1, 1)) == []
    assert paths(FIRST, body(-1)) == []
    assert paths(FIRST, body(1, 1)) == ["labels"]
    assert paths(FIRST, body(1, -1, 1)) == ["labels"]
    assert paths(FIRST, body(1, 0, -1)) == ["labels"]


def test_votes_in_both_modes() -> None:
    assert steps.votes(EACH, body(1, 0, -1)) == [
        Vote(field="first_error", category="2"),
        Vote(field="step.0", category="good"),
        Vote(field="step.1", category="neutral"),
        Vote(field="step.2", category="bad"),
    ]
    assert steps.votes(FIRST, body(1, 1, 1)) == [Vote(field="first_error", category="none")]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [((1, 1), (1, 1), 1.0), ((1, 0, -1), (1, 1, -1), 2 / 3), ((1, -1), (1, 1, 1), 1 / 3)],
)
def test_likeness_is_the_share_of_equal_labels(a: Any, b: Any, expected: float) -> None:
    assert steps.similarity(EACH, body(*a), body(*b)) == pytest.approx(expected)


@pytest.mark.parametrize("changed", [{"mode": "all"}, {"mode": None}, {"dimensions": [1]}, {"step": 1}])
def test_a_form_without_sense_is_refused(changed: dict[str, Any]) -> None:
    assert [each.path for each in steps.check_form({**EACH, **changed})] == list(changed)
