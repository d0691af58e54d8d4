"""consensus' SQL for what a settlement found: copied into a table of this session alone; only what changed is written.

The one surprising fact: of a project of 100,000 answers, a thousand new ones change few of the consensus' 370,000 rows;
to write all of them each time was most of what a settlement cost the database. So `computed_at` is when a row last
changed; when it was last looked at is the settlement's instant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db, run
from qilou.base.ids import ProjectId
from qilou.domain.consensus.model import Fused, Spread


def merge_consensus(db: Db, project_id: ProjectId, fused: Iterable[Fused], *, now: datetime) -> None:
    """Make the project's consensus what was found: write what is new or different, delete what is no more."""
    run(
        db,
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_consensus
          (item_id bigint, field text, value jsonb, confidence double precision, method text, votes integer)
        ON COMMIT DELETE ROWS
        """,
    )
    run(db, "TRUNCATE staged_consensus")  # settled twice in one transaction
    with db.cursor() as cursor, cursor.copy("COPY staged_consensus FROM STDIN") as copy:
        for each in fused:
            value = msgspec.json.encode(each.value).decode()
            copy.write_row((each.item_id, each.field, value, each.confidence, each.method.value, each.votes))
    run(
        db,
        """
        DELETE FROM consensus AS known
        WHERE project_id = %(project)s
          AND NOT EXISTS (SELECT FROM staged_consensus AS found
                          WHERE found.item_id = known.item_id AND found.field = known.field)
        """,
        {"project": project_id},
    )
    run(
        db,
        """
        INSERT INTO consensus (item_id, field, project_id, value, confidence, method, votes, computed_at)
        SELECT found.item_id, found.field, %(project)s, found.value, found.confidence, found.method, found.votes,
               %(now)s
        FROM staged_consensus AS found
        LEFT JOIN consensus AS known
          ON known.project_id = %(project)s AND known.item_id = found.item_id AND known.field = found.field
        WHERE (known.value, known.confidence, known.method, known.votes)
              IS DISTINCT FROM (found.value, found.confidence, found.method, found.votes)
        ON CONFLICT (item_id, field) DO UPDATE
        SET value = excluded.value, confidence = excluded.confidence, method = excluded.method,
            votes = excluded.votes, computed_at = excluded.computed_at
        """,
        {"project": project_id, "now": now},
    )


def merge_spreads(db: Db, project_id: ProjectId, spreads: Sequence[Spread], *, now: datetime) -> None:
    """Make the project's disagreements what was found, in the same way."""
    found = {
        "project": project_id,
        "now": now,
        "items": [each.item_id for each in spreads],
        "values": [each.value for each in spreads],
        "answers": [each.answers for each in spreads],
    }
    run(
        db,
        """
        DELETE FROM disagreement AS known
        WHERE project_id = %(project)s
          AND NOT EXISTS (SELECT FROM unnest(%(items)s::bigint[]) AS found (item_id)
                          WHERE found.item_id = known.item_id)
        """,
        found,
    )
    run(
        db,
        """
        INSERT INTO disagreement (item_id, project_id, value, answers, computed_at)
        SELECT found.item_id, %(project)s, found.value, found.answers, %(now)s
        FROM unnest(%(items)s::bigint[], %(values)s::float8[], %(answers)s::integer[])
          AS found (item_id, value, answers)
        LEFT JOIN disagreement AS known ON known.project_id = %(project)s AND known.item_id = found.item_id
        WHERE (known.value, known.answers) IS DISTINCT FROM (found.value, found.answers)
        ON CONFLICT (item_id) DO UPDATE
        SET value = excluded.value, answers = excluded.answers, computed_at = excluded.computed_at
        """,
        found,
    )
