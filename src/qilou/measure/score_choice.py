"""The choice of a model for scores: the plain mean, unless another tells clearly more of votes it was not shown.

The mean is the default because it is hard to beat on public crowds. All models are held to the same mark, the hidden
vote without its author's usual strictness, so that a model is not praised merely for knowing who is strict.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import special

from qilou.measure.average import centred_mean, plain_mean
from qilou.measure.choice import Choice, Trial, Why, parted
from qilou.measure.intervals import Estimate
from qilou.measure.numeric import numeric
from qilou.measure.ordinal import ordinal
from qilou.measure.votes import Codes, Floats, Votes, only

DEFAULT = "mean"
_CLEARLY = 3.0  # standard errors by which another model must be nearer
_FEWEST = 30  # hidden votes; below, nothing is compared
_MOST_GRADES = 11  # more values than these are a scale and no grades


@dataclass(frozen=True, slots=True, eq=False)
class Scores:
    """For each item the score, and the chance that it lies within `near` of the truth (NaN: nothing shows it)."""

    score: Floats
    confidence: Floats


def by_mean(votes: Votes, *, near: float = 0.5) -> Scores:
    """This function will score by the plain mean (see `average`)."""
    found = plain_mean(votes, near=near)
    return Scores(found.mean, found.confidence)


def by_precision(votes: Votes, *, near: float = 0.5) -> Scores:
    """This function will score by the mean of votes weighed by precision, without strictness (see `numeric`)."""
    found = numeric(votes)
    exact = found.standard_error == 0
    steps = near / np.where(exact, 1.0, found.standard_error)
    inside = 2 * np.asarray(special.ndtr(steps), dtype=np.float64) - 1
    return Scores(found.score, np.where(exact, 1.0, inside))


def by_grade(votes: Votes, *, near: float = 0.5) -> Scores:
    """This function will score by the mean of the posterior over true grades (see `ordinal`)."""
    truth = ordinal(votes).truth
    if len(votes) == 0:
        return Scores(np.zeros(0), np.zeros(0))
    grades = votes.numbers()
    score = truth.posterior @ grades
    inside = np.abs(grades - score[:, np.newaxis]) <= near
    return Scores(score, (truth.posterior * inside).sum(axis=1))


MODELS: dict[str, Callable[[Votes], Scores]] = {
    DEFAULT: by_mean,
    "numeric": by_precision,
    "ordinal": by_grade,
}


def choose_score_model(votes: Votes, *, seed: int) -> Choice:
    """This function will hide a vote of each item that has three, and compare how near the scores come to them.

    Held-out squared error, with the leading model kept unless another's is smaller by more than three standard
    errors of the paired difference. The mark is the hidden vote minus its author's bias by `centred_mean` on the
    votes shown. By hand, hidden vote 4 of somebody half a point mild: mark 3.5; scores 3 and 3.4 are off by .25 and
    .01, a gain of .24. None, or fewer than 30 items with three votes: the mean, and the reason says so.
    Grades are tried where there are at most eleven whole values.
    """
    shown, hidden = parted(votes, seed=seed)
    if hidden.size < _FEWEST:
        few = f"only {hidden.size} items have three votes, {_FEWEST} are needed to compare: the mean is used"
        return Choice(model=DEFAULT, why=Why.NOT_COMPARED, reason=few, hidden=hidden.size, table=())
    kept = only(votes, shown)
    marks = votes.numbers()[votes.value[hidden]] - centred_mean(kept).bias[votes.annotator[hidden]]
    tried = {name: fit for name, fit in MODELS.items() if name != "ordinal" or _are_grades(votes)}
    errors = {name: _off(fit(kept), votes, hidden, marks) for name, fit in tried.items()}
    table = tuple(_trial(name, off, errors[DEFAULT]) for name, off in errors.items())
    best = max(table, key=lambda trial: trial.gain.low or 0.0)
    if best.gain.low is None or best.gain.low <= 0:
        reason = f"no model comes clearly nearer to {hidden.size} hidden scores than the mean"
        return Choice(model=DEFAULT, why=Why.NONE_BETTER, reason=reason, hidden=hidden.size, table=table)
    reason = f"it comes nearer to {hidden.size} hidden scores than the mean does"
    return Choice(model=best.model, why=Why.FORETELLS_BETTER, reason=reason, hidden=hidden.size, table=table)


def _are_grades(votes: Votes) -> bool:
    numbers = votes.numbers()
    return numbers.size <= _MOST_GRADES and bool((numbers == np.round(numbers)).all())


def _off(found: Scores, votes: Votes, hidden: Codes, marks: Floats) -> Floats:
    return (found.score[votes.item[hidden]] - marks) ** 2


def _trial(name: str, off: Floats, usual: Floats) -> Trial:
    """This function will compare squared errors; the log-likelihood is that under a normal of their own mean."""
    gain = usual - off
    middle, reach = float(gain.mean()), _CLEARLY * float(gain.std(ddof=1)) / gain.size**0.5
    variance = max(float(off.mean()), np.finfo(np.float64).tiny)
    estimate = Estimate(value=middle, low=middle - reach, high=middle + reach, count=gain.size)
    return Trial(model=name, log_likelihood=-0.5 * float(np.log(2 * np.pi * variance) + 1), gain=estimate)
