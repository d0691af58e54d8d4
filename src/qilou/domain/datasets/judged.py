"""What the consensus says in kinds that judge by a list: safety and its risks, a checklist, the steps of a trace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import Check, Safety, Trace, TraceStep
from qilou.kinds import safety, trace
from qilou.kinds.contract import Json
from qilou.kinds.criteria import own_criteria, weight_of


def safety_of(by_field: Mapping[str, SourceField], bodies: Sequence[Json]) -> Safety | UnsetType:
    """Return the verdict with its risks; unset where safety was not judged.

    A risk that at least half of them ticked can stand beside a verdict of most that nothing is unsafe: the record
    then says safe, without risks and of severity 0, and the single judgments tell the rest.
    """
    verdict = by_field.get(safety.VERDICT)
    if verdict is None:
        return UNSET
    is_unsafe = verdict.value == safety.UNSAFE
    risks, asked = (msgspec.json.decode(by_field[field].value) for field in safety.LISTS)
    return Safety(
        verdict=verdict.value,
        risks=risks if is_unsafe else [],
        prompt_risks=asked,
        severity=by_field[safety.SEVERITY].value if is_unsafe else 0,
        illegal=is_unsafe and by_field[safety.ILLEGAL].value == "yes",
        illegal_marks=sum(bool(body.get("illegal")) for body in bodies),
        confidence=verdict.confidence,
        votes=verdict.votes,
    )


def checks_of(content: Json, form: Json, by_field: Mapping[str, SourceField]) -> list[Check] | UnsetType:
    """Return each criterion's answer, candidate by candidate; unset where no checklist was gone through."""
    criteria: list[Json] = own_criteria(content) or form.get("criteria", [])
    checks = [
        _check(candidate["id"], criterion, found)
        for candidate in content.get("candidates", [])
        for criterion in criteria
        if (found := by_field.get(f"check.{candidate['id']}.{criterion['key']}"))
    ]
    return checks or UNSET


def trace_of(content: Json, by_field: Mapping[str, SourceField]) -> Trace | UnsetType:
    """Return the trace with each step's label and, where it is wrong, its sort of error; unset where there is none.

    The first error is the first step that people together call wrong, so that it and the labels never differ.
    """
    goal = by_field.get("trace.goal")
    if goal is None:
        return UNSET
    steps = [_trace_step(step, at, by_field) for at, step in enumerate(trace.steps_of(content))]
    first = next((at for at, step in enumerate(steps) if step.label == trace.WRONG), None)
    return Trace(
        goal=goal.value, first_error=first, steps=steps, confidence=goal.confidence, votes=goal.votes
    )


def _check(candidate: str, criterion: Json, found: SourceField) -> Check:
    return Check(
        candidate=candidate,
        key=criterion["key"],
        text=criterion.get("label") or {"und": criterion["text"]},
        weight=weight_of(criterion),
        must=criterion["must"],
        value=found.value,
        confidence=found.confidence,
        votes=found.votes,
    )


def _trace_step(step: Json, at: int, by_field: Mapping[str, SourceField]) -> TraceStep:
    found, error = by_field.get(f"trace.step.{at}"), by_field.get(f"trace.error.{at}")
    is_wrong = found is not None and found.value == trace.WRONG
    named = None if error is None or error.value == trace.NO_ERROR else error.value
    return TraceStep(
        type=step["type"],
        text=step["text"],
        name=step.get("name"),
        arguments=step.get("arguments"),
        id=step.get("id"),
        label=None if found is None else found.value,
        error=named if is_wrong else None,
        confidence=None if found is None else found.confidence,
        votes=None if found is None else found.votes,
    )
