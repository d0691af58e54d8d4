"""Chapter: a project manager says how the project hands out: first or last, how much to whom, until when."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import limits, rules
from qilou.domain.dispatch.model import DispatchRules
from qilou.domain.projects import store as projects


class Steering(msgspec.Struct, frozen=True, kw_only=True):
    """The project's rules, and how many answers were given faster than the least time: flagged, never punished."""

    rules: DispatchRules
    hurried: int


def read_dispatch_rules(db: Db, actor: Actor, *, project_id: ProjectId) -> Steering:
    """Return how the project hands out."""
    require(actor, Permit.PROJECT_MANAGE)

    project = projects.load(db, project_id)
    return Steering(rules=limits.rules_of(db, project.id), hurried=limits.count_hurried(db, project.id))


def set_dispatch_rules(
    db: Db, actor: Actor, *, project_id: ProjectId, wanted: DispatchRules, now: datetime
) -> Steering:
    """Hand out by these rules from now on; what is held stays held."""
    require(actor, Permit.PROJECT_MANAGE)

    project = projects.load(db, project_id)
    rules.require_usable(wanted)

    limits.set_rules(db, project.id, wanted)

    facts = {name: each for name, each in msgspec.structs.asdict(wanted).items() if each is not None}
    record(db, actor, Action.DISPATCH_STEERED, subject=("project", project.id), now=now, **facts)
    return Steering(rules=wanted, hurried=limits.count_hurried(db, project.id))
