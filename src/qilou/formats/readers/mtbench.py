"""A person's judgment of two models, as MT-Bench and the arenas publish it.

    {"conversation_a": […], "conversation_b": […], "model_a", "model_b", "winner", "judge", "turn"}

Both conversations hold every round, but the judgment is about round `turn` only. In a later round the two have
usually drifted apart; no question is shared any more, and such an entry is refused.
"""

from __future__ import annotations

from qilou.formats.canonical import Canonical, Json, Unreadable
from qilou.formats.readers.fields import Fields, only_answer, shared_prefix, turns
from qilou.formats.text import printable

_WINNERS = {"model_a": "c1", "model_b": "c2", "tie": "tie", "tie (bothbad)": "tie", "both_bad": "tie"}


def read(fields: Json) -> Canonical:
    """Return the record with the judge's verdict as its one judgment."""
    entry = Fields(fields)
    a, b = (_until_round(turns(entry.take(name), name), fields.get("turn"), name) for name in _CONVERSATIONS)
    at = shared_prefix(a, b)
    if len(a) > at + 1 or len(b) > at + 1:
        raise Unreadable(
            "conversation_b", "differs from conversation_a before the last answer: no shared question"
        )
    candidates = [
        {
            "id": "c1",
            "content": only_answer(a[at:], "conversation_a"),
            "model": entry.optional_text("model_a"),
        },
        {
            "id": "c2",
            "content": only_answer(b[at:], "conversation_b"),
            "model": entry.optional_text("model_b"),
        },
    ]
    return entry.record(a[:at], candidates=candidates, judgments=_judgments(entry))


_CONVERSATIONS = ("conversation_a", "conversation_b")


def _until_round(conversation: list[Json], number: object, path: str) -> list[Json]:
    """Return the conversation up to the assistant's answer in this round; all of it when no round is given."""
    answers = [at for at, said in enumerate(conversation) if said["role"] == "assistant"]
    if not isinstance(number, int) or isinstance(number, bool):
        return conversation
    if not 1 <= number <= len(answers):
        raise Unreadable("turn", f"is {number}, but {path} has {len(answers)} answers")
    return conversation[: answers[number - 1] + 1]


def _judgments(entry: Fields) -> list[Json]:
    winner = entry.optional_text("winner")
    if winner is None:
        return []
    if winner not in _WINNERS:
        raise Unreadable("winner", f"must be model_a, model_b or tie, is {printable(winner)}")
    if winner not in ("model_a", "model_b", "tie"):
        entry.keep("winner", winner)
    return [
        {"annotator": entry.optional_text("judge") or "unknown", "body": {"preference": _WINNERS[winner]}}
    ]
