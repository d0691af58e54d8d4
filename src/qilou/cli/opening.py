"""What commands share: the settings with what was said on the command line, and the house, migrated and open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.migrate import migrate
from qilou.base.postgres import Database, running_database

Home = Annotated[Path | None, typer.Option(help="The folder of this base's database and files (QILOU_HOME).")]


class NotPossible(Exception):
    """The command cannot be done; the message says why and what to do."""


def settings_with(**said: object) -> Settings:
    """Return the settings of the environment, with what was said on the command line instead where it was."""
    return Settings(**{name: each for name, each in said.items() if each is not None})  # pyright: ignore[reportArgumentType] - checked there


@contextmanager
def open_house(settings: Settings) -> Iterator[tuple[Database, House]]:
    """Yield the migrated database of the settings and the house on it, for as long as the block lasts."""
    with running_database(settings) as database:
        migrate(database.owner_dsn)
        house = House(database.app_dsn, size=settings.pool_size, role=database.app_role)
        try:
            yield database, house
        finally:
            house.close()
