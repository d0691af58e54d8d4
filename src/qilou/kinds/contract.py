"""What every kind of task can do. A flow knows kinds only through this protocol.

Bodies come in two forms: as shown (slots A, B, …) and unshuffled (candidate ids). `unshuffle` goes from one to
the other, and `votes` and `similarity` read only the second.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias, runtime_checkable

import msgspec

Json: TypeAlias = dict[str, Any]  # Any: forms, contents and bodies are open JSON until a check has passed


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong, and where: `ratings.A.accuracy`, `conversation[3].content`."""

    path: str
    reason: str


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """What one answer says about one field; exactly one of category, number and text is set."""

    field: str
    category: str | None = None
    number: float | None = None
    text: str | None = None


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer claims that a model wrote: to be compared with the generation that is stored under its number."""

    path: str
    slot: str
    generation: int
    messages: list[Json]  # what the model was answering
    text: str
    state: str  # done, stopped, failed


class Kind(Protocol):
    """One kind of task."""

    name: str
    slot_names: tuple[str, ...]

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of a project's form."""
        ...

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of an item's content."""
        ...

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of an answer as shown, under a form that has passed check_form.

        `shown` says how many candidates the person saw; only a kind where that varies looks at it.
        """
        ...

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body by candidate id; the form tells where the middle of the preference scale is."""
        ...

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return what the answer says, field by field."""
        ...

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return how alike two unshuffled bodies are, 0..1; symmetric, 1 for equals."""
        ...

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return what the browser gets: turns and slots, no model name and no candidate id."""
        ...

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer as shown that check_answer accepts; the seed chooses which."""
        ...


@runtime_checkable
class Anchored(Protocol):
    """A kind whose answers point into the item's content: they are right or wrong only beside it."""

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return every problem that only the content shows, of a body that has passed check_answer."""
        ...


@runtime_checkable
class Fitting(Protocol):
    """A kind some of whose items do not fit every form; those are refused when they are imported."""

    def check_fit(self, form: Json, content: Json) -> list[Problem]:
        """Return every problem that the content, which has passed its check, has under this form."""
        ...


@runtime_checkable
class Conversing(Protocol):
    """A kind in which people talk with models; what these said is true only if it was stored as they said it."""

    def said(self, form: Json, content: Json, body: Json) -> list[Said]:
        """Return what the body, which has passed its checks, claims that models wrote."""
        ...


@runtime_checkable
class Fusing(Protocol):
    """A kind that makes one text of several answers' texts itself; of other kinds the likeliest text is chosen."""

    def fuse(self, form: Json, field: str, bodies: Sequence[Json]) -> str:
        """Return what the unshuffled bodies, at least one, say together in the field."""
        ...

    def nearness(self, form: Json, field: str, fused: str, body: Json) -> float:
        """Return how alike the fused text and one body are, 0..1."""
        ...


@runtime_checkable
class Joining(Fusing, Protocol):
    """A kind whose text of several answers holds what everybody wrote, each thing once."""

    joins: bool


@runtime_checkable
class Preparing(Protocol):
    """A kind that fixes something in an item's content when it is imported, once for all who will answer it."""

    def prepare(self, content: Json) -> Json:
        """Return the content with what is fixed; what cannot be fixed stays for check_content to name."""
        ...
