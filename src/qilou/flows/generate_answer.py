"""Chapter: a person who holds an item asks its model, and the model's answer comes in as it is written.

The one surprising fact: three transactions, not one. The first, in the person's own scope, looks whether they may ask;
the second, in the house's, finds the model, which the person must not see; the third keeps what came. Between the
second and the third the stream runs, and no transaction is open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GenerationId, LeaseId, ProjectId
from qilou.base.vault import Vault
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.dispatch import store as dispatch
from qilou.domain.dispatch.model import LeaseState
from qilou.domain.models import generations, rules, store
from qilou.domain.models.model import LeaseNotHeld, ModelsMissing, Order, Slot, Written
from qilou.domain.projects import store as projects
from qilou.llm.contract import Message, Params


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question that may be asked, before its model is known."""

    lease_id: LeaseId
    project_id: ProjectId
    slot: Slot
    messages: list[Message]
    params: Params


def ask(
    db: Db,
    actor: Actor,
    *,
    lease_id: LeaseId,
    slot: Slot,
    messages: Sequence[Message],
    params: Params,
) -> Asked:
    """Return the question, or refuse: only who holds the item may ask."""
    require(actor, Permit.WORK_TAKE)
    assert actor.person_id is not None

    lease = dispatch.load(db, lease_id, person_id=actor.person_id)

    if lease.state is not LeaseState.HELD:
        raise LeaseNotHeld(lease_id=lease_id)
    rules.require_askable(messages, params)

    return Asked(
        lease_id=lease.id, project_id=lease.project_id, slot=slot, messages=list(messages), params=params
    )


def order(db: Db, actor: Actor, *, asked: Asked, vault: Vault, now: datetime) -> Order:
    """Find the model behind the slot, drawn at the first question, and look whether it may cost more."""
    require(actor, Permit.WORK_TAKE)

    project = projects.load(db, asked.project_id)
    behind = store.behind(db, asked.lease_id)

    if asked.slot not in behind:
        usable = [each.id for each in store.named(db, project.models) if each.is_active]
        drawn = rules.drawn(usable, lease_id=asked.lease_id, slot=asked.slot, key=project.alias_key)
        store.place(db, asked.lease_id, drawn)
        behind = store.behind(db, asked.lease_id)
    endpoint = store.load(db, behind[asked.slot])
    if not endpoint.is_active:
        raise ModelsMissing
    rules.require_within(endpoint, store.spent(db, endpoint.id, now=now))

    sealed = store.sealed_key(db, endpoint.id)
    return Order(
        project_id=asked.project_id,
        lease_id=asked.lease_id,
        slot=asked.slot,
        endpoint=endpoint,
        key="" if sealed is None else vault.open(sealed, bound_to=endpoint.base_url),
        messages=asked.messages,
        params=rules.filled(asked.params, defaults=endpoint.defaults),
    )


def keep_generation(db: Db, actor: Actor, *, order: Order, written: Written, now: datetime) -> GenerationId:
    """Write what came, whole or broken off. It is not audited: the generation itself is never changed."""
    require(actor, Permit.WORK_TAKE)

    return generations.insert(db, order, written, at=None, now=now)
