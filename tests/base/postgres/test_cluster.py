"""The private cluster starts, keeps its data, is joined by a second process, and lives below any path."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from qilou.base.postgres import Cluster, PostgresUnavailable, running_cluster
from qilou.base.postgres.layout import APP, OWNER, Layout

JOIN = """
import sys
from pathlib import Path
import psycopg
from qilou.base.postgres import running_cluster

with running_cluster(Path(sys.argv[1])) as cluster:
    assert not cluster.is_ours
    with psycopg.connect(cluster.owner_dsn) as db:
        print(db.execute("SELECT count(*) FROM kept").fetchone()[0])
"""


def test_the_app_and_the_owner_are_two_roles(cluster: Cluster) -> None:
    with psycopg.connect(cluster.owner_dsn) as owner, psycopg.connect(cluster.app_dsn) as app:
        assert owner.execute("SELECT current_user, current_database()").fetchone() == (OWNER, "qilou")
        assert app.execute("SELECT current_user, current_database()").fetchone() == (APP, "qilou")


def test_the_app_may_not_make_tables(cluster: Cluster) -> None:
    with psycopg.connect(cluster.app_dsn) as app, pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute("CREATE TABLE mine (id bigint)")


def test_a_wrong_password_is_refused(cluster: Cluster) -> None:
    right = psycopg.conninfo.conninfo_to_dict(cluster.app_dsn)

    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(**{**right, "password": "guess"})


def test_the_server_listens_on_no_network(cluster: Cluster) -> None:
    with psycopg.connect(cluster.app_dsn) as app:
        assert app.execute("SHOW listen_addresses").fetchone() == ("",)


def test_text_sorts_by_code_point_on_every_machine(cluster: Cluster) -> None:
    with psycopg.connect(cluster.app_dsn) as app:
        rows = app.execute("SELECT t FROM unnest(ARRAY['b', 'ä', 'B', '审', 'a']) AS t ORDER BY t").fetchall()

    assert [row[0] for row in rows] == ["B", "a", "b", "ä", "审"]


def test_a_restart_in_place_keeps_the_data(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin) as cluster, psycopg.connect(cluster.owner_dsn) as db:
        db.execute("CREATE TABLE kept AS SELECT generate_series(1, 100) AS id")
    first_dsn = cluster.app_dsn

    with running_cluster(home, pg_bin=pg_bin) as cluster, psycopg.connect(cluster.owner_dsn) as db:
        assert db.execute("SELECT count(*) FROM kept").fetchone() == (100,)
    assert cluster.app_dsn == first_dsn


def test_a_second_process_joins_and_leaves_the_server_running(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin, fast_tests=True) as cluster:
        with psycopg.connect(cluster.owner_dsn) as db:
            db.execute("CREATE TABLE kept AS SELECT generate_series(1, 7) AS id")

        second = subprocess.run(
            [sys.executable, "-c", JOIN, home], capture_output=True, text=True, check=True
        )

        assert second.stdout.strip() == "7"
        with psycopg.connect(cluster.app_dsn) as db:
            assert db.execute("SELECT 1").fetchone() == (1,)


def test_a_home_too_deep_for_a_socket_still_works(home: Path, pg_bin: Path | None) -> None:
    deep = home.joinpath(*["a-folder-with-a-long-name"] * 5)
    with running_cluster(deep, pg_bin=pg_bin, fast_tests=True) as cluster:
        with psycopg.connect(cluster.superuser_dsn) as db:
            row = db.execute("SHOW unix_socket_directories").fetchone()
        assert row is not None
        sockets = Path(row[0])
        assert sockets.parent == Path("/tmp")
        assert stat.S_IMODE(sockets.stat().st_mode) == 0o700

    assert not sockets.exists(), "the socket's folder is removed with the server"


def test_nobody_else_may_read_data_or_passwords(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin, fast_tests=True):
        layout = Layout(home=home)
        for path, mode in ((layout.data, 0o700), (layout.passwords, 0o600), (layout.sockets, 0o700)):
            assert stat.S_IMODE(path.stat().st_mode) == mode, path


def test_data_without_its_passwords_is_refused_in_plain_words(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin, fast_tests=True):
        pass
    Layout(home=home).passwords.unlink()

    with pytest.raises(PostgresUnavailable, match="without it nobody can connect"), running_cluster(home):
        pass


def test_an_interrupted_making_is_made_anew(home: Path, pg_bin: Path | None) -> None:
    layout = Layout(home=home)
    layout.make()
    layout.unfinished.mkdir()
    (layout.unfinished / "PG_VERSION").write_text("9")

    with (
        running_cluster(home, pg_bin=pg_bin, fast_tests=True) as cluster,
        psycopg.connect(cluster.app_dsn) as db,
    ):
        assert db.execute("SELECT 1").fetchone() == (1,)
    assert not layout.unfinished.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root changes the user")
def test_root_runs_the_server_as_nobody(cluster: Cluster) -> None:
    assert cluster.pid is not None
    assert Path(f"/proc/{cluster.pid}").stat().st_uid != 0
