"""Making one value of several answers: categories by Dawid-Skene or majority, numbers by the mean, texts by likeness,
orders by the mean place.

The one surprising fact: habits are learned only where there is something to learn from. Below 30 votes, below three
people, or with no item that two people answered, the model would fit noise, and the plain majority is taken.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby
from math import isnan

import numpy as np

from qilou.base.ids import ItemId, OrgId, PersonId
from qilou.domain.consensus.model import Counted, FieldAgreement, Fused, Method, Reliability, Settled
from qilou.domain.consensus.orders import fuse_orders
from qilou.domain.consensus.versions import Forms
from qilou.kinds.contract import Fusing, Json, Kind, Vote
from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.average import plain_mean
from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.intervals import Bootstrap
from qilou.measure.majority import majority
from qilou.measure.votes import Value, Votes, encode

FEWEST_VOTES = 30
FEWEST_PEOPLE = 3
STATISTIC = "krippendorff_alpha"


def settle(
    answers: Iterable[Counted], *, kind: Kind, form: Json, seed: int, older: Mapping[int, Json] | None = None
) -> Settled:
    """Return what the answers, which come ordered by item, say together. The seed draws the intervals.

    Answers made with an `older` form count in the fields that mean the same in the newest.
    """
    tally, forms = _Tally(), Forms(form, older)
    for item_id, group in groupby(answers, key=lambda answer: answer.item_id):
        tally.add(item_id, list(group), kind=kind, forms=forms)
    fused, agreement = list(tally.texts), list[FieldAgreement]()
    categories = {field: ballot.encoded() for field, ballot in tally.categories.items()}
    for field, votes in categories.items():
        found, accuracy = fuse_categories(field, votes)
        fused += found
        tally.learn(accuracy, votes)
        agreement.append(agreement_on(field, votes, level=Level.NOMINAL, seed=seed))
    for field, ballot in tally.numbers.items():
        votes = ballot.encoded()
        fused += fuse_numbers(field, votes)
        agreement.append(agreement_on(field, votes, level=Level.INTERVAL, seed=seed))
    return Settled(
        fused=fused + fuse_orders(fused, categories),
        agreement=agreement,
        reliability=tally.reliability(),
        full_items=tally.full_items,
        answers=tally.people.total(),
        left_out=dict(forms.left_out),
    )


def fuse_categories(field: str, votes: Votes) -> tuple[list[Fused], dict[PersonId, float]]:
    """Return each item's likely category, and each person's accuracy where one can be told.

    One vote alone has no confidence under the majority: that all of one agree says nothing.
    """
    if can_learn_habits(votes):
        model = dawid_skene(votes)
        accuracy = {
            PersonId(_whole(p)): float(a) for p, a in zip(votes.annotators, model.accuracy, strict=True)
        }
        confidence = [float(share) for share in model.confidence]
        return _chosen(field, votes, model.winner.tolist(), confidence, Method.DAWID_SKENE), accuracy
    plain = majority(votes)
    counts = np.bincount(votes.item)
    shares = [float(share) if counts[at] > 1 else None for at, share in enumerate(plain.confidence)]
    return _chosen(field, votes, plain.winner.tolist(), shares, Method.MAJORITY), {}


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


def fuse_numbers(field: str, votes: Votes) -> list[Fused]:
    """Return each item's mean, with the chance that very many votes would have it within half a point."""
    averages = plain_mean(votes)
    columns = zip(votes.items, averages.mean, averages.confidence, averages.votes, strict=True)
    return [
        Fused(
            item_id=ItemId(_whole(item)),
            field=field,
            value=round(float(mean), 4),
            confidence=None if isnan(confidence) else round(float(confidence), 4),
            method=Method.MEAN,
            votes=int(count),
        )
        for item, mean, confidence, count in columns
    ]


