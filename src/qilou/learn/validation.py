"""Held-out accuracy in five folds, with an interval, beside what length alone and surface alone reach.

The one surprising fact: folds and intervals go by prompt, not by pair. Two pairs on one prompt are nearly one
observation; counting them as two would make every model look better and surer than it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from qilou.learn.bradley_terry import fit, mean_loss
from qilou.learn.features import SURFACE
from qilou.learn.surface import LENGTH
from qilou.measure.intervals import Bootstrap, Estimate, percentile_bootstrap
from qilou.measure.votes import Codes, Floats

Mask = NDArray[np.bool_]

FOLDS = 5
PENALTIES = (
    0.003,
    0.01,
    0.03,
    0.1,
    0.3,
    1.0,
    3.0,
)  # on the vectors' cells; the strongest leaves the surface alone
SURFACE_PENALTY = 0.01
CURVE_SHARES = (0.125, 0.25, 0.5)


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """An accuracy or a difference of two, with its 95 % interval over prompts."""

    value: float
    low: float
    high: float


class CurvePoint(msgspec.Struct, frozen=True, kw_only=True):
    """Accuracy after training on so many pairs."""

    pairs: int
    accuracy: float


class Validation(msgspec.Struct, frozen=True, kw_only=True):
    """What the folds showed."""

    folds: int
    prompts: int
    penalty: float  # the middle one of those the folds chose
    accuracy: Share
    length_only: Share
    surface_only: Share
    gain_over_length: Share
    learning_curve: list[CurvePoint]


def validate(
    differences: Floats, prompts: Sequence[str], *, seed: int, tell: Callable[[float], None]
) -> Validation:
    """Return what a model trained on some prompts is worth on others. `tell` hears the share that is done."""
    group = _groups(prompts)
    fold = fold_of(group, seed=seed)
    held_out = _hold_out(differences, group, fold, seed=seed, tell=tell)
    spread = _Spread(group, seed=seed)
    trained_on = round(len(fold) * (1 - 1 / held_out.folds))
    return Validation(
        folds=held_out.folds,
        prompts=int(group.max()) + 1,
        penalty=held_out.penalty,
        accuracy=spread.of(held_out.full),
        surface_only=spread.of(held_out.surface),
        length_only=spread.of(held_out.length),
        gain_over_length=spread.of(held_out.full - held_out.length),
        learning_curve=[
            *_curve(differences, fold, penalty=held_out.penalty, seed=seed),
            CurvePoint(pairs=trained_on, accuracy=float(held_out.full.mean())),
        ],
    )


def fold_of(group: Codes, *, seed: int) -> Codes:
    """Return each pair's fold: all pairs of a prompt in one, prompts dealt out by a seeded shuffle."""
    groups = int(group.max()) + 1
    dealt = np.arange(groups) % min(FOLDS, groups)
    return np.random.default_rng(seed).permutation(dealt)[group]


def best_penalty(differences: Floats, group: Codes, *, seed: int) -> float:
    """Return the penalty with the least loss on a fifth of the prompts, held out inside; of one prompt, the middle."""
    fold = fold_of(_groups(group.tolist()), seed=seed)
    train, test = fold != 0, fold == 0
    if not train.any():
        return PENALTIES[len(PENALTIES) // 2]
    losses = [
        mean_loss(
            fit(differences[train], penalty=penalties_of(differences, penalty)).weights, differences[test]
        )
        for penalty in PENALTIES
    ]
    return PENALTIES[int(np.argmin(losses))]


def penalties_of(differences: Floats, penalty: float) -> Floats:
    """Return the penalty of each feature: the given one on the vectors' cells, a light one on the surface."""
    each = np.full(differences.shape[1], penalty)
    each[-SURFACE:] = SURFACE_PENALTY
    return each


class _HeldOut(msgspec.Struct, frozen=True, kw_only=True):
    """For each pair, was it ranked right by a model that had not seen its prompt: 1, or 0, or ½ for a draw."""

    folds: int
    penalty: float
    full: Floats
    surface: Floats
    length: Floats


def _hold_out(
    differences: Floats, group: Codes, fold: Codes, *, seed: int, tell: Callable[[float], None]
) -> _HeldOut:
    folds = int(fold.max()) + 1
    first = differences.shape[1] - SURFACE
    full, surface, length = np.zeros((3, len(differences)))
    penalties: list[float] = []
    for number in range(folds):
        train, test = fold != number, fold == number
        penalties.append(best_penalty(differences[train], group[train], seed=seed))
        weights = fit(differences[train], penalty=penalties_of(differences, penalties[-1])).weights
        full[test] = _right(differences[test] @ weights)
        surface[test] = _right_by(differences[:, first:], train=train, test=test)
        place = first + LENGTH
        length[test] = _right_by(differences[:, place : place + 1], train=train, test=test)
        tell((number + 1) / folds)
    return _HeldOut(
        folds=folds, penalty=float(np.median(penalties)), full=full, surface=surface, length=length
    )


class _Spread:
    """Means with intervals by resampling prompts, the same resamples for each mean."""

    def __init__(self, group: Codes, *, seed: int) -> None:
        self._group, self._seed = group, seed
        self._count = np.bincount(group)

    def of(self, measured: Floats) -> Share:
        total = np.bincount(self._group, weights=measured)

        def mean(drawn: Floats) -> float:
            prompts = drawn.astype(np.int64)
            return float(total[prompts].sum() / self._count[prompts].sum())

        prompts = np.arange(self._count.size, dtype=np.float64)
        return _share(percentile_bootstrap(prompts, bootstrap=Bootstrap(seed=self._seed), statistic=mean))


def _share(estimate: Estimate) -> Share:
    assert estimate.value is not None  # there are prompts
    assert estimate.low is not None
    assert estimate.high is not None
    return Share(value=estimate.value, low=estimate.low, high=estimate.high)


def _right(margin: Floats) -> Floats:
    """Return 1 where the chosen answer scores higher, ½ where both score the same."""
    return (np.sign(margin) + 1) / 2


def _right_by(seen: Floats, *, train: Mask, test: Mask) -> Floats:
    weights = fit(seen[train], penalty=np.repeat(SURFACE_PENALTY, seen.shape[1])).weights
    return _right(seen[test] @ weights)


def _curve(differences: Floats, fold: Codes, *, penalty: float, seed: int) -> list[CurvePoint]:
    draw = np.random.default_rng(seed)
    penalties = penalties_of(differences, penalty)
    points: list[CurvePoint] = []
    for share in CURVE_SHARES:
        sizes, right = list[int](), list[Floats]()
        for number in range(int(fold.max()) + 1):
            pool = np.flatnonzero(fold != number)
            some = draw.permutation(pool)[: max(2, round(share * pool.size))]
            weights = fit(differences[some], penalty=penalties).weights
            sizes.append(some.size)
            right.append(_right(differences[fold == number] @ weights))
        points.append(
            CurvePoint(pairs=round(float(np.mean(sizes))), accuracy=float(np.concatenate(right).mean()))
        )
    return points


def _groups(names: Sequence[object]) -> Codes:
    code = {name: place for place, name in enumerate(dict.fromkeys(names))}
    return np.array([code[name] for name in names], dtype=np.int64)
