"""Who may be clicking: how far a person's votes go with those of others, and how much they tell.

Both are numbers to look at and not verdicts: a person who alone is right scores low on agreement. Neither names
anybody with few votes, because their interval is wide.
"""

from dataclasses import dataclass

import numpy as np

from qilou.measure.intervals import wilson
from qilou.measure.truth import Truth
from qilou.measure.votes import Codes, Floats, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Doubts:
    """Per annotator: agreement with others (NaN if alone) with its interval, information in bits, votes shared."""

    agreement: Floats
    low: Floats
    high: Floats
    information: Floats
    votes: Codes


def spam_doubts(votes: Votes, truth: Truth, *, coverage: float = 0.95) -> Doubts:
    """This function will give both scores for each annotator; a clicker has little agreement and no information.

    Agreement: the mean over a person's votes of the share of the item's other votes that are equal, with
    Wilson's interval on its expected number. Information: what a vote tells of the truth, Σ p(t) π(s | t) log2
    (π(s | t) / Σ p(t) π(s | t)), of the learned table and shares: Raykar & Yu 2012, "Eliminating spammers and
    ranking annotators", J. Mach. Learn. Res. 13, section 2.2 put for entropy. By hand, P says a where the others
    say a, b, b and b where they say b: (1/3 + 1) / 2 = 2/3. Shares (½, ½), table (.9, .1; .1, .9): 1 - H(.1) =
    .531 bits; rows alike: 0. None: empty. Perfect agreement: 1, and all the bits that the shares hold.
    """
    people = len(votes.annotators)
    width = max(1, len(votes.values))
    sizes = np.bincount(votes.item, minlength=len(votes.items))
    _, cell, equal = np.unique(votes.item * width + votes.value, return_inverse=True, return_counts=True)
    shared = sizes[votes.item] > 1
    person = votes.annotator[shared]
    alike = (equal[cell][shared] - 1) / (sizes[votes.item][shared] - 1)
    given = np.bincount(person, minlength=people)
    expected = np.bincount(person, weights=alike, minlength=people)
    limits = [
        wilson(min(float(part), int(whole)), int(whole), coverage=coverage)
        for part, whole in zip(expected, given, strict=True)
    ]
    return Doubts(
        agreement=np.divide(expected, given, out=np.full(people, np.nan), where=given > 0),
        low=np.array([limit.low for limit in limits], dtype=np.float64),
        high=np.array([limit.high for limit in limits], dtype=np.float64),
        information=information_of(truth.tables, shares=truth.shares),
        votes=given,
    )


def information_of(tables: Floats, *, shares: Floats) -> Floats:
    """This function will give the bits that a vote by each annotator tells of the truth (see `spam_doubts`)."""
    given = shares[np.newaxis, :, np.newaxis]
    said = (given * tables).sum(axis=1, keepdims=True)
    stretch = np.divide(tables, said, out=np.ones_like(tables), where=tables > 0)
    return np.maximum((given * tables * np.log2(stretch)).sum(axis=(1, 2)), 0.0)
