"""Which two models meet on an item, and which of them is A for whom.

The one surprising fact: the pair belongs to the item, not to the lease. So what several people say of it can be counted
together; c1 and c2 are its two models, and the lease's slots, which take turns, say which of them is shown as A.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from uuid import UUID

import msgspec

from qilou.base.db import Db, many, one, run
from qilou.base.ids import EndpointId, ItemId, LeaseId, ProjectId
from qilou.domain.models.model import ModelsMissing, Slot

FIRST, SECOND = "c1", "c2"
Pair = tuple[EndpointId, EndpointId]


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """What the draw has to know of a lease."""

    item_id: ItemId
    project_id: ProjectId
    slots: list[str]


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """A model that somebody has talked with on an item, by candidate."""

    item_id: ItemId
    candidate: str
    endpoint_id: EndpointId


def sides_of(db: Db, lease_id: LeaseId, *, usable: Sequence[EndpointId], key: UUID) -> dict[Slot, EndpointId]:
    """Return which model is A and which is B under the lease, drawing the item's pair where nobody has talked yet."""
    seat = _seat(db, lease_id)
    if seat is None or sorted(seat.slots) != [FIRST, SECOND]:
        raise ModelsMissing
    run(
        db,
        "SELECT pg_advisory_xact_lock(hashtextextended('arena pair', %(project)s))",
        {"project": seat.project_id},
    )
    met = _met(db, seat.project_id)
    pair = {each.candidate: each.endpoint_id for each in met if each.item_id == seat.item_id}
    if not pair:
        first, second = drawn_pair(usable, used=uses(met), item_id=seat.item_id, key=key)
        pair = {FIRST: first, SECOND: second}
    return {"A": pair[seat.slots[0]], "B": pair[seat.slots[1]]}


def drawn_pair(
    usable: Sequence[EndpointId], *, used: Mapping[frozenset[EndpointId], int], item_id: ItemId, key: UUID
) -> Pair:
    """Return one of the pairs that were used least, in either order; drawn under the project's secret.

    | usable  | used           | may be drawn   |
    |---------|----------------|----------------|
    | 1, 2    | any            | 1 2, 2 1       |
    | 1, 2, 3 | 1-2: 4, 1-3: 3 | 2 3, 3 2       |
    """
    pairs = list(combinations(dict.fromkeys(usable), 2))
    if not pairs:
        raise ModelsMissing
    fewest = min(used.get(frozenset(pair), 0) for pair in pairs)
    least = [pair for pair in pairs if used.get(frozenset(pair), 0) == fewest]
    number = int.from_bytes(hmac.digest(key.bytes, b"pair %d" % item_id, "sha256")[:8], "big")
    first, second = least[number // 2 % len(least)]
    return (first, second) if number % 2 else (second, first)


def uses(met: Sequence[Met]) -> Counter[frozenset[EndpointId]]:
    """Return on how many items each pair has met."""
    by_item: dict[ItemId, set[EndpointId]] = {}
    for each in met:
        by_item.setdefault(each.item_id, set()).add(each.endpoint_id)
    return Counter(frozenset(pair) for pair in by_item.values())


def _seat(db: Db, lease_id: LeaseId) -> Seat | None:
    return one(
        db, Seat, "SELECT item_id, project_id, slots FROM lease WHERE id = %(lease)s", {"lease": lease_id}
    )


def _met(db: Db, project_id: ProjectId) -> list[Met]:
    """Return the models of every item of the project that somebody has talked about."""
    return many(
        db,
        Met,
        """
        SELECT DISTINCT lease.item_id, lease_model.endpoint_id,
               lease.slots[CASE lease_model.slot WHEN 'A' THEN 1 ELSE 2 END] AS candidate
        FROM lease_model
        JOIN lease ON lease.id = lease_model.lease_id
        WHERE lease.project_id = %(project)s AND lease_model.slot IN ('A', 'B')
        ORDER BY lease.item_id, candidate LIMIT 2000000
        """,
        {"project": project_id},
    )
