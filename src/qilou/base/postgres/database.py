"""The database that the settings name: somebody's PostgreSQL, or our private one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from qilou.base.config import Settings
from qilou.base.postgres.cluster import Cluster, running_cluster
from qilou.base.postgres.layout import APP
from qilou.base.postgres.roles import ensure_app_role


@dataclass(frozen=True, kw_only=True)
class Database:
    """How to reach the database.

    `app_role` is set where the app connects as the owner and must step down by SET ROLE: give both to `House`.
    `cluster` is the private server, where there is one.
    """

    owner_dsn: str
    app_dsn: str
    app_role: str | None = None
    cluster: Cluster | None = None

    def revive(self) -> bool:
        """Start the private server again where it is ours and has died; tell whether that was needed.

        Call it from the main thread, every few seconds. Acknowledged work is safe: the server recovers it.
        """
        if self.cluster is None or not self.cluster.is_ours or self.cluster.pid is not None:
            return False
        self.cluster.restart()
        return True


@contextmanager
def running_database(settings: Settings) -> Iterator[Database]:
    """Yield the database of the settings, running the private one for as long as the block lasts."""
    if settings.database_url is None:
        with running_cluster(settings.home, pg_bin=settings.pg_bin) as cluster:
            yield Database(owner_dsn=cluster.owner_dsn, app_dsn=cluster.app_dsn, cluster=cluster)
        return

    owner_dsn = settings.database_url.get_secret_value()
    ensure_app_role(owner_dsn)
    if settings.app_database_url is None:
        yield Database(owner_dsn=owner_dsn, app_dsn=owner_dsn, app_role=APP)
        return
    yield Database(owner_dsn=owner_dsn, app_dsn=settings.app_database_url.get_secret_value())
