"""Dawid and Skene: the likely truth once the habits of each annotator are learned, and those habits.

Each annotator has a table: what they say (column) when the truth is a given value (row). Truth and tables are
fitted in turn until neither moves. Its posteriors are too sure of themselves on few votes: treat them as
an order, not as odds, unless they were calibrated on gold items.
"""

from typing import NamedTuple

import numpy as np

from qilou.measure.truth import Ballots, Truth, logarithms, no_truth, normalised
from qilou.measure.votes import Floats, Votes


class Smoothing(NamedTuple):
    """Votes added to each cell of a table, and to those where said and truth are equal, before the first real one."""

    anything: float
    truthful: float


# The small one makes no answer impossible. The other holds that people mostly mean what they say; without it, tables
# of a few votes drift until all items share a value.
USUAL = Smoothing(anything=0.01, truthful=0.3)
AS_PUBLISHED = Smoothing(anything=0.0, truthful=0.0)


def dawid_skene(
    votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5, smoothing: Smoothing = USUAL
) -> Truth:
    """This function will fit the model by EM, from the shares of votes, until the posteriors settle.

    Dawid & Skene 1979, "Maximum likelihood estimation of observer error-rates using the EM algorithm",
    Appl. Stat. 28, eq. 2.3 and 2.4 (tables, shares), 2.5 (posterior), with fixed smoothing of the tables; there
    is none in the paper: `AS_PUBLISHED`.
    By hand, with the tables known: shares (½, ½), two annotators right 9 of 10 times who say a and one right
    6 of 10 times who says b: .9 · .9 · .4 = .324 against .1 · .1 · .6 = .006, so a with .982.
    Settled: the mean change of a posterior is under `tolerance`. An annotator's accuracy is the share of
    their votes expected to be right. None: empty. Items with one vote teach nothing about who gave it, and
    who gave no other has accuracy NaN; where all items are such, the votes stand with confidence 1 and no
    round is run. A tie that the tables do not break goes to the value that comes first. Perfect agreement:
    1, up to the smoothing.
    """
    if len(votes) == 0:
        return no_truth()
    ballots = Ballots(votes)

    def step(posterior: Floats) -> tuple[Floats, float]:
        tables = logarithms(_tables(ballots, posterior, smoothing))
        return normalised(ballots.weigh(tables, logarithms(posterior.mean(axis=1))))

    settling = ballots.settle(step, rounds=rounds, tolerance=tolerance)
    last = settling.posterior
    return ballots.truth(settling, shares=last.mean(axis=1), tables=_tables(ballots, last, smoothing))


def _tables(ballots: Ballots, posterior: Floats, smoothing: Smoothing) -> Floats:
    said = ballots.said(posterior) + smoothing.anything
    said += smoothing.truthful * np.eye(ballots.values)[:, np.newaxis, :]
    return said / np.maximum(said.sum(axis=2, keepdims=True), np.finfo(np.float64).tiny)
