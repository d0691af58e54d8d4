"""Where the private cluster keeps its files below the home folder, and its passwords.

The one surprising fact: the socket may lie under /tmp. The kernel allows 107 bytes for a socket's path, and a home
folder can be deeper than that.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

PORT = 5432  # only part of the socket's name: the server listens on no network
LONGEST_SOCKET = 107
SUPERUSER, OWNER, APP = "qilou_superuser", "qilou_owner", "qilou_app"


@dataclass(frozen=True, kw_only=True)
class Layout:
    """The files of one private cluster."""

    home: Path

    @property
    def root(self) -> Path:
        """The folder that holds everything of the cluster."""
        return self.home / "pg"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.root / "data"

    @property
    def unfinished(self) -> Path:
        """A data directory that initdb has not finished."""
        return self.root / "data.unfinished"

    @property
    def pid_file(self) -> Path:
        """PostgreSQL's own note of its process, socket and readiness."""
        return self.data / "postmaster.pid"

    @property
    def sockets(self) -> Path:
        """The folder for the socket, where its path is short enough."""
        return self.root / "socket"

    @property
    def copied_binaries(self) -> Path:
        """Where the programs are copied when the server's user cannot reach them."""
        return self.root / "binaries"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.root / "server.log"

    @property
    def lock(self) -> Path:
        """Locked by the process that runs the server, for as long as it does."""
        return self.root / "lock"

    @property
    def passwords(self) -> Path:
        """The roles' passwords."""
        return self.root / "passwords.json"

    def make(self) -> None:
        """Create the folders; others may pass through them (as PostgreSQL's user must) but not list them."""
        for folder in (self.home, self.root):
            if not folder.exists():
                folder.mkdir(parents=True)
                folder.chmod(0o711)

    def written_by(self) -> int | None:
        """Return the major version that wrote the data, or None where there is none yet."""
        try:
            return int((self.data / "PG_VERSION").read_text())
        except FileNotFoundError:
            return None

    def read_passwords(self) -> dict[str, str]:
        """Return the roles' passwords, drawing them the first time."""
        if not self.passwords.exists():
            drawn = {role: secrets.token_hex(24) for role in (SUPERUSER, OWNER, APP)}
            write_private(self.passwords, json.dumps(drawn, indent=1))
        return json.loads(self.passwords.read_text())


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner may read, whole or not at all."""
    partial = path.with_name(path.name + ".partial")
    partial.unlink(missing_ok=True)
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    partial.rename(path)


def make_socket_folder(layout: Layout, *, owner: int | None) -> Path:
    """Return a private folder with a path short enough for a socket."""
    if len(os.fsencode(layout.sockets / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
        folder = layout.sockets
        folder.mkdir(mode=0o700, exist_ok=True)
    else:
        folder = Path(tempfile.mkdtemp(prefix="qilou-", dir="/tmp"))
    give(folder, owner)
    return folder


def remove_socket_folder(layout: Layout, folder: Path) -> None:
    """Remove the socket's folder where it was made under /tmp for this run."""
    if folder != layout.sockets:
        shutil.rmtree(folder, ignore_errors=True)


def give(path: Path, owner: int | None) -> None:
    """Hand the file or folder to the server's user, where that is another than ours."""
    if owner is not None:
        os.chown(path, owner, owner)
