"""Which state may follow which, and what a draft must hold."""

from __future__ import annotations

from collections.abc import Mapping

from qilou.base.ids import OrgId
from qilou.domain.people.model import OrgKind
from qilou.domain.projects.model import (
    FormDraft,
    FormStale,
    FormUnchanged,
    FormUntried,
    FormUnusable,
    OverlapRule,
    Project,
    ProjectDraft,
    ProjectState,
    ProjectUnusable,
    TransitionRefused,
)
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Problem
from qilou.kinds.purposes import Purpose, purpose_of

_MAY_FOLLOW: dict[ProjectState, frozenset[ProjectState]] = {
    ProjectState.DRAFT: frozenset({ProjectState.OPEN, ProjectState.CLOSED}),
    ProjectState.OPEN: frozenset({ProjectState.PAUSED, ProjectState.CLOSED}),
    ProjectState.PAUSED: frozenset({ProjectState.OPEN, ProjectState.CLOSED}),
    ProjectState.CLOSED: frozenset(),
}
_BOUNDS = {
    "overlap": (1, 15),
    "inspection_bp": (0, 10_000),
    "price_fen": (0, 10_000_000),
    "minutes_per_item": (1, 1_440),
    "lease_minutes": (1, 1_440),
}


def require_transition(before: ProjectState, after: ProjectState) -> None:
    """Refuse unless a project in the first state may become the second."""
    if after not in _MAY_FOLLOW[before]:
        raise TransitionRefused(before=before.value, after=after.value)


def require_usable(draft: ProjectDraft) -> None:
    """Refuse with every problem of the draft, field by field."""
    problems = kind_named(draft.kind).check_form(draft.form)
    problems += [
        Problem(path=field, reason=f"must lie between {low} and {high}")
        for field, (low, high) in _BOUNDS.items()
        if not low <= getattr(draft, field) <= high
    ]
    problems += [
        Problem(path=field, reason="must not be empty")
        for field in ("title", "title_en", "guideline_md")
        if not getattr(draft, field).strip()
    ]
    if purpose_of(draft.kind) is Purpose.SAFETY and draft.inspection_bp != _BOUNDS["inspection_bp"][1]:
        problems.append(
            Problem("inspection_bp", "must be 10000: each answer about safety is passed by another person")
        )
    _refuse(problems)


def require_partners(draft: ProjectDraft, kinds: Mapping[OrgId, OrgKind]) -> None:
    """Refuse a vendor that is no annotation company and a client that is none; `kinds` tells what is known of them."""
    named = [(f"vendor_ids[{place}]", each, OrgKind.VENDOR) for place, each in enumerate(draft.vendor_ids)]
    if draft.client_id is not None:
        named.append(("client_id", draft.client_id, OrgKind.CLIENT))
    _refuse(
        [
            Problem(path=path, reason=f"is not the number of a {wanted.value}")
            for path, org_id, wanted in named
            if kinds.get(org_id) is not wanted
        ]
    )


def require_newest(project: Project, *, after_version: int) -> None:
    """Refuse with FormStale unless the next version goes on from the newest one."""
    if after_version != project.form_version:
        raise FormStale(version=project.form_version)


def require_publishable(project: Project, draft: FormDraft) -> None:
    """Refuse a form with problems, one that changes nothing, and one without a note on what it changes."""
    problems = kind_named(project.kind).check_form(draft.body)
    if not draft.note.strip():
        problems.append(Problem(path="note", reason="must not be empty"))
    if problems:
        raise FormUnusable(problems=_as_facts(problems))
    if draft.body == project.form:
        raise FormUnchanged(version=project.form_version)


def require_tried(kind_name: str, draft: FormDraft) -> None:
    """Refuse with FormUntried unless the form's author has given a whole answer with it."""
    problems = kind_named(kind_name).check_answer(draft.body, draft.tried, shown=draft.shown)
    if problems:
        raise FormUntried(problems=_as_facts(problems))


def _as_facts(problems: list[Problem]) -> list[dict[str, str]]:
    return [{"path": each.path, "reason": each.reason} for each in problems]


def _refuse(problems: list[Problem]) -> None:
    if problems:
        raise ProjectUnusable(problems=_as_facts(problems))


def usual_overlap(overlap: int) -> OverlapRule:
    """Return the rule of a project that has set none: off, as many answers as its overlap says."""
    return OverlapRule(is_on=False, fewest=min(2, overlap), most=overlap, confidence=0.8)


def require_sound_overlap(rule: OverlapRule, *, overlap: int) -> None:
    """Refuse a rule whose bounds do not hold the project's overlap, or whose confidence is no threshold."""
    problems = [
        ("fewest", "must lie between 1 and the project's overlap", 1 <= rule.fewest <= overlap),
        ("most", "must lie between the project's overlap and 15", overlap <= rule.most <= 15),
        ("confidence", "must lie between 0.6 and 0.999", 0.6 <= rule.confidence <= 0.999),
    ]
    found = [{"path": path, "reason": reason} for path, reason, is_sound in problems if not is_sound]
    if found:
        raise ProjectUnusable(problems=found)
