"""Bradley-Terry as logistic regression on differences: the chance that the first is better is σ(w · difference).

Bradley & Terry 1952, "Rank analysis of incomplete block designs", Biometrika 39, eq. 1, with the worth of an answer
linear in its features. No intercept: swapping the two answers must turn the chance round.
By hand, one feature, differences (1, 1, -1), no penalty: two of three agree, so σ(w) = 2/3 and w = ln 2.
"""

from __future__ import annotations

from typing import Any, cast  # Any: scipy brings no types

import msgspec
import numpy as np
from scipy import optimize

from qilou.measure.votes import Floats

ROUNDS = 200
_library = cast("Any", optimize)  # Any: see above


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """Weights for features as they come, and the mean loss before and after."""

    weights: Floats
    loss_before: float
    loss_after: float


def fit(differences: Floats, *, penalty: Floats) -> Fit:
    """Return the weights that make the chosen answers likeliest, drawn to 0 by the penalty on each feature.

    Features are brought to equal scale first, so one penalty means the same for a length and for a vector's cell.
    """
    scale = np.sqrt((differences**2).mean(axis=0))
    scale[scale == 0] = 1.0
    scaled = differences / scale
    start = np.zeros(scaled.shape[1])
    found = _minimum(scaled, penalty, start)
    return Fit(weights=found / scale, loss_before=_loss(scaled, start), loss_after=_loss(scaled, found))


def mean_loss(weights: Floats, differences: Floats) -> float:
    """Return the mean negative logarithm of the chance given to what was chosen."""
    return _loss(differences, weights)


def _loss(differences: Floats, weights: Floats) -> float:
    return float(np.logaddexp(0.0, -(differences @ weights)).mean())


def _minimum(differences: Floats, penalty: Floats, start: Floats) -> Floats:
    def objective(weights: Floats) -> tuple[float, Floats]:
        margin = differences @ weights
        loss = np.logaddexp(0.0, -margin).mean() + 0.5 * penalty @ weights**2
        slope = -(differences.T @ _sigmoid(-margin)) / len(differences) + penalty * weights
        return float(loss), slope

    found = _library.minimize(objective, start, jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS})
    return np.asarray(found.x, dtype=np.float64)


def _sigmoid(margin: Floats) -> Floats:
    return np.exp(-np.logaddexp(0.0, -margin))
