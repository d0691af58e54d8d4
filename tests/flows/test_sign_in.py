"""Signing in, flow by flow: attempts run out and come back by the clock."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

import make
from qilou.base.db import HOUSE, Db, House, run, value
from qilou.base.ids import AccountId
from qilou.domain.access.model import HOUSE_ITSELF, Permit, Role
from qilou.domain.people.model import AccountSuspended
from qilou.flows.sign_in import (
    Admitted,
    TurnedAway,
    actor_of_session,
    actor_of_token,
    close_session,
    forget_ended,
    knock,
    make_token,
    open_session,
)


def opened(db: Db, account_id: AccountId, *, secret: str, now: datetime) -> None:
    open_session(db, account_id=account_id, secret=secret, user_agent="test", hours=12, now=now)


def test_a_session_says_who_its_holder_is(db: Db, now: datetime) -> None:
    worker = make.actor(db, Role.ANNOTATOR)
    assert worker.account_id is not None

    opened(db, worker.account_id, secret="s", now=now)

    assert actor_of_session(db, secret="s", now=now) == worker
    assert actor_of_session(db, secret="t", now=now) is None
    assert actor_of_session(db, secret="s", now=now + timedelta(hours=12)) is None


def test_people_of_the_operator_see_the_whole_base(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    assert operator.account_id is not None

    opened(db, operator.account_id, secret="s", now=now)

    assert actor_of_session(db, secret="s", now=now) == operator


def test_a_closed_session_is_nobodys(db: Db, now: datetime) -> None:
    worker = make.actor(db, Role.ANNOTATOR)
    assert worker.account_id is not None
    opened(db, worker.account_id, secret="s", now=now)

    close_session(db, worker, secret="s", now=now)

    assert actor_of_session(db, secret="s", now=now) is None


def test_a_suspended_account_opens_no_session(db: Db, now: datetime) -> None:
    account_id = make.account(db, org_id=make.organisation(db), state="suspended")

    with pytest.raises(AccountSuspended):
        opened(db, account_id, secret="s", now=now)


def test_a_token_of_a_suspended_account_is_dead(db: Db, now: datetime) -> None:
    manager = make.actor(db, Role.PROJECT_MANAGER)
    make_token(db, manager, name="x", scopes=[Permit.PROJECT_READ], days=9, secret="qilou_abcdefgh", now=now)
    found = actor_of_token(db, secret="qilou_abcdefgh", now=now)
    assert found is not None
    assert found.token_scopes == {Permit.PROJECT_READ}

    run(db, "UPDATE account SET state = 'suspended' WHERE id = %(id)s", {"id": manager.account_id})

    assert actor_of_token(db, secret="qilou_abcdefgh", now=now) is None


def test_ten_attempts_then_one_every_half_minute(db: Db, now: datetime) -> None:
    def attempt(after: float, login: str = "lihua") -> Admitted | TurnedAway:
        return knock(db, login=login, address="203.0.113.9", now=now + timedelta(seconds=after))

    assert all(isinstance(attempt(0), Admitted) for _ in range(10))
    assert attempt(0) == TurnedAway(retry_after_seconds=30)
    assert attempt(20) == TurnedAway(retry_after_seconds=10)
    assert isinstance(attempt(0, "another"), Admitted)
    assert isinstance(attempt(30), Admitted)
    assert attempt(30) == TurnedAway(retry_after_seconds=30)


def test_an_address_runs_out_over_all_logins(db: Db, now: datetime) -> None:
    admitted = 0
    while isinstance(knock(db, login=f"login{admitted}", address="203.0.113.9", now=now), Admitted):
        admitted += 1

    assert admitted == 500
    assert isinstance(knock(db, login="other", address="203.0.113.10", now=now), Admitted)


def test_what_is_over_is_forgotten(db: Db, now: datetime) -> None:
    account_id = make.account(db, org_id=make.organisation(db))
    opened(db, account_id, secret="s", now=now - timedelta(hours=13))
    opened(db, account_id, secret="t", now=now)
    knock(db, login="x", address="203.0.113.9", now=now - timedelta(days=2))

    assert forget_ended(db, HOUSE_ITSELF, now=now) >= 1
    assert value(db, int, "SELECT count(*) FROM session WHERE account_id = %(id)s", {"id": account_id}) == 1
    assert value(db, int, "SELECT count(*) FROM sign_in_bucket WHERE updated_at < %(now)s", {"now": now}) == 0


@pytest.mark.race
def test_attempts_at_once_are_all_counted(house: House, now: datetime) -> None:
    def attempt(_: int) -> bool:
        with house.transaction(HOUSE) as db:
            return isinstance(knock(db, login="lihua", address="203.0.113.9", now=now), Admitted)

    with ThreadPoolExecutor(8) as pool:
        admitted = sum(pool.map(attempt, range(40)))

    assert admitted == 10
