"""Fields are judged alike on both sides: these cases are run by vitest too (client/src/kinds/fields/golden.test.ts)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kinds.test_every_kind import CANDIDATES
from qilou.kinds.catalog import KINDS, default_form, kind_named
from qilou.kinds.contract import Kind, Vote
from qilou.kinds.fields.asking import Scene, asked
from qilou.kinds.fields.checking import check_fields
from qilou.kinds.fields.taking import check_whole, needs_content
from qilou.kinds.probe import Inquiry
from qilou.kinds.versions import are_alike, means_the_same
from shape.tree import ROOT

GOLDEN: dict[str, Any] = json.loads((ROOT / "tests/golden/fields.json").read_bytes())
WORDS = {"zh": "甲", "en": "a"}


def full(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the fields with the words that the golden cases leave out."""
    return [
        {
            "label": WORDS,
            **field,
            **(
                {"options": [{"label": WORDS, **each} for each in field["options"]]}
                if "options" in field
                else {}
            ),
        }
        for field in fields
    ]


@pytest.mark.parametrize("case", GOLDEN["cases"], ids=lambda case: case["name"])
def test_the_golden_cases(case: dict[str, Any]) -> None:
    form = {"fields": full(GOLDEN["forms"][case["form"]])}
    scene = Scene(
        slots="ABCDEFGH"[: case.get("slots", 0)],
        roles=case.get("roles", []),
        constraints=case.get("constraints", 0),
    )
    inquiry = Inquiry()
    check_fields(inquiry, form, case["body"], scene)
    found = [
        place.path.removeprefix("fields.") + ("!" if place.required else "")
        for place in asked(form, case["body"], scene)
    ]
    assert found == case["asked"]
    assert sorted({problem.path for problem in inquiry.problems}) == case["wrong"]


def form_of(kind: Kind, *fields: dict[str, Any]) -> dict[str, Any]:
    return {**default_form(kind.name), "fields": full(list(fields))}


