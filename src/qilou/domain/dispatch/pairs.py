"""dispatch's SQL for handing out first the two models whose comparison tells most.

The one surprising fact: only a handful of seats is moved, and moved back at the next choice, because what tells most
changes with every few answers; and only the front of the lane is looked through, so that a large project costs no more.
"""

from __future__ import annotations

from collections.abc import Sequence

from qilou.base.db import Db, run
from qilou.base.ids import ProjectId

FIRST = -2  # before seats that came back, which have -1
AT_ONCE = 20
LOOKED_THROUGH = 20_000


def prefer(db: Db, project_id: ProjectId, models: Sequence[str] | None) -> int:
    """Move up to 20 open seats of items that compare these two models to the front, and return how many.

    Those that were moved before go back to their places first. A seat that somebody is just taking is left alone.
    """
    run(
        db,
        """
        UPDATE ready SET priority = 0
        FROM ( SELECT ready.item_id, ready.seat FROM ready JOIN lane ON lane.id = ready.lane_id
               WHERE lane.project_id = %(project)s AND ready.priority = %(first)s FOR UPDATE OF ready SKIP LOCKED
             ) AS before
        WHERE ready.item_id = before.item_id AND ready.seat = before.seat
        """,
        {"project": project_id, "first": FIRST},
    )
    if models is None:
        return 0
    return run(
        db,
        """
        UPDATE ready SET priority = %(first)s
        FROM ( SELECT front.item_id, front.seat
               FROM ( SELECT ready.item_id, ready.seat FROM ready JOIN lane ON lane.id = ready.lane_id
                      WHERE lane.project_id = %(project)s AND ready.priority = 0
                      ORDER BY ready.item_id, ready.seat LIMIT %(most)s FOR UPDATE OF ready SKIP LOCKED ) AS front
               JOIN item ON item.id = front.item_id
               WHERE jsonb_array_length(item.content -> 'candidates') = 2
                 AND ARRAY(SELECT jsonb_path_query(item.content, '$.candidates[*].model') #>> '{}')
                     @> %(models)s::text[]
               ORDER BY front.item_id, front.seat LIMIT %(at_once)s
             ) AS next
        WHERE ready.item_id = next.item_id AND ready.seat = next.seat
        """,
        {
            "project": project_id,
            "first": FIRST,
            "most": LOOKED_THROUGH,
            "models": list(models),
            "at_once": AT_ONCE,
        },
    )
