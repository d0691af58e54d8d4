"""What the consensus says about stretches of an answer: errors that were marked, steps that were judged."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import Span, Step
from qilou.kinds import spans, steps
from qilou.kinds.contract import Json

_LABELS: dict[str, Literal[-1, 0, 1]] = {"good": 1, "neutral": 0, "bad": -1}


def spans_of(by_field: Mapping[str, SourceField]) -> list[Span] | UnsetType:
    """Return the errors that people together marked; unset where none were asked for."""
    found = by_field.get(spans.FIELD)
    if found is None:
        return UNSET
    return [
        Span(
            label=mark["label"],
            severity=mark["severity"],
            start=mark["start"],
            end=mark["end"],
            quote=mark["quote"],
            votes=mark.get("votes", 1),  # the marks of an only answer stand as they were given
        )
        for mark in msgspec.json.decode(found.value)
    ]


def steps_of(content: Json, by_field: Mapping[str, SourceField]) -> list[Step] | UnsetType:
    """Return the answer's steps with what people together say of each; unset where none were judged.

    Where only the first error was asked for, the steps before it are good and those after it have no label.
    """
    found = by_field.get("first_error")
    if found is None:
        return UNSET
    source: str = content["candidates"][0]["content"]
    places = steps.steps_of(content)
    each = [by_field.get(f"step.{at}") for at in range(len(places))]
    if not any(each):
        each = [_up_to_error(found, at) for at in range(len(places))]
    return [_step(source, place, judged) for place, judged in zip(places, each, strict=True)]


def _up_to_error(found: SourceField, at: int) -> SourceField | None:
    first = None if found.value == steps.NO_ERROR else int(found.value)
    if first is not None and at > first:
        return None
    return msgspec.structs.replace(found, value="bad" if at == first else "good")


def _step(source: str, place: tuple[int, int], judged: SourceField | None) -> Step:
    start, end = place
    return Step(
        start=start,
        end=end,
        text=source[start:end],
        label=None if judged is None else _LABELS[judged.value],
        confidence=None if judged is None else judged.confidence,
        votes=None if judged is None else judged.votes,
    )
