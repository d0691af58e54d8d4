"""Chapter: an author appeals against a verdict, and a third person decides."""

from __future__ import annotations

from datetime import datetime

from qilou.base.db import Db
from qilou.base.ids import AppealId, ProjectId, ReviewId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import AnswerState
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import returns
from qilou.domain.projects import store as projects
from qilou.domain.reviews import appeals, rules
from qilou.domain.reviews.model import Appeal, Verdict


def appeal_review(db: Db, actor: Actor, *, review_id: ReviewId, text: str, now: datetime) -> Appeal:
    """Appeal against a return or a void of one's own answer, once, within three days."""
    require(actor, Permit.ANSWER_READ_OWN)
    assert actor.person_id is not None

    review = appeals.review_of(db, review_id, author_id=actor.person_id)

    rules.require_appealable(review, now=now)
    words = rules.require_reasoned(text)
    require_storable(words, path="text")

    appeal_id = appeals.insert(db, review, text=words, author_id=actor.person_id, now=now)

    record(db, actor, Action.APPEAL_MADE, subject=("answer", review.answer_id), now=now, review=review_id)
    return appeals.load(db, appeal_id)


def list_appeals(
    db: Db, actor: Actor, *, project_id: ProjectId, is_open: bool | None, after: int, limit: int
) -> list[Appeal]:
    """Return the project's appeals, newest first."""
    require(actor, Permit.APPEAL_DECIDE)

    projects.load(db, project_id)
    return appeals.page(db, project_id, is_open=is_open, after=after, limit=limit)


def decide_appeal(
    db: Db, actor: Actor, *, appeal_id: AppealId, is_granted: bool, reason: str, now: datetime
) -> Appeal:
    """Grant or decline an appeal with a reason.

    Granted, the verdict no longer counts against its author, and a returned answer that still waits for rework is
    accepted as it is. A void answer stays void: its seat may have gone to somebody else.
    """
    require(actor, Permit.APPEAL_DECIDE)
    assert actor.person_id is not None

    appeal = appeals.load(db, appeal_id)
    rules.require_third(appeal, person_id=actor.person_id)
    words = rules.require_reasoned(reason)
    require_storable(words, path="reason")

    appeals.decide(db, appeal_id, is_granted=is_granted, reason=words, by=actor.person_id, now=now)
    answer = answers.load(db, appeal.answer_id)
    waits = answer.state is AnswerState.RETURNED and returns.is_waiting(db, answer.lease_id)
    is_accepted = is_granted and appeal.verdict is Verdict.RETURN and waits
    if is_accepted:
        answers.set_state(db, answer.id, state=AnswerState.ACCEPTED)

    record(
        db,
        actor,
        Action.APPEAL_DECIDED,
        subject=("answer", appeal.answer_id),
        now=now,
        appeal=appeal_id,
        granted=is_granted,
        accepted=is_accepted,
    )
    return appeals.load(db, appeal_id)
