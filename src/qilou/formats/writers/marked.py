"""What formats make of records with marked errors and judged steps; beside ours, only TRL knows steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from qilou.formats.canonical import Canonical, Json, Span, Step, Turn
from qilou.formats.writers.contract import LeftOut

MARKED = frozenset({"spans", "steps", "safety", "trace", "form"})
NO_SHAPE = {
    "spans": LeftOut("no shape for marked errors"),
    "steps": LeftOut("no shape for judged steps"),
    "safety": LeftOut("no shape for marked risks"),
    "trace": LeftOut("no shape for judged traces"),
    "form": LeftOut("no shape for free forms"),
}
NO_FILE = {
    "spans": "There is no shape for errors marked in an answer: no file is written.",
    "steps": "There is no shape for judged steps: no file is written.",
    "safety": "There is no shape for marked risks: no file is written.",
    "trace": "There is no shape for judged traces: no file is written.",
    "form": "There is no shape for free forms: no file is written.",
}
LOST_IN_STEPS = [
    "A label is true or false: neutral steps are written as true, and only a bad step is false.",
    "Steps after the first error that nobody judged are not written.",
    "A conversation of more than one turn is written as one text, each turn behind its role.",
    "Confidence and number of votes of each step, where it stands in the answer, and the model's name are not written.",
]


def stepwise(record: Canonical) -> Json | LeftOut:
    """Return the row that TRL calls stepwise supervision: a prompt, the steps, and whether each is right."""
    steps: Sequence[Step] = record.steps or []
    judged = [step for step in steps if step.label is not None]
    if not judged:
        return LeftOut("no judged steps")
    return {
        "prompt": _as_text(record.conversation),
        "completions": [step.text for step in judged],
        "labels": [step.label != -1 for step in judged],
    }


def span_lines(records: Iterable[Canonical]) -> Iterator[bytes]:
    """Yield a line of JSON for each error that people together marked, and for each that one person marked."""
    for record in records:
        agreed: Sequence[Span] = record.spans or []
        for span in agreed:
            yield _line(record, None, msgspec.to_builtins(span))
        for judgment in record.judgments:
            for marked in judgment.body.get("spans", []):
                yield _line(record, judgment.annotator, marked)


def _line(record: Canonical, annotator: str | None, span: Json) -> bytes:
    fields = ("label", "severity", "start", "end", "quote", "note", "votes")
    given = {name: span.get(name) for name in fields}
    return msgspec.json.encode({"record": record.id, "annotator": annotator, **given}) + b"\n"


def _as_text(conversation: Sequence[Turn]) -> str:
    if len(conversation) == 1:
        return conversation[0].content
    return "\n\n".join(f"{turn.role.capitalize()}: {turn.content}" for turn in conversation)
