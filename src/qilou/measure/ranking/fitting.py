"""The highest likelihood of scores: Newton's steps on rows of two models and their outcomes.

A weak prior keeps finite what the votes leave open, such as a model never beaten or ties that never came.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qilou.measure.ranking.outcomes import Chances, Ties, chances
from qilou.measure.votes import Codes, Floats

PRIOR = 0.04  # 1 / variance of each parameter beforehand
STEPS = 100


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Rows to fit: first and second model, style difference (row x style), and how often each outcome came."""

    first: Codes
    second: Codes
    style: Floats
    counts: Floats
    models: int


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Parameters at the maximum, the information there, and the log-likelihood of the votes."""

    parameters: Floats
    information: Floats
    log_likelihood: float
    settled: bool


def fit_table(
    table: Table, *, ties: Ties, start: Floats | None = None, steps: int = STEPS, prior: float = PRIOR
) -> Fit:
    """This function will find the highest likelihood of the table, with the weak prior."""
    size = table.models + table.style.shape[1] + (0 if ties is Ties.HALVES else 1)

    def look(at: Floats) -> Summit:
        return _look(table, at, ties=ties, prior=prior)

    begin = np.zeros(size, dtype=np.float64) if start is None else start
    top, settled = climb(look, begin, steps=steps)
    return Fit(top.at, top.information, top.value + prior * float(top.at @ top.at) / 2, settled)


def climb(look: Callable[[Floats], "Summit"], start: Floats, *, steps: int = STEPS) -> tuple["Summit", bool]:
    """This function will take Newton's steps, halved where they lead down, and tell whether they came to rest."""
    here = look(start)
    for _ in range(steps):
        move = solved(here.information, here.slope)
        ahead = look(here.at + move)
        for _ in range(20):
            if ahead.value >= here.value - 1e-9 * abs(here.value):
                break
            move = move / 2
            ahead = look(here.at + move)
        here = ahead
        if float(np.abs(move).max(initial=0.0)) < 1e-8:
            return here, True
    return here, False


@dataclass(frozen=True, slots=True, eq=False)
class Summit:
    """A place on the way up: the penalised log-likelihood, its slope and the information."""

    at: Floats
    value: float
    slope: Floats
    information: Floats


def solved(matrix: Floats, right: Floats) -> Floats:
    """This function will solve matrix · x = right."""
    return np.asarray(np.linalg.solve(matrix, right), dtype=np.float64)


def differences(table: Table, parameters: Floats, *, ties: Ties) -> Chances:
    """This function will give the chances of the outcomes in each row under these parameters."""
    scores, style = parameters[: table.models], parameters[table.models : table.models + table.style.shape[1]]
    gap = scores[table.first] - scores[table.second] + table.style @ style
    tie = np.full(gap.size, 0.0 if ties is Ties.HALVES else parameters[-1])
    return chances(gap, tie, ties=ties)


def _look(table: Table, at: Floats, *, ties: Ties, prior: float) -> Summit:
    chance = differences(table, at, ties=ties)
    likelihood = float((table.counts * chance.logs).sum())
    pull = (table.counts * chance.by_difference).sum(axis=1)
    slope = np.zeros(at.size)
    models, last = table.models, table.models + table.style.shape[1]
    slope[:models] = to_models(table, pull)
    slope[models:last] = pull @ table.style
    weight = table.counts.sum(axis=1, keepdims=True) * chance.information
    information = np.zeros((at.size, at.size))
    information[:last, :last] = _squares(table, weight[:, 0])
    if ties is not Ties.HALVES:
        slope[-1] = (table.counts * chance.by_tie).sum()
        across = np.concatenate([to_models(table, weight[:, 1]), weight[:, 1] @ table.style])
        information[:last, -1] = information[-1, :last] = across
        information[-1, -1] = weight[:, 2].sum()
    information[np.diag_indices(at.size)] += prior
    return Summit(at, likelihood - prior * float(at @ at) / 2, slope - prior * at, information)


def to_models(table: Table, amount: Floats) -> Floats:
    """This function will add an amount of each row to its first model and take it off its second."""
    up = np.bincount(table.first, weights=amount, minlength=table.models)
    return np.asarray(
        up - np.bincount(table.second, weights=amount, minlength=table.models), dtype=np.float64
    )


def _squares(table: Table, weight: Floats) -> Floats:
    models, effects = table.models, table.style.shape[1]
    cells = np.bincount(table.first * models + table.second, weights=weight, minlength=models**2)
    met = cells.reshape(models, models)
    met = met + met.T
    whole = np.zeros((models + effects, models + effects))
    whole[:models, :models] = np.diag(met.sum(axis=1)) - met
    for effect in range(effects):
        whole[:models, models + effect] = to_models(table, weight * table.style[:, effect])
    whole[models:, :models] = whole[:models, models:].T
    whole[models:, models:] = table.style.T @ (table.style * weight[:, np.newaxis])
    return whole
