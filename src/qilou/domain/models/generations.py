"""models' SQL for what models wrote and what it came to."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db, json, many, value
from qilou.base.ids import GenerationId, LeaseId
from qilou.domain.models.model import Generation, Order, Place, Usage, Written
from qilou.domain.models.rules import cost_microfen, digest_of, guessed_tokens


def insert(db: Db, order: Order, written: Written, *, at: Place | None, now: datetime) -> GenerationId:
    """Write what came of the order, with what it cost; return its id."""
    read, wrote = written.input_tokens, written.output_tokens
    is_estimated = read is None or wrote is None
    read = sum(guessed_tokens(each.content) for each in order.messages) if read is None else read
    wrote = guessed_tokens(written.text) if wrote is None else wrote
    generation_id = value(
        db,
        int,
        """
        INSERT INTO generation (endpoint_id, project_id, lease_id, job_id, prompt_number, try_number, slot, model,
          params, prompt_digest, text, finish, failure, input_tokens, output_tokens, is_estimated, cost_microfen,
          first_token_ms, total_ms, created_at)
        VALUES (%(endpoint)s, %(project)s, %(lease)s, %(job)s, %(prompt)s, %(try)s, %(slot)s, %(model)s,
          %(params)s, %(digest)s, %(text)s, %(finish)s, %(failure)s, %(read)s, %(wrote)s, %(estimated)s, %(cost)s,
          %(first_token)s, %(total)s, %(now)s)
        RETURNING id
        """,
        {
            "endpoint": order.endpoint.id,
            "project": order.project_id,
            "lease": order.lease_id,
            "job": at and at.job_id,
            "prompt": at and at.prompt_number,
            "try": at and at.try_number,
            "slot": order.slot,
            "model": order.endpoint.model,
            "params": json(msgspec.to_builtins(order.params)),
            "digest": digest_of(order.messages),
            "text": written.text,
            "finish": written.finish.value,
            "failure": written.failure and written.failure.value,
            "read": read,
            "wrote": wrote,
            "estimated": is_estimated,
            "cost": cost_microfen(order.endpoint, read=read, written=wrote),
            "first_token": written.first_token_ms,
            "total": written.total_ms,
            "now": now,
        },
    )
    assert generation_id is not None
    return GenerationId(generation_id)


def of_lease(db: Db, lease_id: LeaseId) -> list[Generation]:
    """Return what models wrote under the lease, oldest first: for export and for showing who was who afterwards."""
    return many(
        db,
        Generation,
        """
        SELECT id, endpoint_id, project_id, lease_id, slot, model, params, prompt_digest, text, finish, failure,
               input_tokens, output_tokens, created_at
        FROM generation WHERE lease_id = %(lease)s ORDER BY id LIMIT 1000
        """,
        {"lease": lease_id},
    )


def usage(db: Db, *, since: datetime) -> list[Usage]:
    """Return what each project had from each endpoint since then."""
    return many(
        db,
        Usage,
        """
        SELECT
          generation.endpoint_id, generation.project_id, project.title AS project_title,
          project.title_en AS project_title_en, count(*) AS calls,
          count(*) FILTER (WHERE generation.finish = 'failed') AS failed,
          sum(generation.input_tokens)::bigint AS input_tokens,
          sum(generation.output_tokens)::bigint AS output_tokens,
          sum(generation.cost_microfen)::bigint AS cost_microfen,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY generation.first_token_ms) AS first_token_p50_ms,
          percentile_cont(0.95) WITHIN GROUP (ORDER BY generation.first_token_ms) AS first_token_p95_ms,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY generation.total_ms) AS total_p50_ms,
          percentile_cont(0.95) WITHIN GROUP (ORDER BY generation.total_ms) AS total_p95_ms
        FROM generation
        LEFT JOIN project ON project.id = generation.project_id
        WHERE generation.created_at >= %(since)s
        GROUP BY generation.endpoint_id, generation.project_id, project.title, project.title_en
        ORDER BY cost_microfen DESC, calls DESC, generation.endpoint_id, generation.project_id LIMIT 500
        """,
        {"since": since},
    )
