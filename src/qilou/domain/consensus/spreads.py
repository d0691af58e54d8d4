"""How far the answers to each item lie apart, measured while they pass by on their way to the consensus.

answers to an item            likeness of each two      disagreement
a, a                          1                         0
a, b with nothing in common   0                         1
a, a, b                       1, 0, 0                   2/3
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, groupby
from statistics import fmean

from qilou.base.ids import ItemId
from qilou.domain.consensus.model import Counted, Spread
from qilou.domain.consensus.versions import Forms, Made
from qilou.kinds.contract import Json, Kind


class Spreads:
    """Lets answers pass, and keeps each item's disagreement. Read `found` when the last one has passed."""

    def __init__(self, *, kind: Kind, form: Json, older: Mapping[int, Json] | None = None) -> None:
        self._kind, self._forms = kind, Forms(form, older)
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
        pairs = (self._forms.likeness(one, other, kind=self._kind) for one, other in combinations(given, 2))
        comparable = [each for each in pairs if each is not None]
        if not comparable:
            return
        value = round(min(1.0, max(0.0, 1.0 - fmean(comparable))), 4)
        self.found.append(Spread(item_id=item_id, value=value, answers=len(given)))


def likeness_to_others(made: Sequence[Made], *, kind: Kind, forms: Forms) -> list[float | None]:
    """Return how like each of the answers is to the others on average; None where there is no other to compare."""
    found = [[forms.likeness(each, other, kind=kind) for other in made if other is not each] for each in made]
    comparable = [[alike for alike in row if alike is not None] for row in found]
    return [round(fmean(row), 4) if row else None for row in comparable]
