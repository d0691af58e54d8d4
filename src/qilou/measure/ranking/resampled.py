"""Intervals of a ranking by drawing annotators anew: the check on the sandwich, and the ranks with their doubt."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from qilou.measure.intervals import Bootstrap
from qilou.measure.ranking.comparisons import Comparisons, Outcome, groups_of
from qilou.measure.ranking.fitting import Table, fit_table
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.votes import Floats

_STEPS = 2  # Newton's steps from the estimate for each resample


@dataclass(frozen=True, slots=True, eq=False)
class Resamples:
    """Scores of each resample (resample x model), centred in each group, and the limits of each model's score."""

    scores: Floats
    low: Floats
    high: Floats


def resample_ranking(comparisons: Comparisons, *, ties: Ties, bootstrap: Bootstrap) -> Resamples:
    """This function will fit the scores again for annotators drawn with replacement.

    Field & Welsh 2007, "Bootstrapping clustered data", J. R. Stat. Soc. B 69, section 2 (the cluster bootstrap),
    percentile interval; annotators and all their votes are drawn together. None: empty. One annotator: no width.
    """
    models = len(comparisons.models)
    if len(comparisons) == 0:
        empty = np.zeros((0, models))
        return Resamples(empty, np.zeros(models), np.zeros(models))
    table, cells = _cells(comparisons)
    start = fit_table(table, ties=ties).parameters
    group = groups_of(comparisons.first, comparisons.second, models=models)
    same = group[:, np.newaxis] == group
    centring = np.eye(models) - same / same.sum(axis=1, keepdims=True)
    random = np.random.default_rng(bootstrap.seed)
    judges = len(comparisons.judges)
    drawn = random.multinomial(judges, np.full(judges, 1 / judges), size=bootstrap.resamples).astype(
        np.float64
    )
    scores = np.zeros((bootstrap.resamples, models))
    outcomes: Floats = np.asarray(drawn @ cells, dtype=np.float64)
    for at, counts in enumerate(outcomes):
        sample = Table(table.first, table.second, table.style, counts.reshape(-1, 3), models)
        scores[at] = centring @ fit_table(sample, ties=ties, start=start, steps=_STEPS).parameters[:models]
    tail = (1 - bootstrap.coverage) / 2
    low, high = np.quantile(scores, [tail, 1 - tail], axis=0)
    middle = centring @ start[:models]
    return Resamples(scores, np.minimum(low, middle), np.maximum(high, middle))


def _cells(comparisons: Comparisons) -> tuple[Table, sparse.csr_array]:
    """This function will count outcomes by pair, and for each annotator by pair and outcome."""
    models = len(comparisons.models)
    turned = comparisons.first > comparisons.second
    low, high = (
        np.minimum(comparisons.first, comparisons.second),
        np.maximum(comparisons.first, comparisons.second),
    )
    outcome = np.where(
        turned & (comparisons.outcome != Outcome.TIE), 1 - comparisons.outcome, comparisons.outcome
    )
    used, place = np.unique(low * models + high, return_inverse=True)
    cell = place * 3 + outcome
    first, second = np.divmod(used, models)
    counts = np.bincount(cell, minlength=used.size * 3).reshape(-1, 3).astype(np.float64)
    ones = (np.ones(cell.size), (comparisons.judge, cell))
    by_judge = sparse.coo_array(ones, shape=(len(comparisons.judges), used.size * 3)).tocsr()
    return Table(first, second, np.zeros((used.size, 0)), counts, models), by_judge
