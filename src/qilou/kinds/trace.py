"""trace: a person reviews what an agent did, step by step: messages, tool calls with arguments, results, the end.

    body  {"steps": [{"label": "right", "error": null}, null, {"label": "wrong", "error": "wrong_argument"}, …],
           "first_error": 2, "goal": "reached", "scores": {"efficiency": 4}, "reason": "…"}

Only the agent's own steps are judged (a message, a call, the final answer); those that happen to it, such as a tool's
result, are null. The steps stand in `content.meta.trace`, in the shape of `formats/traces.py`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from qilou.formats.traces import AGENTS, STEP_KINDS
from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_reason, example_scores
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import (
    check_dimensions,
    check_named,
    check_reason,
    check_scores,
    check_text_rule,
    closeness,
)
from qilou.kinds.probe import Inquiry

RIGHT, WRONG, NEEDLESS = "right", "wrong", "needless"
LABELS = (RIGHT, WRONG, NEEDLESS)
GOALS = ("reached", "partly", "missed")
NO_ERROR = "none"
MOST_STEPS = 300
MOST_ERRORS = 20
_FORM = frozenset({"dimensions", "errors", "reason"})
_BODY = frozenset({"steps", "first_error", "goal", "scores", "reason"})
_JUDGED = frozenset({"label", "error"})
_STEP = frozenset({"type", "text", "name", "arguments", "id"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})


@takes_fields
class Trace:
    """Reviewing an agent's trace."""

    name = "trace"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: the sorts of error, and the dimensions for the whole, which may be none."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is not None:
            check_dimensions(inquiry, found.get("dimensions"), at_least=0)
            check_named(inquiry, found.get("errors"), "errors", most=MOST_ERRORS, extra=frozenset())
            check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: one candidate, and a trace with a step of the agent's."""
        problems = contents.check_content(content, fewest=1, most=1)
        if problems:
            return problems
        inquiry = Inquiry()
        steps = inquiry.items(steps_of(cast("Json", content)), "meta.trace")  # cast: check_content has passed
        if not 1 <= len(steps) <= MOST_STEPS:
            inquiry.add("meta.trace", f"needs 1 to {MOST_STEPS}, has {len(steps)}")
        kinds = [
            _check_step(inquiry, step, f"meta.trace[{at}]") for at, step in enumerate(steps[:MOST_STEPS])
        ]
        if steps and not AGENTS.intersection(kinds):
            inquiry.add("meta.trace", "has no step of the agent's")
        return inquiry.problems

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer that shows without the trace it is about."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        steps = inquiry.items(found.get("steps"), "steps")
        if isinstance(found.get("steps"), list) and not 1 <= len(steps) <= MOST_STEPS:
            inquiry.add("steps", f"needs 1 to {MOST_STEPS}, has {len(steps)}")
        labels = [
            _check_judged(inquiry, form, step, f"steps[{at}]") for at, step in enumerate(steps[:MOST_STEPS])
        ]
        first = labels.index(WRONG) if WRONG in labels else None
        if (found.get("first_error"), type(found.get("first_error"))) != (first, type(first)):
            index = "null" if first is None else first
            inquiry.add("first_error", f"must be {index}, as the labels say")
        if found.get("goal") not in GOALS:
            inquiry.add("goal", "must be reached, partly or missed")
        check_scores(inquiry, form, found.get("scores"), path="scores")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return each step of the agent's that is not judged, and each other step that is."""
        steps, judged = steps_of(content), body["steps"]
        if len(steps) != len(judged):
            return [Problem("steps", f"there are {len(steps)} steps and {len(judged)} labels")]
        inquiry = Inquiry()
        for at, (step, given) in enumerate(zip(steps, judged, strict=True)):
            if step["type"] in AGENTS and given is None:
                inquiry.add(f"steps[{at}]", "must be judged: it is the agent's")
            elif step["type"] not in AGENTS and given is not None:
                inquiry.add(f"steps[{at}]", "must be null: it is not the agent's")
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the goal, the first error, each judged step with its sort of error, and the scores."""
        first: int | None = unshuffled["first_error"]
        votes = [
            Vote(field="trace.goal", category=unshuffled["goal"]),
            Vote(field="trace.first_error", category=NO_ERROR if first is None else str(first)),
        ]
        for at, judged in enumerate(unshuffled["steps"]):
            if judged is not None:
                votes.append(Vote(field=f"trace.step.{at}", category=judged["label"]))
                votes.append(Vote(field=f"trace.error.{at}", category=judged["error"] or NO_ERROR))
        return [
            *votes,
            *(Vote(field=f"score.{key}", number=float(n)) for key, n in unshuffled["scores"].items()),
        ]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the mean of: equal labels among the judged steps, the same goal, and how close the scores are."""
        pairs = [(x, y) for x, y in zip(a["steps"], b["steps"], strict=False) if x or y]
        longest = sum(each is not None for each in max(a["steps"], b["steps"], key=len))
        equal = sum(bool(x and y and x["label"] == y["label"]) for x, y in pairs)
        parts = [equal / max(1, len(pairs), longest), float(a["goal"] == b["goal"])]
        near = [
            closeness(each, a["scores"].get(each["key"]), b["scores"].get(each["key"]))
            for each in form["dimensions"]
        ]
        if near:
            parts.append(sum(near) / len(near))
        return sum(parts) / len(parts)

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the trace; the answer's text is the trace's, and so is not sent twice."""
        view = contents.show(content, slots, slot_names=self.slot_names)
        steps = [
            {name: step.get(name) for name in ("type", "text", "name", "arguments")}
            for step in steps_of(content)
        ]
        return {
            **view,
            "candidates": [{**each, "content": ""} for each in view["candidates"]],
            "trace": steps,
        }

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return drawn judgements of a made-up number of steps, every third not the agent's."""
        draw = random.Random(seed)
        steps = [None if at % 3 == 2 else _drawn(form, draw) for at in range(draw.randint(2, 6))]
        labels = [step and step["label"] for step in steps]
        return {
            "steps": steps,
            "first_error": labels.index(WRONG) if WRONG in labels else None,
            "goal": draw.choice(GOALS),
            "scores": example_scores(form, draw),
            "reason": example_reason(form),
        }


