"""What training formats make of records that were judged by a list: safety, checklists, the traces of agents."""

from __future__ import annotations

import msgspec

from qilou.formats.canonical import Canonical, Json
from qilou.formats.traces import AGENTS, to_messages
from qilou.formats.writers.contract import LeftOut
from qilou.formats.writers.parts import messages, said

_GOOD = frozenset({"safe", "refused_rightly"})
LOST_IN_SAFETY = [
    "A label is true or false: safe and rightly refused are true, unsafe and wrongly refused are false.",
    "Which risks, how heavy, and whether it is illegal are not written; nor are prompts without an answer.",
]

LOST_IN_CHECKS = [
    "Each answer gives a row of its own; yes is 1, partly 0.5, no 0, and what does not apply is not written.",
    "What a criterion asks, its weight, whether it must be passed, notes, confidence and votes are not written.",
]
LOST_IN_TRACES = [
    "A label is true or false: needless steps are written as true, and only a wrong one is false.",
    "Steps that are not the agent's, sorts of error, the goal and scores are not written; calls are plain text.",
]
LOST_IN_GOOD_TRACES = [
    "Only traces that reached the goal without a wrong step are written, with their calls; labels and scores are not.",
]
_VALUES = {"yes": 1.0, "partly": 0.5, "no": 0.0}


def checked(record: Canonical) -> list[tuple[str, Json]] | LeftOut:
    """Return each candidate's text with its scores: the total, and each criterion's value by its key."""
    if not record.checks:
        return LeftOut("no answered checklist")
    found: list[tuple[str, Json]] = []
    for candidate in record.candidates:
        scores: Json = dict(candidate.scores)
        for check in record.checks:
            value = _VALUES.get(check.value) if isinstance(check.value, str) else check.value
            if check.candidate == candidate.id and value is not None:
                scores[check.key] = value
        found.append((candidate.content, scores))
    return found


def judged_calls(record: Canonical) -> Json | LeftOut:
    """Return TRL's row of stepwise supervision: the agent's own steps, and whether each is right."""
    if not record.trace:
        return LeftOut("no judged trace")
    steps = [step for step in record.trace.steps if step.type in AGENTS and step.label is not None]
    if not steps:
        return LeftOut("no judged trace")
    return {
        "prompt": "\n\n".join(turn.content for turn in record.conversation),
        "completions": [f"{s.name}({s.arguments or ''})" if s.type == "call" else s.text for s in steps],
        "labels": [step.label != "wrong" for step in steps],
    }


def good_trace(record: Canonical) -> Json | LeftOut:
    """Return OpenAI's messages with tool calls of a trace that is worth imitating."""
    if not record.trace:
        return LeftOut("no judged trace")
    if record.trace.goal != "reached" or record.trace.first_error is not None:
        return LeftOut("the goal was not reached, or a step is wrong")
    steps = [msgspec.to_builtins(step) for step in record.trace.steps]
    return {"messages": [*messages(record), *to_messages(steps)]}


def unpaired(record: Canonical) -> Json | LeftOut:
    """Return the row that TRL calls unpaired preference: a prompt, an answer, and whether it is a good one."""
    if not record.safety:
        return LeftOut("no judged safety")
    if len(record.candidates) != 1:
        return LeftOut("no answer: the prompt itself was judged")
    return {
        "prompt": messages(record),
        "completion": [said(record.candidates[0].content)],
        "label": record.safety.verdict in _GOOD,
    }
