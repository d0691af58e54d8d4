"""How far the answers to each item lie apart, measured while they pass by on their way to the consensus.

answers to an item            likeness of each two      disagreement
a, a                          1                         0
a, b with nothing in common   0                         1
a, a, b                       1, 0, 0                   2/3
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, groupby
from statistics import fmean

from qilou.base.ids import ItemId
from qilou.domain.consensus.model import Counted, Spread
from qilou.kinds.contract import Json, Kind


class Spreads:
    """Lets answers pass, and keeps each item's disagreement. Read `found` when the last one has passed."""

    def __init__(self, *, kind: Kind, form: Json) -> None:
        self._kind, self._form = kind, form
        self.found: list[Spread] = []

    def watching(self, answers: Iterable[Counted]) -> Iterator[Counted]:
        """Yield the answers, which come ordered by item, as they are."""
        for item_id, group in groupby(answers, key=lambda answer: answer.item_id):
            given = list(group)
            self._measure(item_id, given)
            yield from given

    def _measure(self, item_id: ItemId, given: Sequence[Counted]) -> None:
        if len(given) < 2:
            return
        bodies = [self._kind.unshuffle(each.body, each.slots, form=self._form) for each in given]
        value = disagreement(bodies, kind=self._kind, form=self._form)
        self.found.append(Spread(item_id=item_id, value=value, answers=len(given)))


def disagreement(bodies: Sequence[Json], *, kind: Kind, form: Json) -> float:
    """Return 1 minus the mean likeness of each two of the unshuffled bodies, of which there are at least two."""
    likeness = fmean(kind.similarity(form, one, other) for one, other in combinations(bodies, 2))
    return round(min(1.0, max(0.0, 1.0 - likeness)), 4)


def likeness_to_others(bodies: Sequence[Json], *, kind: Kind, form: Json) -> list[float | None]:
    """Return how like each of the unshuffled bodies is to the others on average; None for one alone."""
    return [
        round(fmean(kind.similarity(form, body, other) for other in bodies if other is not body), 4)
        if len(bodies) > 1
        else None
        for body in bodies
    ]
