"""Running one job: the kit it gets, the log line it leaves, and what happens where it fails.

The one surprising fact: a failed job is not retried as the queue's library would do it. The retry would collide with
the same job waiting in the queue, so the failed one ends, and a new one is deferred that joins the waiting one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import msgspec
import structlog
from procrastinate import JobContext

from qilou.base.db import HOUSE, House
from qilou.base.errors import Refusal
from qilou.base.queue import Argument, put

MAX_ATTEMPTS = 5

_log = structlog.get_logger("qilou.jobs")


class Interrupted(Exception):
    """The worker is stopping; the job goes on in the next one."""


class Kit(msgspec.Struct, frozen=True, kw_only=True):
    """What a job may use. `is_stopping` tells a long job that the worker wants to end."""

    house: House
    files: Path
    is_stopping: Callable[[], bool]

    def go_on(self) -> None:
        """Raise Interrupted where the worker wants to end: called between the steps of a long job."""
        if self.is_stopping():
            raise Interrupted


Handler: TypeAlias = Callable[..., None]  # takes the kit, and its arguments by name


class Runner:
    """Runs one handler for the queue's library."""

    def __init__(self, house: House, *, files: Path, name: str, handler: Handler) -> None:
        self._house, self._files, self._name, self._handler = house, files, name, handler

    def deferred(self, context: JobContext, attempt: int = 0, **arguments: Argument) -> None:
        """Run a deferred job. A refusal is final; after anything else the job is deferred again, five times in all."""
        try:
            self._run(context, arguments, done=logging.INFO)
        except Refusal:
            raise  # the next try would be refused as well
        except Interrupted:
            self._again(context, arguments, attempt=attempt, wait=None)
            raise
        except Exception:
            if attempt + 1 < MAX_ATTEMPTS:
                wait = timedelta(seconds=2 ** (attempt + 1))
                self._again(context, arguments, attempt=attempt + 1, wait=wait)
            raise

    def chore(self, context: JobContext, timestamp: int) -> None:
        """Run a chore. Where it fails, the next tick tries again."""
        self._run(context, {}, done=logging.DEBUG)  # one every five seconds would bury the rest

    def _again(
        self, context: JobContext, arguments: dict[str, Argument], *, attempt: int, wait: timedelta | None
    ) -> None:
        with self._house.transaction(HOUSE) as db:
            put(db, self._name, arguments, wait=wait, lock=context.job.lock, attempt=attempt)

    def _run(self, context: JobContext, arguments: dict[str, Argument], *, done: int) -> None:
        kit = Kit(house=self._house, files=self._files, is_stopping=context.should_abort)
        began, level, outcome = time.monotonic(), done, "done"
        try:
            self._handler(kit, **arguments)
        except Exception as failure:
            level, outcome = logging.WARNING, type(failure).__name__
            raise
        finally:
            seconds = round(time.monotonic() - began, 3)
            _log.log(level, "job", job=self._name, outcome=outcome, seconds=seconds, **arguments)
