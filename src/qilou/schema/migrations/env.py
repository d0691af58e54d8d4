"""Alembic's entry: run the revisions in one transaction each, with short lock waits so that a busy base is
not held up.
"""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url


def run() -> None:
    """Apply the revisions to the database whose DSN the configuration carries."""
    url = make_url(context.config.attributes["owner_dsn"]).set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    with engine.connect() as connection:
        connection.execute(text("SET lock_timeout = '4s'"))
        connection.commit()
        context.configure(
            connection=connection, version_table="schema_version", transaction_per_migration=True
        )
        with context.begin_transaction():
            context.run_migrations()
    engine.dispose()


run()
