"""What every test may ask for: a database in a transaction, a database of its own, a house, the frozen present.

The one surprising fact: each test process runs its own PostgreSQL, started when the first test asks for it.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import psycopg
import pytest
from hypothesis import settings
from psycopg.rows import dict_row

from qilou.base.db import HOUSE, Db, House, enter_scope
from qilou.base.migrate import migrate
from qilou.base.postgres import Cluster, Database, running_cluster
from qilou.base.postgres.layout import APP, OWNER
from qilou.base.postgres.roles import create_database

# How long a test takes says how busy the machine is, and nothing about the code.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

PRISTINE = "pristine"
SHARED = "shared"
NOW = datetime(2026, 11, 24, 1, 30, tzinfo=UTC)  # half past nine in Shanghai, a Tuesday
NUMBERS = itertools.count(1)
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# A busy machine is not a fault: what is slow is measured in bench, not here.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use no database as pure, and skip what this machine lacks the means for."""
    for item in items:
        if "cluster" not in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.pure)
        if item.get_closest_marker("browser") and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="NOT RUN: there is no Chromium on this machine"))
        if item.get_closest_marker("trainers") and importlib.util.find_spec("trl") is None:
            item.add_marker(
                pytest.mark.skip(reason="NOT RUN: the extra `learn` (torch, trl) is not installed")
            )


@pytest.fixture
def now() -> datetime:
    """The present, which stands still."""
    return NOW


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A private PostgreSQL for this test process, without durability, removed at the end."""
    pg_bin = os.environ.get("QILOU_PG_BIN")
    with tempfile.TemporaryDirectory(prefix="qilou-test-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)  # PostgreSQL's user must be able to pass through
        with running_cluster(
            Path(folder), pg_bin=Path(pg_bin) if pg_bin else None, fast_tests=True
        ) as running:
            yield running


@pytest.fixture(scope="session")
def shared_database(cluster: Cluster) -> Database:
    """A migrated database in which no test commits; beside it a pristine one to copy from."""
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        create_database(connection, PRISTINE)
        migrate(cluster.dsn(database=PRISTINE, user=OWNER))
        create_database(connection, SHARED, template=PRISTINE)
    return database_named(cluster, SHARED)


@pytest.fixture
def db(shared_database: Database) -> Iterator[Db]:
    """The app role's connection that sees the whole base, in a transaction that is rolled back after the test."""
    with rolled_back(shared_database.app_dsn) as connection:
        enter_scope(connection, HOUSE)
        yield connection


@pytest.fixture
def owner_db(shared_database: Database) -> Iterator[Db]:
    """The owner's connection, in a transaction that is rolled back after the test."""
    with rolled_back(shared_database.owner_dsn) as connection:
        enter_scope(connection, HOUSE)
        yield connection


@pytest.fixture
def database(cluster: Cluster, shared_database: Database) -> Iterator[Database]:
    """A migrated database of the test's own, for what must really be committed."""
    with fresh_database(cluster) as fresh:
        yield fresh


@pytest.fixture
def house(database: Database) -> Iterator[House]:
    """The house on a database of the test's own."""
    opened = House(database.app_dsn, role=database.app_role)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def module_database(cluster: Cluster, shared_database: Database) -> Iterator[Database]:
    """A migrated database that the tests of one file share, with all that they commit."""
    with fresh_database(cluster) as fresh:
        yield fresh


@contextmanager
def fresh_database(cluster: Cluster) -> Iterator[Database]:
    """Copy the pristine database, and drop the copy when the block ends."""
    name = f"fresh_{next(NUMBERS)}"
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        create_database(connection, name, template=PRISTINE)
    try:
        yield database_named(cluster, name)
    finally:
        with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def rolled_back(dsn: str) -> Iterator[Db]:
    """Open a connection as `House` would, and undo what was done with it."""
    connection: Db = psycopg.connect(dsn, row_factory=dict_row)
    try:
        connection.execute("SET timezone TO 'UTC'")
        connection.commit()
        yield connection
    finally:
        connection.rollback()
        connection.close()


def database_named(cluster: Cluster, name: str) -> Database:
    """Return how to reach a database of the cluster."""
    return Database(
        owner_dsn=cluster.dsn(database=name, user=OWNER),
        app_dsn=cluster.dsn(database=name, user=APP),
    )
