"""GSB: the published example, the edges, and the sign test against scipy."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest

from qilou.measure.gsb import gsb, sign_test

counts = st.integers(0, 400)


def test_the_golden_example() -> None:
    found = gsb(45, 35, 20)
    assert found.score.value == pytest.approx(0.25)
    assert found.win_tie.value == pytest.approx(0.80)
    assert found.p_value == pytest.approx(0.0026, abs=5e-5)
    assert (found.score.low, found.score.high) == (
        pytest.approx(0.0964, abs=1e-3),
        pytest.approx(0.3938, abs=1e-3),
    )
    assert (found.win_tie.count, found.score.count) == (100, 100)


def test_nothing_gives_no_score_and_no_p() -> None:
    found = gsb(0, 0, 0)
    assert (found.score.value, found.score.low, found.score.high) == (None, -1.0, 1.0)
    assert (found.win_tie.value, found.p_value) == (None, None)


def test_only_same_is_a_score_of_nothing_and_no_p() -> None:
    found = gsb(0, 12, 0)
    assert (found.score.value, found.win_tie.value, found.p_value) == (0.0, 1.0, None)


@pytest.mark.parametrize(("good", "bad", "score"), [(1, 0, 1.0), (0, 30, -1.0)])
def test_all_alike_leaves_the_interval_open_on_the_other_side(good: int, bad: int, score: float) -> None:
    found = gsb(good, 0, bad).score
    assert found.value == score
    assert found.low is not None
    assert found.high is not None
    assert found.high - found.low > 0.05


@pytest.mark.parametrize(
    ("first", "second", "p"), [(3, 0, 0.25), (1, 0, 1.0), (5, 5, 1.0), (0, 10, 2 / 1024)]
)
def test_worked_values_of_the_sign_test(first: int, second: int, p: float) -> None:
    assert sign_test(first, second) == pytest.approx(p)


@given(first=counts, second=counts)
def test_the_sign_test_is_that_of_scipy(first: int, second: int) -> None:
    if first + second:
        assert sign_test(first, second) == pytest.approx(binomtest(first, first + second).pvalue, rel=1e-9)
    assert sign_test(first, second) == sign_test(second, first)


@given(good=counts, same=counts, bad=counts)
def test_turning_new_and_old_around_turns_the_score(good: int, same: int, bad: int) -> None:
    forward, backward = gsb(good, same, bad).score, gsb(bad, same, good).score
    if forward.value is not None and backward.value is not None:
        assert forward.value == pytest.approx(-backward.value)
        assert forward.low == pytest.approx(-(backward.high or 0.0))
        assert (forward.low or 0.0) <= forward.value <= (forward.high or 0.0)


def test_a_million_items_take_no_time() -> None:
    started = time.process_time()
    assert sign_test(500_600, 499_400) == pytest.approx(0.2303, abs=1e-3)
    assert time.process_time() - started < 0.5


def test_negative_counts_are_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="negative"):
        gsb(-1, 0, 0)
