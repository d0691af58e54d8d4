"""A base with real models for journeys: endpoints on a test server, and projects that use them."""

from __future__ import annotations

from typing import Any  # Any: rows and records are JSON

from e2e.base import Base
from e2e.seeding import manager_of, open_project
from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import EndpointId, ProjectId
from qilou.domain.models import store as models
from qilou.domain.models.model import EndpointDraft
from qilou.domain.projects import store as projects


def endpoint(base: Base, name: str, model: str, *, base_url: str) -> EndpointId:
    """Enter an endpoint of the base."""
    draft = EndpointDraft(name=name, preset="other", base_url=base_url, model=model)
    with base.house.transaction(HOUSE) as db:
        return models.insert(db, draft, org_id=base.orgs["base"], sealed=None, now=clock.now())


def retire(base: Base, *endpoint_ids: EndpointId) -> None:
    """Take endpoints out of use, so that the next journey begins without them."""
    base.overrule(
        "UPDATE model_endpoint SET is_active = false WHERE id = ANY (%(ids)s)", ids=list(endpoint_ids)
    )


def openings(count: int) -> list[dict[str, Any]]:
    """Return records that open a talk."""
    return [
        {
            "language": "zh",
            "domain": "everyday",
            "conversation": [{"role": "user", "content": f"第 {at} 问：怎样煮一碗好面？"}],
        }
        for at in range(1, count + 1)
    ]


def talk_project(
    base: Base, kind: str, endpoint_ids: list[EndpointId], *, items: int = 4, **wishes: Any
) -> ProjectId:
    """Open a project of the kind whose people talk with these models."""
    project_id = open_project(
        base, kind, records=openings(items), guideline_md="# 规范\n\n先看能不能用。", **wishes
    )
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        projects.set_models(db, project_id, endpoint_ids)
    return project_id