SINGLE = {"key": "tone", "kind": "single", "options": [{"key": "warm"}, {"key": "cold"}]}
ITEM = [
    SINGLE,
    {"key": "why", "kind": "text", "min_chars": 3, "max_chars": 90, "required": True},
    {"key": "tags", "kind": "multi", "options": [{"key": "x"}, {"key": "y"}, {"key": "z"}]},
    {"key": "level", "kind": "likert", "min": 0, "max": 4},
    {"key": "minutes", "kind": "number", "min": 0.5, "max": 9, "whole": True},
    {"key": "sure", "kind": "confirm", "show_if": {"field": "level", "in": [3, 4]}},
    {
        "key": "list",
        "kind": "checklist",
        "options": [{"key": "a", "weight_bp": 6000}, {"key": "b", "weight_bp": 4000}],
    },
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_takes_every_field_along(kind: Kind) -> None:
    form = form_of(kind, *ITEM)
    assert kind.check_form(form) == []
    for seed in range(20):
        body = kind.example_answer(form, seed=seed)
        assert kind.check_answer(form, body) == []
        found = kind.unshuffle(body, ["c1", "c2", "c3"][: CANDIDATES[kind.name]], form=form)
        assert found["fields"] == body["fields"]
        assert {vote.field for vote in kind.votes(form, found)} >= {
            "field.tone",
            "field.tags.x",
            "field.list",
        }
        assert kind.similarity(form, found, found) == pytest.approx(1.0)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_form_without_fields_knows_no_fields(kind: Kind) -> None:
    form = {name: each for name, each in default_form(kind.name).items() if name != "fields"}
    if kind.name == "form":
        assert [problem.path for problem in kind.check_form(form)] == ["fields"]
        return
    assert kind.check_form(form) == []
    problems = kind.check_answer(form, {**kind.example_answer(form), "fields": {}})
    assert [problem.path for problem in problems] == ["fields"]


SLOTTED = [
    {"key": "score", "kind": "likert", "target": "slot", "required": True, "min": 1, "max": 5},
    {
        "key": "list",
        "kind": "checklist",
        "target": "slot",
        "options": [{"key": "a", "weight_bp": 6000}, {"key": "b", "weight_bp": 4000}],
    },
    {"key": "tone", "kind": "text", "target": "slot"},
]


def test_what_is_said_of_a_slot_becomes_what_is_said_of_a_candidate() -> None:
    kind = kind_named("form")
    form = {"fields": full(SLOTTED)}
    said = {"score": {"A": 5, "B": 2}, "list": {"B": {"a": True, "b": False}}, "tone": {"A": "warm"}}
    assert kind.check_answer(form, {"fields": said}, shown=2) == []
    found = kind.unshuffle({"fields": said}, ["c2", "c1"], form=form)
    assert kind.votes(form, found) == [
        Vote(field="field.score.c2", number=5.0),
        Vote(field="field.score.c1", number=2.0),
        Vote(field="field.list.c1", number=0.6),
        Vote(field="field.list.c1.a", category="yes"),
        Vote(field="field.list.c1.b", category="no"),
        Vote(field="field.tone.c2", text="warm"),
    ]


def test_turns_and_constraints_are_held_against_the_item() -> None:
    kind = kind_named("sft")
    form = form_of(
        kind,
        {"key": "met", "kind": "checklist", "required": True, "options_from": "constraints"},
        {"key": "act", "kind": "confirm", "target": "turn", "role": "user", "required": True},
    )
    content = {
        "conversation": [{"role": "system", "content": "s"}, {"role": "user", "content": "u"}],
        "candidates": [],
        "meta": {"constraints": ["at most 50 words", "no lists"]},
    }
    assert kind.check_form(form) == []
    assert needs_content(kind, form)
    assert not needs_content(kind, default_form("sft"))
    assert kind.show(content, [])["constraints"] == ["at most 50 words", "no lists"]
    text = kind.example_answer(default_form("sft"))
    right = {**text, "fields": {"met": {"k1": True, "k2": False}, "act": {"1": True}}}
    wrong = {**text, "fields": {"met": {"k1": True}, "act": {"0": True}}}
    assert check_whole(kind, form, right, shown=0, content=content) == []
    problems = check_whole(kind, form, wrong, shown=0, content=content)
    assert sorted(problem.path for problem in problems) == ["fields.act.0", "fields.act.1", "fields.met.k2"]


@pytest.mark.parametrize("given", [None, "x", [1], [""], {"a": 1}, [["x"]]])
def test_constraints_of_another_shape_are_none(given: Any) -> None:
    content = {"conversation": [{"role": "user", "content": "u"}], "meta": {"constraints": given}}
    assert kind_named("sft").show(content, [])["constraints"] is None


def wrong_paths(kind: str, *fields: dict[str, Any]) -> list[str]:
    return [problem.path for problem in kind_named(kind).check_form(form_of(kind_named(kind), *fields))]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ([{**SINGLE, "kind": "radio"}], "fields[0].kind"),
        ([{**SINGLE, "min": 1}], "fields[0].min"),
        ([SINGLE, SINGLE], "fields[1].key"),
        ([{**SINGLE, "options": []}], "fields[0].options"),
        ([{**SINGLE, "target": "everything"}], "fields[0].target"),
        ([{**SINGLE, "role": "user"}], "fields[0].role"),
        ([{**SINGLE, "default": "hot"}], "fields[0].default"),
        ([{**SINGLE, "required": "yes"}], "fields[0].required"),
        ([{"key": "n", "kind": "number", "min": 5, "max": 5}], "fields[0].max"),
        ([{"key": "n", "kind": "likert", "min": 1, "max": 11}], "fields[0].max"),
        ([{"key": "n", "kind": "text", "min_chars": 9, "max_chars": 3}], "fields[0].min_chars"),
        (
            [{"key": "n", "kind": "checklist", "options": [{"key": "a", "weight_bp": 9999}]}],
            "fields[0].options",
        ),
        ([{"key": "n", "kind": "checklist", "options_from": "meta"}], "fields[0].options_from"),
        ([{**SINGLE, "show_if": {"field": "mood", "equals": "x"}}], "fields[0].show_if.field"),
        ([{**SINGLE, "show_if": {"field": "tone", "equals": "warm"}}], "fields[0].show_if.field"),
        (
            [SINGLE, {"key": "b", "kind": "confirm", "show_if": {"field": "tone", "equals": "hot"}}],
            "fields[1].show_if.equals",
        ),
        (
            [SINGLE, {"key": "b", "kind": "confirm", "required_if": {"field": "tone"}}],
            "fields[1].required_if",
        ),
        ([SINGLE, {"key": "b", "kind": "confirm", "show_if": {"all": []}}], "fields[1].show_if.all"),
        (
            [
                {"key": "a", "kind": "text"},
                {"key": "b", "kind": "confirm", "show_if": {"field": "a", "equals": "x"}},
            ],
            "fields[1].show_if.equals",
        ),
        (
            [
                {**SINGLE, "target": "slot"},
                {"key": "b", "kind": "confirm", "show_if": {"field": "tone", "equals": "warm"}},
            ],
            "fields[1].show_if.field",
        ),
    ],
)
def test_a_fault_of_a_form_is_named_at_its_place(fields: list[dict[str, Any]], path: str) -> None:
    assert wrong_paths("comparison", *fields) == [path]


