"""Confidence that means something: posteriors cooled until nine of ten that claim .9 are right.

Models of truth take votes for independent and are too sure. One number, the temperature, mends most of it; it is
learned from gold items, and until there are some a usual one is taken.
"""

import msgspec
import numpy as np
from scipy import optimize

from qilou.measure.intervals import Bootstrap, Estimate, spread
from qilou.measure.votes import Codes, Floats

USUAL = 0.4  # without gold; posteriors of public crowds need .1 to .6
_TRUST = 2.0  # 1 / variance of the log temperature about the usual one
_LEAST = 1e-12  # no value is called less likely


class Temperature(msgspec.Struct, frozen=True, kw_only=True):
    """What logarithms of posteriors are multiplied by (1 leaves them, below 1 cools), and the gold it rests on."""

    value: float
    gold: int


def learn_temperature(posterior: Floats, gold: Codes) -> Temperature:
    """This function will fit the temperature to items whose value is known (rows of the posterior).

    Guo, Pleiss, Sun & Weinberger 2017, "On calibration of modern neural networks", ICML, eq. 9, by the highest
    likelihood times a normal prior on its logarithm about .4. By hand, posterior (.9, .1) at temperature ½:
    √.9 : √.1 = 3 : 1, so (.75, .25). No gold: .4. One: moves it a little. All right: it rises, the prior
    keeps it finite. A gold value outside the posterior (code -1) is passed over.
    """
    known = gold >= 0
    logs = np.log(np.maximum(posterior[known], _LEAST))
    codes = gold[known]
    if codes.size == 0:
        return Temperature(value=USUAL, gold=0)

    def surprise(log_temperature: float) -> float:
        chance = _cooled(logs, float(np.exp(log_temperature)))[np.arange(codes.size), codes]
        usual = _TRUST / 2 * (log_temperature - np.log(USUAL)) ** 2
        return float(-np.log(np.maximum(chance, _LEAST)).sum() + usual)

    found = optimize.minimize_scalar(surprise, bounds=(-5.0, 2.0), method="bounded")  # pyright: ignore  (scipy: no types)
    return Temperature(value=float(np.exp(found.x)), gold=codes.size)  # pyright: ignore  (scipy: no types)


def cool(posterior: Floats, temperature: Temperature) -> Floats:
    """This function will give the posteriors at this temperature; winners stay, confidence changes."""
    return _cooled(np.log(np.maximum(posterior, _LEAST)), temperature.value)


def calibration_error(
    confidence: Floats, right: Floats, *, bins: int = 10, bootstrap: Bootstrap | None = None
) -> Estimate:
    """This function will give how far confidence lies from the share that is right, over equal bins.

    Naeini, Cooper & Hauskrecht 2015, "Obtaining well calibrated probabilities using Bayesian binning", AAAI,
    eq. 1 (ECE). By hand, confidences .9 .9 .6 .6, right 1 1 0 1: (.1 · 2 + .1 · 2) / 4 = .1. It is never
    below 0, so small samples look worse than they are. None: None. Always right with confidence 1: 0.
    """
    if confidence.size == 0:
        return Estimate(value=None, low=None, high=None, count=0)
    place = np.minimum((confidence * bins).astype(np.int64), bins - 1)
    excess = confidence - right

    def error(rows: Codes) -> float:
        sums = np.bincount(place[rows], weights=excess[rows], minlength=bins)
        return float(np.abs(sums).sum() / rows.size)

    value = error(np.arange(confidence.size))
    if bootstrap is None:
        return Estimate(value=value, low=None, high=None, count=confidence.size)
    random = np.random.default_rng(bootstrap.seed)
    size = confidence.size
    drawn = (error(random.integers(0, size, size)) for _ in range(bootstrap.resamples))
    low, high = spread(value, drawn, coverage=bootstrap.coverage)
    return Estimate(value=value, low=low, high=high, count=size)


def _cooled(logs: Floats, temperature: float) -> Floats:
    warm = logs * temperature
    odds = np.exp(warm - warm.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)
