"""Bring a database to the newest schema: Alembic runs the .sql files of `qilou.schema.migrations`."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

MIGRATIONS = Path(__file__).parent.parent / "schema" / "migrations"


def migrate(owner_dsn: str) -> None:
    """Upgrade the database at the owner's DSN to the newest revision; does nothing where it is there already."""
    command.upgrade(alembic_config(owner_dsn), "head")


def known_revisions() -> set[str]:
    """Return the revisions of the schema that this version of Qilou can bring to its own."""
    scripts = ScriptDirectory.from_config(_config())
    return {each.revision for each in scripts.walk_revisions()}


def alembic_config(owner_dsn: str) -> Config:
    """Return Alembic's configuration for our migrations on that database."""
    config = _config()
    config.attributes["owner_dsn"] = owner_dsn
    return config


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config
