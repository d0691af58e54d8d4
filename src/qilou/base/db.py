"""Connections, transactions and rows.

The one surprising fact: a transaction always has a scope. The scope sets what row-level security lets through, so a
connection without one sees no tenant's rows at all. Only this file commits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import (  # Any: a row's values are of any type until msgspec has checked them
    Any,
    LiteralString,
    TypeVar,
)

import msgspec
import psycopg
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier
from psycopg.types.json import Jsonb, set_json_dumps, set_json_loads
from psycopg_pool import ConnectionPool

from qilou.base.batch import Batches
from qilou.base.scope import HOUSE, Reach, Scope

__all__ = [
    "HOUSE",
    "Db",
    "House",
    "Reach",
    "Scope",
    "each_by_itself",
    "enter_scope",
    "json",
    "many",
    "one",
    "run",
    "run_many",
    "value",
]

R = TypeVar("R")
Db = psycopg.Connection[dict[str, Any]]  # Any: see above
Params = dict[str, Any]  # Any: whatever psycopg can adapt

# What a transaction raises where the database is gone, too busy, or ended it to untie a knot: try again later.
UNREACHABLE = psycopg.OperationalError

set_json_dumps(lambda value: msgspec.json.encode(value))
set_json_loads(msgspec.json.decode)


class House:
    """A pool of connections to the base's database, from which doors take scoped transactions."""

    def __init__(self, dsn: str, *, size: int = 8, role: str | None = None) -> None:
        self._dsn = dsn
        self._role = role
        self._pool: ConnectionPool[Db] = ConnectionPool(
            dsn,
            min_size=1,
            max_size=size,
            open=True,
            kwargs={"row_factory": dict_row, "autocommit": False},
            configure=self._configure,
            name="qilou",
        )

    def _configure(self, connection: Db) -> None:
        if self._role is not None:
            connection.execute(SQL("SET ROLE {}").format(Identifier(self._role)))
        connection.execute("SET timezone TO 'UTC'")
        connection.commit()

    @contextmanager
    def transaction(self, scope: Scope) -> Iterator[Db]:
        """Open one transaction under the scope: committed when the block ends, rolled back when it raises."""
        with self._pool.connection() as connection:
            enter_scope(connection, scope)
            yield connection

    def batches(self, sql: LiteralString, *, reader: Callable[..., R]) -> Batches[R]:
        """Return a connection of its own on which many requests share the statement; see batch.py."""
        return Batches(self._dsn, role=self._role, sql=sql, reader=reader)

    def close(self) -> None:
        """Close the pool."""
        self._pool.close()


@contextmanager
def each_by_itself(owner_dsn: str) -> Iterator[Db]:
    """Open a connection that commits each statement by itself, for upkeep that no transaction can hold."""
    with Db.connect(owner_dsn, row_factory=dict_row, autocommit=True) as connection:
        yield connection


def enter_scope(db: Db, scope: Scope) -> None:
    """Set what row-level security sees until the end of the present transaction."""
    db.execute(
        """
        SELECT
          set_config('qilou.reach', %(reach)s, true),
          set_config('qilou.org', %(org)s, true),
          set_config('qilou.person', %(person)s, true)
        """,
        {
            "reach": scope.reach.value,
            "org": "" if scope.org_id is None else str(scope.org_id),
            "person": "" if scope.person_id is None else str(scope.person_id),
        },
    )


def many(db: Db, record: type[R], sql: LiteralString, params: Params | None = None) -> list[R]:
    """Run the query and return its rows as records, checked field by field."""
    return [msgspec.convert(row, record) for row in db.execute(sql, params).fetchall()]


def one(db: Db, record: type[R], sql: LiteralString, params: Params | None = None) -> R | None:
    """Run the query and return its first row as a record, or None where there is no row."""
    row = db.execute(sql, params).fetchone()
    return None if row is None else msgspec.convert(row, record)


def value(db: Db, kind: type[R], sql: LiteralString, params: Params | None = None) -> R | None:
    """Run the query and return the first column of its first row, checked to be of the kind; None if no row or null."""
    row = db.execute(sql, params).fetchone()
    if row is None:
        return None
    first = next(iter(row.values()))
    return None if first is None else msgspec.convert(first, kind)


def run(db: Db, sql: LiteralString, params: Params | None = None) -> int:
    """Run the statement and return how many rows it touched."""
    return db.execute(sql, params).rowcount


def run_many(db: Db, sql: LiteralString, rows: Sequence[Params]) -> None:
    """Run the statement once for each row of parameters, in one round trip."""
    with db.cursor() as cursor:
        cursor.executemany(sql, rows)


def json(value_: object) -> Jsonb:
    """Wrap a value so that psycopg sends it as jsonb."""
    return Jsonb(value_)
