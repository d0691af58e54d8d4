"""The tally: how often each value was given in each item.

Items that show the same counts are one row with `repeats`. A million votes on four classes are then a few
hundred rows, and a resample of items is one multinomial draw over rows: the same distribution, far less work.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from qilou.measure.intervals import Bootstrap
from qilou.measure.votes import Codes, Floats, Votes

_EXACT_BITS = 53  # bincount adds doubles, which hold integers exactly up to 2**53


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Entries (row, value, count) with count > 0, in the order of rows; `sizes` are votes per row."""

    row: Codes
    value: Codes
    count: Floats
    sizes: Floats
    repeats: Codes
    values: int

    @property
    def items(self) -> int:
        return int(self.repeats.sum())

    @property
    def votes(self) -> int:
        return int(self.sizes @ self.repeats)


def tally(votes: Votes, *, fewest: int = 2) -> Tally:
    """This function will count the values in each item that has at least so many votes, two unless told.

    An item with one vote can neither agree nor disagree, so it is left out, as Krippendorff does.
    """
    sizes = np.bincount(votes.item, minlength=len(votes.items))
    sizes[sizes < fewest] = 0
    paired = sizes[votes.item] > 0
    item, value = votes.item[paired], votes.value[paired]
    first_item, row_of_item, repeats = _alike(item, value, sizes=sizes, values=len(votes.values))
    chosen = np.zeros(sizes.size, dtype=bool)
    chosen[first_item] = True
    kept = chosen[item]
    cells, count = np.unique(row_of_item[item[kept]] * len(votes.values) + value[kept], return_counts=True)
    row, cell_value = np.divmod(cells, max(1, len(votes.values)))
    return Tally(
        row=row,
        value=cell_value,
        count=count.astype(np.float64),
        sizes=sizes[first_item].astype(np.float64),
        repeats=repeats,
        values=len(votes.values),
    )


def resamples(tally: Tally, bootstrap: Bootstrap) -> Iterator[Floats]:
    """This function will draw the items anew, with replacement, and yield how often each row comes up."""
    random = np.random.default_rng(bootstrap.seed)
    rows, items = tally.repeats.size, tally.items
    row_of_item = np.repeat(np.arange(rows), tally.repeats)
    few_rows = rows * 8 < items
    for _ in range(bootstrap.resamples):
        if few_rows:
            yield random.multinomial(items, tally.repeats / items).astype(np.float64)
        else:
            drawn = row_of_item[random.integers(0, items, items)]
            yield np.bincount(drawn, minlength=rows).astype(np.float64)


def pair_sums(counts: Tally, distance: Floats) -> Floats:
    """This function will add up, in each row, the distances of all ordered pairs of votes.

    It goes over entries one apart, two apart, and so on, because few values of many occur in one row.
    """
    rows = counts.sizes.size
    total = np.zeros(rows)
    left = np.arange(counts.row.size)
    step = 1
    while (left := left[left + step < counts.row.size]).size:
        left = left[counts.row[left] == counts.row[left + step]]
        right = left + step
        far = counts.count[left] * counts.count[right] * distance[counts.value[left], counts.value[right]]
        total += 2 * np.bincount(counts.row[left], weights=far, minlength=rows)
        step += 1
    return total


def _alike(item: Codes, value: Codes, *, sizes: Codes, values: int) -> tuple[Codes, Codes, Codes]:
    """This function will give for each row its first item, for each item its row, for each row its repeats.

    The counts of an item are the digits of one number, in a base above the largest count. Where that number
    would not be exact, each item is a row of its own: slower, never wrong.
    """
    present = np.flatnonzero(sizes)
    row_of_item = np.full(sizes.size, -1, dtype=np.int64)
    base = int(sizes.max(initial=0)) + 1
    if values * np.log2(base) >= _EXACT_BITS:
        row_of_item[present] = np.arange(present.size)
        return present, row_of_item, np.ones(present.size, dtype=np.int64)
    digits = np.power(float(base), np.arange(values))
    pattern = np.bincount(item, weights=digits[value], minlength=sizes.size)[present]
    _, first, row, repeats = np.unique(pattern, return_index=True, return_inverse=True, return_counts=True)
    row_of_item[present] = row
    return present[first], row_of_item, repeats.astype(np.int64)
