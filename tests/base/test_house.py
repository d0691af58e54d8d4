"""The house: scoped transactions on a migrated database."""

from __future__ import annotations

import pytest

from qilou.base.db import HOUSE, Db, House


def test_a_transaction_reaches_the_migrated_database_as_the_app(db: Db) -> None:
    row = db.execute("SELECT current_user AS who, current_setting('qilou.reach') AS reach").fetchone()

    assert row == {"who": "qilou_app", "reach": "base"}


def test_the_owner_has_its_own_connection(owner_db: Db) -> None:
    assert owner_db.execute("SELECT current_user AS who").fetchone() == {"who": "qilou_owner"}


def test_the_house_commits_when_the_block_ends(house: House) -> None:
    with house.transaction(HOUSE) as db:
        first = db.execute("SELECT txid_current() AS number").fetchone()

    with house.transaction(HOUSE) as db:
        assert first is not None
        state = db.execute("SELECT txid_status(%(number)s) AS state", first).fetchone()
    assert state == {"state": "committed"}


def test_the_house_rolls_back_when_the_block_raises(house: House) -> None:
    number: dict[str, int] = {}
    with pytest.raises(ZeroDivisionError):
        fail_within(house, number)

    with house.transaction(HOUSE) as db:
        state = db.execute("SELECT txid_status(%(number)s) AS state", number).fetchone()
    assert state == {"state": "aborted"}


def test_a_scope_ends_with_its_transaction(house: House) -> None:
    with house.transaction(HOUSE) as db:
        db.execute("SELECT 1")

    with house.transaction(HOUSE) as db:
        db.execute("COMMIT")  # pyright: ignore
        left = db.execute("SELECT coalesce(current_setting('qilou.reach', true), '') AS reach").fetchone()
    assert left == {"reach": ""}


def fail_within(house: House, number: dict[str, int]) -> None:
    """Note the number of a transaction and fail in it."""
    with house.transaction(HOUSE) as db:
        number.update(db.execute("SELECT txid_current() AS number").fetchone() or {})
        raise ZeroDivisionError