def test_a_slot_of_a_kind_that_mends_a_draft_is_no_target() -> None:
    assert wrong_paths("sft", {**SINGLE, "target": "slot"}) == ["fields[0].target"]
    assert wrong_paths("comparison", {**SINGLE, "target": "slot"}) == []


def test_a_circle_is_told_with_its_way() -> None:
    circle = [
        {"key": "a", "kind": "confirm", "show_if": {"field": "c", "equals": True}},
        {"key": "b", "kind": "confirm", "show_if": {"not": {"field": "a", "answered": True}}},
        {"key": "c", "kind": "confirm", "show_if": {"any": [{"field": "b", "equals": True}]}},
    ]
    problems = kind_named("rating").check_form(form_of(kind_named("rating"), *circle))
    assert [(each.path, each.reason) for each in problems] == [
        ("fields[0].show_if", "goes round in a circle: a → c → b → a"),
        ("fields[1].show_if", "goes round in a circle: b → a → c → b"),
        ("fields[2].show_if", "goes round in a circle: c → b → a → c"),
    ]


@pytest.mark.parametrize(
    ("kind", "key", "taken_by"),
    [("rating", "X", "skip"), ("conversation", "E", "edit"), ("rating", "E", "tone.warm")],
)
def test_a_hotkey_that_is_taken_names_both(kind: str, key: str, taken_by: str) -> None:
    first = {
        **SINGLE,
        "options": [{"key": "warm", "hotkey": "E" if kind == "rating" else None}, {"key": "cold"}],
    }
    second = {"key": "mood", "kind": "single", "options": [{"key": "good", "hotkey": key}, {"key": "bad"}]}
    problems = kind_named(kind).check_form(form_of(kind_named(kind), first, second))
    assert [(each.path, each.reason) for each in problems] == [
        ("fields[1].options[0].hotkey", f"the key {key} is taken by {taken_by}")
    ]


def test_what_a_condition_may_look_at_of_the_kind_itself() -> None:
    ask = lambda name, value: {**SINGLE, "show_if": {"field": name, "equals": value}}  # noqa: E731
    assert wrong_paths("comparison", ask("own.preference", 4)) == []
    assert wrong_paths("comparison", ask("own.preference", 8)) == ["fields[0].show_if.equals"]
    assert wrong_paths("rating", ask("own.scores.safety", 1)) == []
    assert wrong_paths("rating", ask("own.preference", 4)) == ["fields[0].show_if.field"]


def test_words_and_conditions_may_change_and_votes_still_count() -> None:
    one = {
        "fields": full([SINGLE, {"key": "tags", "kind": "multi", "options": [{"key": "x"}, {"key": "y"}]}])
    }
    other = {"fields": [{**one["fields"][0], "required": True}, one["fields"][1]]}
    assert means_the_same("field.tone", one, other)
    assert are_alike(one, other)
    more = {"fields": full([{**SINGLE, "options": [*SINGLE["options"], {"key": "hot"}]}])}  # type: ignore[list-item]  # a test's own literal
    assert not means_the_same("field.tone", one, more)
    wider = {
        "fields": full(
            [{"key": "tags", "kind": "multi", "options": [{"key": "x"}, {"key": "y"}, {"key": "z"}]}]
        )
    }
    assert means_the_same("field.tags.x", one, wider)
    assert means_the_same("total", {"dimensions": []}, {"dimensions": [], **one})
