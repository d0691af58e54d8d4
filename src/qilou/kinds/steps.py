"""steps: a person judges the reasoning of one answer, step by step or up to the first error.

    body  {"labels": [1, 0, -1, …], "first_error": 2 or null, "reason": "…"}

1 is good, 0 neutral, -1 bad; steps count from 0. In the mode "each" every step has a label. In "first_error" the
labels are 1 up to the first error, which is -1, and what comes after it is not judged. The steps are fixed when an
item is imported, as stretches of the answer's source in `content.meta.steps`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import cast

from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_reason, check_text_rule
from qilou.kinds.probe import Inquiry, as_whole
from qilou.kinds.splitting import find_steps, split_steps

MODES = ("each", "first_error")
MOST_STEPS = 200
NAMES = {1: "good", 0: "neutral", -1: "bad"}
NO_ERROR = "none"
_FORM = frozenset({"dimensions", "mode", "reason"})
_BODY = frozenset({"labels", "first_error", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})
_STEP = frozenset({"start", "end"})


@takes_fields
class Steps:
    """Judging the steps of one answer."""

    name = "steps"
    slot_names: tuple[str, ...] = ("A",)

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form: the mode, the rule for the reason."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is None:
            return inquiry.problems
        if found.get("dimensions"):
            inquiry.add("dimensions", "must be empty: steps are judged, not scored")
        if found.get("mode") not in MODES:
            inquiry.add("mode", "must be each or first_error")
        check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def prepare(self, content: Json) -> Json:
        """Return the content with its steps fixed: those given with the answer, else those found by splitting it."""
        candidates: list[Json] = content["candidates"]
        if len(candidates) != 1 or "steps" in content["meta"]:
            return content
        source: str = candidates[0]["content"]
        given: list[str] | None = candidates[0].get("steps")
        found = split_steps(source) if given is None else find_steps(source, given)
        if isinstance(found, int):
            return content
        bare = {name: value for name, value in candidates[0].items() if name != "steps"}
        steps = [{"start": start, "end": end} for start, end in found]
        return {**content, "candidates": [bare], "meta": {**content["meta"], "steps": steps}}

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: exactly one candidate, and steps that lie in it one after another."""
        candidate = _first_candidate(content)
        problems = _check_given(candidate)
        problems += contents.check_content(_without_given(content, candidate), fewest=1, most=1)
        if problems:
            return problems
        inquiry = Inquiry()
        checked = cast("Json", content)  # it is one: check_content has passed
        meta: Json = checked.get("meta") or {}
        source: str = checked["candidates"][0]["content"]
        if "steps" in meta:
            _check_steps(inquiry, meta["steps"], length=len(source))
        elif len(split_steps(source)) > MOST_STEPS:
            inquiry.add("candidates[0].content", f"has more than {MOST_STEPS} steps")
        return inquiry.problems

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer that shows without the steps it is about."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        given = inquiry.items(found.get("labels"), "labels")
        if isinstance(found.get("labels"), list) and not 1 <= len(given) <= MOST_STEPS:
            inquiry.add("labels", f"needs 1 to {MOST_STEPS}, has {len(given)}")
        labels = [
            inquiry.whole(label, f"labels[{at}]", low=-1, high=1)
            for at, label in enumerate(given[:MOST_STEPS])
        ]
        first = labels.index(-1) if -1 in labels else None
        if (found.get("first_error"), type(found.get("first_error"))) != (first, type(first)):
            index = "null" if first is None else first
            inquiry.add("first_error", f"must be {index}, as the labels say")
        if form["mode"] == "first_error":
            _check_until_error(inquiry, labels, first)
        check_reason(inquiry, form, found)
        return inquiry.problems

    def check_against(self, form: Json, content: Json, body: Json) -> list[Problem]:
        """Return a problem where there are more labels than steps, or fewer than have to be judged."""
        steps, labels = len(steps_of(content)), len(body["labels"])
        stops = form["mode"] == "first_error" and body["first_error"] is not None
        if labels > steps or (labels < steps and not stops):
            return [Problem("labels", f"there are {steps} steps and {labels} labels")]
        return []

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body as it is: there is nothing to undo."""
        return dict(body)

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return where the first error is, and in the mode "each" what each step is."""
        first: int | None = unshuffled["first_error"]
        votes = [Vote(field="first_error", category=NO_ERROR if first is None else str(first))]
        if form["mode"] == "each":
            votes += [
                Vote(field=f"step.{at}", category=NAMES[label])
                for at, label in enumerate(unshuffled["labels"])
            ]
        return votes

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return the share of equal labels; a step that only one of the two has judged is not equal."""
        first, second = a["labels"], b["labels"]
        equal = sum(x == y for x, y in zip(first, second, strict=False))
        return equal / max(len(first), len(second))

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the answer with where its steps are."""
        view = contents.show(content, slots, slot_names=self.slot_names)
        steps = [{"start": start, "end": end} for start, end in steps_of(content)]
        return {**view, "candidates": [{**shown, "steps": steps} for shown in view["candidates"]]}

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an answer with drawn labels for a made-up number of steps."""
        draw = random.Random(seed)
        count = draw.randint(1, 6)
        if form["mode"] == "first_error":
            labels = [1] * (count - 1) + [draw.choice((1, -1))]
        else:
            labels = [draw.choice((1, 0, -1)) for _ in range(count)]
        first = labels.index(-1) if -1 in labels else None
        return {"labels": labels, "first_error": first, "reason": "Each step was worked through."}


def steps_of(content: Json) -> list[tuple[int, int]]:
    """Return where the steps of the content's answer begin and end: as fixed at import, else by splitting."""
    meta: Json = content.get("meta") or {}
    fixed: list[dict[str, int]] | None = meta.get("steps")
    if fixed is not None:
        return [(step["start"], step["end"]) for step in fixed]
    return split_steps(content["candidates"][0]["content"])


