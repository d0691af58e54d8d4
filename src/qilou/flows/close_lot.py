"""Chapter: a company's inspected answers become a lot, and a random sample of it is drawn by the project's rule."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GuidelineId, OrgId, ProjectId
from qilou.domain.acceptance import gathering, rules, standings, store
from qilou.domain.acceptance.model import (
    AcceptanceRule,
    InspectionDiscontinued,
    Lot,
    LotDraft,
    NotDiscontinued,
    NothingToAccept,
    ReworkUnfinished,
    Waiting,
)
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.projects import store as projects
from qilou.measure.operating_curve import OperatingCurve, operating_curve
from qilou.measure.sampling_plans import Plan, Severity
from qilou.measure.switching import Switching, resumed


class WaitingSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for a lot of one company, where the company stands, and the plans that a lot of it would get now."""

    waiting: Waiting
    standing: Switching
    major: Plan | None  # None where nothing could be closed now
    minor: Plan | None


class AcceptanceSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A project's rule, what waits, and its lots, newest first."""

    rule: AcceptanceRule
    waiting: list[WaitingSeen]
    lots: list[Lot]


class PlanSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule means for lots of one size: a plan for each class of defects, each with its curve."""

    severity: Severity
    major: Plan
    major_curve: OperatingCurve
    minor: Plan
    minor_curve: OperatingCurve


def read_acceptance(db: Db, actor: Actor, *, project_id: ProjectId) -> AcceptanceSeen:
    """Return how the project accepts, what waits for a lot, and its lots."""
    require(actor, Permit.LOT_READ)

    project = projects.load(db, project_id)
    rule = standings.rule_of(db, project_id)
    waiting = gathering.waiting(db, project_id)
    return AcceptanceSeen(
        rule=rule,
        waiting=[_ahead(db, each, rule=rule, kind=project.kind) for each in waiting],
        lots=store.of_project(db, project_id),
    )


def preview_plan(
    db: Db, actor: Actor, *, project_id: ProjectId, rule: AcceptanceRule, size: int, severity: Severity
) -> PlanSeen:
    """Return the plans that a rule would give to the project's lots of this size, and who passes them how likely."""
    require(actor, Permit.LOT_READ)

    projects.load(db, project_id)

    rules.require_usable(rule)
    major = rules.plan_of(size, rule=rule, aql=rule.aql_major, severity=severity)
    minor = rules.plan_of(size, rule=rule, aql=rule.aql_minor, severity=severity)
    return PlanSeen(
        severity=severity,
        major=major,
        major_curve=operating_curve(major.n, major.ac, aql=rule.aql_major),
        minor=minor,
        minor_curve=operating_curve(minor.n, minor.ac, aql=rule.aql_minor),
    )


def set_rule(db: Db, actor: Actor, *, project_id: ProjectId, rule: AcceptanceRule, now: datetime) -> None:
    """Set how the project accepts from its next lot on; lots that are closed keep their plan."""
    require(actor, Permit.LOT_CLOSE)

    projects.load(db, project_id)

    rules.require_usable(rule)

    standings.set_rule(db, project_id, rule)

    record(
        db,
        actor,
        Action.ACCEPTANCE_RULE_SET,
        subject=("project", project_id),
        now=now,
        **msgspec.structs.asdict(rule),
    )


def close_lot(
    db: Db,
    actor: Actor,
    *,
    project_id: ProjectId,
    org_id: OrgId,
    guideline_id: GuidelineId,
    seed: int,
    now: datetime,
) -> Lot:
    """Close a lot over the company's inspected answers under the guideline version, and draw its sample by the seed.

    Where a rejected lot of theirs waits to come back, its answers make this lot, once all of them have passed again.
    """
    require(actor, Permit.LOT_CLOSE)
    assert actor.account_id is not None, "somebody closes a lot"

    project = projects.load(db, project_id)
    rule = standings.rule_of(db, project_id)
    standing = standings.switching_of(db, org_id, kind=project.kind)
    if standing.is_discontinued:
        raise InspectionDiscontinued(org_id=org_id)
    gathering.free_reworked(db, project_id)
    before = gathering.rejected_before(db, project_id, org_id=org_id, guideline_id=guideline_id)
    if before is not None and (left := gathering.unfinished_of(db, before)):
        raise ReworkUnfinished(number=store.load(db, before).number, under_way=left)
    members = gathering.members(db, project_id, org_id=org_id, guideline_id=guideline_id, of_lot=before)
    if not members:
        raise NothingToAccept(under_way=gathering.under_way(db, project_id, org_id=org_id))

    draft = LotDraft(
        project_id=project_id,
        org_id=org_id,
        guideline_id=guideline_id,
        resubmits=before,
        rule=rule,
        severity=standing.severity,
        major=rules.plan_of(len(members), rule=rule, aql=rule.aql_major, severity=standing.severity),
        minor=rules.plan_of(len(members), rule=rule, aql=rule.aql_minor, severity=standing.severity),
        seed=seed,
        closed_by=actor.account_id,
    )
    drawn = rules.draw(members, n=max(draft.major.n, draft.minor.n), by_person=rule.by_person, seed=seed)

    lot_id = store.insert(db, draft, members, sample=drawn, now=now)

    record(
        db,
        actor,
        Action.LOT_CLOSED,
        subject=("lot", lot_id),
        now=now,
        project=project_id,
        company=org_id,
        size=len(members),
        sample=len(drawn),
        severity=standing.severity.value,
        seed=seed,
    )
    return store.load(db, lot_id)


def resume_acceptance(
    db: Db, actor: Actor, *, project_id: ProjectId, org_id: OrgId, now: datetime
) -> Switching:
    """Take lots of the company again, tightened, after the cause of five rejections has been removed."""
    require(actor, Permit.LOT_CLOSE)

    project = projects.load(db, project_id)
    standing = standings.switching_of(db, org_id, kind=project.kind)
    if not standing.is_discontinued:
        raise NotDiscontinued(org_id=org_id)

    again = resumed(standing)

    standings.set_switching(db, org_id, kind=project.kind, now=again)

    record(db, actor, Action.ACCEPTANCE_RESUMED, subject=("organisation", org_id), now=now, work=project.kind)
    return again


def _ahead(db: Db, waiting: Waiting, *, rule: AcceptanceRule, kind: str) -> WaitingSeen:
    standing = standings.standing_of(db, waiting.org_id, kind=kind)
    if waiting.answers == 0 or standing.is_discontinued:
        return WaitingSeen(waiting=waiting, standing=standing, major=None, minor=None)
    size, severity = waiting.answers, standing.severity
    return WaitingSeen(
        waiting=waiting,
        standing=standing,
        major=rules.plan_of(size, rule=rule, aql=rule.aql_major, severity=severity),
        minor=rules.plan_of(size, rule=rule, aql=rule.aql_minor, severity=severity),
    )
