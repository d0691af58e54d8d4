import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.calibration import USUAL, Temperature, calibration_error, cool, learn_temperature
from qilou.measure.intervals import Bootstrap


def overconfident(items: int, *, seed: int, by: float):
    """Posteriors whose logarithms are `by` times those that the truth was drawn from."""
    random = np.random.default_rng(seed)
    honest = random.dirichlet([0.5, 0.5, 0.5], items)
    truth = (random.random((items, 1)) > honest.cumsum(axis=1)[:, :-1]).sum(axis=1)
    warm = honest**by
    return warm / warm.sum(axis=1, keepdims=True), truth


def test_many_gold_items_find_the_planted_temperature():
    posterior, truth = overconfident(4000, seed=1, by=4)

    found = learn_temperature(posterior, truth)

    assert found.value == pytest.approx(0.25, rel=0.1)
    assert found.gold == 4000


def test_fifty_gold_items_mend_the_rest():
    posterior, truth = overconfident(2000, seed=2, by=5)
    cooled = cool(posterior, learn_temperature(posterior[:50], truth[:50]))

    before = calibration_error(posterior[50:].max(axis=1), posterior[50:].argmax(axis=1) == truth[50:])
    after = calibration_error(cooled[50:].max(axis=1), cooled[50:].argmax(axis=1) == truth[50:])

    assert after.value < before.value / 2


def test_half_the_temperature_by_hand():
    assert cool(np.array([[0.9, 0.1]]), Temperature(value=0.5, gold=0)) == pytest.approx(
        np.array([[0.75, 0.25]])
    )


def test_no_gold_or_gold_that_nobody_said_gives_the_usual_one():
    posterior = np.array([[0.9, 0.1]])

    assert learn_temperature(posterior[:0], np.zeros(0, dtype=np.int64)).value == USUAL
    assert learn_temperature(posterior, np.array([-1])) == Temperature(value=USUAL, gold=0)


def test_one_gold_item_moves_it_a_little_and_all_right_stays_finite():
    right, wrong = np.array([0]), np.array([1])
    posterior = np.array([[0.9, 0.1]])

    assert USUAL < learn_temperature(posterior, right).value < 1
    assert 0.1 < learn_temperature(posterior, wrong).value < USUAL
    assert np.isfinite(learn_temperature(np.repeat(posterior, 500, axis=0), np.repeat(right, 500)).value)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=5), st.floats(0.05, 5))
def test_winners_stay_and_posteriors_stay_distributions(raw: list[float], temperature: float):
    row = (np.array(raw) + 0.01) / (np.array(raw) + 0.01).sum()

    cooled = cool(row[np.newaxis], Temperature(value=temperature, gold=0))[0]

    assert cooled.sum() == pytest.approx(1)
    assert cooled[row.argmax()] == pytest.approx(cooled.max())


def test_the_error_by_hand_and_at_its_ends():
    confidence, right = np.array([0.9, 0.9, 0.6, 0.6]), np.array([1, 1, 0, 1])
    found = calibration_error(confidence, right, bootstrap=Bootstrap(seed=1, resamples=100))

    assert found.value == pytest.approx(0.1)
    assert found.low <= found.value <= found.high
    assert calibration_error(np.ones(3), np.ones(3)).value == 0
    assert calibration_error(np.zeros(0), np.zeros(0)).value is None
