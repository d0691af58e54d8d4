"""Endpoints, generations, usage, jobs of many answers, and their refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias  # Any: prompts are JSON

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotFound
from qilou.base.ids import (
    AccountId,
    EndpointId,
    GenerationId,
    GenerationJobId,
    ImportId,
    LeaseId,
    OrgId,
    ProjectId,
)
from qilou.llm.contract import Failure, Finish, Message, Params

EMBEDDED = "embedded"  # the preset of the model that runs inside the house
TEST_SLOT = "test"
Slot: TypeAlias = Literal["A", "B", "only"]


class EndpointDraft(msgspec.Struct, frozen=True, kw_only=True):
    """An endpoint as an operator enters it. `key` None keeps the key that is stored."""

    name: str
    preset: str
    base_url: str
    model: str
    key: str | None = None
    input_fen_per_million: int = 0
    output_fen_per_million: int = 0
    budget_fen: int | None = None
    tokens_a_day: int | None = None
    at_once: int = 8
    first_token_seconds: int = 60
    defaults: Params = Params()
    is_active: bool = True


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """A model at an address. Prices are for a million tokens; of the key only whether there is one."""

    id: EndpointId
    org_id: OrgId
    name: str
    preset: str
    base_url: str
    model: str
    has_key: bool
    input_fen_per_million: int
    output_fen_per_million: int
    budget_fen: int | None
    tokens_a_day: int | None
    at_once: int
    first_token_seconds: int
    defaults: Params  # what holds where a question sets nothing
    is_active: bool
    created_at: datetime


class SealedKey(msgspec.Struct, frozen=True, kw_only=True):
    """An endpoint's key as it is stored."""

    sealed_key: bytes | None
    key_nonce: bytes | None
    key_id: str | None


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What an endpoint has cost this month and written today."""

    microfen_this_month: int
    tokens_today: int


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What a person's request becomes: to which endpoint it goes. Never shown to them."""

    project_id: ProjectId | None
    lease_id: LeaseId | None
    slot: str
    endpoint: Endpoint
    key: str
    messages: list[Message]
    params: Params


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What came of an order."""

    text: str
    finish: Finish
    failure: Failure | None
    input_tokens: int | None
    output_tokens: int | None
    first_token_ms: int | None
    total_ms: int


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Which answer of a job this is."""

    job_id: GenerationJobId
    prompt_number: int
    try_number: int


class Generation(msgspec.Struct, frozen=True, kw_only=True):
    """One answer that a model wrote."""

    id: GenerationId
    endpoint_id: EndpointId
    project_id: ProjectId | None
    lease_id: LeaseId | None
    slot: str
    model: str
    params: dict[str, Any]  # Any: see above
    prompt_digest: bytes
    text: str
    finish: Finish
    failure: str | None
    input_tokens: int
    output_tokens: int
    created_at: datetime


class Usage(msgspec.Struct, frozen=True, kw_only=True):
    """What one project (None: tests by operators) had from one endpoint since an instant."""

    endpoint_id: EndpointId
    project_id: ProjectId | None
    project_title: str | None
    project_title_en: str | None
    calls: int
    failed: int
    input_tokens: int
    output_tokens: int
    cost_microfen: int
    first_token_p50_ms: float | None
    first_token_p95_ms: float | None
    total_p50_ms: float | None
    total_p95_ms: float | None


class JobState(StrEnum):
    """Where a generation job stands."""

    QUEUED = "queued"  # waits for a worker
    RUNNING = "running"  # asks; where its worker was killed, the next one asks for what is missing
    DONE = "done"  # its answers are items
    FAILED = "failed"  # has a reason
    STOPPED = "stopped"  # somebody stopped it; what was written is kept


class JobDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What to ask of which models."""

    project_id: ProjectId
    file_name: str
    prompts: list[list[Message]]
    endpoints: list[EndpointId]
    answers_each: int
    params: Params


class GenerationJob(msgspec.Struct, frozen=True, kw_only=True):
    """A job of many answers, with how far it is."""

    id: GenerationJobId
    project_id: ProjectId
    file_name: str
    prompts: int
    endpoints: list[EndpointId]
    answers_each: int
    params: Params
    state: JobState
    done: int
    broken: int
    import_id: ImportId | None
    failure: str | None
    created_by: AccountId
    created_at: datetime
    ended_at: datetime | None


class Prompts(msgspec.Struct, frozen=True, kw_only=True):
    """What a job asks."""

    prompts: list[list[Message]]


class Draw(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a job."""

    id: GenerationId
    prompt_number: int
    endpoint_id: EndpointId
    try_number: int
    model: str
    text: str
    finish: Finish


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """What a job will cost at most by the prices entered: tokens are guessed from the characters."""

    prompts: int
    calls: int
    input_tokens: int
    output_tokens: int
    cost_microfen: int


class EndpointUnknown(NotFound):
    """There is no such model endpoint, or it is not yours to see."""


class EndpointUnusable(Invalid):
    """The endpoint cannot be stored like this: {problems}."""


class PromptUnusable(Invalid):
    """The model cannot be asked like this: {problems}."""


class ModelsMissing(Conflict):
    """The project has no model for this. A project manager chooses models in the project's settings."""


class BudgetSpent(Exhausted):
    """The models' budget or quota is used up. The base operator can raise it."""


class LeaseNotHeld(Conflict):
    """This item is no longer yours, so the model is not asked. Take it again first."""


class GenerationJobUnknown(NotFound):
    """There is no such generation job, or it is not yours to see."""


class GenerationJobEnded(Conflict):
    """The generation job has ended: it is {state}."""
