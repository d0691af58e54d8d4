"""The import job: all lines once, also where its worker is killed half-way."""

from __future__ import annotations

import asyncio
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import make
from qilou.base.db import HOUSE, Db, House, run, value
from qilou.base.ids import ImportId
from qilou.base.postgres import Database
from qilou.base.queue import defer
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.items.model import Import
from qilou.flows.import_items import list_problems, read_import
from qilou.jobs.importing import CHUNK_LINES, import_file
from qilou.jobs.running import Interrupted, Kit
from qilou.jobs.stalled import rescue_stalled
from qilou.jobs.worker import app_with_jobs

WORKER = """
import sys
from pathlib import Path
from qilou.base.db import House
from qilou.jobs.worker import work_until_empty

dsn, files = sys.argv[1:]
work_until_empty(House(dsn), dsn=dsn, role=None, files=Path(files))
"""


def written(files: Path, *, lines: int, broken: int = 0) -> Path:
    rows: list[dict[str, object]] = [
        {"prompt": f"Question {at}?", "chosen": f"Good {at}", "rejected": f"Bad {at}"} for at in range(lines)
    ]
    rows += [{"prompt": "Half a pair", "chosen": "Good"} for _ in range(broken)]
    path = files / "pairs.jsonl"
    path.write_bytes(msgspec.json.Encoder().encode_lines(rows))
    return path


def received(db: Db, path: Path, *, file_name: str = "pairs.jsonl") -> ImportId:
    found = value(
        db,
        int,
        """
        INSERT INTO import (project_id, file_name, file_path, format, created_at)
        VALUES (%(project)s, %(name)s, %(path)s, 'auto', now())
        RETURNING id
        """,
        {"project": make.project(db), "name": file_name, "path": str(path)},
    )
    import_id = ImportId(found or 0)
    defer(db, "import_file", import_id=import_id)
    return import_id


def seen(house: House, import_id: ImportId) -> Import:
    with house.transaction(HOUSE) as db:
        return read_import(db, HOUSE_ITSELF, import_id=import_id)


def test_a_file_becomes_items_with_its_bad_lines_named(
    house: House, files: Path, do_jobs: Callable[[], None]
) -> None:
    path = written(files, lines=700, broken=2)
    with house.transaction(HOUSE) as db:
        import_id = received(db, path)

    do_jobs()

    found = seen(house, import_id)
    assert (found.state, found.lines, found.kept, found.refused) == ("done", 702, 700, 2)
    with house.transaction(HOUSE) as db:
        problems = list_problems(db, HOUSE_ITSELF, import_id=import_id, after=0, limit=10)
        stored = value(db, bytes, "SELECT sha256 FROM import WHERE id = %(id)s", {"id": import_id})
    assert {each.line for each in problems} == {701, 702}
    assert stored == hashlib.sha256(path.read_bytes()).digest()


@pytest.mark.parametrize(
    ("file_name", "reason"), [("pairs.xlsx", "cannot be read"), ("pairs.jsonl", "no longer there")]
)
def test_a_file_that_cannot_be_read_fails_in_words(
    house: House, files: Path, do_jobs: Callable[[], None], file_name: str, reason: str
) -> None:
    path = written(files, lines=1) if file_name.endswith("xlsx") else files / "gone.jsonl"
    with house.transaction(HOUSE) as db:
        import_id = received(db, path, file_name=file_name)

    do_jobs()

    found = seen(house, import_id)
    assert found.state == "failed"
    assert reason in (found.failure or "")


def test_a_stopping_worker_keeps_the_checkpoint(
    house: House, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        import_id = received(db, written(files, lines=2 * CHUNK_LINES + 100))
    answers = iter([False, True])

    with pytest.raises(Interrupted):
        import_file(Kit(house=house, files=files, is_stopping=lambda: next(answers)), import_id=import_id)
    assert seen(house, import_id).lines == CHUNK_LINES

    do_jobs()
    assert seen(house, import_id).kept == 2 * CHUNK_LINES + 100


@pytest.mark.fault
def test_a_killed_worker_s_import_is_finished_by_the_next(
    house: House, database: Database, files: Path, do_jobs: Callable[[], None]
) -> None:
    with house.transaction(HOUSE) as db:
        import_id = received(db, written(files, lines=8_000))
    worker = subprocess.Popen([sys.executable, "-c", WORKER, database.app_dsn, str(files)])
    try:
        until = time.monotonic() + 30
        while seen(house, import_id).lines == 0 and time.monotonic() < until:
            time.sleep(0.02)
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    halfway = seen(house, import_id)
    assert 0 < halfway.lines < 8_000

    with house.transaction(HOUSE) as db:  # the clock moves on: nobody has heard of that worker for a minute
        run(db, "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 minute'")
    asyncio.run(rescued(house, database, files))
    do_jobs()

    found = seen(house, import_id)
    assert (found.state, found.lines, found.kept, found.duplicates) == ("done", 8_000, 8_000, 0)
    with house.transaction(HOUSE) as db:
        assert value(db, int, "SELECT count(*) FROM item") == 8_000


async def rescued(house: House, database: Database, files: Path) -> None:
    app = app_with_jobs(house, dsn=database.app_dsn, role=database.app_role, files=files)
    async with app.open_async():
        await rescue_stalled(app.job_manager)