def fuse_texts(field: str, answers: list[Counted], *, kind: Kind, forms: Forms) -> Fused:
    """Return the item's text: the accepted answer, or of several the one most like the others (first of equals).

    Its confidence is the mean likeness to the others. A kind that makes its text itself does so from all of them.
    Answers not accepted yet stand in only where none is.
    """
    pool = [answer for answer in answers if answer.is_accepted] or answers
    bodies = [forms.body(answer, kind=kind) for answer in pool]
    texts = [_text_of(forms.votes(answer, kind=kind), field) for answer in pool]
    if len(pool) == 1:
        return _written(pool[0].item_id, field, texts[0], None, Method.ONLY_ANSWER, votes=1)
    if isinstance(kind, Fusing):
        fused = kind.fuse(forms.newest, field, bodies)
        near = sum(kind.nearness(forms.newest, field, fused, body) for body in bodies) / len(bodies)
        return _written(pool[0].item_id, field, fused, round(near, 4), Method.AT_LEAST_HALF, votes=len(pool))
    likeness = [
        sum(forms.likeness(answer, other, kind=kind) or 0.0 for other in pool if other is not answer)
        / (len(pool) - 1)
        for answer in pool
    ]
    best = max(range(len(pool)), key=likeness.__getitem__)
    return _written(
        pool[0].item_id, field, texts[best], round(likeness[best], 4), Method.MOST_SIMILAR, votes=len(pool)
    )


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


class _Ballot:
    """The votes on one field, in columns."""

    def __init__(self) -> None:
        self.items: list[int] = []
        self.people: list[int] = []
        self.values: list[Value] = []

    def add(self, item_id: ItemId, person_id: PersonId, value: Value) -> None:
        self.items.append(item_id)
        self.people.append(person_id)
        self.values.append(value)

    def encoded(self) -> Votes:
        return encode(self.items, self.people, self.values)


class _Tally:
    """What is gathered from the answers as they pass by; their bodies are not kept."""

    def __init__(self) -> None:
        self.categories: defaultdict[str, _Ballot] = defaultdict(_Ballot)
        self.numbers: defaultdict[str, _Ballot] = defaultdict(_Ballot)
        self.texts: list[Fused] = []
        self.full_items: list[ItemId] = []
        self.people: Counter[PersonId] = Counter()
        self.org_of: dict[PersonId, OrgId] = {}  # of their last answer here: people change companies
        self.right: defaultdict[PersonId, float] = defaultdict(float)  # votes expected to be right
        self.judged: Counter[PersonId] = Counter()  # votes that could be judged

    def add(self, item_id: ItemId, answers: list[Counted], *, kind: Kind, forms: Forms) -> None:
        written: dict[str, list[Counted]] = {}
        for answer in answers:
            self.people[answer.person_id] += 1
            self.org_of[answer.person_id] = answer.org_id
            forms.note_left_out(answer, kind=kind)
            for vote in forms.votes(answer, kind=kind):
                if vote.category is not None:
                    self.categories[vote.field].add(item_id, answer.person_id, vote.category)
                elif vote.number is not None:
                    self.numbers[vote.field].add(item_id, answer.person_id, vote.number)
                else:
                    written.setdefault(vote.field, []).append(answer)
        self.texts += [fuse_texts(field, by, kind=kind, forms=forms) for field, by in written.items()]
        if sum(answer.is_accepted for answer in answers) >= answers[0].seats:
            self.full_items.append(item_id)

    def learn(self, accuracy: dict[PersonId, float], votes: Votes) -> None:
        """Take in how often each person is right on a field, by the number of their votes on it."""
        counts = np.bincount(votes.annotator).tolist()
        for name, count in zip(votes.annotators, counts, strict=True):
            person = PersonId(_whole(name))
            if person in accuracy:
                self.right[person] += accuracy[person] * count
                self.judged[person] += count

    def reliability(self) -> list[Reliability]:
        return [
            Reliability(
                person_id=person,
                org_id=self.org_of[person],
                answers=count,
                accuracy=self.right[person] / self.judged[person] if self.judged[person] else None,
            )
            for person, count in sorted(self.people.items())
        ]


def _chosen(
    field: str, votes: Votes, winners: list[int], confidence: Iterable[float | None], method: Method
) -> list[Fused]:
    counts = np.bincount(votes.item)
    return [
        Fused(
            item_id=ItemId(_whole(item)),
            field=field,
            value=votes.values[winner],
            confidence=None if sure is None else round(sure, 4),
            method=method,
            votes=int(counts[at]),
        )
        for at, (item, winner, sure) in enumerate(zip(votes.items, winners, confidence, strict=True))
    ]


def _written(
    item_id: ItemId, field: str, text: str, confidence: float | None, method: Method, *, votes: int
) -> Fused:
    return Fused(item_id=item_id, field=field, value=text, confidence=confidence, method=method, votes=votes)


def _text_of(votes: list[Vote], field: str) -> str:
    return next(vote.text for vote in votes if vote.field == field and vote.text is not None)


def _whole(name: object) -> int:
    assert isinstance(name, int)  # the codes were made of ids
    return name
