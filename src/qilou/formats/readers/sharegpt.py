"""ShareGPT's shape, as LLaMA-Factory reads it.

{"conversations": [{"from": "human", "value"}, {"from": "gpt", "value"}], "system"}     writing
{"conversations": [… human], "chosen": {"from": "gpt", "value"}, "rejected": {…}}       a pair
{"conversations": [… gpt], "kto_tag": true}                                             one answer, good or bad
"""

from __future__ import annotations

from qilou.formats.canonical import Canonical, Json, Unreadable
from qilou.formats.readers.fields import Fields, labelled, only_answer, pair, split_answer, turn, turns

_ROLES = {
    "system": "system",
    "human": "user",
    "user": "user",
    "gpt": "assistant",
    "chatgpt": "assistant",
    "assistant": "assistant",
}


def read(fields: Json) -> Canonical:
    """Return the record of an entry in any of the shapes above."""
    entry = Fields(fields)
    conversation = turns(
        entry.take("conversations"), "conversations", role="from", content="value", roles=_ROLES
    )
    system = entry.optional_text("system")
    if system is not None:
        conversation = [{"role": "system", "content": system}, *conversation]
    if "chosen" in entry or "rejected" in entry:
        return entry.record(conversation, **pair(_answer(entry, "chosen"), _answer(entry, "rejected")))
    conversation, answer = split_answer(conversation)
    if "kto_tag" not in entry:
        return entry.record(conversation, completion=answer)
    if answer is None:
        raise Unreadable("conversations", "must end with the answer that kto_tag judges")
    return entry.record(conversation, **labelled(answer, entry.take("kto_tag"), "kto_tag"))


def _answer(entry: Fields, name: str) -> str:
    value = entry.take(name)
    if isinstance(value, str):
        return value
    return only_answer([turn(value, name, role="from", content="value", roles=_ROLES)], name)
