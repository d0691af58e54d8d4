"""Votes as integer codes: who said what about which item.

The names travel beside the codes, so a result can always be read back. Values are sorted
(numbers before texts), because ordinal statistics lean on that order.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int64]
Floats = NDArray[np.float64]
Value = str | int | float


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """One row per vote: the codes index the tuples of names below them."""

    item: Codes
    annotator: Codes
    value: Codes
    items: tuple[Hashable, ...]
    annotators: tuple[Hashable, ...]
    values: tuple[Value, ...]

    def __len__(self) -> int:
        return self.item.size

    def numbers(self) -> Floats:
        """This function will return the values as numbers, one for each code; a text is refused."""
        texts = [value for value in self.values if isinstance(value, str)]
        if texts:
            raise ValueError(f"the value {texts[0]!r} is not a number")
        return np.array(self.values, dtype=np.float64)


def encode(items: Sequence[Hashable], annotators: Sequence[Hashable], values: Sequence[Value]) -> Votes:
    """This function will turn three columns of equal length into codes; none gives empty codes.

    Items and annotators keep the order of their first vote. NaN and infinity are refused: they have
    no place on a scale, and a NaN would be a new value each time it appears.
    """
    if not len(items) == len(annotators) == len(values):
        raise ValueError("items, annotators and values must have the same length")
    item_names = tuple(dict.fromkeys(items))
    annotator_names = tuple(dict.fromkeys(annotators))
    distinct = dict.fromkeys(values)
    if any(not isinstance(value, str) and not isfinite(value) for value in distinct):
        raise ValueError("a value is not finite")
    value_names = tuple(sorted(distinct, key=_numbers_first))
    return Votes(
        item=_codes(items, item_names),
        annotator=_codes(annotators, annotator_names),
        value=_codes(values, value_names),
        items=item_names,
        annotators=annotator_names,
        values=value_names,
    )


def encode_rows(rows: Iterable[tuple[Hashable, Hashable, Value]]) -> Votes:
    """This function will encode (item, annotator, value) rows, for callers that hold rows and not columns."""
    kept = list(rows)
    return encode([row[0] for row in kept], [row[1] for row in kept], [row[2] for row in kept])


def only(votes: Votes, rows: Codes) -> Votes:
    """This function will keep these rows; all names stay, so the codes mean what they meant."""
    names = (votes.items, votes.annotators, votes.values)
    return Votes(votes.item[rows], votes.annotator[rows], votes.value[rows], *names)


def _numbers_first(value: Value) -> tuple[bool, float, str]:
    if isinstance(value, str):
        return True, 0.0, value
    return False, value, ""


def _codes(column: Sequence[Hashable], names: tuple[Hashable, ...]) -> Codes:
    code = {name: position for position, name in enumerate(names)}
    return np.fromiter(map(code.__getitem__, column), dtype=np.int64, count=len(column))
