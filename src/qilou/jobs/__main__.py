"""`python -m qilou.jobs`: a worker on the database that the settings name, until a signal says stop."""

from __future__ import annotations

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.log import configure_log
from qilou.base.postgres import running_database
from qilou.jobs.worker import work


def main() -> None:
    """Open the house and work."""
    settings = Settings()
    configure_log(settings)
    with running_database(settings) as database:
        house = House(database.app_dsn, size=settings.pool_size, role=database.app_role)
        try:
            work(house, dsn=database.app_dsn, role=database.app_role, files=settings.files)
        finally:
            house.close()


if __name__ == "__main__":
    main()