def _check_until_error(inquiry: Inquiry, labels: Sequence[int | None], first: int | None) -> None:
    judged = labels if first is None else labels[:first]
    if any(label == 0 for label in judged):
        inquiry.add("labels", "must be 1 before the first error")
    if first is not None and len(labels) > first + 1:
        inquiry.add("labels", "must end with the first error")


def _first_candidate(content: object) -> Json:
    candidates = cast("Json", content).get("candidates") if isinstance(content, dict) else None
    first = cast("list[object]", candidates)[0] if isinstance(candidates, list) and candidates else None
    return cast("Json", first) if isinstance(first, dict) else {}


def _check_given(candidate: Json) -> list[Problem]:
    """Return which given step is not in the answer. Once they are fixed, the candidate has none."""
    source, steps = candidate.get("content"), candidate.get("steps")
    if "steps" not in candidate or not isinstance(source, str):
        return []
    if not isinstance(steps, list):
        return [Problem("candidates[0].steps", "must be a list of texts")]
    texts = [step if isinstance(step, str) else "" for step in cast("list[object]", steps)]
    at = find_steps(source, texts)
    return (
        [Problem(f"candidates[0].steps[{at}]", "is not found in the answer")] if isinstance(at, int) else []
    )


def _without_given(content: object, candidate: Json) -> object:
    if "steps" not in candidate:
        return content
    bare = {name: value for name, value in candidate.items() if name != "steps"}
    whole = cast("Json", content)
    return {**whole, "candidates": [bare, *whole["candidates"][1:]]}


def _check_steps(inquiry: Inquiry, value: object, *, length: int) -> None:
    steps = inquiry.items(value, "meta.steps")
    if isinstance(value, list) and not 1 <= len(steps) <= MOST_STEPS:
        inquiry.add("meta.steps", f"needs 1 to {MOST_STEPS}, has {len(steps)}")
    after = 0
    for at, step in enumerate(steps[:MOST_STEPS]):
        found = inquiry.fields(step, f"meta.steps[{at}]", known=_STEP) or {}
        start = inquiry.whole(found.get("start"), f"meta.steps[{at}].start", low=after, high=length)
        end = inquiry.whole(found.get("end"), f"meta.steps[{at}].end", low=(start or 0) + 1, high=length)
        after = end or as_whole(found.get("start")) or after
