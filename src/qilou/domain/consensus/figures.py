"""The figures of a settlement: how values were made, by which model and why, and how each person votes."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from qilou.base.ids import OrgId, PersonId


class Method(StrEnum):
    """How one value was made of several answers."""

    HIERARCHICAL = "hierarchical"  # categories, by learned habits that lean on those of all; the default
    DAWID_SKENE = "dawid_skene"  # categories, by each person's learned habits alone
    ONE_COIN = "one_coin"  # categories, by one accuracy a person
    MACE = "mace"  # categories, by who knows and who clicks
    MAJORITY = "majority"  # categories, where there are too few votes to learn habits
    MEAN = "mean"  # numbers; the default
    NUMERIC = "numeric"  # numbers, weighed by each person's precision, without their strictness
    ORDINAL = "ordinal"  # numbers that are grades, with a true grade behind them
    BORDA = "borda"  # an order, by the mean place of each candidate; where there are too few rankings to learn from
    ORDERS = "orders"  # an order, by scores that all items' rankings teach together, with each person's reliability
    AT_LEAST_HALF = "at_least_half"  # marks, character by character: those of at least half of the people
    JOINED = "joined"  # what everybody wrote, each thing once
    ONLY_ANSWER = "only_answer"  # a text that nobody else wrote another one to
    MOST_SIMILAR = "most_similar"  # the text that is most like the others
    TEXT_CHOICE = "text_choice"  # the same, where reliable people's texts count more
    ADJUDICATED = "adjudicated"  # any field, as a project manager has decided it


DIGITS = 3  # of a confidence; more would be noise, and would move in every item with a vote on any


class Scale(StrEnum):
    """What sort of votes a field has."""

    CATEGORY = "category"
    NUMBER = "number"
    TEXT = "text"


class Reason(StrEnum):
    """Why a field's model was taken."""

    FEW_VOTES = "few_votes"  # under 30 votes, under three people, or no item that two answered: the fallback
    NOT_COMPARED = "not_compared"  # too few items have three votes to compare models: the default
    NONE_BETTER = "none_better"  # no other model foretells hidden votes clearly better than the default
    FORETELLS_BETTER = "foretells_better"  # it foretells hidden votes clearly better than the default
    ONLY_WAY = "only_way"  # there is one way for this sort of votes


class FieldModel(msgspec.Struct, frozen=True, kw_only=True):
    """The model behind a field's consensus, why it was taken, and what went into it.

    `gain` is by how much it foretells the `hidden` votes better than the default, with its interval. `temperature`
    is what cooled the confidence, learned from `gold` items or, where these are fewer than 50, the usual one.
    `chosen_at` is how many votes there were when models were last compared.
    """

    field: str
    scale: Scale
    method: Method
    version: int
    reason: Reason
    hidden: int
    gain: float | None
    gain_low: float | None
    gain_high: float | None
    votes: int
    items: int
    people: int
    temperature: float | None
    gold: int
    chosen_at: int

    def with_inputs(
        self, *, votes: int, items: int, people: int, temperature: float | None, gold: int
    ) -> FieldModel:
        """Return the same model with what went into it now."""
        counts = {"votes": votes, "items": items, "people": people}
        return msgspec.structs.replace(self, **counts, temperature=temperature, gold=gold)

    def of_reason(self, reason: Reason) -> FieldModel:
        """Return the same model, taken for another reason."""
        return msgspec.structs.replace(self, reason=reason)


class Measure(StrEnum):
    """What a person's figure on a field tells."""

    ACCURACY = "accuracy"  # the share of votes that are likely right
    BIAS = "bias"  # how much higher than others they score
    LIKENESS = "likeness"  # how like the others' answers theirs are


class Confusion(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said (columns) where the truth likely was (rows), in expected votes."""

    values: list[str]
    counts: list[list[float]]


class Habit(msgspec.Struct, frozen=True, kw_only=True):
    """How a person votes on a field, or, where `field` is empty, answers as a whole; with a 95 % interval over items.

    `spread` is how far their scores scatter about those of others, beyond their bias.
    """

    person_id: PersonId
    org_id: OrgId
    field: str
    measure: Measure
    items: int
    value: float
    low: float | None
    high: float | None
    spread: float | None
    confusion: Confusion | None


class Reliability(msgspec.Struct, frozen=True, kw_only=True):
    """How often a person's category is the true one, as the truth model estimates it; None where it cannot.

    `items` are those on which it could be judged; the interval is Wilson's over them.
    """

    person_id: PersonId
    org_id: OrgId
    answers: int
    accuracy: float | None
    low: float | None
    high: float | None
    items: int


class Sign(StrEnum):
    """What may be unusual in how a person answers."""

    TOO_FAST = "too_fast"  # many answers in under a fifth of the usual time
    STRAIGHT_LINING = "straight_lining"  # many answers that give everything the same score
    POSITION = "position"  # nearly always the first, or the second, of two
    REPEATED_TEXT = "repeated_text"  # the same text for several items
    ALIKE_PAIR = "alike_pair"  # two people who agree more than truth and habits explain
    LITTLE_INFORMATION = "little_information"  # votes that tell next to nothing of the truth


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """One unusual thing in a person's answers; `usual` is what it is held against, `other_id` the other of a pair."""

    person_id: PersonId
    org_id: OrgId
    sign: Sign
    other_id: PersonId | None
    value: float
    low: float | None
    high: float | None
    usual: float
    items: int

    def of_org(self, org_id: OrgId) -> Signal:
        """Return the same of a person in the organisation."""
        return msgspec.structs.replace(self, org_id=org_id)