def steps_of(content: Json) -> list[Json]:
    """Return the steps of the content's trace."""
    meta: Json = content.get("meta") or {}
    return cast("list[Json]", meta.get("trace") or [])


def _check_step(inquiry: Inquiry, value: object, path: str) -> object:
    found = inquiry.fields(value, path, known=_STEP)
    if found is None:
        return None
    kind = found.get("type")
    if kind not in STEP_KINDS:
        inquiry.add(f"{path}.type", f"must be one of {', '.join(STEP_KINDS)}")
    inquiry.text(found.get("text"), f"{path}.text", low=0, high=contents.MAX_TURN_CHARS)
    for name, high in (("name", 200), ("arguments", contents.MAX_TURN_CHARS), ("id", 200)):
        if found.get(name) is not None or (name == "name" and kind == "call"):
            inquiry.text(found.get(name), f"{path}.{name}", low=1 if name == "name" else 0, high=high)
    return kind if isinstance(kind, str) else None


def _check_judged(inquiry: Inquiry, form: Json, value: object, path: str) -> object:
    if value is None:
        return None
    found = inquiry.fields(value, path, known=_JUDGED)
    if found is None:
        return None
    label, error = found.get("label"), found.get("error")
    keys = [each["key"] for each in form["errors"]]
    if label not in LABELS:
        inquiry.add(f"{path}.label", "must be right, wrong or needless")
    elif label == WRONG and error not in keys:
        inquiry.add(f"{path}.error", f"must be one of {', '.join(keys)}")
    elif label != WRONG and error is not None:
        inquiry.add(f"{path}.error", "must be null where the step is not wrong")
    return label


def _drawn(form: Json, draw: random.Random) -> Json:
    label = draw.choice((RIGHT, RIGHT, WRONG, NEEDLESS))
    return {"label": label, "error": draw.choice(form["errors"])["key"] if label == WRONG else None}
