"""Generation jobs of a project: what they cost, how far they are."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import GenerationJobId, ProjectId
from qilou.domain.models.model import (
    EndpointUnknown,
    GenerationJobEnded,
    GenerationJobUnknown,
    PromptUnusable,
)
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import generate_items
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.batches import GenerationEstimate, GenerationJob, GenerationJobDraft

router = APIRouter(tags=["generations"])
ProjectInPath = Annotated[ProjectId, IdInPath]
JobInPath = Annotated[GenerationJobId, IdInPath]


@router.post(
    "/projects/{project_id}/generation-estimates", **refuses(ProjectUnknown, EndpointUnknown, PromptUnusable)
)
def estimate_generation(
    project_id: ProjectInPath, sent: GenerationJobDraft, actor: SignedIn, house: TheHouse
) -> GenerationEstimate:
    """Tell what a generation job costs at most, before it is started."""
    with house.transaction(actor.scope) as db:
        estimate = generate_items.estimate_job(db, actor, draft=sent.to_record(project_id))
        return GenerationEstimate.model_validate(estimate)


@router.post(
    "/projects/{project_id}/generation-jobs",
    status_code=status.HTTP_202_ACCEPTED,
    **refuses(ProjectUnknown, EndpointUnknown, PromptUnusable),
)
def start_generation(
    project_id: ProjectInPath, sent: GenerationJobDraft, actor: SignedIn, house: TheHouse
) -> GenerationJob:
    """Have a worker ask the models; their answers become the project's items."""
    with house.transaction(actor.scope) as db:
        queued = generate_items.queue_job(db, actor, draft=sent.to_record(project_id), now=clock.now())
        return GenerationJob.of(queued)


@router.get("/projects/{project_id}/generation-jobs", **refuses(ProjectUnknown))
def list_generation_jobs(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[GenerationJob]:
    """Return the project's generation jobs, newest first."""
    with house.transaction(actor.scope) as db:
        found = generate_items.list_jobs(db, actor, project_id=project_id)
        return all_rows([GenerationJob.of(each) for each in found])


@router.post("/generation-jobs/{job_id}/stop", **refuses(GenerationJobUnknown, GenerationJobEnded))
def stop_generation(job_id: JobInPath, actor: SignedIn, house: TheHouse) -> GenerationJob:
    """Stop a generation job; what was written is kept."""
    with house.transaction(actor.scope) as db:
        return GenerationJob.of(generate_items.stop_job(db, actor, job_id=job_id, now=clock.now()))


@router.post("/generation-jobs/{job_id}/resumption", **refuses(GenerationJobUnknown, GenerationJobEnded))
def resume_generation(job_id: JobInPath, actor: SignedIn, house: TheHouse) -> GenerationJob:
    """Go on with a job that failed or was stopped."""
    with house.transaction(actor.scope) as db:
        return GenerationJob.of(generate_items.resume_job(db, actor, job_id=job_id, now=clock.now()))
