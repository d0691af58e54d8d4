import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from qilou.measure.rank_agreement import kendall_tau_b, kendall_w, places, spearman

PAIRS = st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=20)


def array(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float64)


def test_the_hand_computed_examples():
    assert kendall_tau_b(array(1, 2, 2, 3), array(1, 2, 3, 4)).value == pytest.approx(5 / 30**0.5)
    assert spearman(array(1, 2, 3, 4), array(1, 2, 4, 3)).value == pytest.approx(0.8)
    found = kendall_w(np.array([[1, 2, 3], [1, 2, 3], [1, 3, 2.0]]))
    assert found.value == pytest.approx(7 / 9)
    assert found.low < found.value < found.high <= 1


@given(PAIRS)
def test_tau_and_rho_equal_scipy(pairs: list[tuple[int, int]]):
    first, second = (array(*column) for column in zip(*pairs, strict=True))

    if np.ptp(first) and np.ptp(second):
        assert kendall_tau_b(first, second).value == pytest.approx(stats.kendalltau(first, second).statistic)
        assert spearman(first, second).value == pytest.approx(stats.spearmanr(first, second).statistic)
    else:
        assert kendall_tau_b(first, second).value is None
        assert spearman(first, second).value is None


@given(st.lists(st.permutations(range(5)), min_size=2, max_size=6))
def test_without_ties_w_follows_from_the_mean_spearman(rankings: list[list[int]]):
    judges = np.array(rankings, dtype=np.float64)
    m = len(judges)
    pairs = [spearman(judges[i], judges[j]).value for i in range(m) for j in range(i)]

    assert kendall_w(judges).value == pytest.approx((1 + (m - 1) * np.mean(pairs)) / m)


def test_w_with_ties_equals_the_corrected_formula():
    scores = np.array([[1, 2, 2, 4], [1, 1, 3, 4], [2, 1, 3, 3.0]])
    sums = np.array([places(row) for row in scores]).sum(axis=0)
    ties = 3 * (2**3 - 2)
    squares = ((sums - sums.mean()) ** 2).sum()

    expected = 12 * squares / (3**2 * (4**3 - 4) - 3 * ties)
    assert kendall_w(scores).value == pytest.approx(expected)


@pytest.mark.parametrize("statistic", [kendall_tau_b, spearman])
def test_the_interval_of_a_correlation_covers(statistic):
    random = np.random.default_rng(2)
    truth = {kendall_tau_b: 2 / np.pi * np.arcsin(0.6), spearman: 6 / np.pi * np.arcsin(0.3)}[statistic]
    inside = 0
    for _ in range(400):
        pair = random.multivariate_normal([0, 0], [[1, 0.6], [0.6, 1]], size=40)
        found = statistic(pair[:, 0], pair[:, 1])
        inside += found.low <= truth <= found.high

    assert 0.93 <= inside / 400 <= 0.975


def test_the_same_order_is_1_and_its_opposite_minus_1():
    up = array(1, 2, 3, 4, 5, 6)

    for statistic in (kendall_tau_b, spearman):
        same, opposite = statistic(up, up), statistic(up, -up)
        assert (same.low, same.value, same.high) == pytest.approx((1, 1, 1))
        assert opposite.value == pytest.approx(-1)
    assert kendall_w(np.array([up, up])).low == pytest.approx(1)
    assert kendall_w(np.array([up, -up])).value == pytest.approx(0)


def test_nothing_one_and_all_tied_give_none():
    for first in (array(), array(1), array(2, 2, 2)):
        assert kendall_tau_b(first, first).value is None
        assert spearman(first, first).value is None
    for scores in (np.zeros((0, 3)), np.ones((1, 3)), np.ones((3, 1)), np.ones((3, 3))):
        assert kendall_w(scores).value is None
    assert spearman(array(1, 2, 3, 4), array(1, 2, 4, 3)).low is None
