"""The worker: fetches jobs and runs each in a thread, up to four at a time; keeps the clock for the chores."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import procrastinate
from procrastinate import JobContext

from qilou.base.db import House
from qilou.base.queue import key_of, worker_app
from qilou.jobs.chores import CHORES, FORGET_CRON, RESCUE_CRON
from qilou.jobs.handlers import DEFERRED
from qilou.jobs.running import Runner
from qilou.jobs.stalled import forget, rescue

CONCURRENCY = 4
GRACE_SECONDS = 10.0


def work(house: House, *, dsn: str, role: str | None, files: Path) -> None:
    """Do jobs and chores until a signal says stop."""
    app = app_with_jobs(house, dsn=dsn, role=role, files=files)
    for chore in CHORES:
        runner = Runner(house, files=files, name=chore.name, handler=chore.handler)
        _by_the_clock(app, chore.name, chore.cron, runner.chore)
    _by_the_clock(app, "rescue", RESCUE_CRON, rescue)
    _by_the_clock(app, "forget", FORGET_CRON, forget)
    asyncio.run(_run(app, until_empty=False))


def work_until_empty(house: House, *, dsn: str, role: str | None, files: Path) -> None:
    """Do the jobs that can be done now, and return."""
    asyncio.run(_run(app_with_jobs(house, dsn=dsn, role=role, files=files), until_empty=True))


def app_with_jobs(house: House, *, dsn: str, role: str | None, files: Path) -> procrastinate.App:
    """Return the queue's app that knows every deferred job."""
    app = worker_app(dsn, role=role)
    for name, handler in DEFERRED.items():
        runner = Runner(house, files=files, name=name, handler=handler)
        app.task(name=name, pass_context=True)(runner.deferred)
    return app


def _by_the_clock(
    app: procrastinate.App, name: str, cron: str, run: Callable[[JobContext, int], Awaitable[None] | None]
) -> None:
    key = key_of(name, {})
    app.periodic(cron=cron)(app.task(name=name, pass_context=True, queueing_lock=key, lock=key)(run))


async def _run(app: procrastinate.App, *, until_empty: bool) -> None:
    async with app.open_async():
        await app.run_worker_async(
            concurrency=CONCURRENCY,
            wait=not until_empty,
            delete_jobs="successful",
            shutdown_graceful_timeout=GRACE_SECONDS,
            install_signal_handlers=not until_empty,
        )
