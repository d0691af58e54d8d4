"""Operating characteristic curves: published points, the edges, and both risks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, hypergeom

from qilou.measure.operating_curve import chance_in_lot, chance_of_acceptance, operating_curve


@pytest.mark.parametrize(
    ("n", "ac", "share", "chance"),
    [
        (80, 2, 0.01, 0.9534),
        (125, 3, 0.01, 0.9626),
        (200, 5, 0.01, 0.9840),
        (32, 1, 0.01, 0.9593),
        (80, 5, 0.025, 0.9848),
        (80, 2, 0.02, 0.7844),
        (80, 2, 0.05, 0.2306),
    ],
)
def test_known_points(n: int, ac: int, share: float, chance: float) -> None:
    assert chance_of_acceptance(n, ac, share=share) == pytest.approx(chance, abs=5e-5)


def test_one_lot_drawn_without_putting_back() -> None:
    assert chance_in_lot(2, 0, lot_size=4, nonconforming=1) == pytest.approx(0.5)
    assert chance_in_lot(4, 0, lot_size=4, nonconforming=1) == 0.0
    assert chance_in_lot(4, 1, lot_size=4, nonconforming=1) == 1.0


def test_the_curve_falls_from_certainty_and_names_both_risks() -> None:
    curve = operating_curve(80, 2, aql="1.0")
    assert curve.chances[0] == 1.0
    assert curve.chances == sorted(curve.chances, reverse=True)
    assert curve.chances[-1] == pytest.approx(0.02, abs=1e-6)
    assert curve.producer_risk == pytest.approx(1 - 0.9534, abs=5e-5)
    assert chance_of_acceptance(80, 2, share=curve.limiting_share) == pytest.approx(0.10, abs=1e-9)


def test_a_plan_that_accepts_everything_has_no_limit() -> None:
    assert operating_curve(3, 3, aql="1.0").limiting_share == 1.0


@given(st.integers(1, 400), st.integers(0, 21), st.floats(0, 1))
def test_equals_scipy(n: int, ac: int, share: float) -> None:
    assert chance_of_acceptance(n, ac, share=share) == pytest.approx(binom.cdf(ac, n, share), abs=1e-9)


@given(st.integers(2, 300), st.integers(0, 21), st.data())
def test_one_lot_equals_scipy(lot_size: int, ac: int, data: st.DataObject) -> None:
    n, bad = data.draw(st.integers(1, lot_size)), data.draw(st.integers(0, lot_size))
    found = chance_in_lot(n, ac, lot_size=lot_size, nonconforming=bad)
    assert found == pytest.approx(hypergeom.cdf(ac, lot_size, bad, n), abs=1e-9)
