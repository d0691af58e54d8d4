"""A form is refused for each single thing that is wrong with it, and the place is named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from qilou.kinds.catalog import default_form, kind_named

DAMAGES: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("dimensions", lambda form: form.update(dimensions="accuracy")),
    ("dimensions", lambda form: form["dimensions"][0].update(weight_bp=2999)),
    ("dimensions", lambda form: form["dimensions"].extend(form["dimensions"] * 5)),
    ("dimensions[0]", lambda form: form["dimensions"].__setitem__(0, None)),
    ("dimensions[1].key", lambda form: form["dimensions"][1].update(key="accuracy")),
    ("dimensions[0].key", lambda form: form["dimensions"][0].update(key="Accuracy")),
    ("dimensions[0].key", lambda form: form["dimensions"][0].update(key="1st")),
    ("dimensions[0].key", lambda form: form["dimensions"][0].update(key="accuracy\n")),
    ("dimensions[0].label", lambda form: form["dimensions"][0].update(label="准确性")),
    ("dimensions[0].label.en", lambda form: form["dimensions"][0]["label"].update(en=" ")),
    ("dimensions[0].min", lambda form: form["dimensions"][0].update(min=-1)),
    ("dimensions[0].max", lambda form: form["dimensions"][0].update(max=1)),
    ("dimensions[0].max", lambda form: form["dimensions"][0].update(max=True)),
    ("dimensions[0].weight_bp", lambda form: form["dimensions"][0].update(weight_bp=0)),
    ("dimensions[0].weight", lambda form: form["dimensions"][0].update(weight=0.3)),
    ("dimensions[0].veto_at", lambda form: form["dimensions"][0].update(veto_at=5)),
    ("dimensions[0].anchors", lambda form: form["dimensions"][0].update(anchors=None)),
    ("dimensions[0].anchors.1", lambda form: form["dimensions"][0]["anchors"].pop("1")),
    ("dimensions[0].anchors.5", lambda form: form["dimensions"][0]["anchors"].pop("5")),
    ("dimensions[0].anchors.6", lambda form: form["dimensions"][0]["anchors"].update({"6": {}})),
    ("dimensions[0].anchors.3.zh", lambda form: form["dimensions"][0]["anchors"]["3"].pop("zh")),
    ("strength", lambda form: form.update(strength=4)),
    ("strength", lambda form: form.update(strength=7.0)),
    ("reason", lambda form: form.update(reason="yes")),
    ("reason.required", lambda form: form["reason"].update(required="yes")),
    ("reason.min_chars", lambda form: form["reason"].update(min_chars=60_000)),
    ("reason.max_chars", lambda form: form["reason"].update(max_chars=0)),
    ("answer", lambda form: form.update(answer={})),
]


@pytest.mark.parametrize(("path", "damage"), DAMAGES, ids=[path for path, _ in DAMAGES])
def test_one_damage_is_one_problem_at_its_place(
    path: str, damage: Callable[[dict[str, Any]], object]
) -> None:
    form = default_form("comparison")
    damage(form)
    assert [problem.path for problem in kind_named("comparison").check_form(form)] == [path]


def test_the_middle_anchors_are_optional() -> None:
    form = default_form("comparison")
    for dimension in form["dimensions"]:
        for score in ("2", "3", "4"):
            del dimension["anchors"][score]
    assert kind_named("comparison").check_form(form) == []


def test_every_default_dimension_has_an_anchor_for_each_score_in_both_languages() -> None:
    for dimension in default_form("rating")["dimensions"]:
        assert list(dimension["anchors"]) == ["1", "2", "3", "4", "5"]
        assert all(words["zh"] and words["en"] for words in dimension["anchors"].values())


@pytest.mark.parametrize(("kind", "problems"), [("sft", 0), ("comparison", 0), ("rating", 1)])
def test_only_a_rating_needs_dimensions(kind: str, problems: int) -> None:
    form = {**default_form(kind), "dimensions": []}
    assert len(kind_named(kind).check_form(form)) == problems
