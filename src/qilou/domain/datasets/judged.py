"""What the consensus says in kinds that judge an answer as a whole by a list: safety and its risks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
from msgspec import UNSET, UnsetType

from qilou.domain.datasets.model import SourceField
from qilou.formats.canonical import Safety
from qilou.kinds import safety
from qilou.kinds.contract import Json


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
