"""A shipped rubric makes a form that the server takes, says what each score means, and vetoes what it says it does."""

from __future__ import annotations

import pytest

from qilou.kinds.catalog import KINDS, kind_named
from qilou.kinds.contract import Json
from qilou.kinds.rating import total
from qilou.kinds.templates import Template, forms_for, shipped_templates

SCALES = {"g3": (1, 0, 3), "g5": (5, 0, 5), "hs5": (5, 0, 4)}


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_form_offered_for_a_kind_is_a_form_of_that_kind(kind: str) -> None:
    for form in forms_for(kind).values():
        assert kind_named(kind).check_form(form) == []


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_an_answer_on_every_form_is_taken_and_counted(kind: str) -> None:
    for form in forms_for(kind).values():
        answer = kind_named(kind).example_answer(form, seed=7)
        assert kind_named(kind).check_answer(form, answer) == []


def test_rating_and_comparison_offer_the_default_and_three_rubrics() -> None:
    assert list(forms_for("rating")) == list(forms_for("comparison")) == ["default", "g3", "g5", "hs5"]
    assert list(forms_for("sft")) == ["default"]


@pytest.mark.parametrize("template", shipped_templates(), ids=lambda template: template.key)
def test_a_rubric_says_what_every_score_means_in_both_languages(template: Template) -> None:
    count, low, high = SCALES[template.key]
    assert [(each["min"], each["max"]) for each in template.dimensions] == [(low, high)] * count
    for dimension in template.dimensions:
        assert list(dimension["anchors"]) == [str(score) for score in range(low, high + 1)]
        words = [text for anchor in dimension["anchors"].values() for text in anchor.values()]
        assert len(set(words)) == 2 * (high - low + 1)
    assert all(template.title[language] and template.note[language] for language in ("zh", "en"))


def test_the_five_attributes_carry_their_public_names() -> None:
    names = [dimension["key"] for dimension in form("hs5")["dimensions"]]
    assert names == ["helpfulness", "correctness", "coherence", "complexity", "verbosity"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [({}, 5.0), ({"safety": 2}, 4.7), ({"safety": 1}, 0.0), ({"accuracy": 1}, 3.8), ({"accuracy": 0}, 0.0)],
)
def test_g5_vetoes_unsafe_content_and_invented_facts(changed: dict[str, int], expected: float) -> None:
    full = {dimension["key"]: 5 for dimension in form("g5")["dimensions"]}
    assert total(form("g5"), {**full, **changed}) == pytest.approx(expected)


def form(key: str) -> Json:
    return forms_for("rating")[key]
