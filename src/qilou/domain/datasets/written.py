"""What the consensus says of what people wrote: whole conversations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import Media, WrittenTurn
from qilou.kinds import conversation
from qilou.kinds.contract import Json


def media_of(holder: Json) -> list[Media] | UnsetType:
    """Return the files of an item's turn or candidate; unset where it has none."""
    return msgspec.convert(holder["media"], list[Media]) if holder.get("media") else UNSET


def turns_of(form: Json, content: Json, by_field: Mapping[str, SourceField]) -> list[WrittenTurn] | UnsetType:
    """Return the conversation from its first turn, the item's beginning included; unset where none was written."""
    found = by_field.get(conversation.FIELD)
    if found is None:
        return UNSET
    opening = [
        WrittenTurn(role=turn["role"], content=turn["content"], weight=0, media=media_of(turn))
        for turn in conversation.opening_of(form, content)
    ]
    written = msgspec.json.decode(found.value, type=list[WrittenTurn])
    drafts = conversation.drafts_of(form, content)
    return opening + [_with_media(turn, drafts) for turn in written]


def _with_media(turn: WrittenTurn, drafts: Sequence[Json]) -> WrittenTurn:
    """Return the turn with the files of the item's turn that it was made of."""
    source: Json = turn.source or {}
    if source.get("from") != "item" or source["at"] >= len(drafts):
        return turn
    place: int = source["at"]
    return msgspec.structs.replace(turn, media=media_of(drafts[place]))
