import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.intraclass import Raters, mean_of_raters, single_rater

# Shrout & Fleiss 1979, table 2: six targets, four judges
SHROUT_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7.0]]
)
SCORES = st.lists(st.lists(st.integers(1, 9), min_size=3, max_size=3), min_size=3, max_size=8)


@pytest.mark.parametrize(
    ("raters", "single", "mean"),
    [
        (Raters.DIFFERENT, (-0.13, 0.17, 0.72), (-0.88, 0.44, 0.91)),
        (Raters.DRAWN, (0.02, 0.29, 0.76), (0.07, 0.62, 0.93)),
        (Raters.FIXED, (0.34, 0.71, 0.95), (0.68, 0.91, 0.99)),
    ],
)
def test_the_published_example_with_its_intervals(raters, single, mean):
    one, all_four = single_rater(SHROUT_FLEISS, raters=raters), mean_of_raters(SHROUT_FLEISS, raters=raters)

    assert (one.low, one.value, one.high) == pytest.approx(single, abs=0.006)
    assert (all_four.low, all_four.value, all_four.high) == pytest.approx(mean, abs=0.006)
    assert one.count == 6


def test_the_hand_computed_example():
    scores = np.array([[1.0, 2.0], [5.0, 6.0]])

    assert single_rater(scores, raters=Raters.DIFFERENT).value == pytest.approx(15.5 / 16.5)
    assert single_rater(scores, raters=Raters.DRAWN).value == pytest.approx(16 / 17)
    assert single_rater(scores, raters=Raters.FIXED).value == pytest.approx(1)


@settings(max_examples=40)
@given(SCORES, st.randoms(use_true_random=False))
def test_order_and_scale_change_nothing_and_a_strict_judge_only_where_strictness_counts(rows, random):
    scores = np.array(rows, dtype=np.float64)
    turned = scores[random.sample(range(len(rows)), len(rows))][:, random.sample(range(3), 3)] * 2 + 7
    strict = scores - np.array([3.0, 0, 0])

    for raters in Raters:
        before, after = single_rater(scores, raters=raters), single_rater(turned, raters=raters)
        if before.value is not None:
            assert after.value == pytest.approx(before.value)
            assert before.low <= before.value <= before.high
    fixed = single_rater(scores, raters=Raters.FIXED).value
    if fixed is not None and np.ptp(strict):
        assert single_rater(strict, raters=Raters.FIXED).value == pytest.approx(fixed)


def test_the_interval_covers_the_true_share():
    random = np.random.default_rng(5)
    inside = 0
    for _ in range(400):
        scores = random.normal(size=(30, 1)) + random.normal(size=(1, 4)) + random.normal(size=(30, 4))
        found = single_rater(scores, raters=Raters.FIXED)
        inside += found.low <= 0.5 <= found.high

    assert 0.93 <= inside / 400 <= 0.975


def test_nothing_one_and_no_spread_give_none_and_perfect_agreement_1():
    for raters in Raters:
        for scores in (np.zeros((0, 3)), np.ones((1, 3)), np.ones((3, 1)), np.ones((3, 3))):
            assert single_rater(scores, raters=raters).value is None
            assert mean_of_raters(scores, raters=raters).value is None
        same = np.array([[1.0, 1.0], [2.0, 2.0], [4.0, 4.0]])
        found = mean_of_raters(same, raters=raters)
        assert (found.low, found.value, found.high) == pytest.approx((1, 1, 1))


def test_a_gap_is_refused():
    with pytest.raises(ValueError, match="score by every rater"):
        single_rater(np.array([[1.0, np.nan], [2.0, 3.0]]), raters=Raters.DRAWN)
