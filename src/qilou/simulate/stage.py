"""Setting the sample base up, through the flows: organisations, people with certificates, one sign-in a role."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from random import Random

import msgspec

from qilou.base.db import House, Reach
from qilou.base.ids import AccountId, EndpointId, OrgId, PersonId
from qilou.base.vault import Vault
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.models.model import EMBEDDED, EndpointDraft
from qilou.domain.people.model import Organisation, OrgKind, PasswordHash
from qilou.domain.people.passwords import hashed
from qilou.flows import manage_models, manage_people
from qilou.llm.contract import Params
from qilou.llm.switchboard import EMBEDDED_NAME
from qilou.simulate import content

ANNOTATORS = 1_000
SKILL = "general"
CERTIFICATE_DAYS = 365
Say = Callable[[str], None]


class SignIn(msgspec.Struct, frozen=True, kw_only=True):
    """A way into the sample base, printed by the demo and shown on its sign-in page."""

    login: str
    password: str
    role: str
    name: str


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """The sample base as the crowd plays on it."""

    annotators: list[Actor]
    inspectors: list[Actor]
    manager: Actor
    client_id: OrgId
    sign_ins: list[SignIn]
    models: list[EndpointId] = []


def set_stage(house: House, *, now: datetime, say: Say, annotators: int = ANNOTATORS) -> Stage:
    """Make the organisations, the people with their certificates, and one sign-in for each role."""
    rng = Random(1)
    names = _names(rng)
    say("organisations / 机构")
    organisations = [_organisation(house, each, now=now) for each in content.organisations()]
    base = next(each for each in organisations if each.kind is OrgKind.OPERATOR)
    vendors = [each for each in organisations if each.kind is OrgKind.VENDOR]
    client = next(each for each in organisations if each.kind is OrgKind.CLIENT)
    locked = hashed(secrets.token_urlsafe(24), login="nobody")  # the crowd does not sign in
    crews: list[Actor] = []
    for place, vendor in enumerate(vendors):
        size = annotators // len(vendors) + (place < annotators % len(vendors))
        say(f"{vendor.name} {vendor.name_en}: {size}")
        crews += _crew(house, vendor, size=size, names=names, password=locked, now=now)
    return Stage(
        annotators=crews,
        inspectors=_staff(house, base, role=Role.INSPECTOR, size=6, names=names, password=locked, now=now),
        manager=_staff(house, base, role=Role.PROJECT_MANAGER, size=1, names=names, password=locked, now=now)[
            0
        ],
        client_id=client.id,
        models=_models(house, base, now=now),
        sign_ins=_sign_ins(house, base=base, vendor=vendors[0], client=client, names=names, now=now),
    )


def _organisation(house: House, facts: dict[str, str], *, now: datetime) -> Organisation:
    with house.transaction(HOUSE_ITSELF.scope) as db:
        return manage_people.make_organisation(
            db,
            HOUSE_ITSELF,
            kind=OrgKind(facts["kind"]),
            name=facts["name"],
            name_en=facts["name_en"],
            now=now,
            is_sample=True,
        )


def _models(house: House, base: Organisation, *, now: datetime) -> list[EndpointId]:
    """Make two endpoints of the embedded model, one careful and one bold: two sides for an arena without a network."""
    actor = msgspec.structs.replace(HOUSE_ITSELF, org_id=base.id)
    nothing_to_seal = Vault([secrets.token_bytes()])  # the embedded model has no key
    made: list[EndpointId] = []
    for name, temperature in (("SmolLM2 · 0.2", 0.2), ("SmolLM2 · 1.0", 1.0)):
        draft = EndpointDraft(
            name=name,
            preset=EMBEDDED,
            base_url="",
            model=EMBEDDED_NAME,
            defaults=Params(temperature=temperature, max_tokens=256),
        )
        with house.transaction(HOUSE_ITSELF.scope) as db:
            endpoint = manage_models.make_endpoint(db, actor, draft=draft, vault=nothing_to_seal, now=now)
            made.append(endpoint.id)
    return made


def _crew(
    house: House,
    vendor: Organisation,
    *,
    size: int,
    names: Iterator[str],
    password: PasswordHash,
    now: datetime,
) -> list[Actor]:
    return _people(
        house, vendor, roles=[Role.ANNOTATOR], logins=[f"v{vendor.id}-{n:03}" for n in range(1, size + 1)],
        names=names, password=password, now=now,
    )  # fmt: skip


def _staff(
    house: House,
    base: Organisation,
    *,
    role: Role,
    size: int,
    names: Iterator[str],
    password: PasswordHash,
    now: datetime,
) -> list[Actor]:
    logins = [f"sample-{role.value}-{n}" for n in range(1, size + 1)]
    return _people(house, base, roles=[role], logins=logins, names=names, password=password, now=now)


def _people(
    house: House,
    organisation: Organisation,
    *,
    roles: list[Role],
    logins: list[str],
    names: Iterator[str],
    password: PasswordHash,
    now: datetime,
) -> list[Actor]:
    """Make an account for each login in one transaction; annotators get their certificate."""
    made: list[Actor] = []
    with house.transaction(HOUSE_ITSELF.scope) as db:
        for login in logins:
            account = manage_people.make_account(
                db,
                HOUSE_ITSELF,
                organisation_id=organisation.id,
                login=login,
                name=next(names),
                identity_hash=None,
                roles=roles,
                password_hash=password,
                now=now,
            ).account
            if Role.ANNOTATOR in roles:
                manage_people.grant_certificate(
                    db, HOUSE_ITSELF, account_id=account.id, skill=SKILL, days=CERTIFICATE_DAYS, now=now
                )
            made.append(_actor(organisation, account.id, account.person_id, roles))
    return made


def _actor(
    organisation: Organisation, account_id: AccountId, person_id: PersonId, roles: list[Role]
) -> Actor:
    return Actor(
        account_id=account_id,
        person_id=person_id,
        org_id=organisation.id,
        reach=Reach.BASE if organisation.kind is OrgKind.OPERATOR else Reach.ORG,
        roles=frozenset(roles),
    )


def _sign_ins(
    house: House,
    *,
    base: Organisation,
    vendor: Organisation,
    client: Organisation,
    names: Iterator[str],
    now: datetime,
) -> list[SignIn]:
    """Make one account for each role, all with one password that is drawn anew for each sample base."""
    password = f"qilou-{secrets.token_hex(4)}"
    places = [
        (Role.ANNOTATOR, vendor),
        (Role.INSPECTOR, base),
        (Role.PROJECT_MANAGER, base),
        (Role.OPERATOR, base),
        (Role.TEAM_LEAD, vendor),
        (Role.CLIENT, client),
        (Role.AUDITOR, base),
    ]
    given: list[SignIn] = []
    for role, organisation in places:
        login, name = role.value.replace("_", "-"), next(names)
        _people(
            house,
            organisation,
            roles=[role],
            logins=[login],
            names=iter([name]),
            password=hashed(password, login=login),
            now=now,
        )
        given.append(SignIn(login=login, password=password, role=role.value, name=name))
    return given


def _names(rng: Random) -> Iterator[str]:
    """Return made-up names, no two alike."""
    lists = content.names()
    seen: set[str] = set()
    for _ in count():
        first, second = rng.sample(lists["given"], 2)
        name = rng.choice(lists["surnames"])["zh"] + first["zh"] + second["zh"]
        if name not in seen:
            seen.add(name)
            yield name
