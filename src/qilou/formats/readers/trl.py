"""TRL's shapes, each as messages or as plain text.

{"messages"}                            writing: the assistant's last message is the completion
{"messages"} with tools                 an agent's trace
{"prompt"}                              only a question
{"prompt", "completion"}                writing
{"prompt", "completion", "label"}       one answer, called good or bad
{"prompt", "completions"}               the steps of one answer
{"prompt", "chosen", "rejected"}        a pair
{"chosen", "rejected"}                  a pair; the prompt is the longest common beginning
"""

from __future__ import annotations

import re
from typing import cast

import msgspec

from qilou.formats.canonical import Canonical, Json, Unreadable
from qilou.formats.readers.fields import (
    Fields,
    as_list,
    as_text,
    labelled,
    only_answer,
    pair,
    shared_prefix,
    split_answer,
    turns,
)
from qilou.formats.traces import as_text as as_paragraphs
from qilou.formats.traces import has_tools, split_messages

_TRANSCRIPT = re.compile(r"\n\n(Human|Assistant): ?")
_SPEAKERS = {"Human": "user", "Assistant": "assistant"}


def read(fields: Json) -> Canonical:
    """Return the record of an entry in any of the shapes above."""
    entry = Fields(fields)
    if has_tools(fields.get("messages")):
        return _trace(entry, as_list(entry.take("messages"), "messages"))
    if "messages" in entry:
        conversation, completion = split_answer(turns(entry.take("messages"), "messages"))
        return entry.record(conversation, completion=completion)
    if "prompt" in entry:
        return _with_prompt(entry, _question(entry.take("prompt")))
    if "chosen" in entry and "rejected" in entry:
        return _implicit_prompt(entry)
    raise Unreadable("", "needs messages, prompt, or chosen and rejected")


def _trace(entry: Fields, messages: list[object]) -> Canonical:
    asked, steps = split_messages(messages)
    model = entry.optional_text("model")
    candidates = [{"id": "c1", "content": as_paragraphs(steps) or "…", "model": model}]
    record = entry.record(turns(asked, "messages"), candidates=candidates)
    return msgspec.structs.replace(record, meta={**record.meta, "trace": steps})


def _with_prompt(entry: Fields, conversation: list[Json]) -> Canonical:
    if "chosen" in entry or "rejected" in entry:
        answers = (_answer(entry.take(name), name) for name in ("chosen", "rejected"))
        return entry.record(conversation, **pair(*answers))
    if "completions" in entry:
        return _stepwise(entry, conversation)
    if "completion" not in entry:
        return entry.record(conversation)
    answer = _answer(entry.take("completion"), "completion")
    if "label" in entry:
        return entry.record(conversation, **labelled(answer, entry.take("label"), "label"))
    return entry.record(conversation, completion=answer)


def _stepwise(entry: Fields, conversation: list[Json]) -> Canonical:
    """Return the record of an answer in steps, a blank line between them; labels, if any, are kept in meta.extra."""
    steps = [as_text(step, f"completions[{at}]") for at, step in enumerate(_steps(entry.take("completions")))]
    candidate = {"id": "c1", "content": "\n\n".join(steps), "steps": steps}
    return entry.record(conversation, candidates=[candidate])


def _steps(value: object) -> list[object]:
    if not isinstance(value, list):
        raise Unreadable("completions", "must be a list of texts")
    return cast("list[object]", value)


def _question(value: object) -> list[Json]:
    return [{"role": "user", "content": value}] if isinstance(value, str) else turns(value, "prompt")


def _answer(value: object, path: str) -> str:
    return value if isinstance(value, str) else only_answer(turns(value, path), path)


def _implicit_prompt(entry: Fields) -> Canonical:
    chosen, rejected = entry.take("chosen"), entry.take("rejected")
    if not isinstance(chosen, str) or not isinstance(rejected, str):
        return _split_turns(entry, turns(chosen, "chosen"), turns(rejected, "rejected"))
    if _TRANSCRIPT.match(chosen) and _TRANSCRIPT.match(rejected):
        return _split_turns(entry, _transcript(chosen), _transcript(rejected))
    return _split_text(entry, chosen, rejected)


def _split_turns(entry: Fields, chosen: list[Json], rejected: list[Json]) -> Canonical:
    at = shared_prefix(chosen, rejected)
    answers = only_answer(chosen[at:], "chosen"), only_answer(rejected[at:], "rejected")
    return entry.record(chosen[:at], **pair(*answers))


def _split_text(entry: Fields, chosen: str, rejected: str) -> Canonical:
    """Split "The sky is blue", "The sky is green" into "The sky is", " blue" and " green"."""
    prompt = chosen[: shared_prefix(chosen, rejected)].removesuffix(" ")
    if not prompt.strip():
        raise Unreadable("chosen", "has no beginning in common with rejected, and there is no prompt")
    conversation = [{"role": "user", "content": prompt}]
    return entry.record(conversation, **pair(chosen[len(prompt) :], rejected[len(prompt) :]))


def _transcript(text: str) -> list[Json]:
    """Return the turns of a text of the form "\\n\\nHuman: …\\n\\nAssistant: …"."""
    _, *parts = _TRANSCRIPT.split(text)
    return [
        {"role": _SPEAKERS[speaker], "content": said.strip()}
        for speaker, said in zip(parts[::2], parts[1::2], strict=True)
    ]
