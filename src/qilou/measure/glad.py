"""GLAD: how able each annotator is, and how easy each item.

An item on which able people disagree is hard, and a vote on it says little; that is worth knowing even where the
winner does not change. Its ease scales ability, so a hard item brings everybody near to guessing.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.one_coin import even_errors
from qilou.measure.truth import Ballots, Truth, no_truth, normalised
from qilou.measure.votes import Floats, Votes

_STEPS = 2  # Newton steps on ability and ease in each round
_LONGEST = 1.0  # no step goes further, so that the first ones do not overshoot
_USUAL = 1.0  # abilities are drawn towards it, with a spread of 1; log ease towards 0


@dataclass(frozen=True, slots=True, eq=False)
class Difficulty:
    """The truth, each annotator's ability (0 guesses, below 0 misleads), each item's ease (above 0, usually 1)."""

    truth: Truth
    ability: Floats
    ease: Floats


def glad(votes: Votes, *, rounds: int = 50, tolerance: float = 1e-4) -> Difficulty:
    """This function will fit abilities and eases by EM, and the truth with them.

    Whitehill et al. 2009, "Whose vote should count more", NIPS 22, eq. 1 to 6: a vote is right with chance
    1 / (1 + exp(-α β)), β = exp b, errors fall evenly; normal priors α ~ N(1, 1), b ~ N(0, 1); Newton steps
    for the gradients of eq. 5 and 6. By hand, two values, α = 1: on β = 1 a vote multiplies the odds of its
    value by e, on β = 2 by e² = 7.39. All values are equally likely beforehand, as in the paper.
    `tables` are those for an item of ease 1. None: empty. Where no item has two votes, the votes stand and
    abilities and eases are 1. A tie goes to the value that comes first. Perfect agreement: near 1.
    """
    if len(votes) == 0:
        return Difficulty(no_truth(), np.zeros(0), np.zeros(0))
    ballots = Ballots(votes)
    fit = _Fit(ballots)
    settling = ballots.settle(fit.step, rounds=rounds, tolerance=tolerance)
    tables = even_errors(_sigmoid(fit.ability), values=ballots.values)
    even = np.full(ballots.values, 1 / ballots.values)
    truth = ballots.truth(settling, shares=even, tables=tables)
    return Difficulty(truth, fit.ability, np.exp(fit.log_ease))


class _Fit:
    """The parameters between two rounds."""

    def __init__(self, ballots: Ballots) -> None:
        self.ballots, self.votes = ballots, ballots.votes
        self.ability = np.full(ballots.people, _USUAL)
        self.log_ease = np.zeros(ballots.items)
        self.place = self.votes.value * ballots.items + self.votes.item

    def step(self, posterior: Floats) -> tuple[Floats, float]:
        right = posterior.ravel()[self.place]
        for _ in range(_STEPS):
            self._move_ability(right)
            self._move_ease(right)
        return self._posterior()

    def _move_ability(self, right: Floats) -> None:
        ease = np.exp(self.log_ease)[self.votes.item]
        chance = _sigmoid(self.ability[self.votes.annotator] * ease)
        person, people = self.votes.annotator, self.ballots.people
        slope = np.bincount(person, weights=(right - chance) * ease, minlength=people)
        bend = np.bincount(person, weights=chance * (1 - chance) * ease**2, minlength=people)
        move = (slope - (self.ability - _USUAL)) / (bend + 1)
        self.ability = self.ability + np.clip(move, -_LONGEST, _LONGEST)

    def _move_ease(self, right: Floats) -> None:
        pull = self.ability[self.votes.annotator] * np.exp(self.log_ease)[self.votes.item]
        chance = _sigmoid(pull)
        item, items = self.votes.item, self.ballots.items
        slope = np.bincount(item, weights=(right - chance) * pull, minlength=items)
        bend = np.bincount(item, weights=chance * (1 - chance) * pull**2, minlength=items)
        move = (slope - self.log_ease) / (bend + 1)
        self.log_ease = self.log_ease + np.clip(move, -_LONGEST, _LONGEST)

    def _posterior(self) -> tuple[Floats, float]:
        ballots = self.ballots
        pull = self.ability[self.votes.annotator] * np.exp(self.log_ease)[self.votes.item]
        others = np.log(max(1, ballots.values - 1))
        # log σ(x) - log((1 - σ(x)) / (k - 1)) is x + log(k - 1): what a vote adds to its own value alone
        own = np.bincount(self.place, weights=pull + others, minlength=ballots.values * ballots.items)
        wrong = np.bincount(self.votes.item, weights=-np.logaddexp(0, pull) - others, minlength=ballots.items)
        evidence = own.reshape(ballots.values, ballots.items) + wrong - np.log(ballots.values)
        return normalised(evidence)


def _sigmoid(pull: Floats) -> Floats:
    return np.asarray(special.expit(pull), dtype=np.float64)
