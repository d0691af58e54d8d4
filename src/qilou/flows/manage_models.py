"""Chapter: models come into the house: where they are, with which key, at what price; and projects choose theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from qilou.base.clock import month_began_at
from qilou.base.db import Db
from qilou.base.ids import EndpointId, OrgId, ProjectId
from qilou.base.vault import Vault
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.models import generations, rules, store
from qilou.domain.models.model import (
    TEST_SLOT,
    Endpoint,
    EndpointDraft,
    EndpointUnusable,
    Order,
    Usage,
    Written,
)
from qilou.domain.projects import store as projects
from qilou.llm.contract import Message, Params

TEST_MESSAGES = [Message(role="user", content="Say hello in one short sentence.")]
TEST_PARAMS = Params(max_tokens=32)


def list_endpoints(db: Db, actor: Actor) -> list[Endpoint]:
    """Return the endpoints that the actor sees, oldest first. Of a key is told only whether there is one."""
    require(actor, Permit.MODEL_READ)

    return store.every(db)


def require_reader(db: Db, actor: Actor) -> None:
    """Refuse whoever may not see endpoints."""
    require(actor, Permit.MODEL_READ)


def make_endpoint(db: Db, actor: Actor, *, draft: EndpointDraft, vault: Vault, now: datetime) -> Endpoint:
    """Take a model endpoint into the house."""
    require(actor, Permit.MODEL_MANAGE)

    org_id = _own_org(actor)

    rules.require_usable(draft, key_is_bound_to=None)
    _require_free_name(db, draft, org_id=org_id, apart_from=None)

    sealed = vault.seal(draft.key, bound_to=draft.base_url) if draft.key else None
    endpoint_id = store.insert(db, draft, org_id=org_id, sealed=sealed, now=now)

    record(
        db,
        actor,
        Action.ENDPOINT_MADE,
        subject=("model_endpoint", endpoint_id),
        now=now,
        preset=draft.preset,
        has_key=sealed is not None,
    )
    return store.load(db, endpoint_id)


def change_endpoint(
    db: Db, actor: Actor, *, endpoint_id: EndpointId, draft: EndpointDraft, vault: Vault, now: datetime
) -> Endpoint:
    """Change an endpoint. Without a key the stored one stays at its address; an empty one takes it away."""
    require(actor, Permit.MODEL_MANAGE)

    before = store.load(db, endpoint_id)

    rules.require_usable(draft, key_is_bound_to=before.base_url if before.has_key else None)
    _require_free_name(db, draft, org_id=before.org_id, apart_from=before.id)

    store.change(db, endpoint_id, draft)
    if draft.key is not None:
        store.set_key(db, endpoint_id, vault.seal(draft.key, bound_to=draft.base_url) if draft.key else None)

    record(
        db,
        actor,
        Action.ENDPOINT_CHANGED,
        subject=("model_endpoint", endpoint_id),
        now=now,
        new_key=draft.key is not None,
        is_active=draft.is_active,
    )
    return store.load(db, endpoint_id)


def order_test(db: Db, actor: Actor, *, endpoint_id: EndpointId, vault: Vault) -> Order:
    """Return the question that tests the endpoint. No budget refuses a test: it tells about the server."""
    require(actor, Permit.MODEL_MANAGE)

    endpoint = store.load(db, endpoint_id)
    sealed = store.sealed_key(db, endpoint_id)

    return Order(
        project_id=None,
        lease_id=None,
        slot=TEST_SLOT,
        endpoint=endpoint,
        key="" if sealed is None else vault.open(sealed, bound_to=endpoint.base_url),
        messages=TEST_MESSAGES,
        params=rules.filled(TEST_PARAMS, defaults=endpoint.defaults),
    )


def keep_test(db: Db, actor: Actor, *, order: Order, written: Written, now: datetime) -> None:
    """Write what a test cost."""
    require(actor, Permit.MODEL_MANAGE)

    generations.insert(db, order, written, at=None, now=now)


def read_usage(db: Db, actor: Actor, *, now: datetime) -> list[Usage]:
    """Return what each project had from each endpoint since the month began."""
    require(actor, Permit.MODEL_READ)

    return generations.usage(db, since=month_began_at(now))


def choose_models(
    db: Db, actor: Actor, *, project_id: ProjectId, endpoint_ids: Sequence[EndpointId], now: datetime
) -> list[EndpointId]:
    """Set which models the project's people talk to; the first answers where only one does."""
    require(actor, Permit.PROJECT_MANAGE)

    projects.load(db, project_id)
    chosen = list(dict.fromkeys(endpoint_ids))

    store.named(db, chosen)

    projects.set_models(db, project_id, chosen)

    record(db, actor, Action.MODELS_CHOSEN, subject=("project", project_id), now=now, endpoints=chosen)
    return chosen


def read_models(db: Db, actor: Actor, *, project_id: ProjectId) -> list[EndpointId]:
    """Return which models the project has chosen, in order."""
    require(actor, Permit.MODEL_READ)

    return projects.load(db, project_id).models


def _require_free_name(db: Db, draft: EndpointDraft, *, org_id: OrgId, apart_from: EndpointId | None) -> None:
    if store.name_is_taken(db, draft.name.strip(), org_id=org_id, apart_from=apart_from):
        raise EndpointUnusable(problems=[{"path": "name", "reason": "is taken by another endpoint"}])


def _own_org(actor: Actor) -> OrgId:
    assert actor.org_id is not None, "an endpoint is made by somebody in an organisation"
    return actor.org_id
