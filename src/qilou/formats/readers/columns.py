"""Plain columns, as a spreadsheet has them: every value is text.

    prompt, response                        one answer to rate or edit
    prompt, response_a, response_b          two answers to compare
    prompt, chosen, rejected                two answers, already compared

Besides: system, model, model_a, model_b, reference, language, domain, id.
"""

from __future__ import annotations

from qilou.formats.canonical import Canonical, Json
from qilou.formats.readers.fields import Fields, pair


def read(fields: Json) -> Canonical:
    """Return the record of a row."""
    entry = Fields(fields)
    conversation: list[Json] = [{"role": "user", "content": entry.text("prompt")}]
    system = entry.optional_text("system")
    if system is not None:
        conversation.insert(0, {"role": "system", "content": system})
    if "chosen" in entry or "rejected" in entry:
        return entry.record(conversation, **pair(entry.text("chosen"), entry.text("rejected")))
    return entry.record(conversation, candidates=_candidates(entry))


def _candidates(entry: Fields) -> list[Json]:
    if "response_a" in entry or "response_b" in entry:
        return [
            {"id": "c1", "content": entry.text("response_a"), "model": entry.optional_text("model_a")},
            {"id": "c2", "content": entry.text("response_b"), "model": entry.optional_text("model_b")},
        ]
    response = entry.optional_text("response")
    return (
        [] if response is None else [{"id": "c1", "content": response, "model": entry.optional_text("model")}]
    )
