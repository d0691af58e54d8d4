"""The settings decide whose PostgreSQL is used; somebody else's is used under the app role as well."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

from qilou.base.config import Settings
from qilou.base.db import HOUSE, House
from qilou.base.migrate import migrate
from qilou.base.postgres import Cluster, PostgresUnavailable, running_cluster, running_database
from qilou.base.postgres.layout import SUPERUSER


def settings_for(url: str, **others: str) -> Settings:
    """Return settings that name a database."""
    return Settings.model_validate({"database_url": url, **others})


def test_without_a_url_the_private_cluster_runs(home: Path, pg_bin: Path | None) -> None:
    with running_database(Settings(home=home, database_url=None, pg_bin=pg_bin)) as database:
        assert database.cluster is not None
        assert not database.revive(), "it lives"
        assert database.owner_dsn != database.app_dsn


def test_a_url_is_used_under_the_app_role(cluster: Cluster) -> None:
    url = cluster.dsn(user=SUPERUSER)

    with running_database(settings_for(url)) as database:
        house = House(database.app_dsn, role=database.app_role)
        with house.transaction(HOUSE) as db:
            assert db.execute("SELECT current_user AS who").fetchone() == {"who": "qilou_app"}
        house.close()


def test_a_url_of_its_own_for_the_app_needs_no_role(cluster: Cluster) -> None:
    settings = settings_for(cluster.dsn(user=SUPERUSER), app_database_url=cluster.app_dsn)

    with running_database(settings) as database:
        assert (database.app_dsn, database.app_role) == (cluster.app_dsn, None)


def test_an_owner_without_the_rights_is_told_what_to_do(cluster: Cluster) -> None:
    with (
        pytest.raises(PostgresUnavailable, match="GRANT qilou_app TO OWNER"),
        running_database(settings_for(cluster.owner_dsn)),
    ):
        pass


def test_an_owner_that_was_given_the_rights_once_migrates_and_works(home: Path, pg_bin: Path | None) -> None:
    with running_cluster(home, pg_bin=pg_bin, fast_tests=True) as cluster:
        with psycopg.connect(cluster.superuser_dsn, autocommit=True) as superuser:
            superuser.execute("GRANT qilou_app TO qilou_owner")

        with running_database(settings_for(cluster.owner_dsn)) as database:
            migrate(database.owner_dsn)
            house = House(database.app_dsn, role=database.app_role)
            with house.transaction(HOUSE) as db:
                assert db.execute("SELECT current_user AS who").fetchone() == {"who": "qilou_app"}
            house.close()


def test_a_url_that_leads_nowhere_is_said_in_plain_words(tmp_path: Path) -> None:
    url = f"postgresql://someone@/qilou?host={tmp_path}"

    with pytest.raises(PostgresUnavailable, match="cannot be reached"), running_database(settings_for(url)):
        pass
