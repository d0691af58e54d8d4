"""What is unusual in how somebody answers: too fast, always alike, one side, the same text, two people as one.

Each is a thing to look at with its interval or its chance, never a verdict: a fast expert and two friends who are
both right look like this too. Shares are held against what is usual among all, and only a clear excess is told.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from qilou.measure.intervals import Estimate, wilson
from qilou.measure.truth import Truth
from qilou.measure.votes import Codes, Floats, Votes

FEWEST = 10  # answers or shared items; below, nothing is told
_STRIKING = 4.0  # standard errors by which a pair must agree more than chance and truth explain
_WIDEST = 12  # people on one item; beyond, pairs are not counted


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators (codes), how often they agree, how often their habits would, and on how many items."""

    first: int
    second: int
    agreement: float
    expected: float
    items: int
    errors: float


def unusual_share(hits: int, total: int, *, usual: float) -> Estimate | None:
    """This function will give a person's share with Wilson's interval if it is clearly above the usual one.

    Clearly: the lower end of the 95 % interval is above the usual share, and there are ten answers or more. By
    hand, 8 of 10 against .3: 8 of 10 is .490 to .943, so told; 5 of 10 is .237 to .763, so not. None: not told.
    """
    if total < FEWEST:
        return None
    found = wilson(hits, total)
    assert found.low is not None  # total is above 0
    return found if found.low > usual else None


def quick_answers(seconds: Floats, *, part: float = 0.2) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """This function will tell which answers took less than a part of the median time; no time at all is unknown.

    By hand, 10 50 60 70 100: the median is 60, a fifth of it 12, so the first. None, or all without a time: none.
    """
    known = seconds > 0
    if not known.any():
        return np.zeros(seconds.size, dtype=np.bool_)
    return known & (seconds < part * float(np.median(seconds[known])))


def alike_pairs(votes: Votes, truth: Truth) -> list[Pair]:
    """This function will find pairs who agree more often than the truth and the habits of both explain.

    Expected on an item: Σ_t posterior(t) Σ_s π_a(s | t) π_b(s | t), as if both had voted by themselves (the null of
    Dawid & Skene 1979); told where the excess is above 4 standard errors, Σ e (1 - e), and there are ten shared
    items. By hand, tables right 9 of 10 of two values: e = .9² + .1² = .82; 40 of 40 items alike: (40 - 32.8) /
    √(40 · .82 · .18) = 2.96, so not told. None, one vote an item: no pairs. Habits are learned from the same
    votes, so a pair that is always alike raises its own expectation: what is told is told late.
    """
    order = np.argsort(votes.item, kind="stable")
    ends = np.cumsum(np.bincount(votes.item, minlength=len(votes.items)))[:-1]
    sums: defaultdict[tuple[int, int], Floats] = defaultdict(lambda: np.zeros(4))
    for rows in np.split(order, ends):
        if 2 <= rows.size <= _WIDEST:
            _count(sums, rows, votes, truth)
    found = [_pair(a, b, each) for (a, b), each in sums.items() if each[0] >= FEWEST]
    return sorted((each for each in found if each.errors > _STRIKING), key=lambda each: -each.errors)


def _count(sums: defaultdict[tuple[int, int], Floats], rows: Codes, votes: Votes, truth: Truth) -> None:
    posterior = truth.posterior[votes.item[rows[0]]]
    people, said = votes.annotator[rows], votes.value[rows]
    tables = truth.tables[people]  # person x truth x said
    expected = np.einsum("t,its,jts->ij", posterior, tables, tables)
    codes: list[int] = people.tolist()
    for i in range(rows.size):
        for j in range(i):
            chance = float(expected[i, j])
            pair = (min(codes[i], codes[j]), max(codes[i], codes[j]))
            sums[pair] += np.array([1.0, float(said[i] == said[j]), chance, chance * (1 - chance)])


def _pair(first: int, second: int, sums: Floats) -> Pair:
    items, alike, expected, variance = sums.tolist()
    errors = (alike - expected) / max(variance, 1e-9) ** 0.5
    return Pair(first, second, alike / items, expected / items, int(items), errors)
