"""people's SQL: organisations, persons, accounts. Sessions, tokens and attempts are in credentials.py."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AccountId, OrgId, PersonId
from qilou.domain.access.model import Role
from qilou.domain.people.model import (
    Account,
    AccountRow,
    AccountState,
    AccountStateUnchanged,
    AccountUnknown,
    IdentityNameDiffers,
    LoginTaken,
    NameTaken,
    Organisation,
    OrganisationRow,
    OrganisationUnknown,
    OrgKind,
    PasswordHash,
    Person,
)

_ROW: LiteralString = """
    SELECT
      account.id, account.login, account.person_id, account.roles, account.state, person.name,
      jsonb_build_object('id', org.id, 'name', org.name, 'name_en', org.name_en) AS organisation,
      answered.total AS answers_total, answered.last_at AS last_answer_at
    FROM account
    JOIN person ON person.id = account.person_id
    JOIN org ON org.id = account.org_id
    CROSS JOIN LATERAL (
      SELECT count(*) AS total, max(answer.submitted_at) AS last_at
      FROM answer
      WHERE answer.person_id = account.person_id AND answer.org_id = account.org_id
        AND answer.state <> 'withdrawn'
    ) AS answered
"""


def organisation_rows(db: Db, *, day: datetime, month: datetime) -> list[OrganisationRow]:
    """Return the organisations that are the scope's own, or all for the base, with counts since the day and month."""
    return many(
        db,
        OrganisationRow,
        """
        SELECT
          org.id, org.kind, org.name, org.name_en, org.is_sample,
          counted.people, counted.annotators,
          (SELECT count(*) FROM answer
           WHERE answer.org_id = org.id AND answer.submitted_at >= %(day)s
             AND answer.state <> 'withdrawn') AS answers_today,
          (SELECT avg((review.verdict = 'pass')::int)::double precision FROM review
           WHERE review.org_id = org.id AND review.stage = 'inspection' AND review.is_first
             AND review.created_at >= %(month)s) AS first_pass_rate
        FROM org
        CROSS JOIN LATERAL (
          SELECT count(DISTINCT person_id) AS people,
                 count(DISTINCT person_id) FILTER (WHERE 'annotator' = ANY(roles) AND state = 'active') AS annotators
          FROM account
          WHERE account.org_id = org.id
        ) AS counted
        WHERE reaches_base() OR org.id = scope_org()
        ORDER BY org.id LIMIT 1000
        """,
        {"day": day, "month": month},
    )


def load_organisation(db: Db, org_id: OrgId) -> Organisation:
    """Return the organisation, or refuse with OrganisationUnknown."""
    found = one(
        db,
        Organisation,
        "SELECT id, kind, name, name_en, is_sample FROM org WHERE id = %(id)s",
        {"id": org_id},
    )
    if found is None:
        raise OrganisationUnknown(organisation_id=org_id)
    return found


def kinds_of(db: Db, org_ids: Collection[OrgId]) -> dict[OrgId, OrgKind]:
    """Return the kind of each of the organisations that exists."""
    rows = db.execute(
        "SELECT id, kind FROM org WHERE id = ANY(%(ids)s::bigint[]) ORDER BY id LIMIT 1000",
        {"ids": list(org_ids)},
    ).fetchall()
    return {row["id"]: OrgKind(row["kind"]) for row in rows}


def insert_organisation(
    db: Db, *, kind: OrgKind, name: str, name_en: str, is_sample: bool, now: datetime
) -> OrgId:
    """Make the organisation and return its id; refuse with NameTaken where another has its name."""
    org_id = value(
        db,
        int,
        """
        INSERT INTO org (kind, name, name_en, is_sample, created_at)
        VALUES (%(kind)s, %(name)s, %(name_en)s, %(is_sample)s, %(now)s)
        ON CONFLICT (name) DO NOTHING
        RETURNING id
        """,
        {"kind": kind.value, "name": name, "name_en": name_en, "is_sample": is_sample, "now": now},
    )
    if org_id is None:
        raise NameTaken(name=name)
    return OrgId(org_id)


