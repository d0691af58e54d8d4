"""The votes of a project, gathered field by field while its answers pass by; the answers' bodies are not kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, groupby

import msgspec
import numpy as np

from qilou.base.ids import ItemId, OrgId, PersonId
from qilou.domain.consensus.model import Counted, Spread
from qilou.kinds.contract import Fusing, Json, Kind, Vote
from qilou.measure.votes import Floats, Value, Votes, encode


class Ballot:
    """The votes on one field, in columns."""

    def __init__(self) -> None:
        self.items: list[int] = []
        self.people: list[int] = []
        self.values: list[Value] = []

    def add(self, item_id: ItemId, person_id: PersonId, value: Value) -> None:
        """Take in a vote."""
        self.items.append(item_id)
        self.people.append(person_id)
        self.values.append(value)

    def encoded(self) -> Votes:
        """Return the votes as codes."""
        return encode(self.items, self.people, self.values)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of one item for one field, how alike they are, and what the kind itself made of them, if it does."""

    item_id: ItemId
    people: list[PersonId]
    texts: list[str]
    alike: list[list[float]]
    fused: str | None
    nearness: float | None


class Gathered:
    """All votes of a project. Read it when the last answer has passed."""

    def __init__(self, *, kind: Kind, form: Json) -> None:
        self._kind, self._form = kind, form
        self.categories: defaultdict[str, Ballot] = defaultdict(Ballot)
        self.numbers: defaultdict[str, Ballot] = defaultdict(Ballot)
        self.texts: defaultdict[str, list[Written]] = defaultdict(list)
        self.full_items: list[ItemId] = []
        self.accepted: dict[ItemId, int] = {}
        self.people: Counter[PersonId] = Counter()
        self.org_of: dict[PersonId, OrgId] = {}  # of their last answer here: people change companies
        self.likeness: defaultdict[PersonId, list[float]] = defaultdict(list)  # to the others, item by item
        self.spreads: list[Spread] = []

    def gather(self, answers: Iterable[Counted]) -> None:
        """Take in the answers, which come ordered by item."""
        for item_id, group in groupby(answers, key=lambda answer: answer.item_id):
            self._add(item_id, list(group))

    def known(self, field: str, bodies: Mapping[ItemId, Json]) -> dict[int, str]:
        """Return by item the category that unshuffled bodies, of gold items, give the field."""
        found = {
            item: next((vote.category for vote in self._votes(body) if vote.field == field), None)
            for item, body in bodies.items()
        }
        return {item: category for item, category in found.items() if category is not None}

    def _add(self, item_id: ItemId, answers: list[Counted]) -> None:
        bodies = [self._kind.unshuffle(each.body, each.slots, form=self._form) for each in answers]
        alike = self._alike(bodies)
        written: dict[str, None] = {}
        for answer, body in zip(answers, bodies, strict=True):
            self.people[answer.person_id] += 1
            self.org_of[answer.person_id] = answer.org_id
            for vote in self._votes(body):
                if not self._count(item_id, answer.person_id, vote):
                    written[vote.field] = None
        if len(answers) > 1:
            self._measure(item_id, answers, alike)
        for field in written:
            self.texts[field].append(self._written(item_id, field, answers, bodies, alike))
        self.accepted[item_id] = sum(answer.is_accepted for answer in answers)
        if self.accepted[item_id] >= answers[0].seats:
            self.full_items.append(item_id)

    def _count(self, item_id: ItemId, person_id: PersonId, vote: Vote) -> bool:
        if vote.category is not None:
            self.categories[vote.field].add(item_id, person_id, vote.category)
        elif vote.number is not None:
            self.numbers[vote.field].add(item_id, person_id, vote.number)
        else:
            return False
        return True

    def _measure(self, item_id: ItemId, answers: list[Counted], alike: Floats) -> None:
        to_others = (alike.sum(axis=1) - 1) / (len(answers) - 1)
        for answer, likeness in zip(answers, to_others.tolist(), strict=True):
            self.likeness[answer.person_id].append(likeness)
        apart = min(1.0, max(0.0, 1.0 - float(to_others.mean())))
        self.spreads.append(Spread(item_id=item_id, value=round(apart, 4), answers=len(answers)))

    def _written(
        self, item_id: ItemId, field: str, answers: list[Counted], bodies: list[Json], alike: Floats
    ) -> Written:
        """Answers not accepted yet stand in only where none is."""
        having = [at for at, body in enumerate(bodies) if _text_of(self._votes(body), field) is not None]
        pool = [at for at in having if answers[at].is_accepted] or having
        chosen = [bodies[at] for at in pool]
        fused = nearness = None
        if isinstance(self._kind, Fusing) and len(pool) > 1:
            fused = self._kind.fuse(self._form, field, chosen)
            nearness = sum(self._kind.nearness(self._form, field, fused, body) for body in chosen) / len(pool)
        return Written(
            item_id=item_id,
            people=[answers[at].person_id for at in pool],
            texts=[_text_of(self._votes(body), field) or "" for body in chosen],
            alike=alike[np.ix_(pool, pool)].tolist(),
            fused=fused,
            nearness=nearness,
        )

    def _alike(self, bodies: list[Json]) -> Floats:
        alike = np.eye(len(bodies))
        for one, other in combinations(range(len(bodies)), 2):
            alike[one, other] = self._kind.similarity(self._form, bodies[one], bodies[other])
            alike[other, one] = alike[one, other]
        return alike

    def _votes(self, unshuffled: Json) -> list[Vote]:
        return self._kind.votes(self._form, unshuffled)


def _text_of(votes: list[Vote], field: str) -> str | None:
    return next((vote.text for vote in votes if vote.field == field), None)
