"""Making one value of several answers, field by field, each by the model that suits its votes.

categories by a model of people's habits, or the majority (categories) · scores by the mean or a model (scores) ·
texts by likeness (texts) · orders by scores or the mean place (orders)
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import msgspec
import numpy as np

from qilou.base.ids import ItemId, PersonId
from qilou.domain.consensus.ballots import Gathered
from qilou.domain.consensus.categories import (
    can_learn_habits,
    category_habits,
    fuse_categories,
    judged_votes,
    whole,
)
from qilou.domain.consensus.figures import FieldModel, Habit, Measure, Reliability
from qilou.domain.consensus.model import Counted, FieldAgreement, Fused, Settled, Stops
from qilou.domain.consensus.orders import fuse_orders
from qilou.domain.consensus.scores import fuse_numbers, mean_with_interval, number_habits
from qilou.domain.consensus.stopping import Sureness
from qilou.domain.consensus.texts import fuse_texts
from qilou.domain.consensus.versions import Forms
from qilou.domain.projects.model import OverlapRule
from qilou.kinds.contract import Json, Kind
from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.intervals import Bootstrap, wilson
from qilou.measure.truth import Truth
from qilou.measure.votes import Votes

STATISTIC = "krippendorff_alpha"
PARTS = ("pair.", "rank.", "step.")  # fields that are parts of one whole: habits are told of the whole

__all__ = ["STATISTIC", "can_learn_habits", "settle"]


def settle(
    answers: Iterable[Counted],
    *,
    kind: Kind,
    form: Json,
    seed: int,
    before: Mapping[str, FieldModel] | None = None,
    gold: Mapping[ItemId, Json] | None = None,
    older: Mapping[int, Json] | None = None,
    overlap: OverlapRule | None = None,
) -> Settled:
    """Return what the answers, which come ordered by item, say together.

    `before` are the models of the last settlement, by field; `gold` the known bodies, unshuffled, by item; `overlap`
    says when an item has answers enough. Answers made with an `older` form, by version, count in the fields that mean
    the same in the newest. The seed draws intervals and the votes that are hidden to compare models.
    """
    forms = Forms(form, older)
    gathered = Gathered(kind=kind, forms=forms)
    gathered.gather(answers)
    settling = _Settling(gathered, before=before or {}, gold=gold or {}, overlap=overlap, seed=seed)
    return msgspec.structs.replace(settling.settled(), left_out=dict(forms.left_out))


def agreement_on(field: str, votes: Votes, *, level: Level, seed: int) -> FieldAgreement:
    """Return Krippendorff's alpha on the field with its interval."""
    found = krippendorff_alpha(votes, level=level, bootstrap=Bootstrap(seed=seed))
    return FieldAgreement(
        field=field,
        statistic=STATISTIC,
        level=level.value,
        value=found.value,
        low=found.low,
        high=found.high,
        items=found.items,
        answers=found.votes,
    )


