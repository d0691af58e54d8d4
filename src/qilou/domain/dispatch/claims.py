"""dispatch's SQL for claims: one seat for one person, alone or many in one statement; the function is in the schema."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, one
from qilou.base.ids import AccountId, GuidelineId, ItemId, LaneId, LeaseId, OrgId, PersonId, ProjectId

TAKE_MANY: LiteralString = "SELECT * FROM take_many(%(asked)s::jsonb, %(now)s)"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a claim; the lease is None where there was no seat."""

    outcome: str
    lease_id: LeaseId | None


class Taken(msgspec.Struct, frozen=True):
    """What became of one of many claims, in the order of the columns of take_many; all but the outcome None unless it
    is `leased`.
    """

    outcome: str  # leased, nothing, too_many; stranger: not signed in any more; elsewhere: ask by itself
    lease_id: LeaseId
    item_id: ItemId
    project_id: ProjectId
    guideline_id: GuidelineId
    slots: list[str]
    lane_id: LaneId
    stripe: int
    priority: int | None  # None: no seat was taken from its lane
    leased_at: datetime
    expires_at: datetime
    language: str
    domain: str
    content: str
    answered: int
    form_version: int


def take_seat(
    db: Db,
    lanes: Sequence[LaneId],
    *,
    person_id: PersonId,
    account_id: AccountId,
    org_id: OrgId,
    now: datetime,
) -> Claim:
    """Lease to the person the first open seat of the first of the lanes that has one for them, and record it."""
    claim = one(
        db,
        Claim,
        """
        SELECT outcome, lease_id
        FROM take_seat(%(lanes)s, %(person)s, %(account)s, %(org)s, %(now)s, NULL, NULL, NULL)
        """,
        {"lanes": list(lanes), "person": person_id, "account": account_id, "org": org_id, "now": now},
    )
    assert claim is not None
    return claim
