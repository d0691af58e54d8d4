"""Model endpoints, what they cost, and what a model is asked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.domain.models.model import EndpointDraft as EndpointDraftRecord
from qilou.llm.contract import Failure, Finish
from qilou.llm.contract import Message as MessageRecord
from qilou.llm.contract import Params as ParamsRecord
from qilou.web.shapes.base import Id, Sent, Shown

Amount = Annotated[int, Field(ge=0, le=2**53)]
Small = Annotated[int, Field(ge=0, le=2**15 - 1)]
PresetName = Literal[
    "embedded", "qianfan", "dashscope", "ark", "deepseek", "vllm", "ollama", "sglang", "other"
]


class Message(Sent):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: Annotated[str, Field(max_length=400_000)]


class Params(Sent):
    """How the model is to answer; what is left out is left to its server."""

    temperature: float | None = None
    top_p: float | None = None
    max_tokens: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None
    seed: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None
    stop: list[Annotated[str, Field(min_length=1, max_length=100)]] | None = None

    def to_record(self) -> ParamsRecord:
        """Return the parameters as flows take them."""
        return ParamsRecord(**self.model_dump())


class GenerationWish(Sent):
    """What to ask the model behind a slot."""

    slot: Literal["A", "B", "only"]
    messages: Annotated[list[Message], Field(max_length=1_000)]
    params: Params | None

    def to_messages(self) -> list[MessageRecord]:
        """Return the turns as flows take them."""
        return [MessageRecord(role=each.role, content=each.content) for each in self.messages]

    def to_params(self) -> ParamsRecord:
        """Return the parameters as flows take them."""
        return ParamsRecord() if self.params is None else self.params.to_record()


class ModelEndpointDraft(Sent):
    """An endpoint as it is entered. `key` null keeps the stored one; an empty text takes it away."""

    name: Annotated[str, Field(max_length=100)]
    preset: PresetName
    base_url: Annotated[str, Field(max_length=500)]
    model: Annotated[str, Field(max_length=200)]
    key: Annotated[str, Field(max_length=1_000)] | None
    input_fen_per_million: Amount
    output_fen_per_million: Amount
    budget_fen: Amount | None
    tokens_a_day: Amount | None
    at_once: Small
    first_token_seconds: Small
    defaults: Params
    is_active: bool

    def to_record(self) -> EndpointDraftRecord:
        """Return the draft as the flow takes it."""
        sent = self.model_dump(exclude={"defaults"})
        return EndpointDraftRecord(**sent, defaults=self.defaults.to_record())


class ModelDefaults(Shown):
    """Parameters that hold where a question sets none."""

    temperature: float | None
    top_p: float | None
    max_tokens: int | None
    seed: int | None
    stop: list[str] | None


class ModelEndpoint(Shown):
    """A model endpoint. Of its key is told only whether there is one."""

    id: int
    name: str
    preset: PresetName
    base_url: str
    model: str
    has_key: bool
    input_fen_per_million: int
    output_fen_per_million: int
    budget_fen: int | None
    tokens_a_day: int | None
    at_once: int
    first_token_seconds: int
    defaults: ModelDefaults
    is_active: bool
    created_at: datetime


class ModelTest(Shown):
    """What came of a test. `detail` is what the server said."""

    text: str
    finish: Finish
    kind: Failure | None
    message: str | None
    detail: str
    first_token_ms: int | None
    total_ms: int


class ModelPreset(Shown):
    """A well-known server."""

    key: PresetName
    name: str
    name_en: str
    base_url: str
    model: str
    needs_key: bool


class ModelPresets(Shown):
    """The well-known servers, and whether the embedded model's file is here."""

    presets: list[ModelPreset]
    embedded_model: str
    embedded_is_here: bool


class ModelUsage(Shown):
    """What one project had from one endpoint this month; a project of null: tests. Money in millionths of a fen."""

    endpoint_id: int
    project_id: int | None
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


class ProjectModels(Sent):
    """Which models a project's people talk to, in order; the first answers where only one does."""

    endpoint_ids: Annotated[list[Id], Field(max_length=50)]


class ChosenModels(Shown):
    """Which models the project has chosen, in order."""

    endpoint_ids: list[int]
