"""Chapter: what can be known before a person asks: which lanes are open, how a project looks, what a lease shows.

The fast door reads these once and remembers them for a moment; they decide nothing (see decisions/0021).
"""

from __future__ import annotations

from typing import Any  # Any: contents are JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GuidelineId, LeaseId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.dispatch import lanes, store
from qilou.domain.dispatch.model import OpenLane
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Guideline, Project
from qilou.kinds.catalog import kind_named
from qilou.kinds.fields.taking import needs_content


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer under a lease is checked against; the content only where the kind looks at it."""

    project: Project
    shown: int
    content: dict[str, Any] | None  # Any: see above


def read_open_lanes(db: Db, actor: Actor, *, project_id: ProjectId | None) -> list[OpenLane]:
    """Return the lanes of the open projects that the actor's organisation may work on."""
    require(actor, Permit.WORK_TAKE)

    return lanes.open_lanes(db, project_id=project_id)


def read_look(db: Db, actor: Actor, *, project_id: ProjectId, form_version: int) -> tuple[Project, int]:
    """Return the project with this version of its form, and how many items it has."""
    require(actor, Permit.WORK_TAKE)

    return projects.load(db, project_id, form_version=form_version), items.count_kept(db, project_id)


def read_guideline(db: Db, actor: Actor, *, guideline_id: GuidelineId) -> Guideline:
    """Return the guideline; who has read it is not told."""
    require(actor, Permit.WORK_TAKE)

    return projects.load_guideline(db, guideline_id, reader=None)


def find_sight(db: Db, actor: Actor, *, lease_id: LeaseId) -> Sight | None:
    """Return what an answer under the lease is checked against; None where it is not the person's own."""
    require(actor, Permit.WORK_TAKE)

    assert actor.person_id is not None
    lease = store.find(db, lease_id, person_id=actor.person_id)
    if lease is None:
        return None
    project = projects.load(db, lease.project_id, form_version=lease.form_version)
    needed = needs_content(kind_named(project.kind), project.form)
    return Sight(
        project=project,
        shown=len(lease.slots),
        content=items.load_item(db, lease.item_id).content if needed else None,
    )
