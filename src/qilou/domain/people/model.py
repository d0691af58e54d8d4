"""Organisations, persons, accounts, sessions and tokens."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotAllowed, NotFound
from qilou.base.ids import AccountId, OrgId, PersonId, TokenId
from qilou.domain.access.model import Permit, Role

PasswordHash = NewType("PasswordHash", str)


class OrgKind(StrEnum):
    """What an organisation is to the base."""

    OPERATOR = "operator"  # runs the base
    VENDOR = "vendor"  # an annotation company
    CLIENT = "client"  # owns models and has data made


class AccountState(StrEnum):
    """Whether an account may be used."""

    ACTIVE = "active"  # signs in and works; left by being suspended
    SUSPENDED = "suspended"  # signs in nowhere, its sessions and tokens are dead; left by being set active


class OrgName(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation as others name it."""

    id: OrgId
    name: str
    name_en: str


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation."""

    id: OrgId
    kind: OrgKind
    name: str
    name_en: str
    is_sample: bool


class OrganisationRow(msgspec.Struct, frozen=True, kw_only=True):
    """An organisation as a list shows it. `first_pass_rate`: of its answers inspected, the share passed at once."""

    id: OrgId
    kind: OrgKind
    name: str
    name_en: str
    is_sample: bool
    people: int
    annotators: int
    answers_today: int
    first_pass_rate: float | None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A natural person."""

    id: PersonId
    name: str


class LanguagesUnusable(Invalid):
    """Name up to ten languages, each by its code of two or three small letters, such as zh or en."""


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """What a person signs in with, in one organisation."""

    id: AccountId
    org_id: OrgId
    org_kind: OrgKind
    person_id: PersonId
    person_name: str
    login: str
    roles: frozenset[Role]
    state: AccountState


class AccountRow(msgspec.Struct, frozen=True, kw_only=True):
    """An account as a list shows it."""

    id: AccountId
    login: str
    name: str
    person_id: PersonId
    organisation: OrgName
    roles: list[Role]
    state: AccountState
    answers_total: int
    last_answer_at: datetime | None


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What a sign-in is checked against."""

    account_id: AccountId
    password_hash: PasswordHash
    state: AccountState


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """An API token, without its secret; `prefix` is how its owner knows it again."""

    id: TokenId
    name: str
    prefix: str
    scopes: list[Permit]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class OrganisationUnknown(NotFound):
    """There is no such organisation, or it is not yours to see."""


class AccountUnknown(NotFound):
    """There is no such account, or it is not yours to see."""


class TokenUnknown(NotFound):
    """There is no such token among yours."""


class NotYourOrganisation(NotAllowed):
    """You may only do this for the people of your own organisation."""


class RoleNotGrantable(NotAllowed):
    """You may not grant the role {role}."""


class RoleNotHere(Invalid):
    """A {kind} organisation has no role {role}."""


class BaseFounded(Conflict):
    """This base has its operator already; operators make further accounts in the browser."""


class OrganisationUnusable(Invalid):
    """The organisation needs a name in both languages of at most {most} characters."""


class LoginInvalid(Invalid):
    """A login has 3 to 64 characters: small letters, digits and . _ @ -, and starts with a letter or a digit."""


class PersonNameInvalid(Invalid):
    """A person's name has 1 to {most} characters."""


class PasswordWeak(Invalid):
    """Choose another password: {why}."""


class IdentityNumberInvalid(Invalid):
    """The identity number is not valid: {why}."""


class TokenUnusable(Invalid):
    """The token cannot be made like this: {why}."""


class SettingsUnusable(Invalid):
    """These settings cannot be kept: {why}."""


class NameTaken(Conflict):
    """There is an organisation of this name already."""


class LoginTaken(Conflict):
    """The login {login} is taken. Choose another."""


class IdentityNameDiffers(Conflict):
    """This identity number is registered under another name. Check the number and the name."""


class OwnAccount(Conflict):
    """You cannot suspend the account that you are signed in with."""


class AccountStateUnchanged(Conflict):
    """The account is {state} already."""


class AccountSuspended(NotAllowed):
    """This account is suspended. Ask who manages the people of your organisation."""


class TooManyAttempts(Exhausted):
    """Too many sign-in attempts. Try again in {retry_after_seconds} seconds."""
