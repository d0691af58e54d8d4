"""Sealing and verifying: an untouched chain is intact; a changed, removed or added row is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import LiteralString

import msgspec
import psycopg
import pytest

from qilou.base.db import HOUSE, Db, House, enter_scope
from qilou.base.postgres import Database
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.audit import seals
from qilou.domain.audit.model import Action, Seal, Verification
from qilou.domain.audit.store import record
from qilou.flows import seal_audit

Tamper = Callable[[LiteralString], None]


@pytest.fixture
def tamper(database: Database) -> Tamper:
    """Somebody with the owner's password, who changes rows behind our back."""

    def change(sql: LiteralString) -> None:
        with psycopg.connect(database.owner_dsn) as connection:
            enter_scope(connection, HOUSE)  # pyright: ignore[reportArgumentType]
            assert connection.execute(sql).rowcount > 0

    return change


def do(house: House, now: datetime, *, times: int = 3) -> None:
    """Do something that is audited, each in a transaction of its own."""
    for turn in range(times):
        with house.transaction(HOUSE) as db:
            record(
                db, HOUSE_ITSELF, Action.LEASE_TAKEN, subject=("lease", turn), now=now, note="题目", share=0.1
            )


def seal(house: House, now: datetime) -> Seal | None:
    with house.transaction(HOUSE) as db:
        return seal_audit.seal_ended(db, HOUSE_ITSELF, now=now)


def verify(house: House) -> Verification:
    with house.transaction(HOUSE) as db:
        return seals.verify(db)


def problems(found: Verification) -> set[tuple[int | None, str]]:
    return {(each.event_id, each.problem) for each in found.broken}


@contextmanager
def running_transaction(house: House) -> Iterator[Db]:
    """A transaction that has begun to write and has not ended."""
    with house.transaction(HOUSE) as db:
        db.execute("SELECT pg_current_xact_id()")
        yield db


def test_what_is_sealed_is_intact(house: House, now: datetime) -> None:
    do(house, now)
    first = seal(house, now)
    do(house, now)
    second = seal(house, now)
    do(house, now, times=1)

    assert first is not None
    assert second is not None
    assert len(first.event_ids) == 3
    assert second.previous_hash == first.hash
    assert verify(house) == Verification(intact=True, seals=2, events=6, unsealed=1, broken=[])


def test_nothing_new_makes_no_seal(house: House, now: datetime) -> None:
    assert seal(house, now) is None
    do(house, now)
    assert seal(house, now) is not None
    assert seal(house, now) is None


def test_a_running_transaction_is_waited_for(house: House, now: datetime) -> None:
    with running_transaction(house) as slow:
        do(house, now)
        assert seal(house, now) is None
        record(slow, HOUSE_ITSELF, Action.SIGNED_IN, subject=("account", 1), now=now)

    sealed = seal(house, now)
    assert sealed is not None
    assert sealed.event_ids == [4, 1, 2, 3]  # by transaction, not by id
    assert verify(house).intact


def test_a_seal_takes_so_many_and_splits_no_transaction(
    house: House, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(seals, "MOST_EVENTS", 2)
    do(house, now, times=3)
    with house.transaction(HOUSE) as db:
        for turn in range(5):
            record(db, HOUSE_ITSELF, Action.SIGNED_IN, subject=("account", turn), now=now)

    sizes: list[int] = []
    while (made := seal(house, now)) is not None:
        sizes.append(len(made.event_ids))

    assert sizes == [2, 1, 5]
    assert verify(house) == Verification(intact=True, seals=3, events=8, unsealed=0, broken=[])


@pytest.mark.parametrize(
    "change",
    [
        'UPDATE event SET facts = facts || \'{"note": "other"}\' WHERE id = 2',
        "UPDATE event SET at = at + interval '1 microsecond' WHERE id = 2",
        "UPDATE event SET person_id = 7 WHERE id = 2",
        "UPDATE event SET action = 'lease.given_back' WHERE id = 2",
    ],
)
def test_a_changed_event_is_named(house: House, now: datetime, tamper: Tamper, change: LiteralString) -> None:
    do(house, now)
    seal(house, now)

    tamper(change)

    found = verify(house)
    assert not found.intact
    assert problems(found) == {(2, "was changed")}


def test_a_removed_event_is_named(house: House, now: datetime, tamper: Tamper) -> None:
    do(house, now)
    seal(house, now)

    tamper("DELETE FROM event WHERE id = 3")

    assert problems(verify(house)) == {(3, "is missing")}


def test_an_added_event_is_named(house: House, now: datetime, tamper: Tamper) -> None:
    do(house, now)
    seal(house, now)

    tamper(
        """
        INSERT INTO event (at, transaction, action, subject_kind)
        SELECT at, transaction, 'release.made', 'release' FROM event WHERE id = 1
        """
    )

    assert problems(verify(house)) == {(4, "was added among sealed events")}


def test_a_removed_seal_breaks_the_chain(house: House, now: datetime, tamper: Tamper) -> None:
    for _ in range(3):
        do(house, now, times=1)
        seal(house, now)

    tamper("DELETE FROM seal WHERE id = 2")

    found = verify(house)
    assert {each.seal_id for each in found.broken} == {3}
    assert any("does not follow" in each.problem for each in found.broken)


def test_a_forged_seal_shows_in_the_next_one(house: House, now: datetime, tamper: Tamper) -> None:
    for _ in range(2):
        do(house, now, times=1)
        seal(house, now)

    tamper("UPDATE seal SET leaves = sha256('x'), hash = sha256(previous_hash || sha256('x')) WHERE id = 1")

    assert {(each.seal_id, each.event_id) for each in verify(house).broken} == {(1, 1), (2, None)}


def test_only_one_sealer_works_at_a_time(house: House, now: datetime) -> None:
    do(house, now)

    with house.transaction(HOUSE) as db:
        assert seal_audit.seal_ended(db, HOUSE_ITSELF, now=now) is not None
        assert seal(house, now) is None


def test_the_app_cannot_change_what_was_recorded(house: House, now: datetime) -> None:
    do(house, now)
    for sql in ("UPDATE event SET facts = '{}'", "DELETE FROM event", "DELETE FROM seal"):
        with house.transaction(HOUSE) as db, pytest.raises(psycopg.errors.InsufficientPrivilege):
            db.execute(sql)


def test_verifying_is_itself_recorded(house: House, now: datetime) -> None:
    do(house, now)
    seal(house, now)

    with house.transaction(HOUSE) as db:
        seal_audit.verify_audit(db, HOUSE_ITSELF, now=now)
        newest = seal_audit.list_events(db, HOUSE_ITSELF, action=None, subject=None, before=0, limit=2)
        leases = seal_audit.list_events(db, HOUSE_ITSELF, action=None, subject="lease:1", before=0, limit=9)

    assert [(each.action, each.sealed) for each in newest] == [
        ("audit.verified", False),
        ("lease.taken", True),
    ]
    assert [each.subject_id for each in leases] == [1]
    assert msgspec.structs.asdict(newest[0])["facts"] == {"intact": True, "seals": 1, "broken": 0}
