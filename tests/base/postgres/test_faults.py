"""What is left after processes are killed: no acknowledged row is lost, no orphan stays, the next start works."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest

from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.postgres import running_cluster, running_database
from qilou.base.postgres.identity import Identity, choose_identity
from qilou.base.postgres.layout import Layout
from qilou.base.postgres.leftovers import clear_leftovers, processes_in

pytestmark = pytest.mark.fault

HOLD = """
import sys, time
from pathlib import Path
import psycopg
from qilou.base.config import Settings
from qilou.base.postgres import running_cluster

with running_cluster(Path(sys.argv[1]), pg_bin=Settings().pg_bin) as cluster:
    with psycopg.connect(cluster.owner_dsn) as db:
        db.execute("CREATE TABLE kept AS SELECT generate_series(1, 5) AS id")
    print(cluster.pid, flush=True)
    time.sleep(60)
"""


def test_no_acknowledged_row_is_lost_when_the_server_is_killed(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin) as cluster:
        with psycopg.connect(cluster.owner_dsn) as db:
            db.execute("CREATE TABLE rows (id bigint PRIMARY KEY)")
        acknowledged: list[int] = []
        writers = [
            threading.Thread(target=write_until_killed, args=(cluster.owner_dsn, lane, acknowledged))
            for lane in range(4)
        ]
        for writer in writers:
            writer.start()
        while len(acknowledged) < 200:
            time.sleep(0.01)

        assert cluster.pid is not None
        os.kill(cluster.pid, signal.SIGKILL)
        for writer in writers:
            writer.join()
        cluster.restart()

        with psycopg.connect(cluster.owner_dsn) as db:
            present = {row[0] for row in db.execute("SELECT id FROM rows")}
    assert set(acknowledged) <= present


def test_a_killed_server_is_revived_and_the_house_goes_on(home: Path, pg_bin: Path | None) -> None:
    with running_database(Settings(home=home, database_url=None, pg_bin=pg_bin)) as database:
        house = House(database.app_dsn)
        with house.transaction(HOUSE) as db:
            db.execute("SELECT 1")
        assert database.cluster is not None
        assert database.cluster.pid is not None
        os.kill(database.cluster.pid, signal.SIGKILL)
        while database.cluster.pid is not None:
            time.sleep(0.01)

        assert database.revive()

        assert answers_within(house, seconds=30)
        house.close()


def test_a_revived_server_is_where_it_was_below_a_deep_home_too(home: Path, pg_bin: Path | None) -> None:
    deep = home.joinpath(*["a-folder-with-a-long-name"] * 5)
    with running_cluster(deep, pg_bin=pg_bin, fast_tests=True) as cluster:
        before = cluster.app_dsn

        cluster.restart()

        assert cluster.app_dsn == before
        with psycopg.connect(before) as db:
            assert db.execute("SELECT 1").fetchone() == (1,)


def test_the_server_dies_with_its_supervisor_and_the_next_start_succeeds(
    home: Path, pg_bin: Path | None
) -> None:
    supervisor = subprocess.Popen([sys.executable, "-c", HOLD, home], stdout=subprocess.PIPE, text=True)
    assert supervisor.stdout is not None
    server = int(supervisor.stdout.readline())
    supervisor.kill()
    supervisor.wait()
    supervisor.stdout.close()

    with running_cluster(home, pg_bin=pg_bin) as cluster:
        assert cluster.pid != server
        assert not Path(f"/proc/{server}").exists() or is_dead(server)
        with psycopg.connect(cluster.owner_dsn) as db:
            assert db.execute("SELECT count(*) FROM kept").fetchone() == (5,)


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin):
        pass
    layout = Layout(home=home)
    identity = choose_identity(layout.root)
    stranger = subprocess.Popen(["sleep", "60"], **identity.spawn_arguments())
    try:
        layout.pid_file.write_text(
            f"{stranger.pid}\n{layout.data}\n1\n5432\n{layout.sockets}\n\n0 0\nready\n"
        )
        if identity is Identity.NOBODY:
            os.chown(layout.pid_file, 65534, 65534)

        with running_cluster(home, pg_bin=pg_bin) as cluster, psycopg.connect(cluster.app_dsn) as db:
            assert db.execute("SELECT 1").fetchone() == (1,)
        assert stranger.poll() is None, "a stranger is left alone"
    finally:
        stranger.kill()
        stranger.wait()


def test_a_server_that_lost_its_supervisor_is_told_to_end(home: Path) -> None:
    home.mkdir()
    heeds = (
        "import signal, time; signal.signal(signal.SIGINT, signal.SIG_DFL); print(flush=True); time.sleep(60)"
    )
    orphan = subprocess.Popen([sys.executable, "-c", heeds], cwd=home, stdout=subprocess.PIPE)
    assert orphan.stdout is not None
    orphan.stdout.readline()  # whatever started the tests may have left SIGINT ignored
    assert processes_in(home) == [orphan.pid]

    threading.Timer(0.1, orphan.wait).start()  # reaps it, as the system would
    clear_leftovers(home)

    assert orphan.wait() == -signal.SIGINT
    assert processes_in(home) == []


def write_until_killed(dsn: str, lane: int, acknowledged: list[int]) -> None:
    """Insert rows one by one, noting each that the server acknowledged."""
    try:
        with psycopg.connect(dsn, autocommit=True) as db:
            for number in range(1_000_000):
                identity = number * 10 + lane
                db.execute("INSERT INTO rows VALUES (%s)", (identity,))
                acknowledged.append(identity)
    except psycopg.Error:
        return


def answers_within(house: House, *, seconds: float) -> bool:
    """Tell whether the house works again soon: its pool must first find out which connections are gone."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            with house.transaction(HOUSE) as db:
                return db.execute("SELECT 1 AS one").fetchone() == {"one": 1}
        except psycopg.OperationalError:
            time.sleep(0.1)
    return False


def is_dead(pid: int) -> bool:
    """Tell whether the process only waits to be reaped."""
    try:
        return ") Z " in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return True
