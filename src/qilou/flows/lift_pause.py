"""Chapter: a paused person sees why and what to do; a manager may let them back, with a reason."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import PauseId, ProjectId, alias
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.projects import store as projects
from qilou.domain.standing import pauses, rules, store
from qilou.domain.standing.model import OwnLevel, Pause


class OwnStanding(msgspec.Struct, frozen=True, kw_only=True):
    """Where a person is paused or was, and where they are trusted."""

    pauses: list[Pause]
    trusted: list[OwnLevel]


class PauseSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A pause, its person under the project's pseudonym."""

    pause: Pause
    person_alias: str


def read_own_standing(db: Db, actor: Actor) -> OwnStanding:
    """Return where one is paused, why, and what brings one back. No counts of what is under way."""
    require(actor, Permit.ANSWER_READ_OWN)
    assert actor.person_id is not None, "only persons stand"

    return OwnStanding(
        pauses=pauses.of_person(db, actor.person_id), trusted=store.trusted_in(db, actor.person_id)
    )


def list_pauses(db: Db, actor: Actor, *, project_id: ProjectId) -> list[PauseSeen]:
    """Return the project's pauses, newest first; a company's lead sees the company's own."""
    require(actor, Permit.STANDING_READ)

    project = projects.load(db, project_id)
    return [
        PauseSeen(pause=each, person_alias=alias(each.person_id, key=project.alias_key))
        for each in pauses.of_project(db, project_id)
    ]


def lift_pause(db: Db, actor: Actor, *, pause_id: PauseId, reason: str, now: datetime) -> Pause:
    """Let the person back at once, with a reason that they read; what they show from now on counts, and no more."""
    require(actor, Permit.GOLD_MANAGE)
    assert actor.account_id is not None, "somebody lifts it"

    pauses.load(db, pause_id)
    words = rules.require_reason(reason)

    pauses.lift(db, pause_id, by=actor.account_id, reason=words, now=now)

    record(db, actor, Action.PAUSE_LIFTED, subject=("pause", pause_id), now=now, reason=words)
    return pauses.load(db, pause_id)
