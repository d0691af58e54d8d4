"""Model endpoints: presets, tests, usage, and which of them a project uses."""

from __future__ import annotations

from contextlib import aclosing
from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import EndpointId, ProjectId
from qilou.base.vault import SecretLost
from qilou.domain.models.model import EndpointUnknown, EndpointUnusable, Order
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import manage_models
from qilou.llm.contract import Failed
from qilou.llm.presets import PRESETS
from qilou.llm.recorder import Recorder
from qilou.web.deps import SignedIn, TheHouse, TheSwitchboard, TheVault
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.models import (
    ChosenModels,
    ModelEndpoint,
    ModelEndpointDraft,
    ModelPreset,
    ModelPresets,
    ModelTest,
    ModelUsage,
    ProjectModels,
)
from qilou.web.streaming import target_of, written

router = APIRouter(tags=["models"])
EndpointInPath = Annotated[EndpointId, IdInPath]
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/model-endpoints", **refuses())
def list_model_endpoints(actor: SignedIn, house: TheHouse) -> Rows[ModelEndpoint]:
    """Return the endpoints that one sees, oldest first."""
    with house.transaction(actor.scope) as db:
        return all_rows([_shown(each) for each in manage_models.list_endpoints(db, actor)])


@router.post("/model-endpoints", status_code=status.HTTP_201_CREATED, **refuses(EndpointUnusable))
def make_model_endpoint(
    sent: ModelEndpointDraft, actor: SignedIn, house: TheHouse, vault: TheVault
) -> ModelEndpoint:
    """Take a model endpoint into the house. The key is encrypted and never shown again."""
    with house.transaction(actor.scope) as db:
        return _shown(
            manage_models.make_endpoint(db, actor, draft=sent.to_record(), vault=vault, now=clock.now())
        )


@router.put("/model-endpoints/{endpoint_id}", **refuses(EndpointUnknown, EndpointUnusable))
def change_model_endpoint(
    endpoint_id: EndpointInPath, sent: ModelEndpointDraft, actor: SignedIn, house: TheHouse, vault: TheVault
) -> ModelEndpoint:
    """Change an endpoint; without a key the stored one stays."""
    with house.transaction(actor.scope) as db:
        changed = manage_models.change_endpoint(
            db, actor, endpoint_id=endpoint_id, draft=sent.to_record(), vault=vault, now=clock.now()
        )
        return _shown(changed)


@router.post("/model-endpoints/{endpoint_id}/tests", **refuses(EndpointUnknown, SecretLost))
async def test_model_endpoint(
    endpoint_id: EndpointInPath,
    actor: SignedIn,
    house: TheHouse,
    vault: TheVault,
    switchboard: TheSwitchboard,
) -> ModelTest:
    """Ask the model for a short sentence, and tell what came or what is wrong."""

    def found() -> Order:
        with house.transaction(actor.scope) as db:
            return manage_models.order_test(db, actor, endpoint_id=endpoint_id, vault=vault)

    order = await anyio.to_thread.run_sync(found)
    recorder, failure = Recorder(), None
    async with aclosing(switchboard.backend(target_of(order)).stream(order.messages, order.params)) as parts:
        async for part in parts:
            recorder.note(part)
            failure = part if isinstance(part, Failed) else failure
    came = written(recorder)

    def keep() -> None:
        with house.transaction(actor.scope) as db:
            manage_models.keep_test(db, actor, order=order, written=came, now=clock.now())

    await anyio.to_thread.run_sync(keep)
    return ModelTest(
        text=came.text,
        finish=came.finish,
        kind=came.failure,
        message=failure and failure.message,
        detail="" if failure is None else failure.detail,
        first_token_ms=came.first_token_ms,
        total_ms=came.total_ms,
    )


@router.get("/model-presets", **refuses())
def list_model_presets(actor: SignedIn, house: TheHouse, switchboard: TheSwitchboard) -> ModelPresets:
    """Return the well-known servers by their addresses, and whether the embedded model is here."""
    with house.transaction(actor.scope) as db:
        manage_models.require_reader(db, actor)
    return ModelPresets(
        presets=[ModelPreset.model_validate(each) for each in PRESETS],
        embedded_model=switchboard.embedded_file.stem,
        embedded_is_here=switchboard.embedded_file.is_file(),
    )


@router.get("/model-usage", **refuses())
def read_model_usage(actor: SignedIn, house: TheHouse) -> Rows[ModelUsage]:
    """Return calls, tokens, money and waits of this month, by project and endpoint."""
    with house.transaction(actor.scope) as db:
        found = manage_models.read_usage(db, actor, now=clock.now())
        return all_rows([ModelUsage.model_validate(each) for each in found])


@router.get("/projects/{project_id}/models", **refuses(ProjectUnknown))
def read_project_models(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> ChosenModels:
    """Return which models the project has chosen."""
    with house.transaction(actor.scope) as db:
        return ChosenModels(endpoint_ids=[*manage_models.read_models(db, actor, project_id=project_id)])


@router.put("/projects/{project_id}/models", **refuses(ProjectUnknown, EndpointUnknown))
def choose_project_models(
    project_id: ProjectInPath, sent: ProjectModels, actor: SignedIn, house: TheHouse
) -> ChosenModels:
    """Set which models the project's people talk to."""
    with house.transaction(actor.scope) as db:
        chosen = manage_models.choose_models(
            db,
            actor,
            project_id=project_id,
            endpoint_ids=[EndpointId(each) for each in sent.endpoint_ids],
            now=clock.now(),
        )
        return ChosenModels(endpoint_ids=[*chosen])


def _shown(endpoint: object) -> ModelEndpoint:
    return ModelEndpoint.model_validate(
        {name: getattr(endpoint, name) for name in ModelEndpoint.model_fields}
    )
