"""Agreement on marked spans: F1 between each two people, with credit for overlap.

There is no chance to correct for, because nobody knows how many spans there might have been; so F1 is used
where a kappa would be for whole items.
"""

from collections.abc import Hashable, Mapping, Sequence
from itertools import combinations

import msgspec
import numpy as np
from scipy import optimize

from qilou.measure.agreement import Agreement
from qilou.measure.intervals import Bootstrap, spread
from qilou.measure.votes import Codes, Floats


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of text, from start up to but without end, and what it was marked as."""

    start: int
    end: int
    label: str


Marks = Mapping[
    Hashable, Sequence[Span]
]  # what each person marked in one item; nothing marked: an empty list


def span_agreement(marked: Sequence[Marks], *, bootstrap: Bootstrap | None = None) -> Agreement:
    """This function will give 2 · credit / (spans of both), over all pairs of people and all items.

    Hripcsak & Rothschild 2005, "Agreement, the F-measure, and reliability in information retrieval", J. Am.
    Med. Inform. Assoc. 12, on spans matched one to one, where a match counts for the share of overlap |a ∩ b| /
    |a ∪ b|, and only if the labels are equal. By hand, one marks 0–10, the other 5–10 and 20–25: overlap
    5/10, so 2 · .5 / (1 + 2) = 1/3. None, or nobody marked anything: None. Perfect agreement: 1. One person
    alone on an item: it is left out. Items in which one of two marked nothing count against them.
    """
    pairs = [
        [_compared(ours, theirs) for ours, theirs in combinations(marks.values(), 2)] for marks in marked
    ]
    sums = np.array([np.sum(item, axis=0) for item in pairs if item], dtype=np.float64).reshape(-1, 2)
    votes = sum(len(marks) for marks in marked if len(marks) > 1)
    value = _f1(sums)
    low = high = None
    if value is not None and bootstrap is not None:
        random = np.random.default_rng(bootstrap.seed)
        size = sums.shape[0]
        drawn = (_f1(sums[random.integers(0, size, size)]) for _ in range(bootstrap.resamples))
        low, high = spread(value, (draw for draw in drawn if draw is not None), coverage=bootstrap.coverage)
    return Agreement(value=value, low=low, high=high, items=sums.shape[0], votes=votes)


def _compared(ours: Sequence[Span], theirs: Sequence[Span]) -> tuple[float, float]:
    if not ours or not theirs:
        return 0.0, float(len(ours) + len(theirs))
    credit = np.array([[_overlap(our, their) for their in theirs] for our in ours])
    matched: tuple[Codes, Codes] = optimize.linear_sum_assignment(-credit)  # pyright: ignore  (scipy: no types)
    return 2 * float(credit[matched].sum()), float(len(ours) + len(theirs))


def _overlap(first: Span, second: Span) -> float:
    if first.label != second.label:
        return 0.0
    both = min(first.end, second.end) - max(first.start, second.start)
    either = max(first.end, second.end) - min(first.start, second.start)
    return max(0, both) / either if either else 1.0


def _f1(sums: Floats) -> float | None:
    credit, spans = sums.sum(axis=0)
    return float(credit / spans) if spans else None
