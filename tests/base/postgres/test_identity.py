"""PostgreSQL finds a user to run under: as root, in a folder only root may enter, with programs nobody else reaches."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from qilou.base.postgres import running_cluster
from qilou.base.postgres.binaries import find_binaries
from qilou.base.postgres.failures import NoIdentity
from qilou.base.postgres.identity import Identity, can_run, choose_identity
from qilou.base.postgres.layout import Layout

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs to be root")
with_namespaces = pytest.mark.skipif(
    not can_run(Identity.NAMESPACE, "true"), reason="user namespaces are not allowed on this machine"
)

NAMELESS = 1_000_650_000  # as some container platforms draw them
RUN_ONCE = """
import sys
from pathlib import Path
import psycopg
from qilou.base.postgres import running_cluster

with running_cluster(Path(sys.argv[1]), fast_tests=True) as cluster, psycopg.connect(cluster.app_dsn) as db:
    print(db.execute("SELECT current_user").fetchone()[0])
"""


@pytest.mark.skipif(os.geteuid() == 0, reason="needs to be an ordinary user")
def test_an_ordinary_user_runs_it_itself(home: Path) -> None:
    assert choose_identity(home) is Identity.MYSELF


@as_root
def test_root_drops_to_nobody_where_nobody_can_enter(home: Path) -> None:
    home.mkdir()

    assert choose_identity(home) is Identity.NOBODY


@as_root
@with_namespaces
def test_root_uses_a_namespace_where_nobody_cannot_enter(home: Path, pg_bin: Path | None) -> None:
    home.mkdir(mode=0o700)

    with (
        running_cluster(home, pg_bin=pg_bin, fast_tests=True) as cluster,
        psycopg.connect(cluster.app_dsn) as db,
    ):
        assert db.execute("SELECT current_user").fetchone() == ("qilou_app",)
        assert Layout(home=home).data.stat().st_uid == 0


@as_root
def test_root_is_told_what_to_do_where_neither_works(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qilou.base.postgres.identity.can_run", lambda *_: False)

    with pytest.raises(NoIdentity, match="Set QILOU_HOME to a folder that everyone may enter"):
        choose_identity(home)


@as_root
def test_data_made_under_one_identity_runs_under_another(home: Path, pg_bin: Path | None) -> None:
    home.mkdir(mode=0o700)
    with running_cluster(home, pg_bin=pg_bin, fast_tests=True):
        pass
    home.chmod(0o711)

    with (
        running_cluster(home, pg_bin=pg_bin, fast_tests=True) as cluster,
        psycopg.connect(cluster.app_dsn) as db,
    ):
        assert db.execute("SELECT 1").fetchone() == (1,)


@as_root
def test_programs_that_nobody_can_reach_are_copied(home: Path, pg_bin: Path | None) -> None:
    hidden = home.parent / "hidden"
    hidden.mkdir(mode=0o700)
    found = find_binaries(pg_bin)
    if found.folder.is_relative_to("/usr"):
        pytest.skip("the system's programs find their libraries by absolute paths, and everyone reaches them")
    package = found.folder.parent.parent
    shutil.copytree(found.folder.parent, hidden / package.name / found.folder.parent.name)
    shutil.copytree(package.with_name(package.name + ".libs"), hidden / (package.name + ".libs"))
    hidden_bin = hidden / package.name / found.folder.parent.name / "bin"

    with running_cluster(home, pg_bin=hidden_bin, fast_tests=True) as cluster:
        assert cluster.pid is not None
        assert Path(f"/proc/{cluster.pid}/exe").resolve().is_relative_to(Layout(home=home).copied_binaries)


@as_root
@with_namespaces
def test_a_user_without_a_name_runs_it(home: Path) -> None:
    home.mkdir()
    os.chown(home, NAMELESS, NAMELESS)
    python = python_for_everyone()

    done = subprocess.run(
        [python, "-c", RUN_ONCE, home],
        capture_output=True,
        text=True,
        user=NAMELESS,
        group=NAMELESS,
        extra_groups=[],
        cwd="/",
        env={
            "PYTHONPATH": os.pathsep.join(
                path for path in sys.path if "site-packages" in path or "src" in path
            )
        },
    )

    assert done.stdout.strip() == "qilou_app", done.stderr


def python_for_everyone() -> str:
    """Return a Python of our version that other users can start and that finds our packages, or skip the test."""
    for python in (
        sys.executable,
        shutil.which(f"python3.{sys.version_info.minor}", path="/usr/bin:/usr/local/bin"),
    ):
        if python is not None and can_run(Identity.NOBODY, python, "-c", "pass"):
            return python
    pytest.skip("no Python here can be started by other users")