class _Settling:
    """One pass over the fields."""

    def __init__(
        self,
        gathered: Gathered,
        *,
        before: Mapping[str, FieldModel],
        gold: Mapping[ItemId, Json],
        overlap: OverlapRule | None,
        seed: int,
    ) -> None:
        self._gathered, self._before, self._gold, self._seed = gathered, before, gold, seed
        self._overlap = overlap if overlap is not None and overlap.is_on else None
        self._sureness = Sureness()
        self._fused: list[Fused] = []
        self._learned: list[tuple[Votes, Truth]] = []
        self._agreement: list[FieldAgreement] = []
        self._models: list[FieldModel] = []
        self._habits: list[Habit] = []
        self._right: defaultdict[PersonId, float] = defaultdict(float)  # votes expected to be right
        self._judged: Counter[PersonId] = Counter()  # votes that could be judged
        self._judged_items: defaultdict[PersonId, set[int]] = defaultdict(set)

    def settled(self) -> Settled:
        gathered = self._gathered
        for field, written in gathered.texts.items():
            self._keep(*fuse_texts(field, written))
        categories = {field: ballot.encoded() for field, ballot in gathered.categories.items()}
        for field, votes in categories.items():
            self._category(field, votes)
        numbers = {field: ballot.encoded() for field, ballot in gathered.numbers.items()}
        for field, votes in numbers.items():
            self._number(field, votes)
        stops = None if self._overlap is None else self._sureness.stops(self._overlap)
        return Settled(
            fused=self._fused + fuse_orders(self._fused, categories, numbers),
            agreement=self._agreement,
            reliability=self._reliability(),
            models=self._models,
            habits=self._habits + self._as_a_whole(),
            signals=gathered.watch.signals(self._learned, org_of=gathered.org_of),
            spreads=gathered.spreads,
            stops=stops,
            full_items=self._full(stops),
            answers=gathered.people.total(),
        )

    def _full(self, stops: Stops | None) -> list[ItemId]:
        """Return the items with an accepted answer in each seat, or with as many as were enough."""
        if stops is None:
            return self._gathered.full_items
        accepted = self._gathered.accepted
        enough = [
            item
            for item, wanted in zip(stops.stopped, stops.answers, strict=True)
            if accepted[item] >= wanted
        ]
        return sorted({*self._gathered.full_items, *enough} - set(stops.going_on))

    def _category(self, field: str, votes: Votes) -> None:
        gold = self._gathered.known(field, self._gold)
        fused, model, truth = fuse_categories(
            field, votes, gold=gold, before=self._before.get(field), seed=self._seed
        )
        self._keep(fused, model)
        if self._overlap is not None:
            self._sureness.hear(votes, gold=gold)
        self._agreement.append(agreement_on(field, votes, level=Level.NOMINAL, seed=self._seed))
        if truth is not None:
            self._learn(votes, truth)
            if not field.startswith(PARTS):
                self._learned.append((votes, truth))
                self._habits += category_habits(field, votes, truth, org_of=self._gathered.org_of)

    def _number(self, field: str, votes: Votes) -> None:
        fused, model = fuse_numbers(field, votes, before=self._before.get(field), seed=self._seed)
        self._keep(fused, model)
        if self._overlap is not None and not self._gathered.categories:
            self._sureness.hear_scores(votes, fused)
        self._agreement.append(agreement_on(field, votes, level=Level.INTERVAL, seed=self._seed))
        if not field.startswith(PARTS):
            self._habits += number_habits(field, votes, org_of=self._gathered.org_of)

    def _keep(self, fused: list[Fused], model: FieldModel) -> None:
        self._fused += fused
        self._models.append(model)

    def _learn(self, votes: Votes, truth: Truth) -> None:
        """Take in how often each person is right on a field, by the number of their votes on it."""
        judged = judged_votes(votes)
        shared = np.bincount(votes.item)[votes.item] > 1
        for at, name in enumerate(votes.annotators):
            person = PersonId(whole(name))
            if judged[at]:
                self._right[person] += float(truth.accuracy[at]) * int(judged[at])
                self._judged[person] += int(judged[at])
        for item, person in zip(votes.item[shared].tolist(), votes.annotator[shared].tolist(), strict=True):
            self._judged_items[PersonId(whole(votes.annotators[person]))].add(whole(votes.items[item]))

    def _reliability(self) -> list[Reliability]:
        return [self._reliable(person, answers) for person, answers in sorted(self._gathered.people.items())]

    def _reliable(self, person: PersonId, answers: int) -> Reliability:
        judged, items = self._judged[person], len(self._judged_items[person])
        accuracy = self._right[person] / judged if judged else None
        share = None if accuracy is None else wilson(min(1.0, accuracy) * items, items)
        return Reliability(
            person_id=person,
            org_id=self._gathered.org_of[person],
            answers=answers,
            accuracy=accuracy,
            low=None if share is None else share.low,
            high=None if share is None else share.high,
            items=items,
        )

    def _as_a_whole(self) -> list[Habit]:
        """Return how like the others' answers each person's are."""
        return [
            self._likeness(person, np.array(likeness))
            for person, likeness in sorted(self._gathered.likeness.items())
        ]

    def _likeness(self, person: PersonId, likeness: np.ndarray) -> Habit:
        value, low, high, spread = mean_with_interval(likeness)
        return Habit(
            person_id=person,
            org_id=self._gathered.org_of[person],
            field="",
            measure=Measure.LIKENESS,
            items=likeness.size,
            value=value,
            low=None if low is None else max(0.0, low),
            high=None if high is None else min(1.0, high),
            spread=spread,
            confusion=None,
        )
