"""models' SQL for generation jobs: what is asked of which models, and how far it is."""

from __future__ import annotations

from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import AccountId, GenerationJobId, ImportId, ProjectId
from qilou.domain.models.model import (
    Draw,
    GenerationJob,
    GenerationJobEnded,
    GenerationJobUnknown,
    JobDraft,
    JobState,
    Prompts,
)

_JOB: LiteralString = """
    SELECT id, project_id, file_name, jsonb_array_length(prompts) AS prompts, endpoints, answers_each, params, state,
           (SELECT count(*) FROM generation WHERE generation.job_id = generation_job.id) AS done,
           (SELECT count(*) FROM generation WHERE generation.job_id = generation_job.id AND finish = 'failed')
             AS broken,
           import_id, failure, created_by, created_at, ended_at
    FROM generation_job
"""


def insert(db: Db, draft: JobDraft, *, by: AccountId, now: datetime) -> GenerationJobId:
    """Write a queued job; return its id."""
    job_id = value(
        db,
        int,
        """
        INSERT INTO generation_job (project_id, file_name, prompts, endpoints, answers_each, params, state,
                                    created_by, created_at)
        VALUES (%(project)s, %(file)s, %(prompts)s, %(endpoints)s, %(each)s, %(params)s, 'queued', %(by)s, %(now)s)
        RETURNING id
        """,
        {
            "project": draft.project_id,
            "file": draft.file_name,
            "prompts": json(msgspec.to_builtins(draft.prompts)),
            "endpoints": list(draft.endpoints),
            "each": draft.answers_each,
            "params": json(msgspec.to_builtins(draft.params)),
            "by": by,
            "now": now,
        },
    )
    assert job_id is not None
    return GenerationJobId(job_id)


def load(db: Db, job_id: GenerationJobId) -> GenerationJob:
    """Return the job, or refuse with GenerationJobUnknown."""
    found = one(db, GenerationJob, _JOB + "WHERE id = %(id)s", {"id": job_id})
    if found is None:
        raise GenerationJobUnknown(job_id=job_id)
    return found


def of_project(db: Db, project_id: ProjectId) -> list[GenerationJob]:
    """Return the project's jobs, newest first."""
    return many(
        db,
        GenerationJob,
        _JOB + "WHERE project_id = %(project)s ORDER BY id DESC LIMIT 50",
        {"project": project_id},
    )


def prompts(db: Db, job_id: GenerationJobId) -> Prompts:
    """Return what the job asks."""
    found = one(db, Prompts, "SELECT prompts FROM generation_job WHERE id = %(id)s", {"id": job_id})
    assert found is not None
    return found


def draws(db: Db, job_id: GenerationJobId) -> list[Draw]:
    """Return the answers that the job has so far, in the order of the prompts."""
    return many(
        db,
        Draw,
        """
        SELECT id, prompt_number, endpoint_id, try_number, model, text, finish
        FROM generation WHERE job_id = %(job)s
        ORDER BY prompt_number, array_position((SELECT endpoints FROM generation_job WHERE id = %(job)s), endpoint_id),
                 try_number
        LIMIT 100000
        """,
        {"job": job_id},
    )


def move(db: Db, job_id: GenerationJobId, *, before: list[JobState], after: JobState) -> bool:
    """Move the job to another state; return False where it is in none of those before."""
    moved = run(
        db,
        """
        UPDATE generation_job SET state = %(after)s, failure = NULL, ended_at = NULL
        WHERE id = %(id)s AND state = ANY(%(before)s)
        """,
        {"id": job_id, "before": [each.value for each in before], "after": after.value},
    )
    return moved == 1


def end(
    db: Db,
    job_id: GenerationJobId,
    *,
    state: JobState,
    failure: str | None,
    import_id: ImportId | None,
    now: datetime,
) -> None:
    """Close the job; refuse with GenerationJobEnded where it is closed already."""
    moved = run(
        db,
        """
        UPDATE generation_job SET state = %(state)s, failure = %(failure)s, import_id = %(import)s, ended_at = %(now)s
        WHERE id = %(id)s AND state IN ('queued', 'running')
        """,
        {"id": job_id, "state": state.value, "failure": failure, "import": import_id, "now": now},
    )
    if moved == 0:
        raise GenerationJobEnded(state=load(db, job_id).state.value)
