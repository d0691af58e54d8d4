"""Chapter: a person looks back at their own answers and at what inspectors said of them."""

from __future__ import annotations

import msgspec

from qilou.base.db import Db
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.model import OwnAnswer
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import Review


class OwnAnswerSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An answer with its verdicts, oldest first."""

    own: OwnAnswer
    reviews: list[Review]


def list_own_answers(
    db: Db, actor: Actor, *, state: str | None, after: int, limit: int
) -> list[OwnAnswerSeen]:
    """Return the actor's own answers, newest first, below the id `after` (0: from the newest)."""
    require(actor, Permit.ANSWER_READ_OWN)
    assert actor.person_id is not None, "only persons answer"

    own = answers.own(db, actor.person_id, state=state, after=after, limit=limit)
    verdicts = reviews.of_answers(db, [each.answer.id for each in own])
    return [OwnAnswerSeen(own=each, reviews=verdicts[each.answer.id]) for each in own]
