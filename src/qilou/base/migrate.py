"""Bring a database to the newest schema: Alembic runs the .sql files of `qilou.schema.migrations`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).parent.parent / "schema" / "migrations"


def migrate(owner_dsn: str) -> None:
    """Upgrade the database at the owner's DSN to the newest revision; does nothing where it is there already."""
    command.upgrade(alembic_config(owner_dsn), "head")


def alembic_config(owner_dsn: str) -> Config:
    """Return Alembic's configuration for our migrations on that database."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["owner_dsn"] = owner_dsn
    return config
