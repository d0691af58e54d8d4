"""Refusals: what the house says when the world asks for something it may not or cannot have.

Five kinds. A refusal's class docstring is the sentence the person reads; its keyword fields are the facts.
Doors translate the kind (HTTP status, exit code); rooms do not know doors.
"""

from __future__ import annotations

import inspect
from typing import ClassVar


class Refusal(Exception):
    """The request was refused."""

    kind: ClassVar[str] = "refusal"

    def __init__(self, **facts: object) -> None:
        super().__init__()
        self.facts: dict[str, object] = facts

    @property
    def name(self) -> str:
        """Return the stable name that doors and translations use."""
        return type(self).__name__

    @property
    def message(self) -> str:
        """Return the class docstring's first paragraph, with the facts filled in."""
        sentence = inspect.cleandoc(type(self).__doc__ or "").split("\n\n")[0].replace("\n", " ")
        try:
            return sentence.format(**self.facts)
        except (KeyError, IndexError):
            return sentence

    def __str__(self) -> str:
        return self.message


class NotFound(Refusal):
    """There is no such thing, or you may not see it."""

    kind = "not_found"


class NotAllowed(Refusal):
    """You may not do this."""

    kind = "not_allowed"


class Invalid(Refusal):
    """What was sent cannot be used as it is."""

    kind = "invalid"


class Conflict(Refusal):
    """The thing has changed or is not in the state that this needs."""

    kind = "conflict"


class Exhausted(Refusal):
    """A limit is reached; try again later."""

    kind = "exhausted"
