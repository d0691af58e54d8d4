"""Organisations, persons, accounts, actors, certificates."""

from __future__ import annotations

from datetime import timedelta

from make.moments import NOW, number
from qilou.base.db import Db, Reach, value
from qilou.base.ids import AccountId, CertificateId, OrgId, PersonId
from qilou.domain.access.model import Actor, Role

_BASE_ROLES = {Role.OPERATOR, Role.PROJECT_MANAGER, Role.INSPECTOR, Role.AUDITOR}


def organisation(db: Db, *, kind: str = "vendor", name: str | None = None) -> OrgId:
    """Write an organisation: operator, vendor or client."""
    name = name or f"{kind}-{number()}"
    found = value(
        db,
        int,
        """
        INSERT INTO org (kind, name, name_en, created_at)
        VALUES (%(kind)s, %(name)s, %(name)s, %(now)s)
        RETURNING id
        """,
        {"kind": kind, "name": name, "now": NOW},
    )
    return OrgId(found)


def person(db: Db, *, name: str | None = None) -> PersonId:
    """Write a natural person."""
    found = value(
        db,
        int,
        "INSERT INTO person (name, created_at) VALUES (%(name)s, %(now)s) RETURNING id",
        {"name": name or f"Person {number()}", "now": NOW},
    )
    return PersonId(found)


def account(
    db: Db,
    *,
    org_id: OrgId,
    person_id: PersonId | None = None,
    roles: tuple[Role, ...] = (Role.ANNOTATOR,),
    login: str | None = None,
    state: str = "active",
) -> AccountId:
    """Write an account, and a person for it unless one is given. It has no password: nobody can sign in."""
    found = value(
        db,
        int,
        """
        INSERT INTO account (org_id, person_id, login, password_hash, roles, state, created_at)
        VALUES (%(org)s, %(person)s, %(login)s, '', %(roles)s, %(state)s, %(now)s)
        RETURNING id
        """,
        {
            "org": org_id,
            "person": person_id or person(db),
            "login": login or f"login{number()}",
            "roles": [role.value for role in roles],
            "state": state,
            "now": NOW,
        },
    )
    return AccountId(found)


def actor(db: Db, *roles: Role, org_id: OrgId | None = None, person_id: PersonId | None = None) -> Actor:
    """Write a person with an account of these roles (annotator unless told) and return who they are.

    Without an organisation, people of the base get an operator's, clients a client's, all others a vendor's.
    """
    roles = roles or (Role.ANNOTATOR,)
    of_base = bool(_BASE_ROLES & set(roles))
    kind = "operator" if of_base else "client" if Role.CLIENT in roles else "vendor"
    org_id = org_id or organisation(db, kind=kind)
    person_id = person_id or person(db)
    return Actor(
        account_id=account(db, org_id=org_id, person_id=person_id, roles=roles),
        person_id=person_id,
        org_id=org_id,
        reach=Reach.BASE if of_base else Reach.ORG,
        roles=frozenset(roles),
    )


def certificate(db: Db, *, person_id: PersonId, skill: str, days: int = 365) -> CertificateId:
    """Write a certificate that is valid from now on for so many days."""
    found = value(
        db,
        int,
        """
        INSERT INTO certificate (person_id, skill, granted_at, expires_at)
        VALUES (%(person)s, %(skill)s, %(now)s, %(end)s)
        RETURNING id
        """,
        {
            "person": person_id,
            "skill": skill,
            "now": NOW - timedelta(days=1),
            "end": NOW + timedelta(days=days),
        },
    )
    return CertificateId(found)
