"""One category of several votes: by the model that suits the project, its confidence cooled, and people's habits.

The one surprising fact: habits are learned only where there is something to learn from. Below 30 votes, below three
people, or with no item that two people answered, the model would fit noise, and the plain majority is taken.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from qilou.base.ids import ItemId, OrgId, PersonId
from qilou.domain.consensus.figures import (
    DIGITS,
    Confusion,
    FieldModel,
    Habit,
    Measure,
    Method,
    Reason,
    Scale,
)
from qilou.domain.consensus.model import Fused
from qilou.measure.calibration import Temperature, cool, learn_temperature
from qilou.measure.choice import MODELS, Choice, choose_model
from qilou.measure.intervals import wilson
from qilou.measure.majority import majority
from qilou.measure.truth import Truth
from qilou.measure.votes import Codes, Floats, Votes

FEWEST_VOTES = 30
FEWEST_PEOPLE = 3
FEWEST_GOLD = 50  # gold items from which the temperature is learned; below, the usual one is taken
CHOOSE_AGAIN = 1.2  # times the votes of the last choice: more than that, and models are compared anew
VERSION = 2  # of the models here; moves when their arithmetic does
_MOST_VALUES = 12  # more make a confusion that nobody can read


def fuse_categories(
    field: str, votes: Votes, *, gold: Mapping[int, str], before: FieldModel | None, seed: int
) -> tuple[list[Fused], FieldModel, Truth | None]:
    """Return each item's likely category, the model that found it, and, where habits were learned, what it learned.

    One vote alone has no confidence under the majority: that all of one agree says nothing.
    """
    if not can_learn_habits(votes):
        return _by_majority(field, votes), model_of(field, votes, Scale.CATEGORY, Method.MAJORITY), None
    chosen = _choice(field, votes, before=before, seed=seed)
    truth = MODELS[chosen.method](votes)
    warmth = _temperature(votes, truth.posterior, gold)
    confidence: Floats = cool(truth.posterior, warmth).max(axis=1)
    counts = np.bincount(votes.item).tolist()
    fused = [
        Fused(
            item_id=ItemId(whole(item)),
            field=field,
            value=votes.values[winner],
            confidence=round(sure, DIGITS),
            method=chosen.method,
            votes=counts[at],
        )
        for at, (item, winner, sure) in enumerate(
            zip(votes.items, truth.winner.tolist(), confidence.tolist(), strict=True)
        )
    ]
    return fused, _with(chosen, votes, warmth), truth


def can_learn_habits(votes: Votes) -> bool:
    """Return whether there is enough to learn each person's habits from.

    votes  people  most votes an item   learned
      30      3             2             yes
      29      3             2             no
      90      2             2             no
      90      9             1             no
    """
    overlaps = len(votes) > len(votes.items)
    return overlaps and len(votes) >= FEWEST_VOTES and len(votes.annotators) >= FEWEST_PEOPLE


def category_habits(
    field: str, votes: Votes, truth: Truth, *, org_of: Mapping[PersonId, OrgId]
) -> list[Habit]:
    """Return for each person how often they are right on the field, with Wilson's interval, and their confusion."""
    judged = judged_votes(votes)
    tables = _expected_counts(votes, truth.posterior) if len(votes.values) <= _MOST_VALUES else None
    habits: list[Habit] = []
    for at, name in enumerate(votes.annotators):
        if not judged[at]:
            continue
        share = wilson(float(truth.accuracy[at]) * int(judged[at]), int(judged[at]))
        habits.append(
            Habit(
                person_id=PersonId(whole(name)),
                org_id=org_of[PersonId(whole(name))],
                field=field,
                measure=Measure.ACCURACY,
                items=int(judged[at]),
                value=float(truth.accuracy[at]),
                low=share.low,
                high=share.high,
                spread=None,
                confusion=None if tables is None else _confusion(votes, tables[at]),
            )
        )
    return habits


