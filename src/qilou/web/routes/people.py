"""Organisations, accounts and certificates."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, status

from qilou.base import clock
from qilou.base.ids import AccountId, OrgId
from qilou.domain.access.model import Permit, Role
from qilou.domain.access.rules import require
from qilou.domain.people import identity, passwords, rules
from qilou.domain.people.model import (
    AccountState,
    AccountStateUnchanged,
    AccountUnknown,
    IdentityNameDiffers,
    IdentityNumberInvalid,
    LoginInvalid,
    LoginTaken,
    NameTaken,
    NotYourOrganisation,
    OrganisationUnknown,
    OrganisationUnusable,
    OwnAccount,
    PasswordWeak,
    PersonNameInvalid,
    RoleNotGrantable,
    RoleNotHere,
)
from qilou.domain.training.model import CertificateUnusable
from qilou.flows import manage_people
from qilou.web.deps import IdentityKey, SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import BIGGEST_ID, IdInPath, Rows, all_rows
from qilou.web.shapes.people import (
    Account,
    AccountDraft,
    AccountStateDraft,
    Certificate,
    CertificateDraft,
    Organisation,
    OrganisationDraft,
    OrganisationMade,
)

router = APIRouter(tags=["people"])


@router.get("/organisations", **refuses())
def list_organisations(actor: SignedIn, house: TheHouse) -> Rows[Organisation]:
    """Return the organisations with their counts: all for the base, else one's own."""
    with house.transaction(actor.scope) as db:
        found = manage_people.list_organisations(db, actor, now=clock.now())
        return all_rows([Organisation.model_validate(each) for each in found])


@router.post(
    "/organisations", status_code=status.HTTP_201_CREATED, **refuses(OrganisationUnusable, NameTaken)
)
def make_organisation(sent: OrganisationDraft, actor: SignedIn, house: TheHouse) -> OrganisationMade:
    """Take an annotation company, a client or an operator into the base."""
    with house.transaction(actor.scope) as db:
        made = manage_people.make_organisation(
            db, actor, kind=sent.kind, name=sent.name, name_en=sent.name_en, now=clock.now()
        )
        return OrganisationMade.model_validate(made)


@router.get("/accounts", **refuses(CursorInvalid))
def list_accounts(
    actor: SignedIn,
    house: TheHouse,
    after: After,
    organisation_id: Annotated[int | None, Query(ge=1, le=BIGGEST_ID)] = None,
    role: Role | None = None,
    search: Annotated[str | None, Query(max_length=100)] = None,
) -> Rows[Account]:
    """Return the accounts that fit, oldest first: all for the base, else one's own organisation's."""
    with house.transaction(actor.scope) as db:
        found = manage_people.list_accounts(
            db,
            actor,
            organisation_id=None if organisation_id is None else OrgId(organisation_id),
            role=role,
            search=search,
            after=after,
            limit=PAGE + 1,
            now=clock.now(),
        )
    rows, following = page_of(found, lambda each: each.account.id)
    return Rows(rows=[Account.of(each) for each in rows], next=following)


@router.post(
    "/accounts",
    status_code=status.HTTP_201_CREATED,
    **refuses(
        OrganisationUnknown,
        NotYourOrganisation,
        RoleNotGrantable,
        RoleNotHere,
        LoginInvalid,
        LoginTaken,
        PersonNameInvalid,
        PasswordWeak,
        IdentityNumberInvalid,
        IdentityNameDiffers,
    ),
)
def make_account(sent: AccountDraft, actor: SignedIn, house: TheHouse, key: IdentityKey) -> Account:
    """Give a person an account; of an identity number only a keyed hash is kept."""
    require(actor, Permit.PEOPLE_MANAGE)  # before the hashing, which is dear
    number = sent.identity_number
    identity_hash = None if not number else identity.fingerprint(number, key=key)
    password_hash = passwords.hashed(sent.password, login=rules.plain_login(sent.login))

    with house.transaction(actor.scope) as db:
        made = manage_people.make_account(
            db,
            actor,
            organisation_id=OrgId(sent.organisation_id),
            login=sent.login,
            name=sent.name,
            identity_hash=identity_hash,
            roles=sent.roles,
            password_hash=password_hash,
            now=clock.now(),
        )
        return Account.of(made)


@router.put(
    "/accounts/{account_id}/state",
    **refuses(AccountUnknown, NotYourOrganisation, RoleNotGrantable, OwnAccount, AccountStateUnchanged),
)
def set_account_state(
    account_id: Annotated[AccountId, IdInPath], sent: AccountStateDraft, actor: SignedIn, house: TheHouse
) -> Account:
    """Suspend an account, which ends its sessions at once, or make it active again."""
    with house.transaction(actor.scope) as db:
        seen = manage_people.set_account_state(
            db,
            actor,
            account_id=account_id,
            state=AccountState(sent.state),
            reason=sent.reason,
            now=clock.now(),
        )
        return Account.of(seen)


@router.post(
    "/accounts/{account_id}/certificates",
    status_code=status.HTTP_201_CREATED,
    **refuses(AccountUnknown, NotYourOrganisation, CertificateUnusable),
)
def grant_certificate(
    account_id: Annotated[AccountId, IdInPath], sent: CertificateDraft, actor: SignedIn, house: TheHouse
) -> Certificate:
    """Grant the account's person a certificate for a skill."""
    with house.transaction(actor.scope) as db:
        granted = manage_people.grant_certificate(
            db, actor, account_id=account_id, skill=sent.skill, days=sent.days, now=clock.now()
        )
        return Certificate.of(granted)
