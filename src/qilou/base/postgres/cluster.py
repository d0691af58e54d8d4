"""The private cluster: made on first use, run by one process at a time, joined by all others.

The one surprising fact: whoever starts the cluster stops it. A process that found it running only connects, and loses
it when the starter goes.
"""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg

from qilou.base.postgres.binaries import Binaries, copy_binaries, find_binaries
from qilou.base.postgres.failures import ClusterBroken
from qilou.base.postgres.identity import Identity, can_run, choose_identity
from qilou.base.postgres.layout import APP, OWNER, PORT, SUPERUSER, Layout, give
from qilou.base.postgres.roles import DATABASE, ensure_roles
from qilou.base.postgres.server import Server, init_cluster, ready_socket_folder

JOINING_TAKES = 120.0


class Cluster:
    """A running private cluster, ours or another process's."""

    def __init__(self, layout: Layout, sockets: Path, server: Server | None) -> None:
        self._sockets = sockets
        self._passwords = layout.read_passwords()
        self._server = server

    @property
    def is_ours(self) -> bool:
        """Whether this process started the server, and will stop it."""
        return self._server is not None

    @property
    def pid(self) -> int | None:
        """The server's process, where it is ours and alive."""
        return self._server.pid if self._server is not None else None

    @property
    def owner_dsn(self) -> str:
        """The URL for migrations."""
        return self.dsn(user=OWNER)

    @property
    def app_dsn(self) -> str:
        """The URL for everything else: row-level security binds this role."""
        return self.dsn(user=APP)

    @property
    def superuser_dsn(self) -> str:
        """The URL for making roles and databases."""
        return self.dsn(user=SUPERUSER, database="postgres")

    def dsn(self, *, database: str = DATABASE, user: str = APP) -> str:
        """Return the URL of a database as one of the cluster's three roles."""
        host = quote(str(self._sockets), safe="")
        return (
            f"postgresql://{user}:{self._passwords[user]}@/{quote(database, safe='')}?host={host}&port={PORT}"
        )

    def restart(self) -> None:
        """Start the server again after it died; for its own process only."""
        assert self._server is not None, "only the process that started the cluster restarts it"
        self._sockets = self._server.start()


@contextmanager
def running_cluster(home: Path, *, pg_bin: Path | None = None, fast_tests: bool = False) -> Iterator[Cluster]:
    """Run the private cluster below the home folder while the block lasts, or join the one that runs there already.

    With `fast_tests` the server forgets durability: a crash may then destroy it.
    """
    layout = Layout(home=home.resolve())
    layout.make()
    with layout.lock.open("w") as lock:
        sockets = _lock_or_join(layout, lock.fileno())
        if sockets is not None:
            yield Cluster(layout, sockets, server=None)
            return

        server = _prepare_server(layout, pg_bin=pg_bin, fast_tests=fast_tests)
        try:
            cluster = Cluster(layout, server.start(), server)
            ensure_roles(cluster.superuser_dsn, layout.read_passwords())
            yield cluster
        finally:
            server.close()


def _lock_or_join(layout: Layout, lock: int) -> Path | None:
    """Take the cluster's lock and return None, or return the socket's folder of the server that its holder runs."""
    deadline = time.monotonic() + JOINING_TAKES
    while time.monotonic() < deadline:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return None
        except BlockingIOError:
            sockets = ready_socket_folder(layout)
        if sockets is not None and _is_whole(layout, sockets):
            return sockets
        time.sleep(0.1)
    raise ClusterBroken(
        f"Another process holds {layout.lock} but its PostgreSQL does not answer. Stop that process and try again."
    )


def _is_whole(layout: Layout, sockets: Path) -> bool:
    """Tell whether the server answers and its starter has made the roles and the database."""
    try:
        psycopg.connect(Cluster(layout, sockets, server=None).app_dsn, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def _prepare_server(layout: Layout, *, pg_bin: Path | None, fast_tests: bool) -> Server:
    """Choose identity and programs, make the data directory where it is missing, and return the server to start."""
    written_by = layout.written_by()
    identity = choose_identity(layout.root)
    binaries = _reachable(find_binaries(pg_bin, major=written_by), identity, layout)
    if written_by is None:
        init_cluster(layout, binaries, identity, superuser=SUPERUSER, durable=not fast_tests)
    elif not layout.passwords.exists():
        raise ClusterBroken(
            f"{layout.passwords} is missing, and without it nobody can connect to {layout.data}."
        )
    else:
        _check_owner(layout, identity)
    return Server(layout, binaries, identity, fast_tests=fast_tests)


def _reachable(binaries: Binaries, identity: Identity, layout: Layout) -> Binaries:
    if can_run(identity, str(binaries.postgres), "--version"):
        return binaries
    return copy_binaries(binaries, layout.copied_binaries)


def _check_owner(layout: Layout, identity: Identity) -> None:
    """Hand the data to the server's user where another identity made it, as after a move from user to root."""
    wanted = os.geteuid() if identity.owner is None else identity.owner
    if layout.data.stat().st_uid == wanted:
        return
    if os.geteuid() != 0:
        raise ClusterBroken(
            f"{layout.data} belongs to user {layout.data.stat().st_uid}, so user {wanted} cannot run it. Run Qilou "
            f"as the user that made it, or hand the folder over with chown -R."
        )
    for folder, _, files in os.walk(layout.data):
        give(Path(folder), wanted)
        for name in files:
            give(Path(folder) / name, wanted)