def has_sample(db: Db) -> bool:
    """Return whether the base holds a demonstration's sample data."""
    return value(db, bool, "SELECT EXISTS (SELECT FROM org WHERE is_sample)") or False


def load_person(db: Db, person_id: PersonId) -> Person:
    """Return the person of an account that the scope sees."""
    found = one(db, Person, "SELECT id, name FROM person WHERE id = %(id)s", {"id": person_id})
    assert found is not None, "an account's person exists"
    return found


def find_or_insert_person(db: Db, *, name: str, identity_hash: bytes | None, now: datetime) -> PersonId:
    """Return the person of this identity, making them where they are new; without an identity always a new one.

    Refuses with IdentityNameDiffers rather than give one person's number to another.
    """
    found = one(
        db,
        Person,
        """
        INSERT INTO person (identity_hash, name, created_at)
        VALUES (%(identity)s, %(name)s, %(now)s)
        ON CONFLICT (identity_hash) DO UPDATE SET identity_hash = excluded.identity_hash
        RETURNING id, name
        """,
        {"identity": identity_hash, "name": name, "now": now},
    )
    assert found is not None
    if found.name != name:
        raise IdentityNameDiffers
    return found.id


def insert_account(
    db: Db,
    *,
    org_id: OrgId,
    person_id: PersonId,
    login: str,
    password_hash: PasswordHash,
    roles: frozenset[Role],
    now: datetime,
) -> AccountId:
    """Make the account and return its id; refuse with LoginTaken where another has its login."""
    account_id = value(
        db,
        int,
        """
        INSERT INTO account (org_id, person_id, login, password_hash, roles, created_at)
        VALUES (%(org)s, %(person)s, %(login)s, %(password)s, %(roles)s, %(now)s)
        ON CONFLICT (login) DO NOTHING
        RETURNING id
        """,
        {
            "org": org_id,
            "person": person_id,
            "login": login,
            "password": password_hash,
            "roles": sorted(roles),
            "now": now,
        },
    )
    if account_id is None:
        raise LoginTaken(login=login)
    return AccountId(account_id)


def load_account(db: Db, account_id: AccountId) -> Account:
    """Return the account, or refuse with AccountUnknown where the scope does not see it."""
    found = one(
        db,
        Account,
        """
        SELECT account.id, account.org_id, org.kind AS org_kind, account.person_id, person.name AS person_name,
               account.login, account.roles, account.state
        FROM account
        JOIN org ON org.id = account.org_id
        JOIN person ON person.id = account.person_id
        WHERE account.id = %(id)s
        """,
        {"id": account_id},
    )
    if found is None:
        raise AccountUnknown(account_id=account_id)
    return found


def account_row(db: Db, account_id: AccountId) -> AccountRow:
    """Return the account as a list shows it, or refuse with AccountUnknown."""
    found = one(db, AccountRow, _ROW + "WHERE account.id = %(id)s", {"id": account_id})
    if found is None:
        raise AccountUnknown(account_id=account_id)
    return found


def account_rows(
    db: Db, *, org_id: OrgId | None, role: Role | None, search: str | None, after: int, limit: int
) -> list[AccountRow]:
    """Return the accounts above the id `after` whose login or person's name holds `search`, oldest first."""
    return many(
        db,
        AccountRow,
        _ROW
        + """
        WHERE account.id > %(after)s
          AND (%(org)s::bigint IS NULL OR account.org_id = %(org)s)
          AND (%(role)s::text IS NULL OR %(role)s = ANY(account.roles))
          AND (%(search)s::text IS NULL
               OR strpos(lower(person.name), lower(%(search)s)) > 0
               OR strpos(account.login, lower(%(search)s)) > 0)
        ORDER BY account.id LIMIT %(limit)s
        """,
        {"after": after, "org": org_id, "role": role, "search": search, "limit": limit},
    )


def set_account_state(db: Db, account_id: AccountId, *, state: AccountState) -> None:
    """Move the account to the state; refuse with AccountStateUnchanged where it is in it already."""
    moved = run(
        db,
        "UPDATE account SET state = %(state)s WHERE id = %(id)s AND state <> %(state)s",
        {"id": account_id, "state": state.value},
    )
    if moved == 0:
        raise AccountStateUnchanged(state=state.value)
