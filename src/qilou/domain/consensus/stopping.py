"""Which items have answers enough, by what is known of the people who answered them.

rule: 2 to 5 answers at .9

    confidence of the least sure field   answers   by people with 20 votes   outcome
                                   .95         2                         2   stops
                                   .95         1                         1   goes on: under the fewest
                                   .95         3                         0   goes on: nobody is known yet
                                   .70         4                         3   goes on
                                   .40         5                         0   stops: it has the most

An item is as sure as its least sure category; where a kind has none, as its least sure score. Texts never stop early.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from qilou.base.ids import ItemId
from qilou.domain.consensus.categories import FEWEST_GOLD, can_learn_habits, whole
from qilou.domain.consensus.model import Fused, Stops
from qilou.domain.projects.model import OverlapRule
from qilou.measure.calibration import cool, learn_temperature
from qilou.measure.stopping import StopRule, learn_habits, may_stop, weigh
from qilou.measure.votes import Codes, Floats, Votes

HISTORY = StopRule().history


@dataclass
class Sureness:
    """What is gathered, field by field, of how sure each item is."""

    confidence: dict[ItemId, float] = field(default_factory=dict[ItemId, float])
    votes: dict[ItemId, int] = field(default_factory=dict[ItemId, int])
    histories: dict[ItemId, Codes] = field(default_factory=dict[ItemId, Codes])

    def hear(self, votes: Votes, *, gold: Mapping[int, str]) -> None:
        """Take in a field of categories."""
        if not can_learn_habits(votes):
            return self._unknown(votes)
        habits = learn_habits(votes)
        standing = weigh(votes, habits)
        posterior = _calibrated(standing.posterior, votes, gold)
        for at, name in enumerate(votes.items):
            self._take(
                ItemId(whole(name)),
                float(posterior[at].max()),
                int(standing.votes[at]),
                standing.histories[at] - 1,
            )
        return None

    def hear_scores(self, votes: Votes, fused: list[Fused]) -> None:
        """Take in a field of numbers."""
        given = np.bincount(votes.annotator)
        order = np.argsort(votes.item, kind="stable")
        ends = np.cumsum(np.bincount(votes.item))[:-1]
        for each, people in zip(fused, np.split(votes.annotator[order], ends), strict=True):
            self._take(each.item_id, each.confidence or 0.0, each.votes, given[people] - 1)

    def stops(self, rule: OverlapRule) -> Stops:
        """Return which items stop, with their answers, and which go on."""
        items = list(self.confidence)
        measured = StopRule(confidence=rule.confidence, most=rule.most)
        sure = np.array([[self.confidence[item]] for item in items]).reshape(-1, 1)
        votes = np.array([self.votes[item] for item in items], dtype=np.int64)
        ends = may_stop(sure, votes, [self.histories[item] for item in items], rule=measured)
        ends &= votes >= rule.fewest
        return Stops(
            stopped=[item for item, stop in zip(items, ends, strict=True) if stop],
            answers=[self.votes[item] for item, stop in zip(items, ends, strict=True) if stop],
            going_on=[item for item, stop in zip(items, ends, strict=True) if not stop],
        )

    def _unknown(self, votes: Votes) -> None:
        counts = np.bincount(votes.item).tolist()
        for name, count in zip(votes.items, counts, strict=True):
            self._take(ItemId(whole(name)), 0.0, count, np.zeros(0, dtype=np.int64))

    def _take(self, item: ItemId, confidence: float, votes: int, histories: Codes) -> None:
        self.confidence[item] = min(confidence, self.confidence.get(item, 1.0))
        self.votes[item] = max(votes, self.votes.get(item, 0))
        self.histories[item] = histories


def _calibrated(posterior: Floats, votes: Votes, gold: Mapping[int, str]) -> Floats:
    """Return the posterior cooled by what gold items teach, or by the usual temperature where they are few."""
    codes = {value: at for at, value in enumerate(votes.values)}
    rows = [at for at, item in enumerate(votes.items) if whole(item) in gold]
    known = np.array([codes.get(gold[whole(votes.items[at])], -1) for at in rows], dtype=np.int64)
    if np.count_nonzero(known >= 0) < FEWEST_GOLD:
        rows, known = rows[:0], known[:0]
    return cool(posterior, learn_temperature(posterior[rows], known))
