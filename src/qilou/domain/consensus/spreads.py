"""How far the answers to an item lie apart.

answers to an item            likeness of each two      disagreement
a, a                          1                         0
a, b with nothing in common   0                         1
a, a, b                       1, 0, 0                   2/3
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from statistics import fmean

from qilou.kinds.contract import Json, Kind


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
