"""The choice of a model of truth for a project, by how well each foretells votes that it was not shown.

No gold is needed: a model that knows people and items better is less surprised by their next vote. The default is
left only for a model that is clearly better, because a choice within chance would change with every new vote.
"""

from collections.abc import Callable
from enum import StrEnum

import msgspec
import numpy as np

from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.hierarchical import hierarchical
from qilou.measure.intervals import Estimate
from qilou.measure.mace import mace
from qilou.measure.one_coin import one_coin
from qilou.measure.truth import Truth
from qilou.measure.votes import Codes, Floats, Votes, only

DEFAULT = "hierarchical"
_CLEARLY = 3.0  # standard errors by which another model must foretell better; three rivals try
_FEWEST = 30  # hidden votes; below, nothing is compared
_LEAST = 1e-6  # no vote is called less likely: one surprise must not decide


def _mace(votes: Votes) -> Truth:
    return mace(votes).truth


MODELS: dict[str, Callable[[Votes], Truth]] = {
    DEFAULT: hierarchical,
    "dawid_skene": dawid_skene,
    "one_coin": one_coin,
    "mace": _mace,
}


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """How a model foretold the hidden votes: mean log-likelihood, and by how much it exceeds the default's."""

    model: str
    log_likelihood: float
    gain: Estimate


class Why(StrEnum):
    """Why a model was taken."""

    NOT_COMPARED = "not_compared"  # too few items have three votes to compare models: the default
    NONE_BETTER = "none_better"  # no other foretells hidden votes clearly better than the default
    FORETELLS_BETTER = "foretells_better"  # it foretells hidden votes clearly better than the default


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """The model to use, why (also in one sentence), and the trials of all (none where too little could be hidden)."""

    model: str
    why: Why
    reason: str
    hidden: int
    table: tuple[Trial, ...]

    @property
    def gain(self) -> Estimate | None:
        """This function will give by how much the model exceeds the default, None where nothing was compared."""
        return next((trial.gain for trial in self.table if trial.model == self.model), None)


def choose_model(votes: Votes, *, seed: int) -> Choice:
    """This function will hide a vote of each item that has three, and compare how the models foretell them.

    Held-out log-likelihood, as in Paun et al. 2018, "Comparing Bayesian models of annotation", TACL 6, section
    6.4: the chance of a hidden vote is Σ posterior(truth) · table(truth, said), where somebody with no other
    vote has the table of all. The model with the highest mean is chosen if it exceeds the default's by more than
    three standard errors of the paired difference, else the default. By hand, posterior (.9, .1), table (.8, .2;
    .3, .7): the first value has chance .9 · .8 + .1 · .3 = .75, log -.288.
    None, or fewer than 30 items with three votes: the default, and the reason says so. Ties: the default.
    """
    shown, hidden = parted(votes, seed=seed)
    if hidden.size < _FEWEST:
        few = (
            f"only {hidden.size} items have three votes, {_FEWEST} are needed to compare: the default is used"
        )
        return Choice(model=DEFAULT, why=Why.NOT_COMPARED, reason=few, hidden=hidden.size, table=())
    kept = only(votes, shown)
    foretold = {name: _foretold(fit(kept), votes, hidden) for name, fit in MODELS.items()}
    table = tuple(_trial(name, logs, foretold[DEFAULT]) for name, logs in foretold.items())
    best = max(table, key=lambda trial: trial.gain.low or 0.0)
    if best.gain.low is None or best.gain.low <= 0:
        reason = f"no model foretells {hidden.size} hidden votes clearly better than the default"
        return Choice(model=DEFAULT, why=Why.NONE_BETTER, reason=reason, hidden=hidden.size, table=table)
    gain = f"{best.gain.value:.3f} ({best.gain.low:.3f} to {best.gain.high:.3f})"
    reason = f"it foretells {hidden.size} hidden votes better than the default by {gain} in log-likelihood"
    return Choice(model=best.model, why=Why.FORETELLS_BETTER, reason=reason, hidden=hidden.size, table=table)


def parted(votes: Votes, *, seed: int) -> tuple[Codes, Codes]:
    """This function will give the rows shown and the rows hidden: one at random of each item with three."""
    shuffled = np.random.default_rng(seed).permutation(len(votes))
    _, first = np.unique(votes.item[shuffled], return_index=True)
    drawn = shuffled[first]
    many = np.bincount(votes.item, minlength=len(votes.items)) >= 3
    hidden = drawn[many[votes.item[drawn]]]
    return np.setdiff1d(np.arange(len(votes)), hidden), hidden


def _foretold(truth: Truth, votes: Votes, hidden: Codes) -> Floats:
    """This function will give the log-likelihood of each hidden vote."""
    given = truth.tables.sum(axis=2)
    tables = np.where(given[:, :, np.newaxis] > 0, truth.tables, 1 / len(votes.values))
    item, person, said = votes.item[hidden], votes.annotator[hidden], votes.value[hidden]
    chance = (truth.posterior[item] * tables[person, :, said]).sum(axis=1)
    return np.log(np.maximum(chance, _LEAST))


def _trial(name: str, logs: Floats, usual: Floats) -> Trial:
    gain = logs - usual
    reach = _CLEARLY * float(gain.std(ddof=1)) / gain.size**0.5
    middle = float(gain.mean())
    estimate = Estimate(value=middle, low=middle - reach, high=middle + reach, count=gain.size)
    return Trial(model=name, log_likelihood=float(logs.mean()), gain=estimate)
