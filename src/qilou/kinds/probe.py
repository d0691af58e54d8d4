"""Looking into JSON that nobody has checked yet. Nothing here raises on a wrong type.

An `Inquiry` gathers problems as it goes, so that a person sees all of them at once and not only the first.
"""

from __future__ import annotations

from typing import cast

from qilou.formats.text import below, unstorable
from qilou.kinds.contract import Problem


class Inquiry:
    """A list of problems in the making."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, path: str, reason: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(path, reason))

    def fields(self, value: object, path: str, *, known: frozenset[str]) -> dict[str, object] | None:
        """Return the object at path; note it when it is none, and each field it should not have."""
        if not isinstance(value, dict):
            self.add(path, "must be an object")
            return None
        found = cast("dict[str, object]", value)
        if not found.keys() <= known:
            for name in found:
                if name not in known:
                    self.add(below(path, str(name)), "is not a field that is known here")
        return found

    def items(self, value: object, path: str) -> list[object]:
        """Return the list at path; note it and return an empty one when it is none."""
        if isinstance(value, list):
            return cast("list[object]", value)
        self.add(path, "must be a list")
        return []

    def whole(self, value: object, path: str, *, low: int, high: int) -> int | None:
        """Return the whole number at path if it lies in low..high, otherwise note it."""
        number = as_whole(value)
        if number is None:
            self.add(path, f"must be a whole number from {low} to {high}")
        elif not low <= number <= high:
            self.add(path, f"must be from {low} to {high}, is {shortened(number)}")
        else:
            return number
        return None

    def text(self, value: object, path: str, *, low: int, high: int) -> str | None:
        """Return the text at path if its length is right, otherwise note it.

        The lower limit counts without white space at the ends; the upper limit counts everything.
        """
        if not isinstance(value, str):
            self.add(path, "must be text")
            return None
        before = len(self.problems)
        if len(value.strip()) < low:
            self.add(path, "must not be empty" if low == 1 else f"needs at least {low} characters")
        if len(value) > high:
            self.add(path, f"may have at most {high} characters, has {len(value)}")
        if (bad := unstorable(value)) is not None:
            self.add(path, bad)
        return value if len(self.problems) == before else None


def as_whole(value: object) -> int | None:
    """Return the value if it is a whole number; true and 4.0 are none."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def shortened(number: int) -> str:
    """Return the number for a message; a very long one is only described, for Python refuses to print it."""
    return str(number) if -(10**18) < number < 10**18 else "a very large number"
