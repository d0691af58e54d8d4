"""What every model of truth shares: votes laid out for EM, its loop, and the result.

Posteriors are values x items and tables values x annotators x said while they are fitted, because bincount adds
a million numbers in 10 ms; the result turns both round. Items with one vote teach nothing about who gave it.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from qilou.measure.votes import Codes, Floats, Votes

Step = Callable[[Floats], tuple[Floats, float]]  # a posterior to the next one and its log-likelihood


@dataclass(frozen=True, slots=True, eq=False)
class Truth:
    """Per item: winner, confidence, posterior over values. Per annotator: accuracy, table (truth x said).

    `shares` are the likely shares of the values among items; `settled` is False when the rounds ran out.
    """

    winner: Codes
    confidence: Floats
    posterior: Floats
    shares: Floats
    accuracy: Floats
    tables: Floats
    log_likelihood: float | None
    rounds: int
    settled: bool


class Ballots:
    """Votes laid out for EM: one cell for each annotator and what they said."""

    def __init__(self, votes: Votes) -> None:
        self.votes = votes
        self.items, self.people, self.values = len(votes.items), len(votes.annotators), len(votes.values)
        self.cell = votes.annotator * self.values + votes.value
        self.shared = np.bincount(votes.item, minlength=self.items)[votes.item] > 1
        self._taught_by, self._taught = votes.item[self.shared], self.cell[self.shared]

    def vote_shares(self) -> Floats:
        """This function will give the posterior to start from: the shares of the votes."""
        place = self.votes.value * self.items + self.votes.item
        counts = np.bincount(place, minlength=self.values * self.items).reshape(self.values, self.items)
        return counts / counts.sum(axis=0)

    def said(self, posterior: Floats) -> Floats:
        """This function will count what each annotator said (last) for each likely truth (first)."""
        return self._count(self._taught_by, self._taught, posterior)

    def said_even_alone(self, posterior: Floats) -> Floats:
        """This function will count as `said` does, with the items that have one vote only.

        For models whose priors are strong enough that such items do not drift to the common value.
        """
        return self._count(self.votes.item, self.cell, posterior)

    def weigh(self, log_tables: Floats, log_shares: Floats) -> Floats:
        """This function will add up what all votes on an item say for each truth, on the log scale."""
        rows = log_tables.reshape(self.values, -1)
        item = self.votes.item
        votes = [np.bincount(item, weights=row[self.cell], minlength=self.items) for row in rows]
        return np.array(votes, dtype=np.float64) + log_shares[:, np.newaxis]

    def accuracy(self, posterior: Floats) -> Floats:
        """This function will give the share of each annotator's shared votes that is likely right."""
        right = posterior[self.votes.value, self.votes.item][self.shared]
        annotator = self.votes.annotator[self.shared]
        expected = np.bincount(annotator, weights=right, minlength=self.people)
        judged = np.bincount(annotator, minlength=self.people)
        return np.divide(expected, judged, out=np.full(self.people, np.nan), where=judged > 0)

    def settle(self, step: Step, *, rounds: int, tolerance: float) -> "Settling":
        """This function will take steps from the vote shares until the posteriors move less than `tolerance`.

        Where no item has two votes there is nothing to learn: the votes stand and no step is taken.
        """
        posterior = self.vote_shares()
        settled, done, log_likelihood = not self.shared.any(), 0, None
        while not settled and done < rounds:
            before = posterior
            posterior, log_likelihood = step(before)
            settled = float(np.abs(posterior - before).mean()) < tolerance
            done += 1
        return Settling(posterior, log_likelihood, done, settled)

    def _count(self, item: Codes, cell: Codes, posterior: Floats) -> Floats:
        cells = self.people * self.values
        counts = [np.bincount(cell, weights=row[item], minlength=cells) for row in posterior]
        return np.array(counts, dtype=np.float64).reshape(self.values, self.people, self.values)

    def truth(self, settling: "Settling", *, shares: Floats, tables: Floats) -> Truth:
        """This function will turn the last posterior and its tables into the result."""
        posterior = settling.posterior
        return Truth(
            winner=posterior.argmax(axis=0),
            confidence=posterior.max(axis=0),
            posterior=posterior.T,
            shares=shares,
            accuracy=self.accuracy(posterior),
            tables=tables.transpose(1, 0, 2),
            log_likelihood=settling.log_likelihood,
            rounds=settling.rounds,
            settled=settling.settled,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Settling:
    """Where the rounds of EM ended."""

    posterior: Floats
    log_likelihood: float | None
    rounds: int
    settled: bool


def no_truth() -> Truth:
    """This function will give the result for no votes."""
    empty = np.zeros(0)
    return Truth(
        winner=np.zeros(0, dtype=np.int64),
        confidence=empty,
        posterior=np.zeros((0, 0)),
        shares=empty,
        accuracy=empty,
        tables=np.zeros((0, 0, 0)),
        log_likelihood=None,
        rounds=0,
        settled=True,
    )


def normalised(evidence: Floats) -> tuple[Floats, float]:
    """This function will turn log evidence (values x items) into posteriors and the log of its sum."""
    top = evidence.max(axis=0)
    odds = np.exp(evidence - top)
    total = odds.sum(axis=0)
    return odds / total, float((top + np.log(total)).sum())


def logarithms(shares: Floats) -> Floats:
    """This function will take logarithms in which an impossible value is very unlikely, not minus infinity."""
    return np.log(np.maximum(shares, np.finfo(np.float64).tiny))
