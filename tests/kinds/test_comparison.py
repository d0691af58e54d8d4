"""comparison: the preference scale, the swap of sides, and what an answer votes for."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Vote

comparison = kind_named("comparison")


def form_with(strength: int) -> dict[str, Any]:
    return {**default_form("comparison"), "strength": strength}


def body_with(preference: int) -> dict[str, Any]:
    return {**comparison.example_answer(default_form("comparison")), "preference": preference}


@pytest.mark.parametrize(
    ("points", "preference", "slots", "winner", "strength"),
    [
        (7, 1, ["c1", "c2"], "c1", -3),
        (7, 4, ["c1", "c2"], "tie", 0),
        (7, 7, ["c1", "c2"], "c2", 3),
        (7, 1, ["c2", "c1"], "c2", 3),
        (7, 5, ["c2", "c1"], "c1", -1),
        (5, 4, ["c1", "c2"], "c2", 1),
        (5, 3, ["c2", "c1"], "tie", 0),
        (3, 1, ["c2", "c1"], "c2", 1),
    ],
)
def test_unshuffling_turns_the_scale(
    points: int, preference: int, slots: list[str], winner: str, strength: int
) -> None:
    unshuffled = comparison.unshuffle(body_with(preference), slots, form=form_with(points))
    assert (unshuffled["preference"], unshuffled["strength"]) == (winner, strength)


@given(seed=st.integers(0, 1_000), points=st.sampled_from([3, 5, 7]))
def test_showing_the_sides_swapped_changes_nothing(seed: int, points: int) -> None:
    form = form_with(points)
    body = comparison.example_answer(form, seed=seed)
    mirrored = {
        **body,
        "preference": points + 1 - body["preference"],
        "ratings": {"A": body["ratings"]["B"], "B": body["ratings"]["A"]},
    }
    plain = comparison.unshuffle(body, ["c1", "c2"], form=form)
    assert comparison.unshuffle(mirrored, ["c2", "c1"], form=form) == plain


def test_an_answer_votes_for_a_candidate_and_for_each_score() -> None:
    form = default_form("comparison")
    unshuffled = comparison.unshuffle(body_with(2), ["c2", "c1"], form=form)
    votes = comparison.votes(form, unshuffled)
    assert votes[0] == Vote(field="preference", category="c2")
    assert votes[1].field == "rating.c1.accuracy"
    assert votes[1].number == unshuffled["ratings"]["c1"]["accuracy"]
    assert len(votes) == 1 + 2 * 5


def test_a_preference_off_the_scale_and_a_missing_score_are_both_named() -> None:
    body = body_with(6)
    del body["ratings"]["A"]["accuracy"]
    problems = comparison.check_answer(form_with(5), body)
    assert [problem.path for problem in problems] == ["preference", "ratings.A.accuracy"]


@pytest.mark.parametrize("reason", ["", "   ", "太短", None])
def test_a_required_reason_must_be_long_enough(reason: str | None) -> None:
    problems = comparison.check_answer(default_form("comparison"), {**body_with(1), "reason": reason})
    assert [problem.path for problem in problems] == ["reason"]


@pytest.mark.parametrize("reason", ["", "短", None])
def test_an_optional_reason_may_be_short_or_missing(reason: str | None) -> None:
    form = {**default_form("comparison"), "reason": {"required": False, "min_chars": 10}}
    assert comparison.check_answer(form, {**body_with(1), "reason": reason}) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_content_needs_exactly_two_candidates(count: int) -> None:
    content = {
        "conversation": [{"role": "user", "content": "?"}],
        "candidates": [{"id": f"c{at}", "content": "!"} for at in range(1, count + 1)],
    }
    assert [problem.path for problem in comparison.check_content(content)] == ["candidates"]


def test_without_dimensions_the_preference_is_the_whole_answer() -> None:
    form = {**default_form("comparison"), "dimensions": []}
    body = {"preference": 6, "reason": "B answers the question that was asked."}
    assert comparison.check_answer(form, body) == []
    unshuffled = comparison.unshuffle(body, ["c2", "c1"], form=form)
    assert comparison.votes(form, unshuffled) == [Vote(field="preference", category="c1")]
    assert comparison.similarity(form, unshuffled, unshuffled) == 1.0
