"""What the consensus says of what people wrote: whole conversations."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import WrittenTurn
from qilou.kinds import conversation
from qilou.kinds.contract import Json


def turns_of(form: Json, content: Json, by_field: Mapping[str, SourceField]) -> list[WrittenTurn] | UnsetType:
    """Return the conversation from its first turn, the item's beginning included; unset where none was written."""
    found = by_field.get(conversation.FIELD)
    if found is None:
        return UNSET
    opening = [
        WrittenTurn(role=turn["role"], content=turn["content"], weight=0)
        for turn in conversation.opening_of(form, content)
    ]
    return opening + msgspec.json.decode(found.value, type=list[WrittenTurn])
