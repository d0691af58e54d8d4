"""Cursors: where the next page of a list begins, in a form that nobody should take apart."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from qilou.base.errors import Invalid

R = TypeVar("R")

PAGE = 50
_MARK = "n"


class CursorInvalid(Invalid):
    """This cursor is not one that a list gave. Start the list anew."""


def cursor_of(place: int) -> str:
    """Return the cursor of the page after this place."""
    return base64.urlsafe_b64encode(f"{_MARK}{place}".encode()).decode().rstrip("=")


def place_of(cursor: str) -> int:
    """Return the place that a cursor stands for; refuse with CursorInvalid where it is none of ours."""
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("ascii")
    except (binascii.Error, UnicodeError) as wrong:
        raise CursorInvalid from wrong
    number = text.removeprefix(_MARK)
    if text == number or not number.isdigit() or len(number) > 18:
        raise CursorInvalid
    return int(number)


def page_of(rows: Sequence[R], place: Callable[[R], int]) -> tuple[list[R], str | None]:
    """Return the rows of one page and the next page's cursor; ask flows for PAGE + 1 rows to know if there is one."""
    shown = list(rows[:PAGE])
    return shown, cursor_of(place(shown[-1])) if len(rows) > PAGE else None


def _after(cursor: Annotated[str | None, Query(max_length=100)] = None) -> int:
    return 0 if not cursor else place_of(cursor)


After = Annotated[int, Depends(_after)]
