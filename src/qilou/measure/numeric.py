"""Scores with a true score behind them: each annotator gives too much or too little, and is more or less exact.

The plain mean (`average`) is hard to beat on public crowds; this is for pools with a few very noisy people.
"""

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from qilou.measure.votes import Codes, Floats, Votes

_BORROWED = 4.0  # votes without bias and of the usual spread added to each annotator


@dataclass(frozen=True, slots=True, eq=False)
class Scoring:
    """Per item: the score, its standard error and interval. Per annotator: bias (above 0: gives more), spread."""

    score: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    bias: Floats
    spread: Floats
    rounds: int
    settled: bool


def numeric(votes: Votes, *, rounds: int = 200, tolerance: float = 1e-6, coverage: float = 0.95) -> Scoring:
    """This function will fit a bias and a spread for each annotator by EM, and the scores with them.

    Raykar et al. 2010, "Learning from crowds", J. Mach. Learn. Res. 11, section 4 (eq. 30 and 31), with a bias:
    x = score + bias + noise of variance v of the annotator; a score is the mean of its votes weighed by 1 / v,
    with standard error (Σ 1 / v)^-½. Biases are drawn to 0 and variances to the usual one as if by 4 more
    votes. By hand, votes 2 (v = 1) and 5 (v = 4), no bias: (2 + 5 / 4) / (1 + 1 / 4) = 2.6, error √.8 = .894.
    Settled: no score moves by `tolerance` of the spread of all votes. None: empty. Where no item has two
    votes, the votes stand and error and interval are NaN. Perfect agreement: next to no
    width.
    """
    scores = votes.numbers()[votes.value]
    fit = _Fit(votes, scores)
    scale = float(scores.std()) if scores.size else 0.0
    learns = len(votes) > len(votes.items)
    settled, done = not learns or scale == 0, 0
    while not settled and done < rounds:
        before = fit.score
        fit.step()
        settled = float(np.abs(fit.score - before).max()) <= tolerance * scale
        done += 1
    error = np.sqrt(fit.doubt) if learns else np.full(len(votes.items), np.nan)
    reach = NormalDist().inv_cdf(0.5 + coverage / 2) * error
    low, high = fit.score - reach, fit.score + reach
    return Scoring(fit.score, error, low, high, fit.bias, np.sqrt(fit.variance), done, settled)


class _Fit:
    """Scores, biases and variances between two rounds; it starts at the plain mean."""

    def __init__(self, votes: Votes, scores: Floats) -> None:
        self.votes, self.scores = votes, scores
        self.people, self.items = len(votes.annotators), len(votes.items)
        self.given = np.bincount(votes.annotator, minlength=self.people)
        self.bias, self.variance = np.zeros(self.people), np.zeros(self.people)
        sizes = np.bincount(votes.item, minlength=self.items)
        self.score = _sums(votes.item, scores, groups=self.items) / sizes
        self.least = (
            1e-12 * float(scores.var()) if scores.size else 0.0
        )  # or perfect agreement weighs endlessly
        squares = (scores - self.score[votes.item]) ** 2
        self.doubt = squares.sum() / max(1, len(votes) - self.items) / sizes

    def step(self) -> None:
        item, person = self.votes.item, self.votes.annotator
        excess = self.scores - self.score[item]
        self.bias = _sums(person, excess, groups=self.people) / (self.given + _BORROWED)
        self.bias -= self.given @ self.bias / len(self.votes)
        squares = (excess - self.bias[person]) ** 2 + self.doubt[item]
        spread = _sums(person, squares, groups=self.people) + _BORROWED * squares.mean()
        self.variance = np.maximum(spread / (self.given + _BORROWED), self.least)
        weight = 1 / self.variance[person]
        precision = _sums(item, weight, groups=self.items)
        self.score = _sums(item, weight * (self.scores - self.bias[person]), groups=self.items) / precision
        self.doubt = 1 / precision


def _sums(group: Codes, amounts: Floats, *, groups: int) -> Floats:
    return np.bincount(group, weights=amounts, minlength=groups).astype(np.float64, copy=False)
