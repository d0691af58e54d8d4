"""From an item with its answers to one canonical record: which items are finished, and what their record says."""

from __future__ import annotations

from statistics import median_low
from typing import Any  # Any: bodies are JSON
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from qilou.base.ids import ProjectId, alias
from qilou.domain.consensus.orders import ORDER
from qilou.domain.consensus.versions import Forms
from qilou.domain.datasets.authors import Authors, model_of, signed
from qilou.domain.datasets.fields import values_of
from qilou.domain.datasets.judged import checks_of, safety_of, trace_of
from qilou.domain.datasets.marked import spans_of, steps_of
from qilou.domain.datasets.model import LeftOutWhy, Source, SourceField
from qilou.domain.datasets.written import branches_of, media_of, prompts_of, turns_of
from qilou.formats.canonical import TIE, Candidate, Canonical, Judgment, Preference, Ranking, Score, Turn
from qilou.kinds import gsb
from qilou.kinds.contract import Json, Kind
from qilou.kinds.purposes import Purpose

_NUMBERS = ("total", "penalty", "good_replies")  # beside the scores of dimensions
_NOT_FOR_RELEASES = frozenset({"note"})  # meant for the inspector alone


def why_left_out(source: Source, *, purpose: Purpose, newest: int | None = None) -> LeftOutWhy | None:
    """Return why the item is not ready for a release, or None where it is.

    seats  accepted  under way  votes  settled after the answers   result
      3       3          0        3               yes              None
      3       2          0        2               yes              unfinished
      3       2          1        3               yes              under_way
      3       3          0        2               yes              consensus_behind
      3       3          0        3               no               consensus_behind

    Answers made with an older form than the `newest` may have no vote that counts.
    Of safety work, each answer must have been passed by an inspector, or the item decided by a project manager.
    """
    if source.under_way:
        return LeftOutWhy.UNDER_WAY
    if len(source.answers) < source.seats:
        return LeftOutWhy.UNFINISHED
    if source.awaits_acceptance:
        return LeftOutWhy.AWAITS_ACCEPTANCE
    if purpose is Purpose.SAFETY and not (source.adjudication or all(a.is_approved for a in source.answers)):
        return LeftOutWhy.UNAPPROVED
    votes = max((field.votes for field in source.consensus), default=0)
    is_older = source.settled_at is None or (
        source.answered_at is not None and source.settled_at < source.answered_at
    )
    sure = sum(newest in (None, answer.form_version) for answer in source.answers)
    if (is_older and source.consensus) or not sure <= votes <= len(source.answers):
        return LeftOutWhy.CONSENSUS_BEHIND
    return None


def record_of(
    source: Source,
    *,
    project_id: ProjectId,
    alias_key: UUID,
    kind: Kind,
    forms: Forms,
    authors: Authors | None = None,
) -> Canonical:
    """Return the item's record: content, consensus, and each person's judgment under their pseudonym."""
    by_field = {field.field: field for field in source.consensus}
    authors = authors or {}
    bodies = [forms.body(answer, kind=kind) for answer in source.answers]
    decided = [] if source.adjudication is None else [forms.body(source.adjudication, kind=kind)]
    content = source.content
    return Canonical(
        id=f"{project_id}-{source.item_id}",
        language=source.language,
        domain=source.domain,
        conversation=[_turn(each) for each in content["conversation"]],
        candidates=[
            _candidate(each, by_field, model_of(bodies, each["id"], authors))
            for each in content.get("candidates", [])
        ],
        completion=by_field["text"].value if "text" in by_field else None,
        reference=content.get("reference"),
        preference=_preference(by_field, decided or bodies) or _verdict(by_field.get("verdict")),
        scores=_scores(source.consensus),
        ranking=_ranking(by_field),
        spans=spans_of(by_field),
        steps=steps_of(content, by_field),
        turns=turns_of(forms.newest, content, by_field),
        prompts=prompts_of(by_field),
        branches=branches_of(by_field, bodies, [each.is_approved for each in source.answers]),
        safety=safety_of(by_field, bodies),
        checks=checks_of(content, forms.newest, by_field),
        trace=trace_of(content, by_field),
        fields=values_of(forms.newest, by_field),
        judgments=[
            Judgment(
                annotator=alias(answer.person_id, key=alias_key),
                body={
                    key: value for key, value in signed(body, authors).items() if key not in _NOT_FOR_RELEASES
                },
                figures=UNSET if answer.figures is None else msgspec.to_builtins(answer.figures),
            )
            for answer, body in zip(source.answers, bodies, strict=True)
        ],
        provenance={
            "project": project_id,
            "item": source.item_id,
            "answers": [answer.id for answer in source.answers],
            "guideline_versions": sorted({answer.guideline_version for answer in source.answers}),
            "form_versions": sorted({answer.form_version for answer in source.answers}),
            **_adjudicated(source, alias_key=alias_key),
        },
        meta=content.get("meta") or {},
    )


def _turn(turn: Json) -> Turn:
    return Turn(role=turn["role"], content=turn["content"], media=media_of(turn))


def _adjudicated(source: Source, *, alias_key: UUID) -> Json:
    """Return who decided the item and when, under a pseudonym, or nothing where the answers speak for themselves."""
    ruling = source.adjudication
    if ruling is None:
        return {}
    return {
        "adjudication": {
            "id": ruling.id,
            "adjudicator": alias(ruling.person_id, key=alias_key),
            "decided_at": ruling.decided_at.isoformat(),
        }
    }


def _candidate(candidate: Json, by_field: dict[str, SourceField], talked: str | None) -> Candidate:
    prefix = f"rating.{candidate['id']}."
    return Candidate(
        id=candidate["id"],
        content=candidate["content"],
        media=media_of(candidate),
        model=candidate.get("model") or talked,
        is_new=candidate.get("is_new", UNSET),
        scores={
            name.removeprefix(prefix): each.value
            for name, each in by_field.items()
            if name.startswith(prefix)
        },
    )


def _preference(by_field: dict[str, SourceField], bodies: list[dict[str, Any]]) -> Preference | None:
    found, both_bad = by_field.get("preference"), by_field.get("both_bad")
    if found is None:
        return None
    strengths = [body["strength"] for body in bodies if body["preference"] == found.value]
    return Preference(
        winner=found.value,
        strength=0 if found.value == TIE else median_low(strengths) if strengths else None,
        confidence=found.confidence,
        votes=found.votes,
        method=found.method,
        both_bad=UNSET if both_bad is None else both_bad.value == "yes",
    )


def _verdict(found: SourceField | None) -> Preference | None:
    """Return Good, Same or Bad as a preference for the new answer, a tie, or one for the old."""
    if found is None:
        return None
    strength = gsb.worth(found.value)
    return Preference(
        winner=gsb.NEW if strength > 0 else gsb.OLD if strength < 0 else TIE,
        strength=strength,
        confidence=found.confidence,
        votes=found.votes,
        method=found.method,
    )


def _ranking(by_field: dict[str, SourceField]) -> Ranking | UnsetType:
    found = by_field.get(ORDER)
    if found is None:
        return UNSET
    none_good = by_field.get("none_good")
    return Ranking(
        ranks=found.value,
        confidence=found.confidence,
        votes=found.votes,
        method=found.method,
        none_good=None if none_good is None else none_good.value == "yes",
    )


def _scores(consensus: list[SourceField]) -> dict[str, Score] | None:
    scores = {
        each.field.removeprefix("score."): Score(
            value=each.value, confidence=each.confidence, votes=each.votes
        )
        for each in consensus
        if each.field in _NUMBERS or each.field.startswith("score.")
    }
    return scores or None
