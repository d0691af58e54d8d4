"""Which two models to compare next, so that the question asked is answered with few votes.

For the top of a table or for one new model, a well-chosen pair saves most of the votes; for all models at once
nothing saves much. A floor of comparisons for each model keeps the rest from being forgotten.
"""

from dataclasses import dataclass

import numpy as np

from qilou.measure.votes import Codes, Floats


@dataclass(frozen=True, slots=True)
class TopSet:
    """Which models are the best `size` is asked; a loss of up to `slack` in score is forgiven."""

    size: int
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class OneModel:
    """Where this model stands is asked."""

    model: int


Aim = TopSet | OneModel


def next_pair(scores: Floats, covariance: Floats, *, aim: Aim, played: Codes, floor: int) -> tuple[int, int]:
    """This function will give the pair whose comparison most reduces the variance of the contrast in question.

    Expected variance reduction, as in Lindley 1956 and Chaloner & Verdinelli 1995, "Bayesian experimental design",
    Stat. Sci. 10, section 2.2: a comparison u with information w = p (1 - p) takes w (cᵀΣu)² / (1 + w uᵀΣu) off the
    variance of contrast c. For a top set, c is the pair across its edge whose order is least certain (Kalyanakrishnan
    et al. 2012, "PAC subset selection", ICML, LUCB); for one model, c is it against the mean of the others. By hand,
    variances 1, 1, no covariance, equal scores, c = u = (1, -1): w = ¼, so ¼ · 4 / (1 + ½) = .667 of 2 goes.
    A model with fewer than `floor` comparisons comes first, least compared first, against the most informative
    other. Ties go to the models that come first. Fewer than two models are refused.
    """
    if scores.size < 2:
        raise ValueError("a comparison needs two models")
    least = int(played.argmin())
    if played[least] < floor:
        return _best_pair(scores, covariance, _against_all(scores.size, least), only=least)
    match aim:
        case TopSet():
            return _best_pair(scores, covariance, _edge(scores, covariance, top=aim), only=None)
        case OneModel(model):
            return _best_pair(scores, covariance, _against_all(scores.size, model), only=model)


def top_set_certainty(
    scores: Floats, covariance: Floats, *, top: TopSet, seed: int, draws: int = 400
) -> float:
    """This function will give the chance that the best are right, as far as the slack asks.

    Draws from the normal distribution of the scores; right is where no other is more than the slack above any of the
    set. By hand, two models, difference 1 with error 1, slack 0: Φ(1) = .84. The whole table or none: 1.
    """
    if not 0 < top.size < scores.size:
        return 1.0
    order = np.argsort(-scores, kind="stable")
    random = np.random.default_rng(seed)
    root = np.linalg.cholesky(covariance + 1e-12 * np.eye(scores.size))
    drawn: Floats = scores + random.normal(size=(draws, scores.size)) @ root.T
    inside: Floats = drawn[:, order[: top.size]].min(axis=1)
    outside: Floats = drawn[:, order[top.size :]].max(axis=1)
    return float(np.mean(inside >= outside - top.slack))


def _against_all(models: int, model: int) -> Floats:
    contrast = np.full(models, -1 / (models - 1))
    contrast[model] = 1.0
    return contrast


def _edge(scores: Floats, covariance: Floats, *, top: TopSet) -> Floats:
    order = np.argsort(-scores, kind="stable")
    inside, outside = order[: top.size], order[top.size :]
    if not inside.size or not outside.size:
        raise ValueError("a top set holds some of the models and not all")
    variance = np.diag(covariance)
    apart = variance[inside, np.newaxis] + variance[outside] - 2 * covariance[np.ix_(inside, outside)]
    steps = (scores[inside, np.newaxis] - scores[outside] + top.slack) / np.sqrt(np.maximum(apart, 1e-12))
    up, down = np.unravel_index(int(steps.argmin()), steps.shape)
    contrast = np.zeros(scores.size)
    contrast[inside[up]], contrast[outside[down]] = 1.0, -1.0
    return contrast


def _best_pair(scores: Floats, covariance: Floats, contrast: Floats, *, only: int | None) -> tuple[int, int]:
    gap = scores[:, np.newaxis] - scores
    information = 1 / (2 + 2 * np.cosh(gap))  # p (1 - p)
    reach = covariance @ contrast
    along = reach[:, np.newaxis] - reach
    variance = np.diag(covariance)
    apart = variance[:, np.newaxis] + variance - 2 * covariance
    gain = information * along**2 / (1 + information * apart)
    gain[np.diag_indices(scores.size)] = -1.0
    if only is not None:
        return only, int(gain[only].argmax())
    first, second = np.unravel_index(int(gain.argmax()), gain.shape)
    return int(first), int(second)
