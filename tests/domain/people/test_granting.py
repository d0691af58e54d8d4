"""Who may grant which role to whom."""

from __future__ import annotations

import pytest

from qilou.base.db import Reach
from qilou.base.errors import Refusal
from qilou.base.ids import AccountId, OrgId, PersonId
from qilou.domain.access.model import Actor, Role
from qilou.domain.people.model import (
    Account,
    AccountState,
    NotYourOrganisation,
    Organisation,
    OrgKind,
    OwnAccount,
    RoleNotGrantable,
    RoleNotHere,
)
from qilou.domain.people.rules import ROLES_IN, require_may_grant, require_may_suspend

HERE, THERE = OrgId(1), OrgId(2)


def actor(role: Role) -> Actor:
    return Actor(
        account_id=AccountId(1),
        person_id=PersonId(1),
        org_id=HERE,
        reach=Reach.ORG,
        roles=frozenset({role}),
    )


def organisation(kind: OrgKind, *, org_id: OrgId = HERE) -> Organisation:
    return Organisation(id=org_id, kind=kind, name="x", name_en="x", is_sample=False)


@pytest.mark.parametrize("kind", list(OrgKind))
@pytest.mark.parametrize("role", list(Role))
def test_an_operator_grants_each_role_where_it_lives(kind: OrgKind, role: Role) -> None:
    where = organisation(kind, org_id=THERE)

    if role in ROLES_IN[kind]:
        require_may_grant(actor(Role.OPERATOR), where, [role])
    else:
        with pytest.raises(RoleNotHere):
            require_may_grant(actor(Role.OPERATOR), where, [role])


@pytest.mark.parametrize("role", [Role.TEAM_LEAD, Role.INSPECTOR, Role.ANNOTATOR])
def test_a_team_lead_grants_the_roles_of_the_company(role: Role) -> None:
    require_may_grant(actor(Role.TEAM_LEAD), organisation(OrgKind.VENDOR), [role])


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.PROJECT_MANAGER, Role.AUDITOR, Role.CLIENT])
@pytest.mark.parametrize("kind", list(OrgKind))
def test_a_team_lead_grants_none_of_the_bases(role: Role, kind: OrgKind) -> None:
    with pytest.raises(RoleNotGrantable):
        require_may_grant(actor(Role.TEAM_LEAD), organisation(kind), [Role.ANNOTATOR, role])


def test_a_team_lead_grants_nothing_elsewhere() -> None:
    with pytest.raises(NotYourOrganisation):
        require_may_grant(actor(Role.TEAM_LEAD), organisation(OrgKind.VENDOR, org_id=THERE), [Role.ANNOTATOR])


def account(*roles: Role, org_id: OrgId = HERE, account_id: int = 9) -> Account:
    return Account(
        id=AccountId(account_id),
        org_id=org_id,
        org_kind=OrgKind.VENDOR,
        person_id=PersonId(9),
        person_name="x",
        login="xyz",
        roles=frozenset(roles),
        state=AccountState.ACTIVE,
    )


@pytest.mark.parametrize(
    ("by", "target", "refusal"),
    [
        (Role.TEAM_LEAD, account(Role.ANNOTATOR), None),
        (Role.TEAM_LEAD, account(Role.OPERATOR), RoleNotGrantable),
        (Role.TEAM_LEAD, account(Role.ANNOTATOR, org_id=THERE), NotYourOrganisation),
        (Role.OPERATOR, account(Role.OPERATOR, org_id=THERE), None),
        (Role.OPERATOR, account(Role.OPERATOR, account_id=1), OwnAccount),
    ],
)
def test_who_may_suspend_whom(by: Role, target: Account, refusal: type[Refusal] | None) -> None:
    if refusal is None:
        require_may_suspend(actor(by), target, AccountState.SUSPENDED)
    else:
        with pytest.raises(refusal):
            require_may_suspend(actor(by), target, AccountState.SUSPENDED)
