"""The fit itself, against what can be worked out by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from qilou.learn.bradley_terry import fit, mean_loss


def test_one_feature_by_hand() -> None:
    found = fit(np.array([[1.0], [1.0], [-1.0]]), penalty=np.zeros(1))

    assert found.weights[0] == pytest.approx(math.log(2), abs=1e-4)
    assert found.loss_before == pytest.approx(math.log(2))
    assert found.loss_after < found.loss_before


def test_swapping_all_pairs_turns_the_weights_round() -> None:
    draw = np.random.default_rng(2)
    differences = draw.normal(size=(50, 4)) + np.array([1, 0, 0, 0])

    there, back = (fit(sign * differences, penalty=np.full(4, 0.1)).weights for sign in (1, -1))

    assert there == pytest.approx(-back, abs=1e-4)


def test_the_penalty_draws_to_zero_and_does_not_mind_units() -> None:
    differences = np.random.default_rng(2).normal(size=(80, 2)) + 0.5

    light, strong = (fit(differences, penalty=np.full(2, each)).weights for each in (0.01, 10.0))
    stretched = fit(differences * [1000, 1], penalty=np.full(2, 0.01)).weights

    assert np.abs(strong).sum() < np.abs(light).sum() / 5
    assert stretched * [1000, 1] == pytest.approx(light, rel=1e-3)


def test_a_feature_that_never_differs_gets_no_weight() -> None:
    found = fit(np.array([[1.0, 0.0], [2.0, 0.0]]), penalty=np.full(2, 0.1))

    assert found.weights[1] == 0
    assert mean_loss(found.weights, np.array([[1.0, 5.0]])) < math.log(2)
