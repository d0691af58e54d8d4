"""What the consensus says of what people wrote: whole conversations, prompts, branches of trees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import Branches, Media, Reply, TreeLabel, WrittenPrompt, WrittenTurn
from qilou.kinds import conversation, prompt, tree
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


def prompts_of(by_field: Mapping[str, SourceField]) -> list[WrittenPrompt] | UnsetType:
    """Return everybody's prompts; unset where none were written."""
    found = by_field.get(prompt.FIELD)
    return UNSET if found is None else msgspec.json.decode(found.value, type=list[WrittenPrompt])


def branches_of(
    by_field: Mapping[str, SourceField], bodies: Sequence[Json], approved: Sequence[bool]
) -> Branches | UnsetType:
    """Return everybody's replies, best first, with the labels of what stood there; unset where no tree grew.

    A reply is approved where one of the answers that it stands in is.
    """
    found = by_field.get(tree.FIELD)
    if found is None:
        return UNSET
    passed = {
        reply["text"]
        for body, is_approved in zip(bodies, approved, strict=True)
        for reply in body["replies"]
        if is_approved and "text" in reply
    }
    replies = msgspec.json.decode(found.value, type=list[Reply])
    labels: dict[str, dict[str, TreeLabel]] = {}
    for field, each in by_field.items():
        if field.startswith("label."):
            _, target, key = field.split(".")
            labels.setdefault(target, {})[key] = TreeLabel(value=each.value, count=each.votes)
    return Branches(
        replies=[msgspec.structs.replace(reply, approved=reply.text in passed) for reply in replies],
        labels=labels,
    )


def _with_media(turn: WrittenTurn, drafts: Sequence[Json]) -> WrittenTurn:
    """Return the turn with the files of the item's turn that it was made of."""
    source: Json = turn.source or {}
    if source.get("from") != "item" or source["at"] >= len(drafts):
        return turn
    place: int = source["at"]
    return msgspec.structs.replace(turn, media=media_of(drafts[place]))
