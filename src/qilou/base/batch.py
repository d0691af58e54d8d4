"""Many small requests as one statement: what arrives while a statement runs goes out together in the next.

The one surprising fact: nothing waits to fill a batch. A lone request goes at once; under load the batches grow by
themselves, and with them fewer commits, round trips and plans are paid for each request. Each statement is one
transaction; where one fails, its requests are run again one by one, so that a bad one spoils no other's work.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import (  # Any: a row's values are of any type until the reader checks
    Any,
    Generic,
    LiteralString,
    TypeVar,
)

import msgspec
import psycopg
import structlog
from psycopg.sql import SQL, Identifier

from qilou.base import clock
from qilou.base.scope import Reach

R = TypeVar("R")
Request = dict[str, Any]  # Any: whatever JSON can carry
Connection = psycopg.AsyncConnection[tuple[Any, ...]]  # Any: see above
Waiting = tuple[Request, "asyncio.Future[R | None]"]

log = structlog.get_logger("qilou.base")
MOST_TOGETHER = 64


class Batches(Generic[R]):
    """One connection on which requests of one sort share statements.

    The statement takes `%(asked)s`, a JSON array of requests each numbered `n`, and `%(now)s`; it returns a row for
    each, its number first. It runs with the whole base in reach: it must itself keep to what the request may touch.
    """

    def __init__(self, dsn: str, *, role: str | None, sql: LiteralString, reader: Callable[..., R]) -> None:
        self._dsn = dsn
        self._role = role
        self._sql: LiteralString = sql
        self._reader = reader
        self._waiting: deque[Waiting[R]] = deque()
        self._connection: Connection | None = None
        self._runner: asyncio.Task[None] | None = None

    async def ask(self, request: Request) -> R | None:
        """Return what the statement says to the request, or None where it could not be asked: do it another way."""
        answer: asyncio.Future[R | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((request, answer))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        return await answer

    async def close(self) -> None:
        """Finish what runs and close the connection."""
        if self._runner is not None:
            await self._runner
        if self._connection is not None:
            await self._connection.close()

    async def _run(self) -> None:
        try:
            while self._waiting:
                together = [self._waiting.popleft() for _ in range(min(MOST_TOGETHER, len(self._waiting)))]
                await self._answer(together)
        finally:
            self._runner = None

    async def _answer(self, together: list[Waiting[R]]) -> None:
        try:
            rows = await self._execute([request for request, _ in together])
        except psycopg.Error as failure:
            log.warning("batch failed", requests=len(together), failure=type(failure).__name__)
            if len(together) == 1 or isinstance(failure, psycopg.OperationalError):
                rows = {}
            else:
                for each in together:
                    await self._answer([each])
                return
        for place, (_, answer) in enumerate(together):
            if not answer.done():  # whoever asked may have gone away
                answer.set_result(rows.get(place))

    async def _execute(self, requests: list[Request]) -> dict[int, R]:
        for place, request in enumerate(requests):
            request["n"] = place
        connection = await self._connected()
        cursor = await connection.execute(
            SQL(self._sql), {"asked": msgspec.json.encode(requests).decode(), "now": clock.now()}
        )
        return {row[0]: self._reader(*row[1:]) for row in await cursor.fetchall()}

    async def _connected(self) -> Connection:
        if self._connection is None or self._connection.closed:
            self._connection = await psycopg.AsyncConnection.connect(
                self._dsn, autocommit=True, prepare_threshold=0
            )
            if self._role is not None:
                await self._connection.execute(SQL("SET ROLE {}").format(Identifier(self._role)))
            await self._connection.execute(
                """
                SELECT set_config('timezone', 'UTC', false), set_config('qilou.reach', %s, false),
                       set_config('plan_cache_mode', 'force_generic_plan', false),
                       set_config('enable_seqscan', 'off', false)  -- plans last, and a table may be empty today
                """,
                [Reach.BASE.value],
            )
        return self._connection
