"""consensus' SQL for leaderboards: judgements of answers whose models are known, and the table made of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import combinations
from typing import Any  # Any: bodies are JSON

import msgspec

from qilou.base.db import Db, json, run, value
from qilou.base.ids import AnswerId, PersonId, ProjectId
from qilou.domain.consensus.leaderboard import Candidate, Compared, Leaderboard
from qilou.domain.consensus.versions import Forms
from qilou.kinds.contract import Kind

CHUNK = 2_000
_OF_VERDICTS = {"good": "c2", "bad": "c1"}


class _Judged(msgspec.Struct, frozen=True, kw_only=True):
    id: AnswerId
    person_id: PersonId
    form_version: int
    slots: list[str]
    body: dict[str, Any]  # Any: see above
    candidates: list[Candidate]


def compared(db: Db, project_id: ProjectId, *, kind: Kind, forms: Forms) -> Iterator[Compared]:
    """Stream what people said of each two answers by different models; answers without a model's name say nothing."""
    with db.cursor(name="compared_models") as cursor:
        cursor.itersize = CHUNK
        cursor.execute(
            """
            SELECT answer.id, answer.person_id, answer.form_version, answer.slots, answer.body,
                   ( SELECT jsonb_agg(jsonb_build_object(
                              'id', candidate ->> 'id', 'model', candidate ->> 'model',
                              'length', length(candidate ->> 'content'),
                              'markdown', (length(candidate ->> 'content')
                                           - length(regexp_replace(candidate ->> 'content', '[#*`|]', '', 'g')))))
                     FROM jsonb_array_elements(item.content -> 'candidates') AS candidate
                     WHERE candidate ->> 'model' <> '' ) AS candidates
            FROM answer
            JOIN item ON item.id = answer.item_id
            WHERE answer.project_id = %(project)s
              AND answer.state IN ('submitted', 'in_review', 'accepted')
              AND item.state <> 'void'
              AND jsonb_path_exists(item.content, '$.candidates[*].model')
              AND NOT EXISTS (SELECT FROM probe WHERE probe.lease_id = answer.lease_id)
            ORDER BY answer.id
            """,
            {"project": project_id},
        )
        for row in cursor:
            if row["candidates"]:
                yield from _pairs(msgspec.convert(row, _Judged), kind=kind, forms=forms)


def replace(db: Db, project_id: ProjectId, found: Leaderboard | None, *, now: datetime) -> None:
    """Store the project's leaderboard in place of the last one."""
    run(db, "DELETE FROM leaderboard WHERE project_id = %(project)s", {"project": project_id})
    if found is not None:
        run(
            db,
            "INSERT INTO leaderboard (project_id, body, computed_at) VALUES (%(project)s, %(body)s, %(now)s)",
            {"project": project_id, "body": json(msgspec.to_builtins(found)), "now": now},
        )


def of_project(db: Db, project_id: ProjectId) -> Leaderboard | None:
    """Return the project's leaderboard, or None where nothing was compared yet."""
    return value(
        db,
        Leaderboard,
        "SELECT body FROM leaderboard WHERE project_id = %(project)s",
        {"project": project_id},
    )


def _pairs(judged: _Judged, *, kind: Kind, forms: Forms) -> Iterator[Compared]:
    said = {
        vote.field: _OF_VERDICTS.get(vote.category, vote.category)
        for vote in kind.votes(forms.of(judged.form_version), forms.body(judged, kind=kind))
        if vote.category is not None
    }
    for first, second in combinations(judged.candidates, 2):
        whole = said.get("preference") or said.get("verdict")
        verdict = said.get(f"pair.{first.id}.{second.id}", whole if len(judged.slots) == 2 else None)
        if verdict is not None:
            yield Compared(
                person_id=judged.person_id,
                first=first,
                second=second,
                verdict=verdict,
                answer_id=judged.id,
            )
