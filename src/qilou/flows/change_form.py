"""Chapter: a project's form changes; what was begun with an older version is finished, kept and read by it."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db
from qilou.base.ids import ProjectId
from qilou.base.queue import defer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.projects import forms, rules
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Form, FormDraft


def list_forms(db: Db, actor: Actor, *, project_id: ProjectId) -> list[Form]:
    """Return all versions of the project's form, newest first."""
    require(actor, Permit.PROJECT_READ)

    projects.load(db, project_id)
    return forms.of_project(db, project_id)


def publish_form(db: Db, actor: Actor, *, project_id: ProjectId, draft: FormDraft, now: datetime) -> Form:
    """Publish the form's next version, which its author has tried up to a whole answer.

    Whoever holds an item keeps the version that they began with; no answer changes.
    """
    require(actor, Permit.FORM_PUBLISH)

    projects.load(db, project_id)
    projects.hold(db, project_id)
    project = projects.load(db, project_id)

    rules.require_newest(project, after_version=draft.after_version)
    rules.require_publishable(project, draft)
    rules.require_tried(project.kind, draft)

    version = forms.insert(
        db, project_id, body=draft.body, note=draft.note.strip(), by=actor.account_id, now=now
    )

    record(
        db,
        actor,
        Action.FORM_PUBLISHED,
        subject=("project", project_id),
        now=now,
        version=version,
    )
    defer(db, "settle_project", project_id=project_id)
    return forms.load(db, project_id, version)
