"""Chapter: the base's organisations and people. Operators manage all, team leads those of their own company."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import msgspec

from qilou.base.clock import day_began_at, month_began_at
from qilou.base.db import Db
from qilou.base.ids import AccountId, OrgId, PersonId
from qilou.domain.access.model import Actor, Permit, Role
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import store as leases
from qilou.domain.people import credentials, rules, store
from qilou.domain.people.model import (
    AccountRow,
    AccountState,
    BaseFounded,
    Organisation,
    OrganisationRow,
    OrgKind,
    PasswordHash,
)
from qilou.domain.training import rules as training_rules
from qilou.domain.training import store as training
from qilou.domain.training.model import Certificate


class AccountSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An account with the certificates that its person holds now."""

    account: AccountRow
    certificates: list[Certificate]


def list_organisations(db: Db, actor: Actor, *, now: datetime) -> list[OrganisationRow]:
    """Return the organisations with their counts: all of them for the base, else the actor's own."""
    require(actor, Permit.ORGANISATION_READ)

    return store.organisation_rows(db, day=day_began_at(now), month=month_began_at(now))


def make_organisation(
    db: Db, actor: Actor, *, kind: OrgKind, name: str, name_en: str, now: datetime, is_sample: bool = False
) -> Organisation:
    """Take an organisation into the base."""
    require(actor, Permit.ORGANISATION_MANAGE)

    rules.require_organisation_names(name, name_en)

    org_id = store.insert_organisation(
        db, kind=kind, name=name.strip(), name_en=name_en.strip(), is_sample=is_sample, now=now
    )

    record(db, actor, Action.ORGANISATION_MADE, subject=("organisation", org_id), now=now, kind=kind.value)
    return store.load_organisation(db, org_id)


def found_base(
    db: Db,
    actor: Actor,
    *,
    name: str,
    name_en: str,
    person: str,
    login: str,
    password_hash: PasswordHash,
    now: datetime,
) -> AccountSeen:
    """Make the operator's organisation and its first account; refuse with BaseFounded where there is one already."""
    require(actor, Permit.ORGANISATION_MANAGE)

    if any(each.kind is OrgKind.OPERATOR for each in store.organisation_rows(db, day=now, month=now)):
        raise BaseFounded
    login = rules.plain_login(login)
    rules.require_login(login)
    rules.require_organisation_names(name, name_en)
    rules.require_person_name(person)

    org_id = store.insert_organisation(
        db, kind=OrgKind.OPERATOR, name=name.strip(), name_en=name_en.strip(), is_sample=False, now=now
    )
    person_id = store.find_or_insert_person(db, name=person.strip(), identity_hash=None, now=now)
    account_id = store.insert_account(
        db,
        org_id=org_id,
        person_id=person_id,
        login=login,
        password_hash=password_hash,
        roles=frozenset({Role.OPERATOR}),
        now=now,
    )

    record(db, actor, Action.ORGANISATION_MADE, subject=("organisation", org_id), now=now, account=account_id)
    return _seen(db, account_id, now=now)


def list_accounts(
    db: Db,
    actor: Actor,
    *,
    organisation_id: OrgId | None,
    role: Role | None,
    search: str | None,
    after: int,
    limit: int,
    now: datetime,
) -> list[AccountSeen]:
    """Return the accounts that fit, oldest first: all of them for the base, else the actor's own organisation's."""
    require(actor, Permit.PEOPLE_READ)

    rows = store.account_rows(db, org_id=organisation_id, role=role, search=search, after=after, limit=limit)
    return _with_certificates(db, rows, now=now)


def make_account(
    db: Db,
    actor: Actor,
    *,
    organisation_id: OrgId,
    login: str,
    name: str,
    identity_hash: bytes | None,
    roles: Collection[Role],
    password_hash: PasswordHash,
    now: datetime,
) -> AccountSeen:
    """Give a natural person an account in an organisation; who has one elsewhere stays one person."""
    require(actor, Permit.PEOPLE_MANAGE)

    organisation = store.load_organisation(db, organisation_id)

    login = rules.plain_login(login)
    rules.require_login(login)
    rules.require_person_name(name)
    rules.require_may_grant(actor, organisation, roles)

    person_id = store.find_or_insert_person(db, name=name.strip(), identity_hash=identity_hash, now=now)
    account_id = store.insert_account(
        db,
        org_id=organisation.id,
        person_id=person_id,
        login=login,
        password_hash=password_hash,
        roles=frozenset(roles),
        now=now,
    )

    facts = {"organisation": organisation.id, "roles": sorted(roles)}
    record(db, actor, Action.ACCOUNT_MADE, subject=("account", account_id), now=now, **facts)
    return _seen(db, account_id, now=now)


def set_account_state(
    db: Db, actor: Actor, *, account_id: AccountId, state: AccountState, reason: str, now: datetime
) -> AccountSeen:
    """Suspend the account, which ends its sessions and leases at once, or make it active again."""
    require(actor, Permit.PEOPLE_MANAGE)

    account = store.load_account(db, account_id)

    rules.require_may_suspend(actor, account, state)

    store.set_account_state(db, account_id, state=state)
    if state is AccountState.SUSPENDED:
        credentials.delete_sessions_of(db, account_id)
        leases.expire(db, leases.held_through(db, account_id), now=now)

    facts = {"state": state.value, "reason": reason}
    record(db, actor, Action.ACCOUNT_STATE_SET, subject=("account", account_id), now=now, **facts)
    return _seen(db, account_id, now=now)


def grant_certificate(
    db: Db, actor: Actor, *, account_id: AccountId, skill: str, days: int, now: datetime
) -> Certificate:
    """Grant the account's person a certificate for a skill."""
    require(actor, Permit.PEOPLE_MANAGE)

    account = store.load_account(db, account_id)

    rules.require_own(actor, account.org_id)
    training_rules.require_certificate(skill=skill, days=days)

    certificate = training.insert(
        db, account.person_id, skill=skill, now=now, expires_at=now + timedelta(days=days)
    )

    facts = {"account": account_id, "skill": skill, "days": days}
    record(db, actor, Action.CERTIFICATE_GRANTED, subject=("certificate", certificate.id), now=now, **facts)
    return certificate


def _seen(db: Db, account_id: AccountId, *, now: datetime) -> AccountSeen:
    return _with_certificates(db, [store.account_row(db, account_id)], now=now)[0]


def _with_certificates(db: Db, rows: Sequence[AccountRow], *, now: datetime) -> list[AccountSeen]:
    held: dict[PersonId, list[Certificate]] = {}
    for certificate in training.valid_of(db, {each.person_id for each in rows}, now=now):
        held.setdefault(certificate.person_id, []).append(certificate)
    return [AccountSeen(account=each, certificates=held.get(each.person_id, [])) for each in rows]
