"""Answers made with different versions of a form: what they say together, and what is left out.

An answer is read by its own version. Of an older one only the fields count that mean the same in the newest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Protocol  # Any: bodies are JSON

from qilou.domain.consensus.model import Counted
from qilou.kinds.contract import Json, Kind, Vote
from qilou.kinds.versions import are_alike, means_the_same


class Made(Protocol):
    """What was made with a version of the form: an answer, one that counts, or a decision."""

    @property
    def form_version(self) -> int: ...
    @property
    def slots(self) -> list[str]: ...
    @property
    def body(self) -> dict[str, Any]: ...  # Any: see above


class Forms:
    """A project's newest form, and the older ones by number; counts the votes it leaves out."""

    def __init__(self, newest: Json, older: Mapping[int, Json] | None = None) -> None:
        self.newest = newest
        self._older = dict(older or {})
        self._same: dict[tuple[int, str], bool] = {}
        self.left_out: Counter[str] = Counter()

    def of(self, version: int) -> Json:
        """Return the form of this version; what is not among the older ones is the newest."""
        return self._older.get(version, self.newest)

    def body(self, answer: Made, *, kind: Kind) -> Json:
        """Return the answer's body, unshuffled by its own form."""
        return kind.unshuffle(answer.body, answer.slots, form=self.of(answer.form_version))

    def votes(self, answer: Counted, body: Json, *, kind: Kind) -> list[Vote]:
        """Return what its unshuffled body says on fields that mean the same in the newest form; count the others."""
        own = self.of(answer.form_version)
        votes = kind.votes(own, body)
        if own is self.newest:
            return votes
        kept = [each for each in votes if self._counts(each.field, answer.form_version)]
        self.left_out.update(
            each.field for each in votes if not self._counts(each.field, answer.form_version)
        )
        return kept

    def likeness(self, one: Made, other: Made, *, kind: Kind) -> float | None:
        """Return how alike two answers are, or None where their forms ask for different things."""
        return self.likeness_of(
            (one, self.body(one, kind=kind)), (other, self.body(other, kind=kind)), kind=kind
        )

    def likeness_of(self, one: tuple[Made, Json], other: tuple[Made, Json], *, kind: Kind) -> float | None:
        """Return the same of answers with their unshuffled bodies, for callers that compare one with many."""
        form, theirs = self.of(one[0].form_version), self.of(other[0].form_version)
        if form is not theirs and not are_alike(form, theirs):
            return None
        return kind.similarity(form, one[1], other[1])

    def _counts(self, field: str, version: int) -> bool:
        known = self._same.get((version, field))
        if known is None:
            known = means_the_same(field, self.of(version), self.newest)
            self._same[version, field] = known
        return known
