"""Starts and stops one PostgreSQL process on a data directory, as a child that cannot outlive us.

The one surprising fact: start it from the main thread. Linux tells the child of its parent's death when the *thread*
that forked it ends.
"""

from __future__ import annotations

import signal
import subprocess
import threading
import time
from pathlib import Path

from qilou.base.postgres.binaries import Binaries
from qilou.base.postgres.failures import ClusterBroken
from qilou.base.postgres.identity import Identity
from qilou.base.postgres.layout import (
    PORT,
    Layout,
    give,
    make_socket_folder,
    remove_socket_folder,
    write_private,
)
from qilou.base.postgres.leftovers import clear_leftovers

RETRIES_FOR = 30.0
RECOVERY_FOR = 600.0
STOPS = ((signal.SIGINT, 30.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0))
HELD_BY_PREDECESSOR = (
    "lock file",
    "shared memory block",
    "could not bind",
    "could not create any Unix-domain",
)

SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "max_connections": "200",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "jit": "off",  # our queries are short; compiling them costs more than it saves
    "log_checkpoints": "off",
    "password_encryption": "scram-sha-256",
}
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}


class Server:
    """One PostgreSQL process, ours."""

    def __init__(self, layout: Layout, binaries: Binaries, identity: Identity, *, fast_tests: bool) -> None:
        self._layout = layout
        self._binaries = binaries
        self._identity = identity
        self._settings = SETTINGS | FOR_TESTS if fast_tests else SETTINGS
        self._child: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None

    @property
    def pid(self) -> int | None:
        """The process, while it runs."""
        return self._child.pid if self._child is not None and self._child.poll() is None else None

    def start(self) -> Path:
        """Start PostgreSQL, wait until it takes connections, and return the folder of its socket."""
        assert threading.current_thread() is threading.main_thread(), "start PostgreSQL from the main thread"
        self.stop()
        clear_leftovers(self._layout.data)
        # A restart keeps the folder: those who are connected know no other.
        self._sockets = self._sockets or make_socket_folder(self._layout, owner=self._identity.owner)

        deadline = time.monotonic() + RETRIES_FOR
        while True:
            log_began_at = self._spawn(self._sockets)
            if self._wait_until_ready():
                return self._sockets
            words = self._log_since(log_began_at)
            self.stop()
            if time.monotonic() > deadline or not any(sign in words for sign in HELD_BY_PREDECESSOR):
                raise ClusterBroken(
                    f"PostgreSQL did not start; {self._layout.log} ends with:\n{words[-2000:]}"
                )
            time.sleep(0.3)

    def stop(self) -> None:
        """Stop PostgreSQL, kindly first, and reap it."""
        child, self._child = self._child, None
        if child is None:
            return
        for number, patience in STOPS:
            if child.poll() is None:
                child.send_signal(number)
            try:
                child.wait(patience)
                break
            except subprocess.TimeoutExpired:
                continue

    def close(self) -> None:
        """Stop PostgreSQL for good and remove the socket's folder."""
        self.stop()
        if self._sockets is not None:
            remove_socket_folder(self._layout, self._sockets)

    def _spawn(self, sockets: Path) -> int:
        options = [f"--{name}={value}" for name, value in self._settings.items()]
        with self._layout.log.open("ab") as log:
            began_at = log.tell()
            self._child = subprocess.Popen[bytes](
                [
                    self._binaries.postgres,
                    "-D",
                    self._layout.data,
                    *options,
                    f"--unix_socket_directories={sockets}",
                ],
                stdout=log,
                stderr=subprocess.STDOUT,
                **self._identity.spawn_arguments(),
            )
        return began_at

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + RECOVERY_FOR
        while (pid := self.pid) is not None and time.monotonic() < deadline:
            if ready_socket_folder(self._layout, pid=pid) is not None:
                return True
            time.sleep(0.02)
        return False

    def _log_since(self, offset: int) -> str:
        with self._layout.log.open("rb") as log:
            log.seek(offset)
            return log.read().decode(errors="replace")


def ready_socket_folder(layout: Layout, *, pid: int | None = None) -> Path | None:
    """Return the socket's folder as PostgreSQL's pid file gives it, once the server (of that pid) is ready."""
    try:
        lines = layout.pid_file.read_text().split("\n")
    except OSError:
        return None
    if len(lines) < 8 or lines[7].strip() != "ready" or (pid is not None and lines[0] != str(pid)):
        return None
    return Path(lines[4])


def init_cluster(
    layout: Layout, binaries: Binaries, identity: Identity, *, superuser: str, durable: bool
) -> None:
    """Make a new data directory, whole or not at all, with the superuser's password from the layout."""
    unfinished = layout.unfinished
    subprocess.run(["rm", "-rf", unfinished], check=True)
    unfinished.mkdir(mode=0o700)
    give(unfinished, identity.owner)

    password_file = layout.root / "initdb.password"
    write_private(password_file, layout.read_passwords()[superuser])
    give(password_file, identity.owner)
    done = subprocess.run(
        [
            binaries.initdb,
            f"--pgdata={unfinished}",
            f"--username={superuser}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--no-instructions",
            *([] if durable else ["--no-sync"]),
            *locale_options(binaries.major),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **identity.spawn_arguments(),
    )
    password_file.unlink()
    if done.returncode != 0:
        raise ClusterBroken(f"PostgreSQL's initdb failed:\n{done.stdout[-2000:]}")
    unfinished.rename(layout.data)


def locale_options(major: int) -> list[str]:
    """Return initdb's options for a locale that sorts the same on every machine."""
    if major >= 17:
        return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    return ["--locale-provider=libc", "--locale=C.UTF-8"]
