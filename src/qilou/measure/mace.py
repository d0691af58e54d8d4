"""MACE: each annotator either knows the truth or clicks, and a clicker has favourite values.

It is made for crowds with spammers: what a clicker says counts for nothing, also where it happens to be right.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.truth import Ballots, Truth, logarithms, no_truth, normalised
from qilou.measure.votes import Floats, Votes

_KNOWING = 0.5  # added to the votes known and the votes clicked of each annotator
_CLICKING = 1.0  # clicks on each value added to each annotator's, so a favourite must show itself
_SHARE = 1.0  # items of each value added before the first real one


@dataclass(frozen=True, slots=True, eq=False)
class Competence:
    """The truth, the share of each annotator's votes that are not clicks, and what they click (annotator x value)."""

    truth: Truth
    competence: Floats
    favourites: Floats


def mace(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> Competence:
    """This function will fit competences and favourites by variational EM, and the truth with them.

    Hovy, Berg-Kirkpatrick, Vaswani & Hovy 2013, "Learning whom to trust with MACE", NAACL, section 2: with
    chance θ an annotator says the truth, else draws from ξ; priors Beta(½, ½) and Dirichlet(1). Shares of the
    values are learned, where the paper has them even. By hand, θ = ½ and ξ even on two values: a vote is right
    with ½ + ½ · ½ = ¾, wrong with ¼; a right vote was known with ½ / ¾ = 2/3.
    None: empty. Where no item has two votes, the votes stand. A tie goes to the value that comes first.
    Perfect agreement: near 1.
    """
    if len(votes) == 0:
        return Competence(no_truth(), np.zeros(0), np.zeros((0, 0)))
    fit = _Fit(Ballots(votes))
    settling = fit.ballots.settle(fit.step, rounds=rounds, tolerance=tolerance)
    fit.learn(settling.posterior)
    knowing = fit.known.sum(axis=0)
    competence: Floats = fit.known[0] / knowing
    favourites = fit.clicks / fit.clicks.sum(axis=1, keepdims=True)
    tables = _tables(competence, (1 - competence)[:, np.newaxis] * favourites)
    truth = fit.ballots.truth(settling, shares=_shares(settling.posterior), tables=tables)
    return Competence(truth, competence, favourites)


class _Fit:
    """Votes known and clicked of each annotator, priors included, between two rounds."""

    def __init__(self, ballots: Ballots) -> None:
        self.ballots, self.votes = ballots, ballots.votes
        self.known: Floats = np.ones((2, ballots.people))
        self.clicks: Floats = np.ones((ballots.people, ballots.values))
        self.place = self.votes.value * ballots.items + self.votes.item

    def step(self, posterior: Floats) -> tuple[Floats, float]:
        self.learn(posterior)
        knows, clicks = self._chances()
        return normalised(
            self.ballots.weigh(logarithms(_tables(knows, clicks)), logarithms(_shares(posterior)))
        )

    def learn(self, posterior: Floats) -> None:
        knows, clicks = self._chances()
        own = knows[self.votes.annotator]
        known = posterior.ravel()[self.place] * own / (own + clicks.ravel()[self.ballots.cell])
        people, values = self.ballots.people, self.ballots.values
        clicked = np.bincount(self.ballots.cell, weights=1 - known, minlength=people * values)
        by_value: Floats = clicked.reshape(people, values).astype(np.float64, copy=False)
        knew = np.bincount(self.votes.annotator, weights=known, minlength=people)
        self.known: Floats = np.array([knew, by_value.sum(axis=1)], dtype=np.float64) + _KNOWING
        self.clicks: Floats = by_value + _CLICKING

    def _chances(self) -> tuple[Floats, Floats]:
        whole: Floats = self.clicks.sum(axis=1, keepdims=True)
        knowing: Floats = self.known.sum(axis=0)
        knows, clicks = np.exp(_digamma(self.known) - _digamma(knowing))
        each = np.exp(_digamma(self.clicks) - _digamma(whole))
        return knows, clicks[:, np.newaxis] * each


def _tables(knows: Floats, clicks: Floats) -> Floats:
    same = np.eye(clicks.shape[1])[:, np.newaxis, :]
    return same * knows[np.newaxis, :, np.newaxis] + clicks[np.newaxis]


def _shares(posterior: Floats) -> Floats:
    shares = posterior.sum(axis=1) + _SHARE
    return shares / shares.sum()


def _digamma(amounts: Floats) -> Floats:
    return np.asarray(special.digamma(amounts), dtype=np.float64)  # pyright: ignore[reportUnknownMemberType]  scipy has no types
