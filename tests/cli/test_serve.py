"""`qilou serve` as a person runs it: a process that says where it is, serves, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from qilou.base.postgres import Cluster, Database

PATIENCE = 60.0


@pytest.fixture
def environment(cluster: Cluster, database: Database, tmp_path: Path) -> dict[str, str]:
    """The settings of a base on somebody's PostgreSQL."""
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        connection.execute("GRANT qilou_app TO qilou_owner")
    return os.environ | {"QILOU_DATABASE_URL": database.owner_dsn, "QILOU_HOME": str(tmp_path)}


@pytest.fixture
def served(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A server on a database of its own, with one worker."""
    command = [sys.executable, "-m", "qilou.cli", "serve", "--port", "0", "--no-client"]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        yield process
        process.kill()


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("Qilou is at "):
            return line.split()[-1]
    pytest.fail("the server did not start")


def children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for each in found for child in each.read_text().split()]


@pytest.mark.skipif(sys.platform != "linux", reason="NOT RUN: looks for processes under /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_told_to_stop(served: subprocess.Popen[str], how: signal.Signals) -> None:
    address = address_of(served)
    with urlopen(f"{address}/api/ready") as answer:
        assert answer.status == 200
    deadline = time.monotonic() + PATIENCE
    while not (workers := children_of(served.pid)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(workers) == 1

    served.send_signal(how)

    assert served.wait(PATIENCE) == 0
    assert not Path(f"/proc/{workers[0]}").exists()


def test_it_refuses_to_start_without_pages(environment: dict[str, str]) -> None:
    code = "from pathlib import Path; from qilou.web import client; client.STATIC = Path('/none'); "
    code += "import sys; sys.argv = ['qilou', 'serve', '--port', '0']; from qilou.cli import main; main()"

    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.startswith("qilou: the pages are not built.")
