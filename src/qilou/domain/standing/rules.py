"""Which lines become gold, how like the known answer an answer is, and how a person stands by the evidence."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast  # Any: bodies and contents are JSON

import msgspec

from qilou.base.ids import ItemId, PersonId
from qilou.domain.consensus.versions import Forms
from qilou.domain.items.model import Decided, LineProblem
from qilou.domain.items.rules import MOST_REASONS
from qilou.domain.standing.model import (
    Evidence,
    GoldLine,
    Known,
    Level,
    LiftReasonMissing,
    Probe,
    Score,
    Standing,
    StandingRule,
    StandingRuleUnusable,
)
from qilou.kinds.contract import Json, Kind, Problem
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.versions import are_alike
from qilou.measure.intervals import wilson

FIELD = "expected"  # the field of a line that holds the known answer
_BOUNDS = {
    "gold_bp": (0, 5_000),
    "fresh_bp": (0, 5_000),
    "fresh_answers": (0, 1_000),
    "right_bp": (1, 10_000),
    "latest": (5, 1_000),
    "least": (5, 1_000),
    "pause_bp": (1, 10_000),
    "promote_bp": (1, 10_000),
}


def require_usable(rule: StandingRule) -> None:
    """Refuse with StandingRuleUnusable what is out of bounds, and thresholds that cross."""
    problems = [
        {"path": name, "reason": f"must lie between {low} and {high}"}
        for name, (low, high) in _BOUNDS.items()
        if (given := getattr(rule, name)) is not None and not low <= given <= high
    ]
    if rule.pause_bp is not None and rule.promote_bp is not None and rule.promote_bp <= rule.pause_bp:
        problems.append({"path": "promote_bp", "reason": "must lie above the threshold for a pause"})
    if problems:
        raise StandingRuleUnusable(problems=problems)


def decide_gold(decided: Decided, *, kind: Kind, form: Json) -> tuple[list[GoldLine], list[LineProblem]]:
    """Return the lines that may become gold, and why the others may not: the kind checks the known answer like any."""
    problems = list(decided.problems)
    gold: list[GoldLine] = []
    for line in decided.lines:
        content, expected = _taken_out(line.content)
        slots = [each["id"] for each in content.get("candidates", [])]
        found = _problems(kind, form, expected, slots=slots, content=content)
        problems += [
            LineProblem(line=line.line, field=each.path, reason=each.reason) for each in found[:MOST_REASONS]
        ]
        if not found and expected is not None:
            bare = msgspec.structs.replace(line, content=content)
            gold.append(GoldLine(line=bare, slots=slots, body=expected))
    return gold, problems


def score(
    probes: Sequence[Probe], known: Mapping[ItemId, Known], *, kind: Kind, forms: Forms, right_bp: int
) -> list[Score]:
    """Return how like the known answers the probes' are; none for one whose form asked for something else."""
    scores: list[Score] = []
    for probe in probes:
        likeness = forms.likeness(probe, known[probe.item_id], kind=kind)
        if likeness is not None:
            scores.append(
                Score(
                    lease_id=probe.lease_id,
                    revision=probe.revision,
                    likeness=min(1.0, max(0.0, likeness)),
                    is_right=likeness * 10_000 >= right_bp - 1e-6,
                    answered_at=probe.made_at,
                )
            )
    return scores


def teaching(known: Sequence[Known], *, kind: Kind, forms: Forms) -> dict[ItemId, Json]:
    """Return the known answers by candidate, for the consensus to be calibrated with; those in a like form only."""
    return {
        each.item_id: forms.body(each, kind=kind)
        for each in known
        if are_alike(forms.newest, forms.of(each.form_version))
    }


def stand(evidence: Evidence, rule: StandingRule) -> Standing:
    """Return how the person stands: all evidence that the rule counts, in one share with Wilson's interval.

    | right of seen | interval  | pause below 0.6, trusted above 0.8, at least 8 |
    |---------------|-----------|------------------------------------------------|
    | 3 of 5        | .23 – .88 | new                                            |
    | 4 of 12       | .14 – .61 | steady: it may be chance                       |
    | 3 of 12       | .09 – .53 | weak                                           |
    | 19 of 20      | .76 – .99 | steady                                         |
    | 40 of 41      | .87 – 1.0 | trusted                                        |
    """
    seen, right = evidence.gold, float(evidence.gold_right)
    if rule.counts_verdicts:
        seen, right = seen + evidence.verdicts, right + evidence.verdicts_right
    if rule.counts_agreement:
        seen, right = seen + evidence.agreement, right + evidence.agreement_right
    share = wilson(min(right, seen), seen)
    assert share.low is not None
    assert share.high is not None
    return Standing(
        **msgspec.structs.asdict(evidence),
        seen=seen,
        value=share.value,
        low=share.low,
        high=share.high,
        level=_level(seen, share.low, share.high, rule),
    )


def to_pause(people: Sequence[Standing], *, paused: Collection[PersonId]) -> list[Standing]:
    """Return whose pause begins: who is weak in all, and not paused already."""
    return [
        each
        for each in people
        if each.domain == "" and each.level is Level.WEAK and each.person_id not in paused
    ]


def newly_trusted(people: Sequence[Standing], before: Mapping[PersonId, Level]) -> list[PersonId]:
    """Return who is trusted now and was not."""
    return [
        each.person_id
        for each in people
        if each.domain == ""
        and each.level is Level.TRUSTED
        and before.get(each.person_id) is not Level.TRUSTED
    ]


def require_reason(reason: str) -> str:
    """Return the reason without the blanks around it; refuse with LiftReasonMissing where nothing is left."""
    if not reason.strip():
        raise LiftReasonMissing
    return reason.strip()


def _level(seen: int, low: float, high: float, rule: StandingRule) -> Level:
    if seen < rule.least:
        return Level.NEW
    if rule.pause_bp is not None and high * 10_000 < rule.pause_bp:
        return Level.WEAK
    if rule.promote_bp is not None and low * 10_000 >= rule.promote_bp:
        return Level.TRUSTED
    return Level.STEADY


def _taken_out(content: Json) -> tuple[Json, Json | None]:
    """Return the content without the known answer, which an import leaves among its extra fields, and that answer."""
    extra = dict(content["meta"].get("extra") or {})
    expected: object = extra.pop(FIELD, None)
    meta = {**content["meta"], "extra": extra}
    known = (
        cast("dict[str, Any]", expected) if isinstance(expected, dict) else None
    )  # Any: the kind checks it
    return {**content, "meta": meta}, known


def _problems(
    kind: Kind, form: Json, expected: Json | None, *, slots: Sequence[str], content: Json
) -> list[Problem]:
    if expected is None:
        return [Problem(FIELD, "is missing")]
    found = check_whole(kind, form, expected, shown=len(slots), content=content)
    return [Problem(f"{FIELD}.{each.path}".rstrip("."), each.reason) for each in found]
