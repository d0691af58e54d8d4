"""`qilou migrate`: bring the database to this version's schema."""

from __future__ import annotations

from qilou.base.migrate import migrate as migrate_database
from qilou.base.postgres import running_database
from qilou.cli.opening import Home, settings_with


def migrate(home: Home = None) -> None:
    """Bring the database to this version's schema. `qilou serve` does this by itself."""
    with running_database(settings_with(home=home)) as database:
        migrate_database(database.owner_dsn)
    print("The database has this version's schema.")
