"""One score of several, by the model that suits the project, and how high and how steadily each person scores."""

from __future__ import annotations

from collections.abc import Mapping
from math import isnan

import numpy as np
from scipy import special

from qilou.base.ids import ItemId, OrgId, PersonId
from qilou.domain.consensus.categories import can_learn_habits, model_of, still_holds, whole
from qilou.domain.consensus.figures import DIGITS, FieldModel, Habit, Measure, Method, Reason, Scale
from qilou.domain.consensus.model import Fused
from qilou.measure.score_choice import MODELS, choose_score_model
from qilou.measure.votes import Floats, Votes

PLACE = "rank."  # places in an order: always their mean, because Borda's count is made of it


def fuse_numbers(
    field: str, votes: Votes, *, before: FieldModel | None, seed: int
) -> tuple[list[Fused], FieldModel]:
    """Return each item's score, with the chance that it lies within half a point of the truth, and the model."""
    model = _model(field, votes, before=before, seed=seed)
    found = MODELS[model.method](votes)
    counts = np.bincount(votes.item).tolist()
    columns = zip(votes.items, found.score.tolist(), found.confidence.tolist(), counts, strict=True)
    fused = [
        Fused(
            item_id=ItemId(whole(item)),
            field=field,
            value=round(score, 4),
            confidence=None if isnan(confidence) else round(min(1.0, max(0.0, confidence)), DIGITS),
            method=model.method,
            votes=count,
        )
        for item, score, confidence, count in columns
    ]
    return fused, model


def number_habits(field: str, votes: Votes, *, org_of: Mapping[PersonId, OrgId]) -> list[Habit]:
    """Return for each person how much higher than the others they score, and their scatter beyond that.

    Each vote is held against the mean of the item's other votes. By hand, votes 4 and 5 where the others give 3 and
    3 on average: bias 1.5, spread .71, and by t with one degree of freedom an interval of 12.7 · .71 / √2 each way.
    """
    numbers = votes.numbers()[votes.value]
    sizes = np.bincount(votes.item)
    sums = np.bincount(votes.item, weights=numbers)
    shared = sizes[votes.item] > 1
    others = (sums[votes.item] - numbers)[shared] / (sizes[votes.item][shared] - 1)
    off, person = numbers[shared] - others, votes.annotator[shared]
    order = np.argsort(person, kind="stable")
    ends = np.cumsum(np.bincount(person, minlength=len(votes.annotators)))
    return [
        _bias(field, PersonId(whole(name)), own, org_of=org_of)
        for name, own in zip(votes.annotators, np.split(off[order], ends[:-1]), strict=True)
        if own.size
    ]


def mean_with_interval(sample: Floats) -> tuple[float, float | None, float | None, float | None]:
    """Return the mean with its 95 % interval by t, and the spread; a sample of one has neither."""
    mean = float(sample.mean())
    if sample.size < 2:
        return mean, None, None, None
    spread = float(sample.std(ddof=1))
    reach = float(special.stdtrit(sample.size - 1, 0.975)) * spread / sample.size**0.5
    return mean, mean - reach, mean + reach, spread


def _model(field: str, votes: Votes, *, before: FieldModel | None, seed: int) -> FieldModel:
    inputs = {"votes": len(votes), "items": len(votes.items), "people": len(votes.annotators)}
    if field.startswith(PLACE):
        only = model_of(field, votes, Scale.NUMBER, Method.MEAN)
        return only.of_reason(Reason.ONLY_WAY)
    if not can_learn_habits(votes):
        return model_of(field, votes, Scale.NUMBER, Method.MEAN)
    if before is not None and before.method in MODELS and still_holds(before, votes):
        return before.with_inputs(**inputs, temperature=None, gold=0)
    choice = choose_score_model(votes, seed=seed)
    return model_of(field, votes, Scale.NUMBER, Method(choice.model), choice=choice)


def _bias(field: str, person: PersonId, off: Floats, *, org_of: Mapping[PersonId, OrgId]) -> Habit:
    value, low, high, spread = mean_with_interval(off)
    return Habit(
        person_id=person,
        org_id=org_of[person],
        field=field,
        measure=Measure.BIAS,
        items=off.size,
        value=value,
        low=low,
        high=high,
        spread=spread,
        confusion=None,
    )
