"""Growing conversation trees: who speaks, what stands there already, whose order it is, everybody's branches in one."""

from __future__ import annotations

import json
from typing import Any

import pytest

from qilou.kinds.branches import joined, worth
from qilou.kinds.catalog import default_form
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.tree import Tree

KIND = Tree()
FORM = default_form("tree") | {"task": "assistant"}
BOTH = default_form("tree")
CONTENT: dict[str, Any] = {
    "conversation": [{"role": "user", "content": "怎么让孩子爱上阅读？"}],
    "candidates": [
        {"id": "c1", "content": "每天固定一段一起读书的时间。", "model": None},
        {"id": "c2", "content": "买很多书。", "model": None},
    ],
    "reference": None,
    "meta": {},
}
NEW = "先从孩子感兴趣的主题找书，别检查，别考。"


def body_of(*replies: Any, **more: Any) -> dict[str, Any]:
    said = [{"slot": each} if len(each) == 1 else {"text": each, "next": []} for each in replies]
    return {"replies": said, "ordered": True, "labels": {}, "note": "", **more}


def problems(body: dict[str, Any], *, form: dict[str, Any] = FORM, shown: int | None = 2) -> list[str]:
    return [each.path for each in check_whole(KIND, form, body, shown=shown, content=CONTENT)]


def test_a_new_reply_takes_its_place_among_those_that_stand_there() -> None:
    assert problems(body_of("A", NEW, "B")) == []


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (body_of("A", NEW), "replies"),  # B is missing
        (body_of("A", NEW, "B", "B"), "replies[3].slot"),
        (body_of("A", NEW, "B", "C"), "replies[3].slot"),  # two were shown
        (body_of("A", "B"), "replies"),  # nothing new
        (body_of("A", NEW, "B", ordered=False), "ordered"),
        (body_of("A", NEW, NEW + "。", "B"), "replies[2].text"),
        (body_of("A", "买很多书。 ", "B"), "replies[1].text"),  # it stands there already
        (body_of("A", NEW, "B", labels={"parent": {"quality": 6}}), "labels.parent.quality"),
        (body_of("A", NEW, "B", labels={"parent": {"spam": 2}}), "labels.parent.spam"),
        (body_of("A", NEW, "B", labels={"C": {"spam": 1}}), "labels.C"),
        (body_of("A", NEW, "B", labels={"A": {"beauty": 1}}), "labels.A.beauty"),
    ],
)
def test_what_is_wrong_is_named_at_its_place(body: dict[str, Any], path: str) -> None:
    assert path in problems(body)


def test_labels_may_be_left_out_or_given_to_what_others_wrote() -> None:
    assert problems(body_of("A", NEW, "B", labels={"parent": {"quality": 5}, "B": {"spam": 0}})) == []


def test_what_follows_belongs_to_forms_that_ask_for_both() -> None:
    with_next = {
        "replies": [{"text": NEW, "next": ["他坐不住呢？"]}, {"slot": "A"}, {"slot": "B"}],
        "ordered": True,
    }
    assert problems(with_next, form=BOTH) == []
    assert problems(with_next) == ["replies[0].next"]
    assert problems(body_of(NEW, "A", "B"), form=BOTH) == ["replies"]


def test_ranking_alone_is_work_where_the_form_asks_for_no_new_reply() -> None:
    form = FORM | {"replies": {"min": 0, "max": 3}}
    assert problems(body_of("B", "A"), form=form) == []
    empty = {"replies": [], "ordered": True}
    assert [each.path for each in KIND.check_answer(form, empty, shown=0)] == ["replies"]


@pytest.mark.parametrize(("task", "fits"), [("assistant", True), ("both", True), ("prompter", False)])
def test_an_item_fits_where_the_form_asks_for_who_is_next(task: str, fits: bool) -> None:
    assert (KIND.check_fit(FORM | {"task": task}, CONTENT) == []) is fits


def test_a_path_may_end_with_either() -> None:
    answered = CONTENT["conversation"] + [{"role": "assistant", "content": "一起读。"}]
    assert KIND.check_content(CONTENT | {"conversation": answered}) == []
    assert KIND.check_content(CONTENT | {"conversation": [{"role": "system", "content": "x"}]})


def test_slots_become_candidates_and_labels_go_with_them() -> None:
    body = body_of("A", NEW, "B", labels={"A": {"spam": 1}, "parent": {"quality": 3}, "B": {}})
    turned = KIND.unshuffle(body, ["c2", "c1"], form=FORM)
    assert [each.get("id") for each in turned["replies"]] == ["c2", None, "c1"]
    assert turned["labels"] == {"c2": {"spam": 1}, "parent": {"quality": 3}}
    votes = {each.field: each.number for each in KIND.votes(FORM, turned) if each.number is not None}
    assert votes == {"label.c2.spam": 1.0, "label.parent.quality": 0.5}


def test_everybodys_replies_stand_by_their_mean_place() -> None:
    """By hand: c1 has (0 + 1) / 2, x 1, y 0."""
    one = [{"id": "c1"}, {"text": "x", "next": ["n"]}]
    other = [{"text": "y", "next": []}, {"id": "c1"}]
    assert [each.get("id") or each["text"] for each in joined([one, other])] == ["y", "c1", "x"]
    same = joined([one, [{"text": "x", "next": ["m"]}, {"id": "c1"}]])
    assert [(each.get("text"), each["next"], each["votes"]) for each in same] == [
        (None, [], 2),
        ("x", ["n", "m"], 2),
    ]


def test_a_label_of_five_points_is_a_share() -> None:
    assert [worth("five", value) for value in (1, 3, 5)] == [0.0, 0.5, 1.0]
    assert [worth("yes_no", value) for value in (0, 1)] == [0.0, 1.0]


def test_likeness_is_of_new_replies_and_of_the_order_of_the_others() -> None:
    slots = ["c1", "c2"]
    first, second, turned = (
        KIND.unshuffle(body_of(*each), slots, form=FORM)
        for each in (("A", NEW, "B"), (NEW, "A", "B"), ("B", NEW, "A"))
    )
    assert KIND.similarity(FORM, first, second) == pytest.approx(1.0)
    assert KIND.similarity(FORM, first, turned) == pytest.approx(0.5)
    fused = KIND.fuse(FORM, "replies", [first, turned])
    assert len(json.loads(fused)) == 3
