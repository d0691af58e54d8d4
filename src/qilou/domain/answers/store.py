"""answers' SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString  # Any: bodies are JSON

import msgspec

from qilou.base.db import Db, json, many, one, run
from qilou.base.ids import AnswerId, ItemId, LeaseId, PersonId, ProjectId
from qilou.domain.answers.model import Answer, AnswerState, AnswerUnknown, Moved, OwnAnswer, Today
from qilou.kinds.figures import Figures

_ANSWER: LiteralString = """
    SELECT answer.id, answer.lease_id, answer.item_id, answer.project_id, answer.person_id, answer.org_id,
           answer.guideline_id, answer.form_version, answer.slots, answer.body, answer.revision, answer.state,
           answer.active_seconds, answer.submitted_at, answer.figures
    FROM answer
"""


def of_lease(db: Db, lease_id: LeaseId) -> Answer | None:
    """Return the lease's answer, or None."""
    return one(db, Answer, _ANSWER + "WHERE answer.lease_id = %(lease)s", {"lease": lease_id})


def load(db: Db, answer_id: AnswerId) -> Answer:
    """Return the answer, or refuse with AnswerUnknown where the scope does not see it."""
    found = one(db, Answer, _ANSWER + "WHERE answer.id = %(id)s", {"id": answer_id})
    if found is None:
        raise AnswerUnknown(answer_id=answer_id)
    return found


def in_project(db: Db, answer_id: AnswerId, project_id: ProjectId) -> Answer | None:
    """Return the answer, or None where the project has no such one."""
    return one(
        db,
        Answer,
        _ANSWER + "WHERE answer.id = %(id)s AND answer.project_id = %(project)s",
        {"id": answer_id, "project": project_id},
    )


def of_item(db: Db, item_id: ItemId) -> list[Answer]:
    """Return the item's answers that the scope sees, oldest first."""
    return many(
        db, Answer, _ANSWER + "WHERE answer.item_id = %(item)s ORDER BY answer.id LIMIT 50", {"item": item_id}
    )


def revise(
    db: Db,
    answer: Answer,
    *,
    body: dict[str, Any],
    figures: Figures | None,
    state: AnswerState,
    more_seconds: int,
    now: datetime,
) -> None:
    """Replace the answer's body by its next revision; refuse where somebody revised it first.

    One that was taken back counts as handed in now, any other as when it was first.
    """
    moved = run(
        db,
        """
        UPDATE answer SET body = %(body)s, figures = %(figures)s, state = %(state)s, revision = revision + 1,
                          active_seconds = active_seconds + %(more)s,
                          submitted_at = CASE WHEN state = 'withdrawn' THEN %(now)s ELSE submitted_at END
        WHERE id = %(id)s AND revision = %(revision)s
        """,
        {
            "id": answer.id,
            "revision": answer.revision,
            "body": json(body),
            "figures": _stored(figures),
            "state": state.value,
            "more": more_seconds,
            "now": now,
        },
    )
    if moved == 0:
        raise AnswerUnknown(answer_id=answer.id)


def set_state(db: Db, answer_id: AnswerId, *, state: AnswerState) -> None:
    """Move the answer to the state; its inspection row, which the caller holds, guards the order."""
    run(db, "UPDATE answer SET state = %(state)s WHERE id = %(id)s", {"id": answer_id, "state": state.value})


def move(
    db: Db, answer_ids: Sequence[AnswerId], *, before: Sequence[AnswerState], after: AnswerState
) -> list[Moved]:
    """Move those of the answers that stand in one of the states before to the one after; return which moved."""
    return many(
        db,
        Moved,
        """
        UPDATE answer SET state = %(after)s
        WHERE id = ANY(%(ids)s) AND state = ANY(%(before)s)
        RETURNING id, item_id, lease_id
        """,
        {"ids": list(answer_ids), "before": [each.value for each in before], "after": after.value},
    )


def keep_revision(
    db: Db,
    answer: Answer,
    *,
    revision: int,
    body: dict[str, Any],
    figures: Figures | None,
    by: PersonId,
    now: datetime,
) -> None:
    """Keep a revision for ever: its author's, or an inspector's fix."""
    run(
        db,
        """
        INSERT INTO answer_revision (answer_id, revision, org_id, person_id, body, figures, made_at)
        VALUES (%(answer)s, %(revision)s, %(org)s, %(by)s, %(body)s, %(figures)s, %(now)s)
        """,
        {
            "answer": answer.id,
            "revision": revision,
            "org": answer.org_id,
            "by": by,
            "body": json(body),
            "figures": _stored(figures),
            "now": now,
        },
    )


def own(db: Db, person_id: PersonId, *, state: str | None, after: int, limit: int) -> list[OwnAnswer]:
    """Return the person's answers, newest first, below the id `after` (0: from the newest)."""
    rows = db.execute(
        """
        SELECT to_jsonb(mine) AS answer, project.kind, project.title AS project_title,
               project.title_en AS project_title_en, project.alias_key
        FROM (SELECT * FROM answer
              WHERE person_id = %(person)s AND (%(after)s = 0 OR id < %(after)s)
                AND (%(state)s::text IS NULL OR state = %(state)s)
              ORDER BY id DESC LIMIT %(limit)s) AS mine
        JOIN project ON project.id = mine.project_id
        ORDER BY mine.id DESC
        """,
        {"person": person_id, "state": state, "after": after, "limit": limit},
    ).fetchall()
    return [msgspec.convert(row, OwnAnswer) for row in rows]


def today_of(db: Db, person_id: PersonId, *, since: datetime) -> Today:
    """Count what the person has submitted since the instant, the time worked and the price of it in fen."""
    counted = one(
        db,
        Today,
        """
        SELECT count(*) AS submitted,
               coalesce(sum(answer.active_seconds), 0)::bigint AS active_seconds,
               coalesce(sum(project.price_fen), 0)::bigint AS estimated_fen
        FROM answer JOIN project ON project.id = answer.project_id
        WHERE answer.person_id = %(person)s AND answer.submitted_at >= %(since)s
          AND answer.state NOT IN ('void', 'withdrawn')
        """,
        {"person": person_id, "since": since},
    )
    assert counted is not None
    return counted


def _stored(figures: Figures | None) -> object:
    return None if figures is None else json(msgspec.to_builtins(figures))
