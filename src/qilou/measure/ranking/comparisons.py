"""Comparisons as integer codes: who judged which two models, and how.

Two models can be ranked against each other only if a chain of comparisons leads from one to the other; models
without such a chain are in different groups, and no number is given across groups.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from qilou.measure.votes import Codes


class Outcome(IntEnum):
    """How a comparison ended."""

    FIRST = 0
    SECOND = 1
    TIE = 2


@dataclass(frozen=True, slots=True, eq=False)
class Comparisons:
    """One row per vote: the codes index the tuples of names below them; `outcome` is an Outcome."""

    first: Codes
    second: Codes
    outcome: Codes
    judge: Codes
    models: tuple[Hashable, ...]
    judges: tuple[Hashable, ...]

    def __len__(self) -> int:
        return self.first.size


def encode_comparisons(rows: Sequence[tuple[Hashable, Hashable, Outcome, Hashable]]) -> Comparisons:
    """This function will turn (first model, second model, outcome, judge) rows into codes.

    Names keep the order in which they first occur. A model against itself is refused.
    """
    models = {
        name: place for place, name in enumerate(dict.fromkeys(name for row in rows for name in row[:2]))
    }
    judges = {name: place for place, name in enumerate(dict.fromkeys(row[3] for row in rows))}
    first = np.array([models[row[0]] for row in rows], dtype=np.int64)
    second = np.array([models[row[1]] for row in rows], dtype=np.int64)
    if np.any(first == second):
        raise ValueError("a model was compared with itself")
    return Comparisons(
        first=first,
        second=second,
        outcome=np.array([row[2] for row in rows], dtype=np.int64),
        judge=np.array([judges[row[3]] for row in rows], dtype=np.int64),
        models=tuple(models),
        judges=tuple(judges),
    )


def only(comparisons: Comparisons, rows: Codes) -> Comparisons:
    """This function will keep these rows and all names."""
    return Comparisons(
        first=comparisons.first[rows],
        second=comparisons.second[rows],
        outcome=comparisons.outcome[rows],
        judge=comparisons.judge[rows],
        models=comparisons.models,
        judges=comparisons.judges,
    )


def groups_of(first: Codes, second: Codes, *, models: int) -> Codes:
    """This function will give each model the number of its group of connected models, by their first member.

    By hand, 0–1, 1–2 and 3–4 give 0 0 0 1 1. A model never compared is a group of its own.
    """
    edges = sparse.coo_array((np.ones(first.size), (first, second)), shape=(models, models))
    found = csgraph.connected_components(edges, directed=False)  # pyright: ignore  (scipy: no types)
    labels = np.asarray(found[1], dtype=np.int64)
    _, at, group = np.unique(labels, return_index=True, return_inverse=True)
    return np.argsort(np.argsort(at))[group].astype(np.int64)
