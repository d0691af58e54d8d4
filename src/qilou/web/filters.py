"""What lists of items and answers are filtered by, as query parameters."""

from __future__ import annotations

from typing import Annotated

import msgspec
from fastapi import Depends, Query

from qilou.domain.answers.model import AnswerState
from qilou.domain.items.model import ItemFilter, ItemState

Word = Annotated[str | None, Query(max_length=100)]


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A filter, and the pseudonym of the person whose answers it is about."""

    filter: ItemFilter
    person: str | None


def _wish(
    state: ItemState | None = None,
    answer_state: AnswerState | None = None,
    person: Word = None,
    language: Word = None,
    domain: Word = None,
    disagreement: Annotated[float | None, Query(ge=0, le=1)] = None,
) -> Wish:
    return Wish(
        filter=ItemFilter(
            state=state,
            answer_state=answer_state and answer_state.value,
            language=language,
            domain=domain,
            disagreement=disagreement,
        ),
        person=person,
    )


Wished = Annotated[Wish, Depends(_wish)]
