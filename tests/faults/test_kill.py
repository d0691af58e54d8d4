"""`kill -9` of the whole server under load: what was acknowledged is there afterwards, and nothing is half done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import make
from flows.test_take_task import BODY, open_project, read_guideline
from qilou.base.config import Settings
from qilou.base.db import HOUSE, run
from qilou.cli.opening import open_house
from qilou.domain.access.model import Role
from qilou.domain.people.passwords import hashed

pytestmark = pytest.mark.fault
PASSWORD = "three arches under one eave"
PEOPLE = 4


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with a project of many items and four people who can sign in."""
    home = tmp_path_factory.mktemp("home")
    for parent in (home, *home.parents[:2]):
        parent.chmod(0o711)
    with open_house(Settings(home=home)) as (_, house), house.transaction(HOUSE) as db:
        project_id = open_project(db, items=400)
        for n in range(PEOPLE):
            actor = make.actor(db, Role.ANNOTATOR)
            read_guideline(db, actor, project_id)
            run(
                db,
                "UPDATE account SET login = %(login)s, password_hash = %(hash)s WHERE id = %(id)s",
                {
                    "login": f"person{n}",
                    "hash": hashed(PASSWORD, login=f"person{n}"),
                    "id": actor.account_id,
                },
            )
    return home


@contextmanager
def serving(home: Path, *, processes: int = 1) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `qilou serve` as a process group of its own; yield it and its address."""
    command = [sys.executable, "-m", "qilou.cli", "serve", "--no-client", "--port", "0", "--home", str(home)]
    command += ["--processes", str(processes)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True)
    try:
        assert server.stdout is not None
        line = next(line for line in server.stdout if line.startswith("Qilou is at "))
        yield server, line.removeprefix("Qilou is at ").strip()
    finally:
        if server.poll() is None:
            server.terminate()
        server.wait(30)


def work(address: str, login: str, acknowledged: list[int]) -> None:
    """Take and submit until the server is gone; note each answer that it acknowledged."""
    with httpx.Client(base_url=address, headers={"Origin": address}, timeout=10) as client:
        try:
            assert (
                client.post("/api/sessions", json={"login": login, "password": PASSWORD}).status_code == 201
            )
            while True:
                taken = client.post("/api/leases", json={"project_id": None, "holding": []}).json()
                if taken["outcome"] != "leased":
                    return
                lease_id = taken["lease"]["id"]
                stored = client.put(
                    f"/api/leases/{lease_id}/answer", json={"body": BODY, "active_seconds": 1}
                )
                assert stored.status_code == 200
                acknowledged.append(stored.json()["id"])
        except httpx.HTTPError:
            return


@pytest.mark.parametrize("processes", [1, 2])
def test_an_acknowledged_submit_survives(home: Path, processes: int) -> None:
    acknowledged: list[int] = []
    with serving(home, processes=processes) as (server, address):
        people = [
            threading.Thread(target=work, args=(address, f"person{n}", acknowledged)) for n in range(PEOPLE)
        ]
        for each in people:
            each.start()
        deadline = time.monotonic() + 30
        while len(acknowledged) < 60 and time.monotonic() < deadline:
            time.sleep(0.02)
        os.killpg(server.pid, signal.SIGKILL)
        for each in people:
            each.join(20)
    assert len(acknowledged) >= 60

    with open_house(Settings(home=home)) as (_, house), house.transaction(HOUSE) as db:
        stored = {row["id"] for row in db.execute("SELECT id FROM answer").fetchall()}
        broken = db.execute(
            """
            SELECT item.id FROM item
            WHERE (SELECT count(*) FROM ready WHERE ready.item_id = item.id)
                + (SELECT count(*) FROM lease WHERE lease.item_id = item.id AND state IN ('held', 'submitted'))
                  <> item.seats
               OR (SELECT count(*) FROM answer WHERE answer.item_id = item.id)
                  <> (SELECT count(*) FROM lease WHERE lease.item_id = item.id AND state = 'submitted')
            """
        ).fetchall()
    assert set(acknowledged) <= stored
    assert len(stored) - len(acknowledged) <= PEOPLE  # committed, and killed before the word got out
    assert broken == []


def test_the_server_starts_again_on_what_it_left(home: Path) -> None:
    with serving(home) as (server, address):
        os.killpg(server.pid, signal.SIGKILL)

    with serving(home) as (_, address):
        assert httpx.get(f"{address}/api/ready", timeout=10).status_code == 200
