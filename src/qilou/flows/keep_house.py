"""Chapter between the chapters: what the house does by itself so that nothing is stuck and nothing is lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AnswerId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import AnswerState
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import rules
from qilou.domain.dispatch import store as leases
from qilou.domain.reports import store as reports
from qilou.domain.reviews import queue
from qilou.domain.reviews import store as reviews

MOST_AT_ONCE = 500


class Swept(msgspec.Struct, frozen=True, kw_only=True):
    """What a sweep put right."""

    leases: int
    inspections: int
    returns: int


def sweep(db: Db, actor: Actor, *, now: datetime) -> Swept:
    """End what ran out: leases (their seats open again), inspections, and returned answers that nobody reworked."""
    require(actor, Permit.PROJECT_MANAGE)

    ended = leases.run_out(db, now=now, limit=MOST_AT_ONCE)
    let_go = queue.let_go(db, now=now, limit=MOST_AT_ONCE)
    stale = reviews.stale_returns(db, before=now - timedelta(hours=rules.REWORK_HOURS), limit=MOST_AT_ONCE)

    leases.expire(db, ended, now=now)
    for answer_id in let_go:
        answers.set_state(db, answer_id, state=AnswerState.SUBMITTED)
    _void(db, stale, now=now)

    if ended or stale:
        record(
            db,
            actor,
            Action.LEASES_EXPIRED,
            subject=("house", None),
            now=now,
            leases=[each.id for each in ended],
            stale_answers=list(stale),
        )
    return Swept(leases=len(ended), inspections=len(let_go), returns=len(stale))


def projects_to_settle(db: Db, actor: Actor, *, now: datetime) -> list[ProjectId]:
    """Return the projects whose answers or reviews are newer than their consensus, large ones after a rest."""
    require(actor, Permit.CONSENSUS_SETTLE)

    return reports.unsettled_projects(db, now=now)


def _void(db: Db, stale: list[AnswerId], *, now: datetime) -> None:
    voided = answers.move(db, stale, before=[AnswerState.RETURNED], after=AnswerState.VOID)
    leases.void(db, [each.lease_id for each in voided], now=now)
