"""Chapter: a person asks for work and gets the next item, or the reason why there is none."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any  # Any: drafts and forms are JSON

import msgspec

from qilou.base.clock import day_began_at, month_began_at
from qilou.base.db import Db
from qilou.base.ids import AccountId, ItemId, LeaseId, OrgId, PersonId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Today
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import claims, drafts, lanes, returns, rules, store, work
from qilou.domain.dispatch.model import (
    Draft,
    Lane,
    Lease,
    LeaseEnded,
    LeaseState,
    NothingLeft,
    Returned,
)
from qilou.domain.dispatch.work import Offer, Position
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Guideline, Project
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import Month
from qilou.domain.reviews.model import Returned as ReturnedAnswer
from qilou.kinds.catalog import kind_named


class Leased(msgspec.Struct, frozen=True, kw_only=True):
    """An item for this person: what the workbench needs to show it, and no more."""

    lease: Lease
    project: Project
    guideline: Guideline
    language: str
    domain: str
    view: dict[str, Any]  # Any: see above
    draft: Draft | None
    rework: Returned | None
    position: Position


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """An annotator's home: what to resume, what can be taken, what came back, how the day and month went."""

    resume: Leased | None
    offers: list[Offer]
    returned: list[ReturnedAnswer]
    today: Today
    month: Month


def take_task(
    db: Db, actor: Actor, *, project_id: ProjectId | None, holding: list[LeaseId] | None, now: datetime
) -> Leased | NothingLeft:
    """Hand the person what they hold and lost sight of, else what came back, else the next item, or say why not.

    `holding` names the leases that the asking screen shows already; None means it does not say.
    """
    require(actor, Permit.WORK_TAKE)
    person_id, account_id, org_id = _worker(actor)

    lanes.serialise_person(db, person_id)
    seen = lanes.lanes_for(db, person_id, org_id=org_id, project_id=project_id, now=now)
    held = store.held_by(db, person_id, project_id=project_id, now=now)

    lost = [each for each in held if holding is not None and each.id not in holding]
    if lost:
        return _show(db, lost[0])
    workable = rules.in_order(
        [lane for lane in seen if rules.refusal_of(lane) is None], person_id=person_id, now=now
    )
    if not workable:
        return rules.nothing_in(seen)

    returned = _rework(db, person_id, workable=workable, project_id=project_id, now=now)
    if returned is not None:
        record(
            db,
            actor,
            Action.LEASE_TAKEN,
            subject=("lease", returned.id),
            now=now,
            item=returned.item_id,
            seat=returned.seat,
        )
        return _show(db, returned)
    claim = claims.take_seat(
        db,
        [lane.id for lane in workable],
        person_id=person_id,
        account_id=account_id,
        org_id=org_id,
        now=now,
    )
    if claim.lease_id is not None:
        return _show(db, store.load(db, claim.lease_id, person_id=person_id))
    for lane in workable:
        rules.require_room(lane)
    lane = workable[0]
    return rules.emptiness_of(
        lane,
        ready=lanes.any_ready(db, lane),
        spoken=not lane.by_language or lanes.any_spoken(db, lane, person_id),
        held_until=lanes.held_until(db, lane),
    )


def read_lease(db: Db, actor: Actor, *, lease_id: LeaseId, now: datetime) -> Leased:
    """Return the person's own live lease as the workbench shows it."""
    require(actor, Permit.WORK_TAKE)

    lease = store.load(db, lease_id, person_id=_worker(actor)[0])
    if lease.state is not LeaseState.HELD:
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
    return _show(db, lease)


def read_work(db: Db, actor: Actor, *, now: datetime) -> Work:
    """Return what the annotator's home shows."""
    require(actor, Permit.WORK_TAKE)
    person_id = _worker(actor)[0]

    held = store.held_by(db, person_id, project_id=None, now=now)
    return Work(
        resume=_show(db, held[0]) if held else None,
        offers=work.offers_for(db, person_id, now=now),
        returned=reviews.returned_to(db, person_id),
        today=answers.today_of(db, person_id, since=day_began_at(now)),
        month=reviews.month_of(db, person_id, since=month_began_at(now)),
    )


def _worker(actor: Actor) -> tuple[PersonId, AccountId, OrgId]:
    assert actor.person_id is not None
    assert actor.account_id is not None
    assert actor.org_id is not None
    return actor.person_id, actor.account_id, actor.org_id


def _rework(
    db: Db, person_id: PersonId, *, workable: list[Lane], project_id: ProjectId | None, now: datetime
) -> Lease | None:
    """Reopen the lease of the answer that came back longest ago."""
    returned = returns.next_returned(db, person_id, project_id=project_id)
    if returned is None:
        return None
    lease = store.load(db, returned.lease_id, person_id=person_id)
    minutes = next((lane.lease_minutes for lane in workable if lane.id == lease.lane_id), None)
    if minutes is None:
        return None
    store.reopen(db, lease.id, until=now + timedelta(minutes=minutes))
    return store.load(db, lease.id, person_id=person_id)


def _show(db: Db, lease: Lease) -> Leased:
    item = items.load_item(db, ItemId(lease.item_id))
    project = projects.load(db, lease.project_id, form_version=lease.form_version)
    return Leased(
        lease=lease,
        project=project,
        guideline=projects.load_guideline(db, lease.guideline_id, reader=lease.person_id),
        language=item.language,
        domain=item.domain,
        view=kind_named(project.kind).show(item.content, lease.slots),
        draft=drafts.load(db, lease.id),
        rework=returns.rework_of(db, lease.id),
        position=work.position_of(db, lease),
    )
