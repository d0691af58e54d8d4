"""answers' SQL for handing in: one answer, alone or many in one statement; the function is in the schema."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString  # Any: a body is JSON

import msgspec

from qilou.base.db import Db, json, value
from qilou.base.ids import AnswerId, ItemId, ProjectId
from qilou.domain.access.model import Actor
from qilou.domain.answers.model import AnswerState
from qilou.domain.dispatch.model import Lease, LeaseEnded

HAND_IN_MANY: LiteralString = "SELECT * FROM hand_in_many(%(asked)s::jsonb, %(now)s)"


class HandedIn(msgspec.Struct, frozen=True):
    """What became of one of many answers, in the order of the columns of hand_in_many; all but the outcome None unless
    it is `stored`.
    """

    outcome: str  # stored; not_held, busy: ask by itself; stranger: not signed in any more
    answer_id: AnswerId
    item_id: ItemId
    project_id: ProjectId
    state: AnswerState
    slots: list[str]
    revision: int
    submitted_at: datetime


def hand_in(
    db: Db, actor: Actor, lease: Lease, *, body: dict[str, Any], active_seconds: int, lot: int, now: datetime
) -> None:
    """Store the answer, end its lease and record both; refuse with LeaseEnded where the lease is held no more."""
    outcome = value(
        db,
        str,
        """
        SELECT outcome
        FROM hand_in(%(lease)s, %(person)s, %(account)s, %(org)s, %(body)s, %(seconds)s, %(lot)s, %(now)s, true)
        """,
        {
            "lease": lease.id,
            "person": actor.person_id,
            "account": actor.account_id,
            "org": actor.org_id,
            "body": json(body),
            "seconds": active_seconds,
            "lot": lot,
            "now": now,
        },
    )
    if outcome != "stored":
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
