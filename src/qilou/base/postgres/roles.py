"""Makes the roles and the database that Qilou works with.

Two roles: an owner that migrates, and an app role that row-level security binds.
"""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg import sql

from qilou.base.postgres.failures import PostgresUnavailable
from qilou.base.postgres.layout import APP, OWNER

DATABASE = "qilou"


def ensure_roles(superuser_dsn: str, passwords: dict[str, str]) -> None:
    """Create the private cluster's owner, app role and database where they are missing."""
    with psycopg.connect(superuser_dsn, autocommit=True) as connection:
        for role in (OWNER, APP):
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", role):
                _create_role(connection, role, passwords[role])
        if not _exists(connection, "SELECT 1 FROM pg_database WHERE datname = %s", DATABASE):
            create_database(connection, DATABASE)


def create_database(connection: psycopg.Connection, name: str, *, template: str = "template1") -> None:
    """Create a database of the owner's that nobody else may even connect to, except the app role."""
    database = sql.Identifier(name)
    connection.execute(
        sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            database, sql.Identifier(OWNER), sql.Identifier(template)
        )
    )
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    connection.execute(
        sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO {}").format(database, sql.Identifier(APP))
    )


def ensure_app_role(owner_dsn: str) -> None:
    """Make the same rights in a database that is not ours, or say what its superuser must do once."""
    try:
        with psycopg.connect(owner_dsn, autocommit=True) as connection:
            if not _exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = %s", APP):
                connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(APP)))
            if not _exists(connection, "SELECT 1 WHERE pg_has_role(current_user, %s, 'MEMBER')", APP):
                connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP)))
    except psycopg.errors.InsufficientPrivilege as failure:
        raise PostgresUnavailable(
            f"The role of QILOU_DATABASE_URL lacks rights that Qilou needs. Let the server's superuser run this once, "
            f"with that role in the place of OWNER: CREATE ROLE {APP} NOLOGIN; GRANT {APP} TO OWNER;"
        ) from failure
    except psycopg.OperationalError as failure:
        raise PostgresUnavailable(
            f"The database of QILOU_DATABASE_URL cannot be reached: {failure}"
        ) from failure


def _exists(connection: psycopg.Connection, query: LiteralString, name: str) -> bool:
    return connection.execute(query, (name,)).fetchone() is not None


def _create_role(connection: psycopg.Connection, role: str, password: str) -> None:
    statement = sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(
        sql.Identifier(role), sql.Literal(password)
    )
    connection.execute(statement)
