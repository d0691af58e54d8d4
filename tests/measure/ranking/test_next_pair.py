import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.ranking.next_pair import OneModel, TopSet, next_pair, top_set_certainty

ENOUGH = np.full(5, 100)
SCORES = np.array([2.0, 0.55, 0.45, -1.0, -2.0])


def test_the_uncertain_edge_of_the_top_set_is_compared():
    assert set(next_pair(SCORES, np.eye(5) / 10, aim=TopSet(2), played=ENOUGH, floor=10)) == {1, 2}


def test_a_new_model_meets_the_nearest_by_information():
    covariance = np.diag([0.1, 0.1, 1.0, 0.1, 0.1])

    assert next_pair(SCORES, covariance, aim=OneModel(2), played=ENOUGH, floor=10) == (2, 1)


def test_a_model_below_the_floor_comes_first():
    played = np.array([100, 100, 100, 100, 9])

    assert next_pair(SCORES, np.eye(5) / 10, aim=TopSet(2), played=played, floor=10)[0] == 4


@given(st.lists(st.floats(-2, 2), min_size=3, max_size=7), st.integers(1, 2))
def test_it_always_gives_two_models(scores: list[float], size: int):
    values = np.array(scores)
    for aim in (TopSet(size), OneModel(0)):
        first, second = next_pair(
            values, np.eye(values.size), aim=aim, played=np.zeros(values.size, int), floor=0
        )
        assert first != second
        assert 0 <= min(first, second) <= max(first, second) < values.size


def test_the_certainty_of_a_top_set_by_hand():
    covariance = np.eye(2) / 2

    found = top_set_certainty(np.array([1.0, 0.0]), covariance, top=TopSet(1), seed=1, draws=20_000)

    assert found == pytest.approx(0.8413, abs=0.01)
    assert top_set_certainty(np.array([1.0, 0.0]), covariance, top=TopSet(1, slack=9), seed=1) == 1
    assert top_set_certainty(np.array([1.0, 0.0]), covariance, top=TopSet(2), seed=1) == 1


def test_one_model_and_a_set_of_all_are_refused():
    with pytest.raises(ValueError, match="two models"):
        next_pair(np.zeros(1), np.eye(1), aim=OneModel(0), played=np.zeros(1, int), floor=0)
    with pytest.raises(ValueError, match="not all"):
        next_pair(SCORES, np.eye(5), aim=TopSet(5), played=ENOUGH, floor=0)