def judged_votes(votes: Votes) -> Codes:
    """Return how many votes of each person can be judged: those on items that somebody else answered too."""
    shared = np.bincount(votes.item)[votes.item] > 1
    return np.bincount(votes.annotator[shared], minlength=len(votes.annotators))


def model_of(
    field: str, votes: Votes, scale: Scale, method: Method, *, choice: Choice | None = None
) -> FieldModel:
    """Return a field's model; without a choice, the fallback for few votes."""
    gain = None if choice is None else choice.gain
    return FieldModel(
        field=field,
        scale=scale,
        method=method,
        version=VERSION,
        reason=Reason.FEW_VOTES if choice is None else Reason(choice.why.value),
        hidden=0 if choice is None else choice.hidden,
        gain=None if gain is None else gain.value,
        gain_low=None if gain is None else gain.low,
        gain_high=None if gain is None else gain.high,
        votes=len(votes),
        items=len(votes.items),
        people=len(votes.annotators),
        temperature=None,
        gold=0,
        chosen_at=0 if choice is None else len(votes),
    )


def still_holds(before: FieldModel | None, votes: Votes) -> bool:
    """Return whether an earlier choice stands: models are compared anew once there are a fifth more votes."""
    return before is not None and before.chosen_at > 0 and len(votes) <= CHOOSE_AGAIN * before.chosen_at


def whole(name: object) -> int:
    """Return an id that was made a code."""
    assert isinstance(name, int)  # the codes were made of ids
    return name


def _choice(field: str, votes: Votes, *, before: FieldModel | None, seed: int) -> FieldModel:
    if before is not None and before.method in MODELS and still_holds(before, votes):
        return before
    choice = choose_model(votes, seed=seed)
    return model_of(field, votes, Scale.CATEGORY, Method(choice.model), choice=choice)


def _with(chosen: FieldModel, votes: Votes, warmth: Temperature) -> FieldModel:
    counts = {"votes": len(votes), "items": len(votes.items), "people": len(votes.annotators)}
    return chosen.with_inputs(**counts, temperature=warmth.value, gold=warmth.gold)


def _temperature(votes: Votes, posterior: Floats, gold: Mapping[int, str]) -> Temperature:
    """Return the temperature from gold items with votes; where they are few, the usual one."""
    codes = {value: at for at, value in enumerate(votes.values)}
    rows = [at for at, item in enumerate(votes.items) if whole(item) in gold]
    known = np.array([codes.get(gold[whole(votes.items[at])], -1) for at in rows], dtype=np.int64)
    enough = np.count_nonzero(known >= 0) >= FEWEST_GOLD
    return (
        learn_temperature(posterior[rows], known) if enough else learn_temperature(posterior[:0], known[:0])
    )


def _by_majority(field: str, votes: Votes) -> list[Fused]:
    plain = majority(votes)
    counts = np.bincount(votes.item).tolist()
    return [
        Fused(
            item_id=ItemId(whole(item)),
            field=field,
            value=votes.values[winner],
            confidence=round(share, DIGITS) if counts[at] > 1 else None,
            method=Method.MAJORITY,
            votes=counts[at],
        )
        for at, (item, winner, share) in enumerate(
            zip(votes.items, plain.winner.tolist(), plain.confidence.tolist(), strict=True)
        )
    ]


def _expected_counts(votes: Votes, posterior: Floats) -> Floats:
    """Return person x truth x said, over items that somebody else answered too."""
    people, values = len(votes.annotators), len(votes.values)
    shared = np.bincount(votes.item)[votes.item] > 1
    cell = (votes.annotator * values + votes.value)[shared]
    item = votes.item[shared]
    counts = [np.bincount(cell, posterior[item, true], minlength=people * values) for true in range(values)]
    return np.array(counts, dtype=np.float64).reshape(values, people, values).transpose(1, 0, 2)


def _confusion(votes: Votes, counts: Floats) -> Confusion:
    return Confusion(values=[str(value) for value in votes.values], counts=np.round(counts, 2).tolist())
