"""Every kind keeps the same promises: checks accept what is right, name what is wrong, and never raise."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.kinds.catalog import KINDS, UnknownKind, default_form, kind_named
from qilou.kinds.contract import Kind

NAMES = [kind.name for kind in KINDS]
CANDIDATES = {
    "dialogue": 0,
    "arena": 0,
    "form": 2,
    "sft": 0,
    "conversation": 0,
    "prompt": 0,
    "tree": 2,
    "comparison": 2,
    "rating": 1,
    "ranking": 3,
    "gsb": 2,
    "spans": 1,
    "steps": 1,
    "safety": 1,
    "rubric": 1,
    "trace": 1,
}

TRACE = [
    {"type": "call", "text": "", "name": "search", "arguments": "{}", "id": "1"},
    {"type": "result", "text": "{}", "name": None, "arguments": None, "id": "1"},
    {"type": "final", "text": "So.", "name": None, "arguments": None, "id": None},
]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None)),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


def content_for(name: str) -> dict[str, Any]:
    return {
        "conversation": [
            {"role": "system", "content": "你是一位耐心的老师。"},
            {"role": "user", "content": "为什么天空是蓝色的？"},
        ],
        "candidates": [
            {
                "id": f"c{number}",
                "content": f"回答 {number}",
                "model": f"model-{number}",
                "is_new": number == 2,
            }
            for number in range(1, CANDIDATES[name] + 1)
        ],
        "reference": None,
        "meta": {"source": "test", **({"trace": TRACE} if name == "trace" else {})},
    }


def paths_into(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for step, inner in steps for deeper in paths_into(inner, (*path, step)))]


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    changed = copy.deepcopy(value)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = new
    return changed


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_ordinary_case_has_no_problems(kind: Kind) -> None:
    form = default_form(kind.name)
    assert kind.check_form(form) == []
    assert kind.check_content(content_for(kind.name)) == []
    assert kind.check_answer(form, kind.example_answer(form)) == []


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownKind) as refused:
        kind_named("karaoke")
    assert "karaoke" in refused.value.message


def test_a_default_form_is_a_fresh_copy() -> None:
    default_form("rating")["dimensions"].clear()
    assert len(default_form("rating")["dimensions"]) == 5


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
@given(value=json_values)
def test_checks_never_raise(kind: Kind, value: Any) -> None:
    form = default_form(kind.name)
    for problems in (kind.check_form(value), kind.check_content(value), kind.check_answer(form, value)):
        assert all(problem.reason and problem.path.encode("utf-8") is not None for problem in problems)


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
@given(value=json_values, draw=st.data())
def test_checks_never_raise_on_the_half_right(kind: Kind, value: Any, draw: st.DataObject) -> None:
    form, content = default_form(kind.name), content_for(kind.name)
    answer = kind.example_answer(form)
    check_answer: Callable[[object], object] = lambda body: kind.check_answer(form, body)  # noqa: E731
    for check, whole in (
        (kind.check_form, form),
        (kind.check_content, content),
        (check_answer, answer),
    ):
        check(replaced(whole, draw.draw(st.sampled_from(paths_into(whole))), value))


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
@given(seed=st.integers(0, 10_000))
def test_every_example_answer_is_accepted(kind: Kind, seed: int) -> None:
    form = default_form(kind.name)
    assert kind.check_answer(form, kind.example_answer(form, seed=seed)) == []


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_each_single_damage_to_an_answer_is_refused(kind: Kind) -> None:
    form = default_form(kind.name)
    answer = kind.example_answer(form)
    for path in paths_into(answer):
        for wrong in ([], True, 4.5, 99, "\x00" * 30, {"extra": 1}):
            damaged = replaced(answer, path, wrong)
            if wrong == 99 and path[-1:] == ("generation",):
                continue  # a number like any other; only the stored generations can tell
            assert damaged == answer or kind.check_answer(form, damaged), (path, wrong)
    assert kind.check_answer(form, {**answer, "extra": 1})[0].path == "extra"


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_a_problem_names_the_exact_place(kind: Kind) -> None:
    content = content_for(kind.name)
    content["conversation"][1]["content"] = 7
    assert [problem.path for problem in kind.check_content(content)] == ["conversation[1].content"]


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
def test_the_browser_sees_no_model_and_no_candidate_id(kind: Kind) -> None:
    content = content_for(kind.name)
    slots = [candidate["id"] for candidate in content["candidates"]][::-1]
    view = kind.show(content, slots)
    assert "model" not in str(view)
    assert "is_new" not in str(view)
    assert "c1" not in str(view)
    assert [shown["slot"] for shown in view["candidates"]] == list(kind.slot_names[: len(slots)])


@pytest.mark.parametrize("kind", KINDS, ids=NAMES)
@given(seeds=st.tuples(st.integers(0, 500), st.integers(0, 500)))
def test_similarity_is_symmetric_and_one_on_equals(kind: Kind, seeds: tuple[int, int]) -> None:
    form = default_form(kind.name)
    slots = ["c1", "c2", "c3"][: CANDIDATES[kind.name] or 1]
    a, b = (kind.unshuffle(kind.example_answer(form, seed=seed), slots, form=form) for seed in seeds)
    assert kind.similarity(form, a, a) == pytest.approx(1.0)
    assert kind.similarity(form, a, b) == kind.similarity(form, b, a)
    assert 0.0 <= kind.similarity(form, a, b) <= 1.0
