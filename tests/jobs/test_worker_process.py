"""`python -m qilou.jobs` as it is started: works by itself, keeps the clock, and stops when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import make
from qilou.base import clock
from qilou.base.db import HOUSE, House, value
from qilou.base.postgres import Cluster, Database
from qilou.base.postgres.layout import SUPERUSER
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows.settle_item import ask_settlement

BODY = {"scores": {"accuracy": 4, "clarity": 3}, "reason": "清楚"}


def name_of(house: House) -> str:
    with house.transaction(HOUSE) as db:
        return value(db, str, "SELECT current_database()") or ""


def wait_for(house: House, sql: str, *, seconds: float = 20) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with house.transaction(HOUSE) as db:
            if value(db, bool, sql):
                return True
        time.sleep(0.1)
    return False


def test_the_worker_works_seals_and_stops(
    cluster: Cluster, house: House, database: Database, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "QILOU_DATABASE_URL": cluster.dsn(database=name_of(house), user=SUPERUSER),
        "QILOU_HOME": str(tmp_path),
    }
    worker = subprocess.Popen([sys.executable, "-m", "qilou.jobs"], env=environment)
    try:
        with house.transaction(HOUSE) as db:
            project_id = make.project(db, kind="rating", overlap=1)
            make.answered(db, item_id=make.item(db, project_id=project_id), body=BODY)
            ask_settlement(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())

        assert wait_for(house, "SELECT EXISTS (SELECT FROM item WHERE state = 'settled')")
        assert wait_for(house, "SELECT EXISTS (SELECT FROM seal)")
    finally:
        worker.send_signal(signal.SIGTERM)
        status = worker.wait(timeout=20)
    assert status == 0
