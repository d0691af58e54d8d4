"""Dumps a database of the private server and fills an empty one from a dump, with PostgreSQL's own programs.

The one surprising fact: both go through the superuser, because row-level security binds even the owner.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from qilou.base.postgres.binaries import Binaries
from qilou.base.postgres.failures import PostgresUnavailable

_VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",  # not on the command line, which everybody on the machine can read
    "dbname": "PGDATABASE",
}


class DumpFailed(PostgresUnavailable):
    """The database could not be dumped, or filled from a dump; the message says why."""


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """One instant of a database: how others look at it, the schema's revision, and how many rows tables hold."""

    name: str
    schema: str
    rows: dict[str, int]


@contextmanager
def snapshot_of(superuser_dsn: str, *, tables: Sequence[str]) -> Iterator[Snapshot]:
    """Hold one instant of the database still for as long as the block lasts, and count the tables' rows in it."""
    with psycopg.connect(superuser_dsn) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        if _first(connection, sql.SQL("SELECT to_regclass('schema_version')")) is None:
            raise DumpFailed("The database is empty: nothing has been kept in it yet.")
        count = sql.SQL("SELECT count(*) FROM {}")
        yield Snapshot(
            name=str(_first(connection, sql.SQL("SELECT pg_export_snapshot()"))),
            schema=str(_first(connection, sql.SQL("SELECT version_num FROM schema_version"))),
            rows={
                table: int(str(_first(connection, count.format(sql.Identifier(table))))) for table in tables
            },
        )


def dump(programs: Binaries, superuser_dsn: str, *, snapshot: Snapshot, to: Path) -> None:
    """Write the database as it is in the snapshot into a new file, in pg_dump's custom format."""
    _run(programs, "pg_dump", superuser_dsn, "--format=custom", f"--snapshot={snapshot.name}", f"--file={to}")


def fill(programs: Binaries, superuser_dsn: str, *, source: Path) -> None:
    """Fill the empty database from the dump, with owners, rights and row-level security: all of it or nothing."""
    name = conninfo_to_dict(superuser_dsn)["dbname"]
    _run(
        programs,
        "pg_restore",
        superuser_dsn,
        "--exit-on-error",
        "--single-transaction",
        f"--dbname={name}",
        str(source),
    )


def _first(connection: psycopg.Connection, query: sql.SQL | sql.Composed) -> object:
    row = connection.execute(query).fetchone()
    return None if row is None else row[0]


def _run(programs: Binaries, name: str, dsn: str, *arguments: str) -> None:
    program = programs.folder / name
    if not program.is_file():
        raise DumpFailed(f"{program} is missing. Install PostgreSQL {programs.major}'s client programs.")
    told = conninfo_to_dict(dsn)
    done = subprocess.run(
        [program, "--no-password", *arguments],
        env={
            "PATH": os.environ.get("PATH", "/usr/bin:/bin"),
            "LC_ALL": "C",
            **{variable: str(told[key]) for key, variable in _VARIABLES.items() if key in told},
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
        umask=0o077,
    )
    if done.returncode != 0:
        raise DumpFailed(f"{name} failed:\n{done.stderr[-2000:].strip()}")
