"""gsb: the new answer is marked and hidden, the verdict is on it and not on the side, and the sides are even."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
import pytest

from formats.example_files import example, records_of
from make.items import gsb_content
from make.moments import NOW
from qilou.domain.dispatch.rules import slots_for
from qilou.domain.items.model import Item
from qilou.domain.items.rules import without_models
from qilou.formats.canonical import content_of
from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Vote

gsb = kind_named("gsb")
FORM = default_form("gsb")
ITEMS = 10_000


def content_with(*marks: object) -> dict[str, Any]:
    content = gsb_content()
    for candidate, mark in zip(content["candidates"], marks, strict=True):
        candidate["is_new"] = mark
    return content


@pytest.mark.parametrize(
    ("verdict", "slots", "expected"),
    [
        ("A", ["c1", "c2"], "bad"),
        ("B", ["c1", "c2"], "good"),
        ("A", ["c2", "c1"], "good"),
        ("B", ["c2", "c1"], "bad"),
        ("same", ["c1", "c2"], "same"),
        ("same", ["c2", "c1"], "same"),
    ],
)
def test_good_means_that_the_new_one_is_better(verdict: str, slots: list[str], expected: str) -> None:
    unshuffled = gsb.unshuffle({"verdict": verdict}, slots, form=FORM)
    assert unshuffled == {"verdict": expected, "reason": ""}
    assert gsb.votes(FORM, unshuffled) == [Vote(field="verdict", category=expected)]


@pytest.mark.parametrize("verdict", ["A", "same", "B"])
def test_a_reason_is_not_asked_for(verdict: str) -> None:
    assert gsb.check_answer(FORM, {"verdict": verdict}) == []
    assert gsb.check_answer(FORM, {"verdict": verdict, "reason": ""}) == []


@pytest.mark.parametrize("verdict", ["a", "C", "good", "", None, 1, ["A"]])
def test_any_other_verdict_is_refused(verdict: object) -> None:
    assert [problem.path for problem in gsb.check_answer(FORM, {"verdict": verdict})] == ["verdict"]


@pytest.mark.parametrize(
    ("a", "b", "expected"), [("good", "good", 1.0), ("good", "same", 0.5), ("good", "bad", 0.0)]
)
def test_verdicts_are_alike_by_steps(a: str, b: str, expected: float) -> None:
    assert gsb.similarity(FORM, {"verdict": a}, {"verdict": b}) == expected


@pytest.mark.parametrize(
    ("marks", "path"),
    [
        ((False, False), "candidates"),
        ((True, True), "candidates"),
        ((True, False), "candidates"),
        ((False, "yes"), "candidates[1].is_new"),
    ],
)
def test_exactly_one_must_be_marked_as_new(marks: tuple[object, object], path: str) -> None:
    assert [problem.path for problem in gsb.check_content(content_with(*marks))] == [path]
    assert gsb.check_content(content_with(False, True)) == []


@pytest.mark.parametrize("new_first", [True, False])
def test_import_puts_the_new_one_last_wherever_the_file_has_it(new_first: bool) -> None:
    new, old = '{"id":"n","content":"新","is_new":true}', '{"id":"o","content":"旧","model":"m"}'
    candidates = f"{new},{old}" if new_first else f"{old},{new}"
    (record,) = records_of(
        f'{{"conversation":[{{"role":"user","content":"?"}}],"candidates":[{candidates}]}}'.encode()
    )

    content = content_of(record)

    assert [each["content"] for each in content["candidates"]] == ["旧", "新"]
    assert gsb.check_content(content) == []


def test_neither_annotators_nor_readers_without_the_permit_see_the_mark() -> None:
    content = gsb_content()
    assert "is_new" not in str(gsb.show(content, ["c2", "c1"]))
    item = msgspec.convert(
        {
            "id": 1, "project_id": 1, "language": "zh", "domain": "law", "content": content, "state": "open",
            "seats": 3, "digest": b"", "created_at": NOW,
        },
        Item,
    )  # fmt: skip
    assert "is_new" not in str(without_models(item).content)


def test_an_arena_file_has_no_new_answer_and_stays_with_comparison() -> None:
    contents = [content_of(record) for record in records_of(example("mtbench.jsonl").splitlines()[0])]
    assert all(kind_named("comparison").check_content(each) == [] for each in contents)
    assert all(gsb.check_content(each)[0].path == "candidates" for each in contents)


@pytest.mark.parametrize("seat", [0, 1, 4])
def test_the_new_one_stands_on_either_side_equally_often(seat: int) -> None:
    left = sum(
        slots_for(["c1", "c2"], digest=hashlib.sha256(str(item).encode()).digest(), seat=seat)[0] == "c2"
        for item in range(ITEMS)
    )
    assert abs(left / ITEMS - 0.5) < 0.02


def test_two_people_on_one_item_see_the_new_one_on_both_sides() -> None:
    for item in range(100):
        digest = hashlib.sha256(str(item).encode()).digest()
        sides = {tuple(slots_for(["c1", "c2"], digest=digest, seat=seat)) for seat in range(2)}
        assert len(sides) == 2
