"""answers' SQL for a paused person's answers that nobody has looked at and nothing rests on.

The one surprising fact: nothing here waits. What an inspector is taking or a release is reading is left to them.
"""

from __future__ import annotations

from collections.abc import Sequence

from qilou.base.db import Db, many
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.answers.model import Answer, AnswerState


def of_person(
    db: Db, person_id: PersonId, *, project_id: ProjectId, states: Sequence[AnswerState], limit: int
) -> list[Answer]:
    """Return and hold the person's answers in these states that have no verdict, lot or release, the newest first.

    Answers to gold are among them: whoever saw theirs left out would know which they were.
    """
    return many(
        db,
        Answer,
        """
        SELECT answer.id, answer.lease_id, answer.item_id, answer.project_id, answer.person_id, answer.org_id,
               answer.guideline_id, answer.form_version, answer.slots, answer.body, answer.revision, answer.state,
               answer.active_seconds, answer.submitted_at, answer.figures
        FROM answer
        WHERE answer.person_id = %(person)s AND answer.project_id = %(project)s AND answer.state = ANY (%(states)s)
          AND NOT EXISTS (SELECT FROM review WHERE review.answer_id = answer.id)
          AND NOT EXISTS (SELECT FROM lot_answer WHERE lot_answer.answer_id = answer.id AND lot_answer.is_live)
          AND NOT EXISTS (SELECT FROM release JOIN release_row ON release_row.release_id = release.id
                          WHERE release.project_id = answer.project_id AND release.created_at >= answer.submitted_at
                            AND release_row.item_id = answer.item_id AND answer.id = ANY (release_row.answer_ids))
        ORDER BY answer.id DESC LIMIT %(limit)s
        FOR UPDATE SKIP LOCKED
        """,
        {
            "person": person_id,
            "project": project_id,
            "states": [each.value for each in states],
            "limit": limit,
        },
    )
