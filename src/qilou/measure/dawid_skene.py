"""Dawid and Skene: the likely truth once the habits of each annotator are learned, and those habits.

Each annotator has a table: what they say (column) when the truth is a given value (row). Truth and tables are
fitted in turn until neither moves. Its posteriors are too sure of themselves on few votes: treat them as
an order, not as odds, unless they were calibrated on gold items.
"""

from dataclasses import dataclass

import numpy as np

from qilou.measure.votes import Codes, Floats, Votes

# Votes added to each table before its first real one. The small one makes no answer impossible. The other holds
# that people mostly mean what they say; without it, tables of a few votes drift until all items share a value.
_ANYTHING = 0.01
_TRUTHFUL = 0.3


@dataclass(frozen=True, slots=True, eq=False)
class DawidSkene:
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


def dawid_skene(votes: Votes, *, rounds: int = 100, tolerance: float = 1e-5) -> DawidSkene:
    """This function will fit the model by EM, from the shares of votes, until the posteriors settle.

    Dawid & Skene 1979, "Maximum likelihood estimation of observer error-rates using the EM algorithm",
    Appl. Stat. 28, eq. 2.3 and 2.4 (tables, shares), 2.5 (posterior), with fixed smoothing of the tables.
    By hand, with the tables known: shares (½, ½), two annotators right 9 of 10 times who say a and one right
    6 of 10 times who says b: .9 · .9 · .4 = .324 against .1 · .1 · .6 = .006, so a with .982.
    Settled: the mean change of a posterior is under `tolerance`. An annotator's accuracy is the share of
    their votes expected to be right. None: empty. Items with one vote teach nothing about who gave it, and
    who gave no other has accuracy NaN; where all items are such, the votes stand with confidence 1 and no
    round is run. A tie that the tables do not break goes to the value that comes first. Perfect agreement:
    1, up to the smoothing.
    """
    if len(votes) == 0:
        return _nothing()
    model = _Model(votes)
    posterior = model.start()
    settled, done, log_likelihood = not model.compares(), 0, None
    while not settled and done < rounds:
        before = posterior
        posterior, log_likelihood = model.posterior(*model.tables(before))
        settled = float(np.abs(posterior - before).mean()) < tolerance
        done += 1
    shares, tables = model.tables(posterior)
    return DawidSkene(
        winner=posterior.argmax(axis=0),
        confidence=posterior.max(axis=0),
        posterior=posterior.T,
        shares=shares,
        accuracy=model.accuracy(posterior),
        tables=tables.reshape(model.values, -1, model.values).transpose(1, 0, 2),
        log_likelihood=log_likelihood,
        rounds=done,
        settled=settled,
    )


def _nothing() -> DawidSkene:
    empty = np.zeros(0)
    return DawidSkene(
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


class _Model:
    """The two steps of EM, one true value at a time: bincount adds a million numbers in 10 ms.

    Posteriors are values x items, tables values x (annotator, said): a row lies together in memory.
    """

    def __init__(self, votes: Votes) -> None:
        self.votes = votes
        self.items, self.values = len(votes.items), len(votes.values)
        self.cells = len(votes.annotators) * self.values
        self.cell = votes.annotator * self.values + votes.value
        self.shared = np.bincount(votes.item)[votes.item] > 1
        self.taught_by, self.taught = votes.item[self.shared], self.cell[self.shared]

    def compares(self) -> bool:
        return self.taught.size > 0

    def start(self) -> Floats:
        place = self.votes.value * self.items + self.votes.item
        counts = np.bincount(place, minlength=self.values * self.items).reshape(self.values, self.items)
        return counts / counts.sum(axis=0)

    def tables(self, posterior: Floats) -> tuple[Floats, Floats]:
        by_vote = (row[self.taught_by] for row in posterior)
        said = np.array([np.bincount(self.taught, weights=share, minlength=self.cells) for share in by_vote])
        said = said.reshape(self.values, -1, self.values) + _ANYTHING
        said += _TRUTHFUL * np.eye(self.values)[:, np.newaxis, :]
        tables = said / said.sum(axis=2, keepdims=True)
        return posterior.mean(axis=1), tables.reshape(self.values, self.cells)

    def posterior(self, shares: Floats, tables: Floats) -> tuple[Floats, float]:
        item, by_vote = self.votes.item, (row[self.cell] for row in np.log(tables))
        evidence = np.array([np.bincount(item, weights=log, minlength=self.items) for log in by_vote])
        evidence += np.log(np.maximum(shares, np.finfo(np.float64).tiny))[:, np.newaxis]
        top = evidence.max(axis=0)
        odds = np.exp(evidence - top)
        total = odds.sum(axis=0)
        return odds / total, float((top + np.log(total)).sum())

    def accuracy(self, posterior: Floats) -> Floats:
        right = posterior[self.votes.value, self.votes.item][self.shared]
        annotator, people = self.votes.annotator[self.shared], len(self.votes.annotators)
        expected = np.bincount(annotator, weights=right, minlength=people)
        judged = np.bincount(annotator, minlength=people)
        return np.divide(expected, judged, out=np.full(people, np.nan), where=judged > 0)
