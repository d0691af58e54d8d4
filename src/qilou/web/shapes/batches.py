"""Generation jobs: many prompts, several models, answers that become items."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.base.ids import EndpointId, ProjectId
from qilou.domain.models.model import JobDraft, JobState
from qilou.llm.contract import Message as MessageRecord
from qilou.web.shapes.base import Id, Sent, Shown
from qilou.web.shapes.models import Message, Params


class GenerationJobDraft(Sent):
    """What to ask of which models; each prompt is a conversation that ends with the user's turn."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    prompts: Annotated[
        list[Annotated[list[Message], Field(min_length=1)]], Field(min_length=1, max_length=5_000)
    ]
    endpoint_ids: Annotated[list[Id], Field(min_length=1, max_length=8)]
    answers_each: Annotated[int, Field(ge=1, le=8)]
    params: Params

    def to_record(self, project_id: ProjectId) -> JobDraft:
        """Return the draft as flows take it."""
        return JobDraft(
            project_id=project_id,
            file_name=self.name,
            prompts=[
                [MessageRecord(role=each.role, content=each.content) for each in prompt]
                for prompt in self.prompts
            ],
            endpoints=[EndpointId(each) for each in dict.fromkeys(self.endpoint_ids)],
            answers_each=self.answers_each,
            params=self.params.to_record(),
        )


class GenerationEstimate(Shown):
    """What a job costs at most by the prices entered, in millionths of a fen; tokens are guessed from characters."""

    prompts: int
    calls: int
    input_tokens: int
    output_tokens: int
    cost_microfen: int


class GenerationJob(Shown):
    """A generation job with how far it is; `failure` names a refusal."""

    id: int
    project_id: int
    file_name: str
    prompts: int
    endpoints: list[int]
    answers_each: int
    state: JobState
    done: int
    broken: int
    import_id: int | None
    failure: str | None
    created_at: datetime
    ended_at: datetime | None

    @classmethod
    def of(cls, job: object) -> GenerationJob:
        """Return the shape of a job."""
        return cls.model_validate({name: getattr(job, name) for name in cls.model_fields})
