"""When an item has had votes enough: the posterior by what is known of its annotators, and a rule to stop.

A rule that trusts people it hardly knows stops after one vote and is wrong; so an item goes on to the full number
of votes until somebody with a history has voted on it. Habits are learned on earlier items, without gold.
"""

from collections.abc import Hashable
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from qilou.measure.hierarchical import hierarchical
from qilou.measure.votes import Codes, Floats, Value, Votes

_UNSEEN = 0.02  # the least chance that a table gives to any answer, so that one surprise does not decide


class StopRule(msgspec.Struct, frozen=True, kw_only=True):
    """When an item may stop before it has `most` votes.

    confidence of the leading value  votes  by people with `history` votes  may stop
                               .93      1                               1       yes
                               .93      1                               0        no
                               .89      4                               4        no
                               .40      5                               0       yes
    """

    confidence: float = 0.9
    most: int = 5
    history: int = 20
    veterans: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Habits:
    """What earlier items showed: tables (annotator x truth x said), the newcomer's table, shares, votes behind each."""

    annotators: tuple[Hashable, ...]
    values: tuple[Value, ...]
    tables: Floats
    newcomer: Floats
    shares: Floats
    history: Codes


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """How items stand: posterior (item x value of the habits), votes, and votes by people with each a history."""

    posterior: Floats
    votes: Codes
    histories: list[Codes]


def learn_habits(votes: Votes) -> Habits:
    """This function will learn tables and shares from earlier votes by `hierarchical`.

    The newcomer's table is the mean of all tables, weighed by votes and shares (pseudo-votes are in it already).
    None: no annotators and no values, so that nothing can be weighed.
    """
    truth = hierarchical(votes, least=0.0)  # all are heard: a vote is weighed by its author's own table
    history = np.bincount(votes.annotator, minlength=len(votes.annotators))
    tables = np.maximum(truth.tables, _UNSEEN / max(1, len(votes.values)))
    tables = tables / tables.sum(axis=2, keepdims=True)
    shares = history / max(1, history.sum())
    newcomer: Floats = (tables * shares[:, np.newaxis, np.newaxis]).sum(axis=0)
    return Habits(votes.annotators, votes.values, tables, newcomer, truth.shares, history)


def weigh(votes: Votes, habits: Habits) -> Standing:
    """This function will give the posterior of new items when the annotators' habits are known.

    Dawid & Skene 1979, eq. 2.5: shares times, for each vote, the table's chance of it. By hand, shares (½, ½),
    one vote for a by somebody with rows (.9, .1; .2, .8): .9 to .2, so a with .818. A person unknown to the
    habits has the newcomer's table; a value unknown to them says nothing. None: empty. No vote: the shares.
    """
    known = {name: at for at, name in enumerate(habits.annotators)}
    codes = {value: at for at, value in enumerate(habits.values)}
    person = np.array([known.get(name, -1) for name in votes.annotators], dtype=np.int64)[votes.annotator]
    said = np.array([codes.get(value, -1) for value in votes.values], dtype=np.int64)[votes.value]
    heard = said >= 0
    logs = np.log(np.concatenate([habits.tables, habits.newcomer[np.newaxis]]))
    items, values = len(votes.items), len(habits.values)
    evidence = np.tile(np.log(habits.shares), (items, 1))
    for value in range(values):
        weight = logs[person[heard], value, said[heard]]
        evidence[:, value] += np.bincount(votes.item[heard], weights=weight, minlength=items)
    odds = np.exp(evidence - evidence.max(axis=1, initial=-np.inf, keepdims=True))
    history = np.append(habits.history, 0)[person]
    order = np.argsort(votes.item, kind="stable")
    count = np.bincount(votes.item, minlength=items)
    parts = np.split(history[order], np.cumsum(count)[:-1]) if items else []
    return Standing(odds / odds.sum(axis=1, keepdims=True), count, parts)


def may_stop(posterior: Floats, votes: Codes, histories: list[Codes], *, rule: StopRule) -> NDArray[np.bool_]:
    """This function will tell which items may stop; the worked values stand beside `StopRule`.

    Stopping on the posterior: Welinder & Perona 2010, "Online crowdsourcing", CVPR Workshops, section 4; the
    guard against people without a history is ours. `histories` are, for each item, the earlier votes of each
    of its annotators. An item without votes never stops; one with `most` always does. A tie never passes.
    """
    sure = posterior.max(axis=1, initial=0.0) >= rule.confidence
    trusted = np.array([np.count_nonzero(each >= rule.history) for each in histories], dtype=np.int64)
    early = sure & (trusted >= rule.veterans) & (votes > 0)
    return early | (votes >= rule.most)
