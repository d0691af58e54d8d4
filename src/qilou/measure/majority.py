"""The majority: the value most people gave, with ties shared and said.

A tie has a winner all the same, because a dataset needs one; it is drawn from the item's name, so no value
is favoured over the set, and neither the order of the votes nor the other items change it.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from qilou.measure.votes import Codes, Floats, Votes


@dataclass(frozen=True, slots=True, eq=False)
class Majority:
    """For each item: the winner's code, its share of the votes, and how many values lead (1 = no tie)."""

    winner: Codes
    confidence: Floats
    leaders: Codes


def majority(votes: Votes) -> Majority:
    """This function will find the value with the most votes in each item.

    Plurality vote, with the tie of k leaders shared in k parts: if all votes are on them the confidence is
    1/k, and with votes elsewhere less. By hand: aab gives a with 2/3; ab gives a or b with 1/2; aabbc gives
    a or b with 2/5. None: empty. One vote: its value with 1. Perfect agreement: 1.
    """
    width = max(1, len(votes.values))
    cells, count = np.unique(votes.item * width + votes.value, return_counts=True)
    item, value = np.divmod(cells, width)
    starts = np.flatnonzero(np.diff(item, prepend=-1))
    most = np.maximum.reduceat(count, starts) if starts.size else count
    leading = count == most[item]
    leaders = np.bincount(item[leading], minlength=len(votes.items))
    first = np.flatnonzero(np.diff(item[leading], prepend=-1))
    drawn = np.zeros(len(votes.items), dtype=np.int64)
    for tied in np.flatnonzero(leaders > 1).tolist():
        drawn[tied] = _drawn(votes.items[tied], among=int(leaders[tied]))
    return Majority(
        winner=value[leading][first + drawn],
        confidence=most / np.bincount(votes.item, minlength=len(votes.items)),
        leaders=leaders,
    )


def _drawn(name: Hashable, *, among: int) -> int:
    digest = blake2b(str(name).encode(), digest_size=8).digest()
    return int.from_bytes(digest) % among
