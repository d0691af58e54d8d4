"""`qilou verify-audit`: intact, or the rows by name."""

from __future__ import annotations

from datetime import datetime

import psycopg
import pytest
from typer.testing import CliRunner

from qilou.base.db import HOUSE, House, enter_scope
from qilou.base.postgres import Cluster, Database
from qilou.cli import app
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.flows.seal_audit import seal_ended


def test_it_names_the_row_that_was_changed(
    cluster: Cluster, house: House, database: Database, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with psycopg.connect(cluster.superuser_dsn, autocommit=True) as connection:
        connection.execute("GRANT qilou_app TO qilou_owner")
    monkeypatch.setenv("QILOU_DATABASE_URL", database.owner_dsn)
    with house.transaction(HOUSE) as db:
        record(db, HOUSE_ITSELF, Action.LEASE_TAKEN, subject=("lease", 1), now=now)
    with house.transaction(HOUSE) as db:
        seal_ended(db, HOUSE_ITSELF, now=now)

    intact = CliRunner().invoke(app, ["verify-audit"])
    with psycopg.connect(database.owner_dsn) as connection:
        enter_scope(connection, HOUSE)  # pyright: ignore[reportArgumentType]
        connection.execute("UPDATE event SET subject_id = 2 WHERE id = 1")
    broken = CliRunner().invoke(app, ["verify-audit"])

    assert (intact.exit_code, broken.exit_code) == (0, 1)
    assert intact.output == "The audit is intact: 1 events in 1 seals, 0 not sealed yet.\n"
    assert broken.output.splitlines() == [
        "The audit is BROKEN: 1 events in 1 seals, 1 not sealed yet.",
        "  Event 1 (seal 1) was changed",
    ]
