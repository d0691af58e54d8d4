import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.intervals import Bootstrap, paired_bootstrap, percentile_bootstrap, spread, wilson

SAMPLES = st.lists(st.floats(-100, 100), min_size=1, max_size=30).map(np.array)


def test_wilson_gives_the_example_worked_by_hand():
    found = wilson(8, 10)

    assert found.value == 0.8
    assert found.low == pytest.approx(0.4902, abs=1e-4)
    assert found.high == pytest.approx(0.9433, abs=1e-4)
    assert found.count == 10


def test_wilson_knows_nothing_from_no_trial():
    found = wilson(0, 0)

    assert (found.value, found.low, found.high) == (None, 0.0, 1.0)


def test_wilson_stays_open_when_all_succeed():
    found = wilson(20, 20)

    assert (found.value, found.high) == (1.0, 1.0)
    assert found.low == pytest.approx(0.8389, abs=1e-4)


def test_more_successes_than_trials_are_refused():
    with pytest.raises(ValueError, match="between 0 and trials"):
        wilson(11, 10)


@given(st.integers(0, 50), st.integers(0, 50), st.floats(0.5, 0.999))
def test_wilson_holds_its_estimate_within_0_and_1(right: int, wrong: int, coverage: float):
    found = wilson(right, right + wrong, coverage=coverage)

    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low <= found.high <= 1
    assert found.value is None or found.low <= found.value <= found.high


def test_wilson_covers_at_its_rate():
    drawn = np.random.default_rng(5).binomial(40, 0.85, 4000).tolist()
    found = [wilson(right, 40) for right in drawn]

    assert 0.93 <= np.mean([each.low <= 0.85 <= each.high for each in found]) <= 0.98


def test_the_bootstrap_of_a_mean_is_near_its_normal_interval():
    sample = np.random.default_rng(2).normal(10, 2, 400)

    found = percentile_bootstrap(sample, bootstrap=Bootstrap(seed=1, resamples=2000))

    half = 1.96 * sample.std() / 20
    assert found.value == pytest.approx(sample.mean())
    assert found.low == pytest.approx(sample.mean() - half, abs=0.03)
    assert found.high == pytest.approx(sample.mean() + half, abs=0.03)


def test_the_same_seed_gives_the_same_interval_and_another_seed_does_not():
    sample = np.arange(20.0)
    first, again, other = (
        percentile_bootstrap(sample, bootstrap=Bootstrap(seed=seed, resamples=99)) for seed in (1, 1, 2)
    )

    assert first == again != other


def test_another_statistic_can_be_bootstrapped():
    sample = np.array([1.0, 2.0, 9.0])

    found = percentile_bootstrap(sample, bootstrap=Bootstrap(seed=1), statistic=lambda s: float(np.median(s)))

    assert (found.low, found.value, found.high) == (1.0, 2.0, 9.0)


@given(SAMPLES)
def test_a_bootstrap_holds_its_estimate(sample: np.ndarray):
    found = percentile_bootstrap(sample, bootstrap=Bootstrap(seed=1, resamples=20, coverage=0.2))

    assert found.low <= found.value <= found.high


def test_no_sample_has_no_bootstrap():
    found = percentile_bootstrap(np.array([]), bootstrap=Bootstrap(seed=1))

    assert (found.value, found.low, found.high, found.count) == (None, None, None, 0)
    assert spread(0.5, [], coverage=0.95) == (None, None)


def test_a_paired_difference_gives_the_example_worked_by_hand():
    found = paired_bootstrap(np.array([1.0, 1, 0]), np.array([0.0, 1, 0]), bootstrap=Bootstrap(seed=1))

    assert found.value == pytest.approx(1 / 3)
    assert (found.low, found.high) == (0.0, 1.0)
    assert found.first_ahead == pytest.approx(0.852, abs=0.03)


@given(SAMPLES)
def test_a_paired_difference_turns_its_sign_when_the_sides_change(sample: np.ndarray):
    how = Bootstrap(seed=3, resamples=50)
    there = paired_bootstrap(sample, np.flip(sample) / 2, bootstrap=how)
    back = paired_bootstrap(np.flip(sample) / 2, sample, bootstrap=how)

    assert there.low <= there.value <= there.high
    assert there.value == -back.value
    assert there.low == pytest.approx(-back.high)
    assert there.first_ahead == pytest.approx(1 - back.first_ahead)


def test_equal_sides_show_no_difference():
    found = paired_bootstrap(np.ones(5), np.ones(5), bootstrap=Bootstrap(seed=1))

    assert (found.value, found.low, found.high, found.first_ahead) == (0.0, 0.0, 0.0, 0.5)


def test_no_cases_have_no_difference():
    assert paired_bootstrap(np.array([]), np.array([]), bootstrap=Bootstrap(seed=1)).value is None


def test_sides_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="same cases"):
        paired_bootstrap(np.ones(3), np.ones(4), bootstrap=Bootstrap(seed=1))


def test_without_a_resample_there_is_no_interval():
    found = paired_bootstrap(np.ones(3), np.zeros(3), bootstrap=Bootstrap(seed=1, resamples=0))

    assert (found.value, found.low, found.first_ahead) == (1.0, None, None)
