"""Hierarchical Dawid–Skene: a person's table leans on the table of all, until their own votes outweigh it.

It is the default. A person with four votes is judged mostly as people are judged on average, a person with four
hundred by what they did. Each step weighs the doubt left in a table, not only its best guess.
"""

import numpy as np
from numpy.typing import NDArray
from scipy import special

from qilou.measure.spam import information_of
from qilou.measure.truth import Ballots, Settling, Truth, no_truth, normalised
from qilou.measure.votes import Floats, Votes, only

_OF_ALL = 2.0  # votes that each row of a person's table borrows from the table of all
_OF_OWN = 2.0  # votes that it borrows from the person's own accuracy over all rows
_SHARE = 1.0  # items of each value added before the first real one
_EVEN = 1.0  # errors added to the table of all, evenly, so that no answer is impossible


LEAST = 0.25  # of the usual information, below which a person is not heard
_FEWEST = 10  # votes on items that others judged too, before anybody is not heard


def hierarchical(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5, least: float = LEAST) -> Truth:
    """This function will fit annotators' tables drawn to the table of all, by variational EM.

    Kim & Ghahramani 2012, "Bayesian classifier combination", AISTATS, with the mean-field steps of Simpson,
    Roberts, Psorakis & Smith 2013, eq. 8 to 12: log π is replaced by ψ(α_jk) - ψ(Σ_k α_jk), α = votes + prior.
    The prior is the hierarchy, as in Paun et al. 2018, "Comparing Bayesian models of annotation", TACL 6,
    section 3.4, here by plug-in: row j borrows 2 votes spread as the row of all people, and 2 votes of which
    the share q (the person's own accuracy, with two votes of the crowd's) is right and the rest spread as
    the errors of all people. By hand, a row with no vote yet, all people's (.8, .2), own q = .6: the prior is
    2 · (.8, .2) + 2 · (.6, .4) = (2.8, 1.2), so a table of (.7, .3), and ψ(2.8) - ψ(4), ψ(1.2) - ψ(4) =
    (-.416, -1.545) instead of log (.7, .3) = (-.357, -1.204): doubt counts against both.
    Who tells less than `least` of what a vote usually tells (Raykar & Yu 2012, see `spam`) is then not heard, and
    the rest is fitted again: clickers together bend the tables of all, and with them the truth. Everybody's table is
    told all the same, and an item that only they judged keeps their votes.
    Tables are posterior means; `log_likelihood` is that of the votes under exp ψ tables, a lower figure than
    the fit deserves. None: empty. Where no item has two votes, the votes stand. A tie goes to the value that
    comes first. Perfect agreement: near 1, the nearer the more votes.
    """
    if len(votes) == 0:
        return no_truth()
    ballots = Ballots(votes)
    settling = _settled(ballots, rounds=rounds, tolerance=tolerance)
    shares, tables = _told(ballots, settling.posterior)
    heard = _heard(votes, shares, tables, least=least)
    if not heard.all():
        settling = _settled(Ballots(only(votes, np.flatnonzero(heard))), rounds=rounds, tolerance=tolerance)
        shares, tables = _told(ballots, settling.posterior)
    return ballots.truth(settling, shares=shares, tables=tables)


def _settled(ballots: Ballots, *, rounds: int, tolerance: float) -> Settling:
    def step(posterior: Floats) -> tuple[Floats, float]:
        shares = posterior.sum(axis=1) + _SHARE
        tables = _strengths(ballots.said_even_alone(posterior))
        return normalised(ballots.weigh(_expected_log(tables), _expected_log(shares)))

    return ballots.settle(step, rounds=rounds, tolerance=tolerance)


def _told(ballots: Ballots, posterior: Floats) -> tuple[Floats, Floats]:
    """This function will give the shares of the values, and everybody's table, from the posterior."""
    shares = posterior.sum(axis=1) + _SHARE
    strengths = _strengths(ballots.said_even_alone(posterior))
    return shares / shares.sum(), strengths / strengths.sum(axis=2, keepdims=True)


def _heard(votes: Votes, shares: Floats, tables: Floats, *, least: float) -> NDArray[np.bool_]:
    """This function will give which votes are heard: of who tells something, or who alone judged an item."""
    told = information_of(tables.transpose(1, 0, 2), shares=shares)
    shared = np.bincount(votes.item)[votes.item] > 1
    given = np.bincount(votes.annotator[shared], minlength=told.size)
    usual = float(np.average(told, weights=np.maximum(given, 1)))
    quiet = (told < least * usual) & (given >= _FEWEST)
    heard = ~quiet[votes.annotator]
    left = np.bincount(votes.item[heard], minlength=len(votes.items))
    return heard | (left[votes.item] == 0)


def _strengths(said: Floats) -> Floats:
    """This function will add to what each person said what their table borrows: Dirichlet parameters."""
    same = np.eye(said.shape[0])
    right, votes = np.trace(said, axis1=0, axis2=2), said.sum(axis=(0, 2))
    usual = right.sum() / votes.sum() if votes.sum() else 1.0
    others = max(1, said.shape[0] - 1)
    of_all = said.sum(axis=1) + _EVEN * (same * usual + (1 - same) * (1 - usual) / others)
    of_all /= of_all.sum(axis=1, keepdims=True)
    errors = of_all * (1 - same) + np.finfo(np.float64).tiny * (1 - same)
    errors /= np.maximum(errors.sum(axis=1, keepdims=True), np.finfo(np.float64).tiny)
    own = ((right + 2 * usual) / (votes + 2))[np.newaxis, :, np.newaxis]
    of_own = own * same[:, np.newaxis, :] + (1 - own) * errors[:, np.newaxis, :]
    floor = 1e-6  # where all people agree on everything, an error stays thinkable
    return said + _OF_ALL * of_all[:, np.newaxis, :] + _OF_OWN * of_own + floor


def _expected_log(strengths: Floats) -> Floats:
    total = strengths.sum(axis=-1, keepdims=True)
    return _digamma(strengths) - _digamma(total)


def _digamma(amounts: Floats) -> Floats:
    return np.asarray(special.digamma(amounts), dtype=np.float64)  # pyright: ignore[reportUnknownMemberType]  scipy has no types
