"""Decides under whom PostgreSQL runs, since it refuses to run as root and initdb refuses a nameless user.

Three ways: as the present user; as root, by dropping to `nobody`; and where that is not to be had, inside a user
namespace in which the present user bears nobody's number (to the files it is still the present user).
"""

from __future__ import annotations

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from typing import Any  # Any: keyword arguments of subprocess are of many types

from qilou.base.postgres.failures import ADVICE, NoIdentity

NOBODY = 65534
CLONE_NEWUSER = 0x10000000
PR_SET_PDEATHSIG = 1
LIBC: ctypes.CDLL | None = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


class Identity(Enum):
    """Under whom the server runs."""

    MYSELF = "myself"
    NOBODY = "nobody"
    NAMESPACE = "namespace"

    @property
    def owner(self) -> int | None:
        """The user that the server's files must belong to; None where they are made right by themselves."""
        return NOBODY if self is Identity.NOBODY else None

    def spawn_arguments(self) -> dict[str, Any]:  # Any: see above
        """Return what subprocess needs to start a child under this identity that dies with its parent."""
        arguments: dict[str, Any] = {  # Any: see above
            "preexec_fn": _before_exec(os.getpid(), enter_namespace=self is Identity.NAMESPACE),
            "start_new_session": True,  # Ctrl-C must reach us only, or the database is gone before we are done
            "stdin": subprocess.DEVNULL,
            "cwd": "/",
            "umask": 0o077,
            "env": {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "LC_ALL": "C", "TZ": "UTC"},
        }
        if self is Identity.NOBODY:
            arguments |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        return arguments


def choose_identity(home: Path) -> Identity:
    """Return the identity under which PostgreSQL can run and reach the home folder."""
    if os.geteuid() != 0 and _has_name(os.geteuid()):
        return Identity.MYSELF

    if os.geteuid() == 0 and can_run(Identity.NOBODY, "test", "-x", str(home)):
        return Identity.NOBODY

    if _has_name(NOBODY) and can_run(Identity.NAMESPACE, "test", "-x", str(home)):
        return Identity.NAMESPACE

    raise NoIdentity(f"{_why_not(home)} {ADVICE}")


def can_run(identity: Identity, *call: str) -> bool:
    """Tell whether a program runs well under the identity."""
    try:
        code = subprocess.call(
            call,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=30,
            **identity.spawn_arguments(),
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return code == 0


def _has_name(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return False
    return True


def _why_not(home: Path) -> str:
    if os.geteuid() == 0:
        return (
            f"PostgreSQL does not run as root, and user {NOBODY} cannot be used for it here: either it cannot enter "
            f"{home}, or this container forbids changing the user. Set QILOU_HOME to a folder that everyone may "
            f"enter (below /var/lib, say), or start Qilou as an ordinary user."
        )
    return (
        f"PostgreSQL needs a user with a name, and user {os.geteuid()} has no line in /etc/passwd; user namespaces, "
        f"which would help, are not allowed here. Add such a line, or run under a user that has one."
    )


def _before_exec(parent: int, *, enter_namespace: bool) -> Callable[[], None]:
    def prepare() -> None:
        libc = LIBC
        if libc is None:
            return
        if enter_namespace:
            _become_nobody_in_namespace(libc)
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGINT)
        if os.getppid() != parent:  # the parent died before we asked to be told
            os._exit(1)

    return prepare


def _become_nobody_in_namespace(libc: ctypes.CDLL) -> None:
    uid, gid = os.geteuid(), os.getegid()
    if libc.unshare(CLONE_NEWUSER) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{NOBODY} {uid} 1")
    Path("/proc/self/gid_map").write_text(f"{NOBODY} {gid} 1")
