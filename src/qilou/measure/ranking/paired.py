"""Scores of models from comparisons of two, with intervals that know that an annotator has tastes.

The votes of one annotator lean the same way, so an interval that takes votes for independent is too narrow: here
annotators are the unit (clustered sandwich). Scores are on the natural scale, centred within each group of
connected models; 400 / ln 10 of them make an Elo point.
"""

from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.intervals import Estimate
from qilou.measure.ranking.comparisons import Comparisons, groups_of
from qilou.measure.ranking.fitting import PRIOR, Fit, Table, differences, fit_table, solved
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.votes import Codes, Floats

ELO = 400 / np.log(10)


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Scores with their covariance by annotator, the group of each model, style effects and tie parameter.

    `parameters` are scores, style effects and, unless ties are halves, the tie parameter; `covariance` is
    theirs. `judges` is the number of annotators behind it. `log_likelihood` is that of the votes.
    """

    scores: Floats
    group: Codes
    style: Floats
    tie: float | None
    parameters: Floats
    covariance: Floats
    judges: int
    log_likelihood: float
    settled: bool


def rank(
    comparisons: Comparisons, *, ties: Ties, style: Floats | None = None, prior: float = PRIOR
) -> Ranking:
    """This function will fit scores by maximum likelihood and their covariance by annotator.

    The rules are in `outcomes`; Newton's steps with expected information; prior N(0, 1 / `prior`), N(0, 25) unless
    told, on each score.
    `style`, vote x feature, holds how much longer (say, in logarithms) the first answer was than the second: its
    effect is fitted beside the scores, which then are those at equal style (Dubois et al. 2024, "Length-
    controlled AlpacaEval"). Covariance H⁻¹ (Σ_annotator g gᵀ) H⁻¹ · G / (G - 1): Liang & Zeger 1986, Biometrika
    73, eq. 9. By hand, Bradley–Terry, a beats b 3 times of 4: difference log 3 = 1.0986 but for the prior.
    None: empty. One annotator: the covariance is NaN. Only ties: equal scores. Not connected: see `difference`.
    """
    features = np.zeros((len(comparisons), 0)) if style is None else style
    table, place = _table(comparisons, features)
    fit = fit_table(table, ties=ties, prior=prior)
    by_judge = _slopes_by_judge(comparisons, table, place, fit, ties=ties)
    covariance = clustered(fit.information, by_judge)
    group = groups_of(comparisons.first, comparisons.second, models=table.models)
    parameters, centring = centred(fit.parameters, group)
    models, effects = table.models, features.shape[1]
    return Ranking(
        scores=parameters[:models],
        group=group,
        style=parameters[models : models + effects],
        tie=None if ties is Ties.HALVES else float(parameters[-1]),
        parameters=parameters,
        covariance=centring @ covariance @ centring.T,
        judges=by_judge.shape[0],
        log_likelihood=fit.log_likelihood,
        settled=fit.settled,
    )


def difference(ranking: Ranking, *, first: int, second: int, coverage: float = 0.95) -> Estimate:
    """This function will give how far the first model is above the second; None across groups.

    The interval is by t with one degree of freedom fewer than annotators; with one annotator there is none.
    """
    if ranking.group[first] != ranking.group[second]:
        return Estimate(value=None, low=None, high=None, count=ranking.judges)
    pick = np.zeros(ranking.parameters.size)
    pick[first] += 1
    pick[second] -= 1
    return _estimate(ranking, pick, coverage=coverage)


def score(ranking: Ranking, *, model: int, coverage: float = 0.95) -> Estimate:
    """This function will give a model's score against the mean of its group; None for a model all alone."""
    if np.count_nonzero(ranking.group == ranking.group[model]) < 2:
        return Estimate(value=None, low=None, high=None, count=ranking.judges)
    pick = np.zeros(ranking.parameters.size)
    pick[model] = 1
    return _estimate(ranking, pick, coverage=coverage)


def style_effect(ranking: Ranking, *, feature: int, coverage: float = 0.95) -> Estimate:
    """This function will give how much one unit of a style feature is worth, on the scale of scores."""
    pick = np.zeros(ranking.parameters.size)
    pick[ranking.scores.size + feature] = 1
    return _estimate(ranking, pick, coverage=coverage)


def _table(comparisons: Comparisons, style: Floats) -> tuple[Table, Codes]:
    """This function will count outcomes by pair where there is no style; it also gives the row of each vote."""
    models, votes = len(comparisons.models), len(comparisons)
    if style.shape[1]:
        place = np.arange(votes)
        first, second = comparisons.first, comparisons.second
    else:
        cell = comparisons.first * models + comparisons.second
        used, place = np.unique(cell, return_inverse=True)
        first, second = np.divmod(used, max(1, models))
    counts = np.bincount(place * 3 + comparisons.outcome, minlength=first.size * 3).reshape(-1, 3)
    features = style if style.shape[1] else np.zeros((first.size, 0))
    return Table(first, second, features, counts.astype(np.float64), models), place


def _slopes_by_judge(comparisons: Comparisons, table: Table, place: Codes, fit: Fit, *, ties: Ties) -> Floats:
    chance = differences(table, fit.parameters, ties=ties)
    at = place * 3 + comparisons.outcome
    pull, tie = chance.by_difference.ravel()[at], chance.by_tie.ravel()[at]
    judges, models = len(comparisons.judges), table.models
    size = judges * models
    up = np.bincount(comparisons.judge * models + comparisons.first, weights=pull, minlength=size)
    down = np.bincount(comparisons.judge * models + comparisons.second, weights=pull, minlength=size)
    parts: list[Floats] = [(up - down).reshape(judges, models).astype(np.float64, copy=False)]
    parts += [_by_judge(comparisons, pull * feature[place]) for feature in table.style.T]
    if ties is not Ties.HALVES:
        parts.append(_by_judge(comparisons, tie))
    return np.concatenate(parts, axis=1)


def _by_judge(comparisons: Comparisons, amount: Floats) -> Floats:
    sums = np.bincount(comparisons.judge, weights=amount, minlength=len(comparisons.judges))
    return sums.astype(np.float64, copy=False)[:, np.newaxis]


def clustered(information: Floats, by_judge: Floats) -> Floats:
    """This function will give the covariance from the information and each annotator's slopes; NaN for one."""
    judges = by_judge.shape[0]
    if judges < 2:
        return np.full(information.shape, np.nan)
    half = solved(information, by_judge.T)
    return half @ half.T * (judges / (judges - 1))


def centred(parameters: Floats, group: Codes) -> tuple[Floats, Floats]:
    """This function will take the mean of its group off each score; it also gives the matrix that does so."""
    centring = np.eye(parameters.size)
    same = group[:, np.newaxis] == group
    centring[: group.size, : group.size] -= same / same.sum(axis=1, keepdims=True)
    return centring @ parameters, centring


def _estimate(ranking: Ranking, pick: Floats, *, coverage: float) -> Estimate:
    value, variance = float(pick @ ranking.parameters), float(pick @ ranking.covariance @ pick)
    if not np.isfinite(variance):
        return Estimate(value=value, low=None, high=None, count=ranking.judges)
    reach = float(special.stdtrit(ranking.judges - 1, 0.5 + coverage / 2)) * max(variance, 0.0) ** 0.5
    return Estimate(value=value, low=value - reach, high=value + reach, count=ranking.judges)
