"""standing's SQL for gold items: planted, retired, listed, and which finished items could become some."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

import msgspec

from qilou.base.db import Db, json, many, one, run
from qilou.base.ids import AccountId, ItemId, ProjectId
from qilou.domain.standing.model import CandidateRow, GoldLine, GoldRow, GoldUnknown, Known, Origin

_ROW: LiteralString = """
    SELECT gold.item_id, gold.origin, item.language, item.domain,
           left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
           gold.handed_out, met.answered, met.right, gold.added_at, gold.retired_at
    FROM gold
    JOIN item ON item.id = gold.item_id
    CROSS JOIN LATERAL (
      SELECT count(probe.likeness) AS answered, count(*) FILTER (WHERE probe.is_right) AS right
      FROM probe WHERE probe.item_id = gold.item_id) AS met
"""


def plant_lines(
    db: Db,
    project_id: ProjectId,
    lines: Sequence[GoldLine],
    item_ids: Sequence[ItemId],
    *,
    form_version: int,
    now: datetime,
) -> None:
    """Make gold of the items that were kept of these lines."""
    of_line = {
        row["line"]: row["id"]
        for row in db.execute(
            "SELECT id, line FROM item WHERE id = ANY(%(items)s) ORDER BY id LIMIT 10000",
            {"items": list(item_ids)},
        ).fetchall()
    }
    for each in lines:
        if each.line.line in of_line:
            known = Known(
                item_id=of_line[each.line.line],
                origin=Origin.IMPORTED,
                form_version=form_version,
                slots=each.slots,
                body=each.body,
            )
            plant(db, project_id, known, by=None, now=now)


def plant(db: Db, project_id: ProjectId, known: Known, *, by: AccountId | None, now: datetime) -> bool:
    """Make the item gold; return False where it is already."""
    return (
        run(
            db,
            """
            INSERT INTO gold (item_id, project_id, origin, form_version, slots, body, added_by, added_at)
            VALUES (%(item)s, %(project)s, %(origin)s, %(form)s, %(slots)s, %(body)s, %(by)s, %(now)s)
            ON CONFLICT (item_id) DO NOTHING
            """,
            {
                "item": known.item_id,
                "project": project_id,
                "origin": known.origin.value,
                "form": known.form_version,
                "slots": known.slots,
                "body": json(known.body),
                "by": by,
                "now": now,
            },
        )
        == 1
    )


def retire(db: Db, project_id: ProjectId, item_id: ItemId, *, now: datetime) -> None:
    """Hand the gold item out no more; refuse with GoldUnknown where the project has no such one in use."""
    retired = run(
        db,
        """
        UPDATE gold SET retired_at = %(now)s
        WHERE item_id = %(item)s AND project_id = %(project)s AND retired_at IS NULL
        """,
        {"item": item_id, "project": project_id, "now": now},
    )
    if retired == 0:
        raise GoldUnknown(item_id=item_id)


def known(db: Db, project_id: ProjectId) -> list[Known]:
    """Return the known answers of all the project's gold, oldest item first."""
    return many(
        db,
        Known,
        """
        SELECT item_id, origin, form_version, slots, body
        FROM gold WHERE project_id = %(project)s ORDER BY item_id LIMIT 100000
        """,
        {"project": project_id},
    )


def page(db: Db, project_id: ProjectId, *, after: int, limit: int) -> list[GoldRow]:
    """Return the project's gold above the item `after`, oldest item first."""
    return many(
        db,
        GoldRow,
        _ROW
        + """
        WHERE gold.project_id = %(project)s AND gold.item_id > %(after)s
        ORDER BY gold.item_id LIMIT %(limit)s
        """,
        {"project": project_id, "after": after, "limit": limit},
    )


def counted(db: Db, project_id: ProjectId) -> Stock:
    """Return how much gold the project has, and how often people met it."""
    found = one(
        db,
        Stock,
        """
        SELECT count(*) FILTER (WHERE retired_at IS NULL) AS in_use, count(*) AS in_all,
               coalesce(sum(handed_out), 0)::bigint AS handed_out
        FROM gold WHERE project_id = %(project)s
        """,
        {"project": project_id},
    )
    assert found is not None
    return found


def candidates(db: Db, project_id: ProjectId, *, after: int, limit: int) -> list[CandidateRow]:
    """Return finished items that are no gold yet and whose answer is known: adjudicated, or agreed on by several."""
    return many(
        db,
        CandidateRow,
        """
        SELECT item.id AS item_id, item.language, item.domain,
               left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
               given.answers, disagreement.value AS disagreement, decided.is_adjudicated
        FROM item
        LEFT JOIN disagreement ON disagreement.item_id = item.id
        CROSS JOIN LATERAL (
          SELECT count(*) AS answers FROM answer WHERE answer.item_id = item.id AND answer.state = 'accepted') AS given
        CROSS JOIN LATERAL (
          SELECT EXISTS (SELECT FROM adjudication WHERE adjudication.item_id = item.id) AS is_adjudicated) AS decided
        WHERE item.project_id = %(project)s
          AND item.state = 'settled'
          AND item.id > %(after)s
          AND (decided.is_adjudicated OR (given.answers >= 2 AND disagreement.value <= %(apart)s))
          AND NOT EXISTS (SELECT FROM gold WHERE gold.item_id = item.id)
        ORDER BY item.id LIMIT %(limit)s
        """,
        {"project": project_id, "after": after, "limit": limit, "apart": APART},
    )


APART = 0.2  # how far apart the answers to an item may lie for its people to have agreed


class Stock(msgspec.Struct, frozen=True, kw_only=True):
    """How much gold a project has."""

    in_use: int
    in_all: int
    handed_out: int
