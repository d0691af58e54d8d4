"""Processes beside the server (workers, a demo's crowd): started with it, again when they die, stopped with it.

The one surprising fact: Linux tells a child of its parent's death when the *thread* that forked it ends, so one thread
that lives as long as the process starts them all.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import structlog

from qilou.base.config import Settings

log = structlog.get_logger("qilou.cli")

LOOKS_EACH = 1.0
STOPS_WITHIN = 20.0
WAITS_BEFORE_RESTART = 3.0
PR_SET_PDEATHSIG = 1
IS_LINUX = sys.platform == "linux"
_libc = ctypes.CDLL(None)


WORKER = ("-m", "qilou.jobs")
WEB = ("-m", "qilou.cli.web_process")


@contextmanager
def running_children(
    settings: Settings, commands: Sequence[Sequence[str]], *, told: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Keep one Python process for each of the commands running, for as long as the block lasts.

    `told` is added to their environment.
    """
    ended = threading.Event()
    keeper = threading.Thread(
        target=_keep, args=(settings, commands, told or {}, ended), name="children", daemon=True
    )
    keeper.start()
    try:
        yield
    finally:
        ended.set()
        keeper.join(2 * STOPS_WITHIN)


def _keep(
    settings: Settings, commands: Sequence[Sequence[str]], told: Mapping[str, str], ended: threading.Event
) -> None:
    children = [_start(settings, command, told) for command in commands]
    while not ended.wait(LOOKS_EACH):
        for place, child in enumerate(children):
            if child.poll() is not None and not ended.wait(WAITS_BEFORE_RESTART):
                log.warning("child ended, starting it again", child=commands[place], code=child.returncode)
                children[place] = _start(settings, commands[place], told)
    for child in children:
        child.terminate()
    for child in children:
        _await(child)


def _start(settings: Settings, command: Sequence[str], told: Mapping[str, str]) -> subprocess.Popen[bytes]:
    home = str(settings.home.resolve())
    return subprocess.Popen[bytes](
        [sys.executable, *command],
        env={**os.environ, "QILOU_HOME": home, "QILOU_LOG_LEVEL": settings.log_level, **told},
        preexec_fn=_die_with_parent if IS_LINUX else None,
    )


def _die_with_parent() -> None:
    _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def _await(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(STOPS_WITHIN)
    except subprocess.TimeoutExpired:
        log.warning("child does not stop, killing it")
        child.kill()
        child.wait()
