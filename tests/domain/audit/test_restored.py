"""A dump in another server, whose transaction counter is far behind the seals that came with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import psycopg
import pytest
from psycopg.rows import dict_row

from qilou.base.db import HOUSE, Db, House
from qilou.base.postgres import Database
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.audit.model import Action
from qilou.domain.audit.restored import catch_up
from qilou.domain.audit.seals import seal_ended, verify
from qilou.domain.audit.store import record

AHEAD = 20_000


@pytest.fixture
def owner(database: Database) -> Iterator[Db]:
    """The owner's connection, which commits each statement by itself."""
    with psycopg.connect(database.owner_dsn, row_factory=dict_row, autocommit=True) as connection:
        yield connection


def do(house: House, now: datetime) -> None:
    with house.transaction(HOUSE) as db:
        record(db, HOUSE_ITSELF, Action.LEASE_TAKEN, subject=("lease", 1), now=now)


def test_what_is_done_after_a_restore_is_sealed_and_not_taken_for_forged(
    house: House, owner: Db, now: datetime
) -> None:
    do(house, now)
    with house.transaction(HOUSE) as db:
        assert seal_ended(db, now=now) is not None
    owner.execute(f"UPDATE seal SET to_transaction = (to_transaction::text::bigint + {AHEAD})::text::xid8")

    moved = catch_up(owner)
    do(house, now)

    assert AHEAD - 100 < moved <= AHEAD
    with house.transaction(HOUSE) as db:
        sealed = seal_ended(db, now=now)
        assert sealed is not None
        assert len(sealed.event_ids) == 1
        assert verify(db).intact


def test_a_server_that_is_not_behind_is_left_alone(house: House, owner: Db, now: datetime) -> None:
    assert catch_up(owner) == 0
    do(house, now)
    with house.transaction(HOUSE) as db:
        seal_ended(db, now=now)

    assert catch_up(owner) == 0
