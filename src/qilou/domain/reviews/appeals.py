"""reviews' SQL for appeals: made by authors, decided by a third person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AnswerId, AppealId, PersonId, ProjectId, ReviewId
from qilou.domain.reviews.model import (
    Appeal,
    AppealDecided,
    AppealUnknown,
    NotAppealable,
    Review,
    ReviewUnknown,
)

_APPEAL: LiteralString = """
    SELECT appeal.id, appeal.review_id, appeal.answer_id, appeal.project_id, answer.item_id, appeal.author_id,
           appeal.inspector_id, review.verdict, review.reason_codes, review.comment, appeal.text, appeal.made_at,
           appeal.decided_at, appeal.is_granted, appeal.reason, project.alias_key
    FROM appeal
    JOIN review ON review.id = appeal.review_id
    JOIN answer ON answer.id = appeal.answer_id
    JOIN project ON project.id = appeal.project_id
"""


def review_of(db: Db, review_id: ReviewId, *, author_id: PersonId) -> Review:
    """Return a verdict on an answer of this author, or refuse with ReviewUnknown."""
    found = one(
        db,
        Review,
        """
        SELECT review.id, review.answer_id, review.inspector_id, review.project_id, review.revision, review.verdict,
               review.reason_codes, review.comment, review.fixed_body, review.created_at, project.alias_key
        FROM review JOIN project ON project.id = review.project_id
        WHERE review.id = %(id)s AND review.author_id = %(author)s
        """,
        {"id": review_id, "author": author_id},
    )
    if found is None:
        raise ReviewUnknown(review_id=review_id)
    return found


def insert(db: Db, review: Review, *, text: str, author_id: PersonId, now: datetime) -> AppealId:
    """Store the appeal; refuse with NotAppealable where there was one against this verdict already."""
    found = value(
        db,
        int,
        """
        INSERT INTO appeal (review_id, answer_id, project_id, org_id, author_id, inspector_id, text, made_at)
        SELECT review.id, review.answer_id, review.project_id, review.org_id, review.author_id, review.inspector_id,
               %(text)s, %(now)s
        FROM review WHERE review.id = %(review)s AND review.author_id = %(author)s
        ON CONFLICT (review_id) DO NOTHING
        RETURNING id
        """,
        {"review": review.id, "author": author_id, "text": text, "now": now},
    )
    if found is None:
        raise NotAppealable(why="there was an appeal against it already")
    return AppealId(found)


def load(db: Db, appeal_id: AppealId) -> Appeal:
    """Return the appeal, or refuse with AppealUnknown where the scope does not see it."""
    found = one(db, Appeal, _APPEAL + "WHERE appeal.id = %(id)s", {"id": appeal_id})
    if found is None:
        raise AppealUnknown(appeal_id=appeal_id)
    return found


def page(db: Db, project_id: ProjectId, *, is_open: bool | None, after: int, limit: int) -> list[Appeal]:
    """Return the project's appeals, newest first, below the id `after` (0: from the newest)."""
    return many(
        db,
        Appeal,
        _APPEAL
        + """
        WHERE appeal.project_id = %(project)s
          AND (%(open)s::boolean IS NULL OR (appeal.decided_at IS NULL) = %(open)s)
          AND (%(after)s = 0 OR appeal.id < %(after)s)
        ORDER BY appeal.id DESC LIMIT %(limit)s
        """,
        {"project": project_id, "open": is_open, "after": after, "limit": limit},
    )


def of_answers(db: Db, answer_ids: Sequence[AnswerId]) -> list[Appeal]:
    """Return the appeals against verdicts on these answers, oldest first."""
    return many(
        db,
        Appeal,
        _APPEAL + "WHERE appeal.answer_id = ANY(%(ids)s) ORDER BY appeal.id LIMIT 2000",
        {"ids": list(answer_ids)},
    )


def decide(
    db: Db, appeal_id: AppealId, *, is_granted: bool, reason: str, by: PersonId, now: datetime
) -> None:
    """Decide an open appeal; refuse with AppealDecided where somebody was faster."""
    moved = run(
        db,
        """
        UPDATE appeal SET decided_at = %(now)s, decided_by = %(by)s, is_granted = %(granted)s, reason = %(reason)s
        WHERE id = %(id)s AND decided_at IS NULL
        """,
        {"id": appeal_id, "granted": is_granted, "reason": reason, "by": by, "now": now},
    )
    if moved == 0:
        raise AppealDecided(appeal_id=appeal_id)
