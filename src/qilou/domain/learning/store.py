"""learning's SQL."""

from __future__ import annotations

from datetime import datetime
from typing import Any, LiteralString  # Any: a report is JSON

from qilou.base.db import Db, json, many, one, run, value
from qilou.base.ids import AccountId, ReleaseId, RunId
from qilou.domain.learning.model import RunEnded, RunState, RunUnknown, Step, Training, TrainingRun

_RUN: LiteralString = """
    SELECT training_run.id, training_run.release_id, release.project_id, project.title AS project_title,
           project.title_en AS project_title_en, training_run.method, training_run.state,
           jsonb_build_object('step', training_run.step, 'share', training_run.share) AS progress,
           training_run.report, training_run.failure, training_run.created_by, training_run.created_at,
           training_run.finished_at
    FROM training_run
    JOIN release ON release.id = training_run.release_id
    JOIN project ON project.id = release.project_id
"""


def insert(db: Db, release_id: ReleaseId, *, method: Training, by: AccountId, now: datetime) -> RunId:
    """Write a queued run; return its id."""
    run_id = value(
        db,
        int,
        """
        INSERT INTO training_run (release_id, method, created_by, created_at)
        VALUES (%(release)s, %(method)s, %(by)s, %(now)s)
        RETURNING id
        """,
        {"release": release_id, "method": method.value, "by": by, "now": now},
    )
    assert run_id is not None
    return RunId(run_id)


def load(db: Db, run_id: RunId) -> TrainingRun:
    """Return the run, or refuse with RunUnknown where the scope does not see its release."""
    found = one(db, TrainingRun, _RUN + "WHERE training_run.id = %(id)s", {"id": run_id})
    if found is None:
        raise RunUnknown(run_id=run_id)
    return found


def under_way(db: Db, release_id: ReleaseId, *, method: Training) -> RunId | None:
    """Return the run by this method on the release that has not ended, or None."""
    found = value(
        db,
        int,
        """
        SELECT id
        FROM training_run
        WHERE release_id = %(release)s
          AND method = %(method)s
          AND state IN ('queued', 'running')
        ORDER BY id
        LIMIT 1
        """,
        {"release": release_id, "method": method.value},
    )
    return None if found is None else RunId(found)


def page(db: Db, *, after: int, limit: int) -> list[TrainingRun]:
    """Return the runs that the scope sees, newest first, below the id `after` (0: from the newest)."""
    return many(
        db,
        TrainingRun,
        _RUN
        + """
        WHERE %(after)s = 0 OR training_run.id < %(after)s
        ORDER BY training_run.id DESC
        LIMIT %(limit)s
        """,
        {"after": after, "limit": limit},
    )


def begin(db: Db, run_id: RunId) -> bool:
    """Move the run to running, from the start; return False where it has ended already."""
    moved = run(
        db,
        """
        UPDATE training_run SET state = 'running', step = '', share = 0
        WHERE id = %(id)s AND state IN ('queued', 'running')
        """,
        {"id": run_id},
    )
    return moved == 1


def note(db: Db, run_id: RunId, step: Step) -> None:
    """Store how far the run is; nothing changes where it is not running."""
    run(
        db,
        "UPDATE training_run SET step = %(step)s, share = %(share)s WHERE id = %(id)s AND state = 'running'",
        {"id": run_id, "step": step.step, "share": step.share},
    )


def end(
    db: Db,
    run_id: RunId,
    *,
    state: RunState,
    report: dict[str, Any] | None,
    failure: str | None,
    now: datetime,
) -> None:
    """Close the running run with its report or the reason why it failed; refuse where it is not running."""
    moved = run(
        db,
        """
        UPDATE training_run
        SET state = %(state)s, share = CASE WHEN %(state)s = 'done' THEN 1 ELSE share END,
            report = %(report)s, failure = %(failure)s, finished_at = %(now)s
        WHERE id = %(id)s AND state = 'running'
        """,
        {
            "id": run_id,
            "state": state.value,
            "report": None if report is None else json(report),
            "failure": failure,
            "now": now,
        },
    )
    if moved == 0:
        raise RunEnded(run_id=run_id)
