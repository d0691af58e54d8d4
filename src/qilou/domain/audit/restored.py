"""After a dump is restored into another server: its transaction counter must pass the last seal's.

The one surprising fact: seals cover ranges of transactions, and a new server counts from the beginning. Until it had
caught up, whatever is done would stand among events that are sealed already, and would be reported as added.
"""

from __future__ import annotations

from qilou.base.db import Db, value


def catch_up(db: Db) -> int:
    """Move the server's transaction counter beyond the last seal's, and return by how much.

    Needs a connection that commits each statement by itself. A million transactions take some seconds; none in a
    server that a file-by-file copy was restored into, whose counter came with it.
    """
    behind = value(
        db,
        int,
        """
        SELECT greatest(0, seal.to_transaction::text::bigint - pg_snapshot_xmax(pg_current_snapshot())::text::bigint)
        FROM seal
        ORDER BY seal.id DESC LIMIT 1
        """,
    )
    if not behind:
        return 0
    db.execute("SELECT set_config('qilou.spent', %(count)s, false)", {"count": str(behind)})
    db.execute(
        """
        DO $$ BEGIN
          FOR turn IN 1 .. current_setting('qilou.spent')::bigint LOOP
            PERFORM pg_current_xact_id();
            COMMIT;
          END LOOP;
        END $$
        """
    )
    return behind
