"""Managing people, flow by flow."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import make
from qilou.base.db import Db, enter_scope, value
from qilou.base.ids import OrgId
from qilou.domain.access.model import Actor, NotPermitted, Role
from qilou.domain.people.model import (
    AccountState,
    AccountStateUnchanged,
    AccountUnknown,
    IdentityNameDiffers,
    LoginTaken,
    PasswordHash,
)
from qilou.domain.training.model import CertificateUnusable
from qilou.flows import manage_people
from qilou.flows.manage_people import AccountSeen, grant_certificate, list_accounts, set_account_state


def hire(
    db: Db,
    by: Actor,
    org_id: OrgId | None,
    *,
    login: str,
    now: datetime,
    name: str = "李华",
    identity: bytes | None = None,
) -> AccountSeen:
    assert org_id is not None
    return manage_people.make_account(
        db,
        by,
        organisation_id=org_id,
        login=login,
        name=name,
        identity_hash=identity,
        roles=[Role.ANNOTATOR],
        password_hash=PasswordHash("x"),
        now=now,
    )


def test_a_hired_person_is_listed_with_their_certificate(db: Db, now: datetime) -> None:
    lead = make.actor(db, Role.TEAM_LEAD)
    enter_scope(db, lead.scope)

    made = hire(db, lead, lead.org_id, login=" NewHand ", now=now)
    grant_certificate(db, lead, account_id=made.account.id, skill="law", days=30, now=now)
    grant_certificate(db, lead, account_id=made.account.id, skill="law", days=90, now=now)

    rows = list_accounts(
        db, lead, organisation_id=None, role=Role.ANNOTATOR, search=None, after=0, limit=9, now=now
    )
    assert [each.account.login for each in rows] == ["newhand"]
    assert [(each.skill, each.expires_at) for each in rows[0].certificates] == [
        ("law", now + timedelta(days=90))
    ]


def test_a_login_is_taken_once(db: Db, now: datetime) -> None:
    lead = make.actor(db, Role.TEAM_LEAD)
    hire(db, lead, lead.org_id, login="newhand", now=now)

    with pytest.raises(LoginTaken):
        hire(db, lead, lead.org_id, login="NEWHAND", now=now)


def test_one_identity_is_one_person_under_one_name(db: Db, now: datetime) -> None:
    operator = make.actor(db, Role.OPERATOR)
    here, there = make.organisation(db), make.organisation(db)
    first = hire(db, operator, here, login="first", now=now, identity=b"i" * 32)

    second = hire(db, operator, there, login="second", now=now, identity=b"i" * 32)

    assert second.account.person_id == first.account.person_id
    with pytest.raises(IdentityNameDiffers):
        hire(db, operator, there, login="third", now=now, identity=b"i" * 32, name="李花")


def test_suspending_ends_sessions_and_is_recorded(db: Db, now: datetime) -> None:
    operator, worker = make.actor(db, Role.OPERATOR), make.actor(db)
    assert worker.account_id is not None

    seen = set_account_state(
        db, operator, account_id=worker.account_id, state=AccountState.SUSPENDED, reason="left", now=now
    )

    assert seen.account.state is AccountState.SUSPENDED
    recorded = value(
        db,
        str,
        "SELECT facts ->> 'reason' FROM event WHERE action = 'account.state_set' AND subject_id = %(id)s",
        {"id": worker.account_id},
    )
    assert recorded == "left"
    with pytest.raises(AccountStateUnchanged):
        set_account_state(
            db, operator, account_id=worker.account_id, state=AccountState.SUSPENDED, reason="", now=now
        )


def test_another_companys_account_is_not_there(db: Db, now: datetime) -> None:
    lead, worker = make.actor(db, Role.TEAM_LEAD), make.actor(db)
    assert worker.account_id is not None
    enter_scope(db, lead.scope)

    with pytest.raises(AccountUnknown):
        grant_certificate(db, lead, account_id=worker.account_id, skill="law", days=30, now=now)


@pytest.mark.parametrize(("skill", "days"), [("law", 0), ("law", 1096), ("", 30), ("two words", 30)])
def test_a_faulty_certificate_is_refused(db: Db, now: datetime, skill: str, days: int) -> None:
    operator, worker = make.actor(db, Role.OPERATOR), make.actor(db)
    assert worker.account_id is not None

    with pytest.raises(CertificateUnusable):
        grant_certificate(db, operator, account_id=worker.account_id, skill=skill, days=days, now=now)


def test_an_annotator_manages_nobody(db: Db, now: datetime) -> None:
    worker = make.actor(db)

    with pytest.raises(NotPermitted):
        hire(db, worker, worker.org_id, login="newhand", now=now)


def test_an_organisations_counts_are_its_own(db: Db, now: datetime) -> None:
    lead = make.actor(db, Role.TEAM_LEAD)
    make.account(db, org_id=lead.org_id or OrgId(0))
    enter_scope(db, lead.scope)

    (row,) = manage_people.list_organisations(db, lead, now=now)

    assert (row.id, row.people, row.annotators, row.answers_today) == (lead.org_id, 2, 1, 0)
    assert row.first_pass_rate is None
