"""rating totals and vetoes; sft texts, their limits and how alike they are."""

from __future__ import annotations

import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Vote
from qilou.kinds.rating import total
from qilou.kinds.texts import text_similarity

rating, sft = kind_named("rating"), kind_named("sft")


def two_dimensions() -> dict[str, Any]:
    accuracy, safety = (dict(default_form("rating")["dimensions"][at]) for at in (0, 4))
    return {"dimensions": [{**accuracy, "weight_bp": 6000}, {**safety, "weight_bp": 4000}]}


def test_the_total_is_the_weighted_mean() -> None:
    assert total(two_dimensions(), {"accuracy": 4, "safety": 3}) == pytest.approx(3.6)


def test_a_veto_makes_the_total_nothing() -> None:
    votes = rating.votes(two_dimensions(), {"scores": {"accuracy": 5, "safety": 1}, "reason": ""})
    assert votes == [
        Vote(field="score.accuracy", number=5.0),
        Vote(field="score.safety", number=1.0),
        Vote(field="total", number=0.0),
    ]


def test_similarity_follows_the_weights() -> None:
    a, b = ({"scores": {"accuracy": score, "safety": 5}} for score in (1, 5))
    assert rating.similarity(two_dimensions(), a, b) == pytest.approx(0.4)


def test_a_text_must_be_long_enough_and_no_longer() -> None:
    form = {"answer": {"min_chars": 5, "max_chars": 8}}
    assert sft.check_answer(form, {"text": "五个字正好"}) == []
    assert sft.check_answer(form, {"text": "  四个字  "})[0].reason == "needs at least 5 characters"
    assert sft.check_answer(form, {"text": "九个字" * 3})[0].reason == "may have at most 8 characters, has 9"


def test_a_text_may_have_50_000_characters_unless_the_form_says_otherwise() -> None:
    assert sft.check_answer({}, {"text": "字" * 50_000}) == []
    assert [problem.path for problem in sft.check_answer({}, {"text": "字" * 50_001})] == ["text"]


@pytest.mark.parametrize("bad", ["\x00", "\ud800"])
def test_what_the_database_cannot_keep_is_refused(bad: str) -> None:
    problems = sft.check_answer({}, {"text": f"好{bad}"})
    assert "cannot be stored" in problems[0].reason


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("abcd", "abcd", 1.0), ("abcd", "abce", 0.5), ("ab", "xy", 0.0), ("a  b\n", "a b", 1.0), ("", "", 1.0)],
)
def test_worked_values_of_text_similarity(a: str, b: str, expected: float) -> None:
    assert text_similarity(a, b) == pytest.approx(expected)


@given(a=st.text(), b=st.text())
def test_text_similarity_is_symmetric_and_bounded(a: str, b: str) -> None:
    assert text_similarity(a, b) == text_similarity(b, a)
    assert 0.0 <= text_similarity(a, b) <= 1.0
    assert text_similarity(a, a) == 1.0


def test_two_long_texts_are_compared_in_well_under_a_second() -> None:
    draw = random.Random(0)
    a, b = ("".join(chr(draw.randint(0x4E00, 0x9FA5)) for _ in range(50_000)) for _ in range(2))
    started = time.process_time()
    assert text_similarity(a, b) < 0.1
    assert time.process_time() - started < 1.0
