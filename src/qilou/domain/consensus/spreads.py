"""How like the answers to an item are to each other.

answers to an item            likeness of each two      to the others
a, a                          1                         1, 1
a, b with nothing in common   0                         0, 0
a, a, b                       1, 0, 0                   1/2, 1/2, 0
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from qilou.domain.consensus.versions import Forms, Made
from qilou.kinds.contract import Kind


def likeness_to_others(made: Sequence[Made], *, kind: Kind, forms: Forms) -> list[float | None]:
    """Return how like each of the answers is to the others on average; None where there is no other to compare."""
    found = [[forms.likeness(each, other, kind=kind) for other in made if other is not each] for each in made]
    comparable = [[alike for alike in row if alike is not None] for row in found]
    return [round(fmean(row), 4) if row else None for row in comparable]
