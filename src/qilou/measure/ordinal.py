"""Grades with a true grade behind them: each annotator is strict or mild by some amount, and more or less exact.

Two numbers a person, whatever the number of grades, where Dawid and Skene need a table; and a vote for 4 speaks
more for 5 than for 1.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.truth import Ballots, Truth, logarithms, no_truth, normalised
from qilou.measure.votes import Floats, Votes

_BORROWED = 4.0  # votes without bias and of the usual spread added to each annotator
_SHARE = 1.0  # items of each grade added before the first real one
_EXACT = 0.05  # no variance is below: grades are whole, so a smaller one could not be seen


@dataclass(frozen=True, slots=True, eq=False)
class Grading:
    """The truth, and of each annotator how many grades above the truth they are, and their spread, in grades."""

    truth: Truth
    bias: Floats
    spread: Floats


def ordinal(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> Grading:
    """This function will fit a bias and a spread for each annotator by EM, and the true grades with them.

    Lakshminarayanan & Teh 2013, "Inferring ground truth from multi-annotator ordinal data", arXiv:1305.0015,
    section 2, with a bias: grade s is said where truth + bias + noise falls nearest to s, the end grades
    taking all beyond. The M-step uses moments of the grades said instead of the unseen noise (a short cut: it
    takes spreads a little too large). By hand, truth 2 of grades 1, 2, 3, no bias, spread 1: 2 is said with
    Φ(½) - Φ(-½) = .383, 1 and 3 with .309 each. Grades are taken in order, one step apart.
    None: empty. Where no item has two votes, the votes stand. Perfect agreement: near 1.
    """
    if len(votes) == 0:
        return Grading(no_truth(), np.zeros(0), np.zeros(0))
    fit = _Fit(Ballots(votes))
    settling = fit.ballots.settle(fit.step, rounds=rounds, tolerance=tolerance)
    fit.learn(settling.posterior)
    truth = fit.ballots.truth(settling, shares=_shares(settling.posterior), tables=fit.tables())
    return Grading(truth, fit.bias, np.sqrt(fit.variance))


class _Fit:
    """Biases and variances between two rounds."""

    def __init__(self, ballots: Ballots) -> None:
        self.ballots, self.votes = ballots, ballots.votes
        self.grades = np.arange(ballots.values, dtype=np.float64)
        self.bias, self.variance = np.zeros(ballots.people), np.ones(ballots.people)

    def step(self, posterior: Floats) -> tuple[Floats, float]:
        self.learn(posterior)
        return normalised(self.ballots.weigh(logarithms(self.tables()), logarithms(_shares(posterior))))

    def learn(self, posterior: Floats) -> None:
        person, people = self.votes.annotator, self.ballots.people
        mean = self.grades @ posterior
        doubt = np.maximum(self.grades**2 @ posterior - mean**2, 0.0)[self.votes.item]
        given = np.bincount(person, minlength=people)
        excess = self.grades[self.votes.value] - mean[self.votes.item]
        self.bias = np.bincount(person, weights=excess, minlength=people) / (given + _BORROWED)
        squares = (excess - self.bias[person]) ** 2 + doubt
        spread = np.bincount(person, weights=squares, minlength=people) + _BORROWED * squares.mean()
        self.variance = np.maximum(spread / (given + _BORROWED), _EXACT)

    def tables(self) -> Floats:
        """This function will give truth x annotator x said."""
        middle = self.grades[:, np.newaxis] + self.bias
        edges = np.concatenate(([-np.inf], self.grades[1:] - 0.5, [np.inf]))
        steps = (edges - middle[:, :, np.newaxis]) / np.sqrt(self.variance)[:, np.newaxis]
        return np.diff(np.asarray(special.ndtr(steps), dtype=np.float64), axis=2)


def _shares(posterior: Floats) -> Floats:
    shares = posterior.sum(axis=1) + _SHARE
    return shares / shares.sum()
