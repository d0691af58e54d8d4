"""The average of scores: the plain mean, with the doubt that remains.

The plain mean is the default: on public crowds, models of each annotator's strictness rarely beat it
and often lose. `centred_mean` is for pools where some are known to be much stricter than others.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.votes import Codes, Floats, Votes

_BORROWED = 4  # degrees of freedom lent to an item's own spread by the spread of all items
_BIAS_PRIOR = 4  # votes of no bias added to each annotator, so that three votes do not make a stern one


@dataclass(frozen=True, slots=True, eq=False)
class Averages:
    """For each item: the mean, its standard error and interval, the chance it is near, and the votes.

    Standard error, interval and confidence are NaN when no item has two votes: nothing shows the spread.
    """

    mean: Floats
    standard_error: Floats
    low: Floats
    high: Floats
    confidence: Floats
    votes: Codes


@dataclass(frozen=True, slots=True, eq=False)
class CentredAverages:
    """Averages without the annotators' biases, and those biases (above 0: gives more than others do)."""

    averages: Averages
    bias: Floats


def plain_mean(votes: Votes, *, near: float = 0.5, coverage: float = 0.95) -> Averages:
    """This function will average the scores of each item and say how sure the average is.

    The spread of an item borrows from that of all items: Smyth 2004, "Linear models and empirical Bayes
    methods", Stat. Appl. Genet. Mol. Biol. 3, the moderated variance (d0 s0² + d s²) / (d0 + d), here with d0
    fixed at 4; standard error s / √m, t with d0 + d degrees of freedom but never more than all items have.
    By hand, items (4, 4) and (2, 4): variance of both (0 + 2) / 2 = 1, of the second (4 · 1 + 2) / 5 = 1.2,
    so mean 3, standard error √.6 = .775, and by t(2) an interval of 4.303 times that each way.
    `confidence` is the chance, by that t, that the mean of very many votes lies within `near` of this one.
    None: empty. One vote: the spread of the other items. Perfect agreement on all: no width, confidence 1.
    """
    return _averages(votes, votes.numbers()[votes.value], near=near, coverage=coverage, spent=0)


def centred_mean(
    votes: Votes, *, near: float = 0.5, coverage: float = 0.95, rounds: int = 50
) -> CentredAverages:
    """This function will average scores after taking off what each annotator gives too much or too little.

    Two-way additive model x = item + bias of annotator + noise (Scheffé 1959, "The Analysis of Variance",
    ch. 4), by alternating means; a bias is drawn to 0 as if 4 more votes showed none, and biases are centred
    over votes. By hand, P gives 2, 3 and Q gives 4, 5 to items x, y: means 3, 4, so P is 2 short in two votes
    and its bias is -2 / (2 + 4) = -1/3, Q's 1/3; the means stay. The spread loses a degree of freedom for
    each annotator but one. None, one vote and perfect agreement: as `plain_mean`.
    """
    scores = votes.numbers()[votes.value]
    annotators, items = len(votes.annotators), len(votes.items)
    bias = np.zeros(annotators)
    given = np.bincount(votes.annotator, minlength=annotators)
    for _ in range(rounds if len(votes) else 0):
        mean = _means(votes.item, scores - bias[votes.annotator], groups=items)
        excess = np.bincount(votes.annotator, weights=scores - mean[votes.item], minlength=annotators)
        bias = excess / (given + _BIAS_PRIOR)
        bias -= given @ bias / len(votes)
    centred = scores - bias[votes.annotator]
    averages = _averages(votes, centred, near=near, coverage=coverage, spent=max(0, annotators - 1))
    return CentredAverages(averages=averages, bias=bias)


def _averages(votes: Votes, scores: Floats, *, near: float, coverage: float, spent: int) -> Averages:
    items = len(votes.items)
    count = np.bincount(votes.item, minlength=items)
    mean = _means(votes.item, scores, groups=items)
    squares = np.bincount(votes.item, weights=(scores - mean[votes.item]) ** 2, minlength=items)
    freedom = int((count - 1).sum()) - spent
    if freedom <= 0:
        unknown = np.full(items, np.nan)
        return Averages(mean, unknown, unknown, unknown, unknown, count)
    pooled = squares.sum() / freedom
    error = np.sqrt((_BORROWED * pooled + squares) / (_BORROWED + count - 1) / count)
    degrees = np.minimum(_BORROWED + count - 1, freedom).astype(np.float64)
    reach = _t_quantile(degrees, 0.5 + coverage / 2) * error
    exact = error == 0
    steps = near / np.where(exact, 1.0, error)
    confidence = np.where(exact, 1.0, 2 * _t_share(degrees, steps) - 1)
    return Averages(mean, error, mean - reach, mean + reach, confidence, count)


def _means(group: Codes, scores: Floats, *, groups: int) -> Floats:
    return np.bincount(group, weights=scores, minlength=groups) / np.bincount(group, minlength=groups)


def _t_quantile(degrees: Floats, share: float) -> Floats:
    return np.asarray(special.stdtrit(degrees, share), dtype=np.float64)


def _t_share(degrees: Floats, steps: Floats) -> Floats:
    return np.asarray(special.stdtr(degrees, steps), dtype=np.float64)
