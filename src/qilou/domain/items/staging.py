"""items' SQL for many lines at once: copied into a table of this session alone, then kept in one statement.

The one surprising fact: `item` itself cannot be copied into, for it stands behind row-level security. The session's
table is written to no log and is empty again when the transaction ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db, run
from qilou.base.ids import ItemId
from qilou.domain.items.model import Import, Line


def keep(db: Db, batch: Import, lines: Sequence[Line], *, seats: int, now: datetime) -> list[ItemId]:
    """Keep the lines whose content the project has not got yet; return the ids of the new items."""
    _stage(db, lines)
    rows = db.execute(
        """
        INSERT INTO item (project_id, import_id, line, digest, language, domain, content, seats, created_at)
        SELECT %(project)s, %(import)s, line, digest, language, domain, content, %(seats)s, %(now)s
        FROM staged_line
        ORDER BY line
        ON CONFLICT (project_id, digest) DO NOTHING
        RETURNING id
        """,
        {"project": batch.project_id, "import": batch.id, "seats": seats, "now": now},
    ).fetchall()
    return [row["id"] for row in rows]


def _stage(db: Db, lines: Sequence[Line]) -> None:
    run(
        db,
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS staged_line
          (line bigint, digest bytea, language text, domain text, content jsonb)
        ON COMMIT DELETE ROWS
        """,
    )
    with db.cursor() as cursor, cursor.copy("COPY staged_line FROM STDIN") as copy:
        for each in lines:
            content = msgspec.json.encode(each.content).decode()
            copy.write_row((each.line, each.digest, each.language, each.domain, content))
