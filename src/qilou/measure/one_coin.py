"""The one-coin model: each annotator is right with one probability, whatever the truth, and else guesses.

One number for a person needs few votes, so it serves crowds of many people with little history; it cannot see
that somebody mixes up two of the values.
"""

import numpy as np

from qilou.measure.truth import Ballots, Truth, logarithms, no_truth, normalised
from qilou.measure.votes import Floats, Votes

_RIGHT, _WRONG = 2.0, 1.0  # votes added to each annotator: two right, one wrong


def one_coin(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> Truth:
    """This function will fit one accuracy for each annotator by EM, and the truth with it.

    Demartini, Difallah & Cudré-Mauroux 2012, "ZenCrowd", WWW, section 4 (as Zhang, Chen, Zhou & Jordan 2016,
    J. Mach. Learn. Res. 17, eq. 16 for more than two values): p(said | truth) is q where they are equal and
    (1 - q) / (k - 1) elsewhere; q is the expected share of right votes with two right and one wrong added.
    By hand, two values: an annotator with 6 of 9 votes expected right has q = (6 + 2) / (9 + 3) = 2/3, and a
    vote of theirs multiplies the odds of its value by (2/3) / (1/3) = 2.
    None: empty. Where no item has two votes, the votes stand. A tie goes to the value that comes first.
    Perfect agreement: near 1. One value only in use: that value with confidence 1.
    """
    if len(votes) == 0:
        return no_truth()
    ballots = Ballots(votes)

    def step(posterior: Floats) -> tuple[Floats, float]:
        tables = logarithms(_tables(ballots, posterior))
        return normalised(ballots.weigh(tables, logarithms(posterior.mean(axis=1))))

    settling = ballots.settle(step, rounds=rounds, tolerance=tolerance)
    last = settling.posterior
    return ballots.truth(settling, shares=last.mean(axis=1), tables=_tables(ballots, last))


def _tables(ballots: Ballots, posterior: Floats) -> Floats:
    said = ballots.said(posterior)
    right = np.trace(said, axis1=0, axis2=2)
    accuracy = (right + _RIGHT) / (said.sum(axis=(0, 2)) + _RIGHT + _WRONG)
    return even_errors(accuracy, values=ballots.values)


def even_errors(accuracy: Floats, *, values: int) -> Floats:
    """This function will make tables (truth x annotator x said) whose errors fall evenly on all other values."""
    if values == 1:
        return np.ones((1, accuracy.size, 1))
    same = np.eye(values)[:, np.newaxis, :]
    rate = accuracy[np.newaxis, :, np.newaxis]
    return same * rate + (1 - same) * (1 - rate) / (values - 1)
