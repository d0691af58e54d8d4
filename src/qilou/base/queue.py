"""Deferred jobs: a name and arguments that wait in the same PostgreSQL until a worker takes them.

The one surprising fact: a job is put there by the caller's own transaction, so where that rolls back there
never was a job. The same name with the same arguments waits only once and never runs twice at the same time.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import procrastinate
from procrastinate.exceptions import AlreadyEnqueued

from qilou.base.db import Db, value

Argument = int | str
ATTEMPT = "attempt"  # carried beside the arguments, and no part of what makes two jobs the same

# Never opened: every use names the connection of the transaction that it belongs to.
_APP = procrastinate.App(connector=procrastinate.SyncPsycopgConnector())


def defer(
    db: Db, name: str, *, wait: timedelta | None = None, lock: str | None = None, **arguments: Argument
) -> None:
    """Have a worker do the named job once this transaction is committed and the wait is over.

    Where the same job waits already it is that one that is done, and not before this transaction has ended. `lock`
    names what only one job may use at a time: the job itself, unless told.
    """
    put(db, name, arguments, wait=wait, lock=lock, attempt=0)


def put(
    db: Db,
    name: str,
    arguments: dict[str, Argument],
    *,
    wait: timedelta | None,
    lock: str | None,
    attempt: int,
) -> None:
    """Do as `defer`, telling the worker how often the job has failed before."""
    key = key_of(name, arguments)
    carried = {**arguments, ATTEMPT: attempt} if attempt else arguments
    while not (_joined(db, key) or _added(db, name, carried, key=key, lock=lock or key, wait=wait)):
        continue  # the waiting job was taken between the two looks, or is in now; the next look finds which


def key_of(name: str, arguments: dict[str, Argument]) -> str:
    """Return what makes two jobs the same, e.g. `settle_project(project_id=7)`."""
    return f"{name}({', '.join(f'{key}={arguments[key]}' for key in sorted(arguments))})"


def _joined(db: Db, key: str) -> bool:
    # The share lock keeps workers from starting the waiting job before our rows are there for it to see.
    waiting = value(
        db,
        int,
        """
        SELECT id
        FROM procrastinate_jobs
        WHERE queueing_lock = %(key)s
          AND status = 'todo'
        FOR SHARE
        """,
        {"key": key},
    )
    return waiting is not None


def _added(
    db: Db, name: str, arguments: dict[str, Argument], *, key: str, lock: str, wait: timedelta | None
) -> bool:
    seconds = None if wait is None else {"seconds": int(wait.total_seconds())}
    job = _APP.configure_task(name, queueing_lock=key, lock=lock, schedule_in=seconds, connection=db)
    # a savepoint, because a refused insert must not end the caller's transaction
    with suppress(AlreadyEnqueued), db.transaction():
        job.defer(**arguments)
        return True
    return False


def worker_app(dsn: str, *, role: str | None) -> procrastinate.App:
    """Return the library's app for a worker process: it fetches jobs on a few connections of its own."""
    options = {} if role is None else {"options": f"-c role={role}"}
    return procrastinate.App(
        connector=procrastinate.PsycopgConnector(conninfo=dsn, min_size=1, max_size=4, kwargs=options)
    )
