"""items' SQL for answers enough: items that stop before their seats are used up, and items that get one more."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qilou.base.db import Db, many, one, run
from qilou.base.ids import ItemId, ProjectId


class Spared(msgspec.Struct, frozen=True, kw_only=True):
    """How many answers a project's items needed against what its overlap asked for.

    `planned` and `needed` are over items that are stopped or full; `stopped` are those that stopped early.
    """

    items: int
    stopped: int
    planned: int
    needed: int


class _Id(msgspec.Struct, frozen=True):
    id: ItemId


def stop(db: Db, item_ids: Sequence[ItemId], wanted: Sequence[int]) -> int:
    """Say of open items that so many answers are enough; return of how many that is news."""
    return run(
        db,
        """
        UPDATE item SET wanted = enough.wanted
        FROM unnest(%(items)s::bigint[], %(wanted)s::smallint[]) AS enough (item_id, wanted)
        WHERE item.id = enough.item_id
          AND item.state = 'open'
          AND item.wanted IS DISTINCT FROM enough.wanted
        """,
        {"items": list(item_ids), "wanted": list(wanted)},
    )


def go_on(db: Db, item_ids: Sequence[ItemId]) -> list[ItemId]:
    """Take back that these items had answers enough; return those that had been stopped."""
    found = many(
        db,
        _Id,
        """
        UPDATE item SET wanted = NULL
        WHERE id = ANY(%(items)s) AND state = 'open' AND wanted IS NOT NULL
        RETURNING id
        """,
        {"items": list(item_ids)},
    )
    return [each.id for each in found]


def widen(db: Db, item_ids: Sequence[ItemId], *, most: int) -> list[ItemId]:
    """Give one more seat to those open items all of whose seats are answered, up to the most; return which."""
    found = many(
        db,
        _Id,
        """
        UPDATE item SET seats = item.seats + 1
        WHERE item.id = ANY(%(items)s)
          AND item.state = 'open'
          AND item.seats < %(most)s
          AND (SELECT count(*) FROM lease
               WHERE lease.item_id = item.id AND lease.state = 'submitted') >= item.seats
          AND NOT EXISTS (SELECT FROM answer WHERE answer.item_id = item.id AND answer.state = 'returned')
        RETURNING id
        """,
        {"items": list(item_ids), "most": most},
    )
    return [each.id for each in found]


def spared(db: Db, project_id: ProjectId, *, overlap: int) -> Spared:
    """Count the answers that the project's finished items needed, beside what its overlap asks for."""
    found = one(
        db,
        Spared,
        """
        SELECT count(*) AS items, count(*) FILTER (WHERE wanted < %(overlap)s) AS stopped,
               count(*) * %(overlap)s::bigint AS planned, coalesce(sum(coalesce(wanted, seats)), 0)::bigint AS needed
        FROM item
        WHERE project_id = %(project)s
          AND state <> 'void'
          AND (wanted IS NOT NULL OR state = 'settled')
          AND NOT EXISTS (SELECT FROM gold WHERE gold.item_id = item.id AND gold.origin = 'imported')
        """,
        {"project": project_id, "overlap": overlap},
    )
    assert found is not None
    return found
