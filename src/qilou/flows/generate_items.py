"""Chapter: several models answer many prompts, and the answers become items. A worker asks, answer by answer.

The rows of the answers are the checkpoint: where a worker is killed, the next one asks for what is missing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GenerationJobId, ImportId, ProjectId
from qilou.base.queue import defer
from qilou.base.vault import Vault
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.models import batches, generations, rules, store
from qilou.domain.models.model import (
    Draw,
    Endpoint,
    Estimate,
    GenerationJob,
    GenerationJobEnded,
    JobDraft,
    JobState,
    Order,
    Place,
    Written,
)
from qilou.domain.projects import store as projects
from qilou.llm.contract import Message


class Batch(msgspec.Struct, frozen=True, kw_only=True):
    """A job as the worker takes it up: what it asks of whom, and what it has already."""

    job: GenerationJob
    prompts: list[list[Message]]
    endpoints: list[Endpoint]
    draws: list[Draw]


def estimate_job(db: Db, actor: Actor, *, draft: JobDraft) -> Estimate:
    """Return what the job will cost at most by the prices that were entered."""
    require(actor, Permit.ITEM_IMPORT)

    projects.load(db, draft.project_id)
    endpoints = store.named(db, draft.endpoints)

    for prompt in draft.prompts:
        rules.require_askable(prompt, draft.params)
    return rules.estimate(
        draft.prompts, endpoints=endpoints, answers_each=draft.answers_each, params=draft.params
    )


def queue_job(db: Db, actor: Actor, *, draft: JobDraft, now: datetime) -> GenerationJob:
    """Have a worker ask the models, and make items of their answers."""
    require(actor, Permit.ITEM_IMPORT)
    assert actor.account_id is not None, "a job is asked for by somebody"

    projects.load(db, draft.project_id)
    store.named(db, draft.endpoints)

    for prompt in draft.prompts:
        rules.require_askable(prompt, draft.params)

    job_id = batches.insert(db, draft, by=actor.account_id, now=now)

    record(
        db,
        actor,
        Action.GENERATION_QUEUED,
        subject=("generation_job", job_id),
        now=now,
        project=draft.project_id,
        endpoints=list(draft.endpoints),
        prompts=len(draft.prompts),
    )

    defer(db, "generate_items", job_id=job_id)
    return batches.load(db, job_id)


def resume_job(db: Db, actor: Actor, *, job_id: GenerationJobId, now: datetime) -> GenerationJob:
    """Go on with a job that failed or was stopped: what is missing is asked for."""
    require(actor, Permit.ITEM_IMPORT)

    job = batches.load(db, job_id)

    if not batches.move(db, job_id, before=[JobState.FAILED, JobState.STOPPED], after=JobState.QUEUED):
        raise GenerationJobEnded(state=job.state.value)

    record(
        db,
        actor,
        Action.GENERATION_QUEUED,
        subject=("generation_job", job_id),
        now=now,
        project=job.project_id,
        resumed=True,
    )

    defer(db, "generate_items", job_id=job_id)
    return batches.load(db, job_id)


def begin_job(db: Db, actor: Actor, *, job_id: GenerationJobId, now: datetime) -> Batch | None:
    """Move the job to running and return it with what it has; None where it has ended."""
    require(actor, Permit.ITEM_IMPORT)

    job = batches.load(db, job_id)

    if not batches.move(db, job_id, before=[JobState.QUEUED, JobState.RUNNING], after=JobState.RUNNING):
        return None

    return Batch(
        job=batches.load(db, job_id),
        prompts=batches.prompts(db, job_id).prompts,
        endpoints=store.named(db, job.endpoints),
        draws=batches.draws(db, job_id),
    )


def read_batch(db: Db, actor: Actor, *, job_id: GenerationJobId) -> Batch:
    """Return the job with what it has now."""
    require(actor, Permit.ITEM_IMPORT)

    job = batches.load(db, job_id)
    return Batch(
        job=job,
        prompts=batches.prompts(db, job_id).prompts,
        endpoints=store.named(db, job.endpoints),
        draws=batches.draws(db, job_id),
    )


def order_answer(
    db: Db,
    actor: Actor,
    *,
    batch: Batch,
    endpoint: Endpoint,
    prompt: Sequence[Message],
    vault: Vault,
    now: datetime,
) -> Order | None:
    """Return the next question, or None where somebody has stopped the job; refuse where the budget is used up."""
    require(actor, Permit.ITEM_IMPORT)

    state = batches.load(db, batch.job.id).state
    spent = store.spent(db, endpoint.id, now=now)
    sealed = store.sealed_key(db, endpoint.id)

    rules.require_within(endpoint, spent)
    if state is not JobState.RUNNING:
        return None

    return Order(
        project_id=batch.job.project_id,
        lease_id=None,
        slot="job",
        endpoint=endpoint,
        key="" if sealed is None else vault.open(sealed, bound_to=endpoint.base_url),
        messages=list(prompt),
        params=rules.filled(batch.job.params, defaults=endpoint.defaults),
    )


def keep_answer(db: Db, actor: Actor, *, order: Order, at: Place, written: Written, now: datetime) -> None:
    """Write what came. It is not audited: the generation itself is never changed."""
    require(actor, Permit.ITEM_IMPORT)

    generations.insert(db, order, written, at=at, now=now)


def end_job(
    db: Db,
    actor: Actor,
    *,
    job_id: GenerationJobId,
    import_id: ImportId | None,
    failure: str | None,
    now: datetime,
) -> GenerationJob:
    """Close the job with the import of its answers, or with the name of the refusal that ended it."""
    require(actor, Permit.ITEM_IMPORT)

    state = JobState.DONE if failure is None else JobState.FAILED
    batches.end(db, job_id, state=state, failure=failure, import_id=import_id, now=now)

    record(db, actor, Action.GENERATION_ENDED, subject=("generation_job", job_id), now=now, state=state.value)
    return batches.load(db, job_id)


def stop_job(db: Db, actor: Actor, *, job_id: GenerationJobId, now: datetime) -> GenerationJob:
    """Stop the job; what was written is kept, and it can go on later."""
    require(actor, Permit.ITEM_IMPORT)

    batches.load(db, job_id)

    batches.end(db, job_id, state=JobState.STOPPED, failure=None, import_id=None, now=now)

    record(
        db,
        actor,
        Action.GENERATION_ENDED,
        subject=("generation_job", job_id),
        now=now,
        state=JobState.STOPPED.value,
    )
    return batches.load(db, job_id)


def list_jobs(db: Db, actor: Actor, *, project_id: ProjectId) -> list[GenerationJob]:
    """Return the project's generation jobs with how far they are, newest first."""
    require(actor, Permit.ITEM_IMPORT)

    projects.load(db, project_id)
    return batches.of_project(db, project_id)
