"""Sign-in, tokens, organisations, accounts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.domain.access.model import Permit, Role
from qilou.domain.people.model import AccountState, OrgKind
from qilou.domain.training.model import Certificate as CertificateRecord
from qilou.flows.manage_people import AccountSeen
from qilou.flows.sign_in import Me as MeSeen
from qilou.web.shapes.base import Id, OrganisationName, Sent, Shown

Words = Annotated[
    str, Field(max_length=1_000)
]  # the rules say how long each may be; this only bounds what they read
RoleName = Annotated[Role, Field(strict=False)]
PermitName = Annotated[Permit, Field(strict=False)]


class SignIn(Sent):
    """What a person signs in with."""

    login: Words
    password: Words


class MyAccount(Shown):
    """The account one is signed in with."""

    id: int
    login: str


class MyPerson(Shown):
    """The person one is."""

    id: int
    name: str


class OrganisationMade(OrganisationName):
    """An organisation without counts: it has nobody yet."""

    kind: OrgKind
    is_sample: bool


ShortKey = Annotated[str, Field(max_length=12)]


class SettingsDraft(Sent):
    """How one wants keys and letters: `keys` says what one presses where Qilou says another key, or "" for nothing."""

    single_keys: bool
    keys: dict[ShortKey, ShortKey]
    reading_size: int


class Settings(Shown):
    """How one wants keys and letters."""

    single_keys: bool
    keys: dict[str, str]
    reading_size: int


class Languages(Sent):
    """The languages that one can work in, by their codes."""

    languages: Annotated[list[Annotated[str, Field(max_length=10)]], Field(max_length=20)]


class LanguagesShown(Shown):
    """The languages that one has named."""

    languages: list[str]


class Me(Shown):
    """Who is signed in, and what they may do."""

    account: MyAccount
    person: MyPerson
    organisation: OrganisationMade
    roles: list[Role]
    permits: list[Permit]
    sample_base: bool
    settings: Settings

    @classmethod
    def of(cls, me: MeSeen) -> Me:
        """Return the shape of who is signed in."""
        return cls(
            account=MyAccount(id=me.account.id, login=me.account.login),
            person=MyPerson(id=me.account.person_id, name=me.account.person_name),
            organisation=OrganisationMade.model_validate(me.organisation),
            roles=me.roles,
            permits=me.permits,
            sample_base=me.sample_base,
            settings=Settings.model_validate(me.settings),
        )


class DemoSignIn(Shown):
    """One of the demonstration's sign-ins."""

    login: str
    password: str
    role: Role
    name: str


class Demo(Shown):
    """The demonstration's sign-ins, shown on the sign-in page."""

    sign_ins: list[DemoSignIn]


class TokenDraft(Sent):
    """An API token to be made."""

    name: Words
    scopes: list[PermitName]
    days: Annotated[int, Field(ge=1, le=100_000)]


class Token(Shown):
    """An API token without its secret."""

    id: int
    name: str
    prefix: str
    scopes: list[Permit]
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


class TokenMade(Shown):
    """A new API token with its secret, which is shown this once."""

    token: Token
    secret: str


class OrganisationDraft(Sent):
    """An organisation to be taken in."""

    kind: Annotated[OrgKind, Field(strict=False)]
    name: Words
    name_en: Words


class Organisation(OrganisationMade):
    """An organisation with its counts."""

    people: int
    annotators: int
    answers_today: int
    first_pass_rate: float | None


class AccountDraft(Sent):
    """An account to be made."""

    organisation_id: Id
    login: Words
    name: Words
    identity_number: Words | None
    roles: Annotated[list[RoleName], Field(min_length=1)]
    password: Words


class AccountStateDraft(Sent):
    """The state to set, and why."""

    state: Literal["active", "suspended"]
    reason: Annotated[str, Field(max_length=200)]


class CertificateDraft(Sent):
    """A certificate to be granted."""

    skill: Words
    days: Annotated[int, Field(ge=1, le=100_000)]


class Certificate(Shown):
    """A certificate that counts until an instant."""

    skill: str
    valid_to: datetime

    @classmethod
    def of(cls, certificate: CertificateRecord) -> Certificate:
        """Return the shape of a certificate."""
        return cls(skill=certificate.skill, valid_to=certificate.expires_at)


class Account(Shown):
    """An account as a list shows it."""

    id: int
    login: str
    name: str
    organisation: OrganisationName
    roles: list[Role]
    state: AccountState
    certificates: list[Certificate]
    answers_total: int
    last_answer_at: datetime | None

    @classmethod
    def of(cls, seen: AccountSeen) -> Account:
        """Return the shape of an account."""
        return cls(
            id=seen.account.id,
            login=seen.account.login,
            name=seen.account.name,
            organisation=OrganisationName.model_validate(seen.account.organisation),
            roles=seen.account.roles,
            state=seen.account.state,
            certificates=[Certificate.of(each) for each in seen.certificates],
            answers_total=seen.account.answers_total,
            last_answer_at=seen.account.last_answer_at,
        )
