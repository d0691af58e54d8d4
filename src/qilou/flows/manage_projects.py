"""Chapter: a project is set up, opened, paused and closed; its guideline is published and confirmed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GuidelineId, OrgId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import lanes
from qilou.domain.items import enough
from qilou.domain.items.enough import Spared
from qilou.domain.people import store as people
from qilou.domain.projects import forms, overlaps, receipts, rules, store
from qilou.domain.projects.model import (
    CompanyReaders,
    Guideline,
    GuidelineMissing,
    OverlapRule,
    Progress,
    Project,
    ProjectDraft,
    ProjectState,
    ProjectUnusable,
)


class ProjectPage(msgspec.Struct, frozen=True, kw_only=True):
    """A project with its progress and the languages of its items."""

    project: Project
    progress: Progress
    languages: list[str]


class OverlapSeen(msgspec.Struct, frozen=True, kw_only=True):
    """When an item has answers enough, and what that has spared so far."""

    rule: OverlapRule
    spared: Spared


def make_project(db: Db, actor: Actor, *, draft: ProjectDraft, now: datetime) -> ProjectPage:
    """Set up a draft project with its lane and the first version of its guideline."""
    require(actor, Permit.PROJECT_MANAGE)

    partners = [*draft.vendor_ids, *([] if draft.client_id is None else [draft.client_id])]
    kinds = people.kinds_of(db, partners)

    rules.require_usable(draft)
    rules.require_partners(draft, kinds)

    project_id = store.insert(db, draft, org_id=_own_org(actor), now=now)
    lanes.make_lane(db, project_id, stripes=draft.overlap)
    forms.insert(db, project_id, body=draft.form, note="", by=actor.account_id, now=now)
    store.insert_guideline(db, project_id, body_md=draft.guideline_md, now=now)

    record(db, actor, Action.PROJECT_MADE, subject=("project", project_id), now=now, kind=draft.kind)
    return _page(db, project_id)


def read_project(db: Db, actor: Actor, *, project_id: ProjectId, now: datetime) -> ProjectPage:
    """Return one project with its progress."""
    require(actor, Permit.PROJECT_READ)

    return _page(db, project_id)


def list_projects(db: Db, actor: Actor, *, after: int, limit: int, now: datetime) -> list[ProjectPage]:
    """Return the projects that the actor sees, newest first."""
    require(actor, Permit.PROJECT_READ)

    projects = store.page(db, after=after, limit=limit)
    return [_page_of(db, each) for each in projects]


def set_project_state(
    db: Db, actor: Actor, *, project_id: ProjectId, state: ProjectState, now: datetime
) -> ProjectPage:
    """Open, pause or close the project."""
    require(actor, Permit.PROJECT_MANAGE)

    project = store.load(db, project_id)

    rules.require_transition(project.state, state)
    if state is ProjectState.OPEN and project.guideline_id is None:
        raise GuidelineMissing(project_id=project_id)

    store.set_state(db, project_id, before=project.state, after=state)

    record(
        db,
        actor,
        Action.PROJECT_STATE_SET,
        subject=("project", project_id),
        now=now,
        before=project.state.value,
        after=state.value,
    )
    return _page(db, project_id)


def read_overlap(db: Db, actor: Actor, *, project_id: ProjectId) -> OverlapSeen:
    """Return when an item of the project has answers enough, and how many answers that has spared."""
    require(actor, Permit.PROJECT_MANAGE)

    project = store.load(db, project_id)
    rule = overlaps.of_project(db, project_id, overlap=project.overlap)
    return OverlapSeen(rule=rule, spared=enough.spared(db, project_id, overlap=project.overlap))


def set_overlap(
    db: Db, actor: Actor, *, project_id: ProjectId, rule: OverlapRule, now: datetime
) -> OverlapSeen:
    """Set when an item of the project has answers enough; it holds from the next settlement on."""
    require(actor, Permit.PROJECT_MANAGE)

    project = store.load(db, project_id)

    rules.require_sound_overlap(rule, overlap=project.overlap)

    overlaps.write(db, project_id, rule)

    record(
        db,
        actor,
        Action.OVERLAP_RULE_SET,
        subject=("project", project_id),
        now=now,
        **msgspec.structs.asdict(rule),
    )
    return OverlapSeen(rule=rule, spared=enough.spared(db, project_id, overlap=project.overlap))


def publish_guideline(
    db: Db, actor: Actor, *, project_id: ProjectId, body_md: str, now: datetime
) -> Guideline:
    """Publish a new version; everybody confirms it before their next item."""
    require(actor, Permit.PROJECT_MANAGE)

    project = store.load(db, project_id)

    if not body_md.strip():
        raise ProjectUnusable(problems=[{"path": "body_md", "reason": "must not be empty"}])

    store.hold(db, project.id)
    guideline_id = store.insert_guideline(db, project.id, body_md=body_md, now=now)

    record(
        db,
        actor,
        Action.GUIDELINE_PUBLISHED,
        subject=("guideline", guideline_id),
        now=now,
        project=project_id,
    )
    return store.load_guideline(db, guideline_id, reader=actor.person_id)


def list_guidelines(db: Db, actor: Actor, *, project_id: ProjectId) -> list[Guideline]:
    """Return all versions of the project's guideline, newest first."""
    require(actor, Permit.GUIDELINE_READ)

    store.load(db, project_id)
    return store.guidelines(db, project_id, reader=actor.person_id)


def list_readers(db: Db, actor: Actor, *, project_id: ProjectId) -> list[CompanyReaders]:
    """Return by company how many of its annotators have confirmed which version of the guideline."""
    require(actor, Permit.PROJECT_MANAGE)

    store.load(db, project_id)
    return receipts.readers(db, project_id)


def confirm_guideline(db: Db, actor: Actor, *, guideline_id: GuidelineId, now: datetime) -> None:
    """Note that the actor has read this version; a second time changes nothing."""
    require(actor, Permit.GUIDELINE_READ)

    guideline = store.load_guideline(db, guideline_id, reader=actor.person_id)
    assert actor.person_id is not None

    first = store.insert_receipt(db, guideline.id, reader=actor.person_id, now=now)

    if first:
        record(db, actor, Action.GUIDELINE_READ, subject=("guideline", guideline.id), now=now)


def _own_org(actor: Actor) -> OrgId:
    assert actor.org_id is not None, "a project is made by somebody in an organisation"
    return actor.org_id


def _page(db: Db, project_id: ProjectId) -> ProjectPage:
    return _page_of(db, store.load(db, project_id))


def _page_of(db: Db, project: Project) -> ProjectPage:
    return ProjectPage(
        project=project,
        progress=store.progress(db, project.id),
        languages=store.languages(db, project.id),
    )
