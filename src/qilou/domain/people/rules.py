"""Who may grant which role to whom, and what logins, passwords, names and tokens must be."""

from __future__ import annotations

import re
from collections.abc import Collection

from qilou.domain.access.model import Actor, Permit, Role
from qilou.domain.access.rules import permits_of
from qilou.domain.people.model import (
    Account,
    AccountState,
    LanguagesUnusable,
    LoginInvalid,
    NotYourOrganisation,
    Organisation,
    OrganisationUnusable,
    OrgKind,
    OwnAccount,
    PasswordWeak,
    PersonNameInvalid,
    RoleNotGrantable,
    RoleNotHere,
    TokenUnusable,
)

# A role lives in one sort of organisation: what it lets see reaches as far as the organisation does.
ROLES_IN: dict[OrgKind, frozenset[Role]] = {
    OrgKind.OPERATOR: frozenset(
        {Role.OPERATOR, Role.PROJECT_MANAGER, Role.INSPECTOR, Role.AUDITOR, Role.ANNOTATOR}
    ),
    OrgKind.VENDOR: frozenset({Role.TEAM_LEAD, Role.INSPECTOR, Role.ANNOTATOR}),
    OrgKind.CLIENT: frozenset({Role.CLIENT}),
}
GRANTED_BY_LEADS = frozenset({Role.TEAM_LEAD, Role.INSPECTOR, Role.ANNOTATOR})
LONGEST_NAME = 100
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 200
LONGEST_TOKEN_DAYS = 365
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")


MOST_LANGUAGES = 10
_LANGUAGE = re.compile("[a-z]{2,3}")


def require_own(actor: Actor, org_id: int) -> None:
    """Refuse with NotYourOrganisation unless the actor runs the base or the organisation is their own."""
    if Role.OPERATOR not in actor.roles and actor.org_id != org_id:
        raise NotYourOrganisation(organisation_id=org_id)


def require_may_grant(actor: Actor, organisation: Organisation, roles: Collection[Role]) -> None:
    """Refuse unless the actor may give somebody in the organisation all of these roles.

    | who      | where        | role      |                     |
    |----------|--------------|-----------|---------------------|
    | operator | any vendor   | annotator | granted             |
    | operator | any vendor   | auditor   | RoleNotHere         |
    | lead     | own vendor   | annotator | granted             |
    | lead     | own vendor   | operator  | RoleNotGrantable    |
    | lead     | other vendor | annotator | NotYourOrganisation |
    """
    require_own(actor, organisation.id)
    grantable = frozenset(Role) if Role.OPERATOR in actor.roles else GRANTED_BY_LEADS
    for role in sorted(set(roles) - grantable):
        raise RoleNotGrantable(role=role.value)
    for role in sorted(set(roles) - ROLES_IN[organisation.kind]):
        raise RoleNotHere(role=role.value, kind=organisation.kind.value)


def require_may_suspend(actor: Actor, account: Account, state: AccountState) -> None:
    """Refuse unless the actor may set this account's state."""
    require_own(actor, account.org_id)
    if state is AccountState.SUSPENDED and account.id == actor.account_id:
        raise OwnAccount(account_id=account.id)
    if Role.OPERATOR not in actor.roles and account.roles - GRANTED_BY_LEADS:
        raise RoleNotGrantable(role=min(account.roles - GRANTED_BY_LEADS).value)


def require_organisation_names(*names: str) -> None:
    """Refuse with OrganisationUnusable unless each name says something and is not too long."""
    if not all(1 <= len(name.strip()) <= LONGEST_NAME for name in names):
        raise OrganisationUnusable(most=LONGEST_NAME)


def require_person_name(name: str) -> None:
    """Refuse with PersonNameInvalid unless the name says something and is not too long."""
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise PersonNameInvalid(most=LONGEST_NAME)


def require_languages(languages: Collection[str]) -> list[str]:
    """Return the codes in order, each once; refuse with LanguagesUnusable what is no code, or too many."""
    named = sorted(set(languages))
    if len(named) > MOST_LANGUAGES or not all(_LANGUAGE.fullmatch(each) for each in named):
        raise LanguagesUnusable
    return named


def plain_login(typed: str) -> str:
    """Return the login as it is kept, whatever case and blanks were typed around it."""
    return typed.strip().lower()


def require_login(login: str) -> None:
    """Refuse with LoginInvalid unless the login is made of what logins are made of."""
    if not _LOGIN.fullmatch(login):
        raise LoginInvalid(login=login[:LONGEST_NAME])


def require_password(password: str, *, login: str) -> None:
    """Refuse with PasswordWeak unless the password is long, varied and not the login."""
    if len(password) < SHORTEST_PASSWORD:
        raise PasswordWeak(why=f"it needs at least {SHORTEST_PASSWORD} characters")
    if len(password) > LONGEST_PASSWORD:
        raise PasswordWeak(why=f"it may have at most {LONGEST_PASSWORD} characters")
    if len(set(password)) < 4:
        raise PasswordWeak(why="it repeats the same few characters")
    if len(login) > 3 and login in password.lower():
        raise PasswordWeak(why="it contains the login")


def require_token(actor: Actor, *, name: str, scopes: Collection[Permit], days: int) -> None:
    """Refuse with TokenUnusable unless the token is named, ends, and permits no more than its maker may do.

    No token may make tokens: a stolen one would outlive its own revocation.
    """
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise TokenUnusable(why=f"it needs a name of at most {LONGEST_NAME} characters")
    if not 1 <= days <= LONGEST_TOKEN_DAYS:
        raise TokenUnusable(why=f"it must end within 1 to {LONGEST_TOKEN_DAYS} days")
    if not scopes:
        raise TokenUnusable(why="it needs at least one scope")
    beyond = set(scopes) - (permits_of(actor) - {Permit.TOKEN_MANAGE_OWN})
    if beyond:
        raise TokenUnusable(why=f"you may not give it {', '.join(sorted(beyond))}")
