"""Chapter: a person looks back at their own answers and at what inspectors said of them."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: a view is JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import PersonId, ProjectId, item_number
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import rules, withdrawals
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import Answer, OwnAnswer, Recent, TooLateWhy
from qilou.domain.projects import store as projects
from qilou.domain.reviews import appeals
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import Appeal, Review
from qilou.kinds.catalog import kind_named

MOST_RECENT = 10


class OwnAnswerSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An answer with its verdicts, oldest first."""

    own: OwnAnswer
    reviews: list[Review]
    appeals: list[Appeal]


class RecentAnswerSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the workbench's history: with its item as its author saw it, and until when it can be taken back."""

    recent: Recent
    view: dict[str, Any]  # Any: see above
    reviews: list[Review]
    withdrawable_until: datetime | None
    too_late_why: TooLateWhy | None


def list_own_answers(
    db: Db, actor: Actor, *, state: str | None, after: int, limit: int
) -> list[OwnAnswerSeen]:
    """Return the actor's own answers, newest first, below the id `after` (0: from the newest)."""
    require(actor, Permit.ANSWER_READ_OWN)
    person_id = _person(actor)

    own = answers.own(db, person_id, state=state, after=after, limit=limit)
    verdicts = reviews.of_answers(db, [each.answer.id for each in own])
    made = appeals.of_answers(db, list(verdicts))
    return [
        OwnAnswerSeen(
            own=msgspec.structs.replace(each, answer=_numbered(each)),
            reviews=verdicts[each.answer.id],
            appeals=[appeal for appeal in made if appeal.answer_id == each.answer.id],
        )
        for each in own
    ]


def list_recent_answers(
    db: Db, actor: Actor, *, project_id: ProjectId, now: datetime
) -> list[RecentAnswerSeen]:
    """Return the last ten answers that the actor handed in to the project, newest first."""
    require(actor, Permit.ANSWER_READ_OWN)

    projects.load(db, project_id)
    recent = withdrawals.recent(db, _person(actor), project_id=project_id, limit=MOST_RECENT)
    verdicts = reviews.of_answers(db, [each.answer.id for each in recent])
    return [_seen_again(each, verdicts[each.answer.id], now=now) for each in recent]


def _seen_again(recent: Recent, verdicts: list[Review], *, now: datetime) -> RecentAnswerSeen:
    why = rules.why_too_late(recent.standing, now=now)
    return RecentAnswerSeen(
        recent=msgspec.structs.replace(recent, answer=_numbered(recent)),
        view=kind_named(recent.kind).show(recent.content, recent.answer.slots),
        reviews=verdicts,
        withdrawable_until=rules.withdrawable_until(recent.standing) if why is None else None,
        too_late_why=why,
    )


def _numbered(own: OwnAnswer | Recent) -> Answer:
    """Return the answer with the number by which its author knows the item."""
    number = item_number(own.answer.item_id, key=own.alias_key)
    return msgspec.structs.replace(own.answer, item_number=number)


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None, "only persons answer"
    return actor.person_id
