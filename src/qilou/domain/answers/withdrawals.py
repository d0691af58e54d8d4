"""answers' SQL for taking an answer back: where it stands, what its author handed in lately, and the step itself.

The one surprising fact: nothing here waits. A release that is being made at this moment means that it is too late.
"""

from __future__ import annotations

from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.answers.model import Answer, AnswerState, Recent, Standing, TooLateToWithdraw, TooLateWhy

# A release can rest only on what was handed in before it, so few releases are looked into.
_RECENT: LiteralString = """
    SELECT
      to_jsonb(answer) AS answer, project.kind, project.title AS project_title, project.title_en AS project_title_en,
      project.alias_key, item.content, item.language, item.domain,
      jsonb_build_object(
        'state', answer.state,
        'handed_in_at', kept.made_at,
        'is_judged',
          kept.person_id <> answer.person_id
          OR EXISTS (SELECT FROM review WHERE review.answer_id = answer.id AND review.revision = answer.revision),
        'is_held',
          EXISTS (SELECT FROM inspection WHERE inspection.answer_id = answer.id AND inspection.state = 'held'),
        'is_released',
          EXISTS (SELECT FROM release JOIN release_row ON release_row.release_id = release.id
                  WHERE release.project_id = answer.project_id AND release.created_at >= kept.made_at
                    AND release_row.item_id = answer.item_id AND answer.id = ANY(release_row.answer_ids))
      ) AS standing
    FROM answer
    JOIN answer_revision AS kept ON kept.answer_id = answer.id AND kept.revision = answer.revision
    JOIN project ON project.id = answer.project_id
    JOIN item ON item.id = answer.item_id
"""


def standing_of(db: Db, answer: Answer) -> Standing:
    """Return what decides whether the answer can still be taken back."""
    found = one(db, Recent, _RECENT + "WHERE answer.id = %(id)s", {"id": answer.id})
    assert found is not None, "every revision is kept"
    return found.standing


def require_no_release(db: Db, answer: Answer) -> None:
    """Keep releases of the project waiting until the transaction ends; too late where one is being made."""
    is_free = value(
        db,
        bool,
        "SELECT true FROM project WHERE id = %(project)s FOR SHARE SKIP LOCKED",
        {"project": answer.project_id},
    )
    if not is_free:
        raise TooLateToWithdraw(why=TooLateWhy.RELEASED.value)


def take_back(db: Db, answer: Answer, *, state: AnswerState, now: datetime) -> None:
    """Move the answer out of what counts and note the instant; too late if it moved first."""
    moved = run(
        db,
        """
        UPDATE answer SET state = %(state)s, withdrawn_at = %(now)s
        WHERE id = %(id)s AND revision = %(revision)s AND state IN ('submitted', 'accepted')
        """,
        {"id": answer.id, "revision": answer.revision, "state": state.value, "now": now},
    )
    if moved == 0:
        raise TooLateToWithdraw(why=TooLateWhy.NOT_HANDED_IN.value)


def recall(db: Db, answer: Answer) -> bool:
    """Move the answer back to its author; return whether it was there to be moved."""
    moved = run(
        db,
        """
        UPDATE answer SET state = 'returned'
        WHERE id = %(id)s AND revision = %(revision)s AND state IN ('submitted', 'accepted')
        """,
        {"id": answer.id, "revision": answer.revision},
    )
    return moved == 1


def recent(db: Db, person_id: PersonId, *, project_id: ProjectId, limit: int) -> list[Recent]:
    """Return what the person handed in last in the project, newest first, with what their items show."""
    return many(
        db,
        Recent,
        _RECENT
        + """
        WHERE answer.person_id = %(person)s AND answer.project_id = %(project)s AND answer.state <> 'withdrawn'
        ORDER BY kept.made_at DESC, answer.id DESC LIMIT %(limit)s
        """,
        {"person": person_id, "project": project_id, "limit": limit},
    )
