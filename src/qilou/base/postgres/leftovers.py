"""Clears what a killed server left behind, so that the next start succeeds.

The one surprising fact: postmaster.pid alone proves nothing. In a container the number in it is soon borne by an
unrelated process; what counts is whether a live process works inside the data directory.
"""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

PATIENCE = 30.0
SIGNALS = ((1.0, signal.SIGINT), (10.0, signal.SIGQUIT), (20.0, signal.SIGKILL))


def clear_leftovers(data: Path) -> None:
    """Wait for an earlier server's processes to end, telling them to, and remove its pid file where it misleads.

    Only for the holder of the cluster's lock: then whatever still runs has lost its supervisor.
    """
    began = time.monotonic()
    pending = list(SIGNALS)
    while (alive := processes_in(data)) and time.monotonic() - began < PATIENCE:
        if pending and time.monotonic() - began > pending[0][0]:
            _signal_all(alive, pending.pop(0)[1])
        time.sleep(0.05)

    # PostgreSQL clears the file of a dead process by itself, and checks shared memory while at it; only a number
    # that another process has taken over stops it.
    pid = pid_in(data / "postmaster.pid")
    if pid is not None and not alive and _exists(pid):
        (data / "postmaster.pid").unlink(missing_ok=True)


def processes_in(data: Path) -> list[int]:
    """Return the live processes whose working directory is the data directory: a server's are, all of them."""
    proc, wanted = Path("/proc"), data.resolve()
    if not proc.is_dir():
        return []
    return [
        int(entry.name) for entry in proc.iterdir() if entry.name.isdecimal() and _works_in(entry, wanted)
    ]


def pid_in(pid_file: Path) -> int | None:
    """Return the process that the pid file names, or None."""
    try:
        return int(pid_file.read_text().split("\n", 1)[0])
    except (OSError, ValueError):
        return None


def _works_in(entry: Path, folder: Path) -> bool:
    try:
        return (entry / "cwd").readlink() == folder
    except OSError:  # ended meanwhile, or not ours to look at
        return False


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _signal_all(pids: list[int], number: signal.Signals) -> None:
    for pid in pids:
        try:
            os.kill(pid, number)
        except (ProcessLookupError, PermissionError):
            continue
