"""The votes of a project, gathered field by field while its answers pass by; the answers' bodies are not kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations, groupby

import msgspec
import numpy as np

from qilou.base.ids import ItemId, OrgId, PersonId
from qilou.domain.consensus.model import Counted, Spread
from qilou.domain.consensus.signals import Watch
from qilou.domain.consensus.versions import Forms
from qilou.kinds.contract import Fusing, Joining, Json, Kind, Vote
from qilou.kinds.fields.voting import FIELD
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
    is_joined: bool = False


class Gathered:
    """All votes of a project. Read it when the last answer has passed."""

    def __init__(self, *, kind: Kind, forms: Forms) -> None:
        self._kind, self._forms = kind, forms
        self.categories: defaultdict[str, Ballot] = defaultdict(Ballot)
        self.numbers: defaultdict[str, Ballot] = defaultdict(Ballot)
        self.texts: defaultdict[str, list[Written]] = defaultdict(list)
        self.full_items: list[ItemId] = []
        self.accepted: dict[ItemId, int] = {}
        self.people: Counter[PersonId] = Counter()
        self.org_of: dict[PersonId, OrgId] = {}  # of their last answer here: people change companies
        self.likeness: defaultdict[PersonId, list[float]] = defaultdict(list)  # to the others, item by item
        self.spreads: list[Spread] = []
        self.watch = Watch()

    def gather(self, answers: Iterable[Counted]) -> None:
        """Take in the answers, which come ordered by item."""
        for item_id, group in groupby(answers, key=lambda answer: answer.item_id):
            self._add(item_id, list(group))

    def known(self, field: str, bodies: Mapping[ItemId, Json]) -> dict[int, str]:
        """Return by item the category that unshuffled bodies, of gold items, give the field."""
        found = {
            item: next(
                (vote.category for vote in self._kind.votes(self._forms.newest, body) if vote.field == field),
                None,
            )
            for item, body in bodies.items()
        }
        return {item: category for item, category in found.items() if category is not None}

    def _add(self, item_id: ItemId, answers: list[Counted]) -> None:
        bodies = [self._forms.body(each, kind=self._kind) for each in answers]
        pairs = list(zip(answers, bodies, strict=True))
        votes = [self._forms.votes(each, body, kind=self._kind) for each, body in pairs]
        alike = self._alike(pairs)
        written: dict[str, None] = {}
        for answer, said in zip(answers, votes, strict=True):
            self.people[answer.person_id] += 1
            self.org_of[answer.person_id] = answer.org_id
            self.watch.see(answer, said)
            for vote in said:
                if not self._count(item_id, answer.person_id, vote):
                    written[vote.field] = None
        if len(answers) > 1:
            self._measure(item_id, answers, alike)
        for field in written:
            self.texts[field].append(self._written(item_id, field, (answers, bodies, votes), alike))
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
        comparable = (~np.isnan(alike)).sum(axis=1) - 1
        if not comparable.any():
            return
        to_others = (np.nansum(alike, axis=1) - 1)[comparable > 0] / comparable[comparable > 0]
        compared = [answer for answer, others in zip(answers, comparable, strict=True) if others > 0]
        for answer, likeness in zip(compared, to_others.tolist(), strict=True):
            self.likeness[answer.person_id].append(likeness)
        apart = min(1.0, max(0.0, 1.0 - float(np.average(to_others, weights=comparable[comparable > 0]))))
        self.spreads.append(Spread(item_id=item_id, value=round(apart, 4), answers=len(answers)))

    def _written(
        self,
        item_id: ItemId,
        field: str,
        given: tuple[list[Counted], list[Json], list[list[Vote]]],
        alike: Floats,
    ) -> Written:
        """Answers not accepted yet stand in only where none is."""
        answers, bodies, votes = given
        having = [at for at, said in enumerate(votes) if _text_of(said, field) is not None]
        pool = [at for at in having if answers[at].is_accepted] or having
        chosen = [bodies[at] for at in pool]
        fused = nearness = None
        if isinstance(self._kind, Fusing) and len(pool) > 1 and not field.startswith(FIELD):
            fused = self._kind.fuse(self._forms.newest, field, chosen)
            nearness = sum(
                self._kind.nearness(self._forms.newest, field, fused, body) for body in chosen
            ) / len(pool)
        return Written(
            item_id=item_id,
            people=[answers[at].person_id for at in pool],
            texts=[_text_of(votes[at], field) or "" for at in pool],
            alike=np.nan_to_num(alike[np.ix_(pool, pool)]).tolist(),
            fused=fused,
            nearness=nearness,
            is_joined=isinstance(self._kind, Joining),
        )

    def _alike(self, answers: list[tuple[Counted, Json]]) -> Floats:
        """Return how alike each two answers are; not a number where their forms ask for different things."""
        alike = np.eye(len(answers))
        for one, other in combinations(range(len(answers)), 2):
            found = self._forms.likeness_of(answers[one], answers[other], kind=self._kind)
            alike[one, other] = np.nan if found is None else found
            alike[other, one] = alike[one, other]
        return alike


def _text_of(votes: list[Vote], field: str) -> str | None:
    return next((vote.text for vote in votes if vote.field == field), None)
