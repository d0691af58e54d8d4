"""A base with everybody in it, and browsers that speak to it through the URL.

The one surprising fact: a refusal that its endpoint does not declare fails the test that met it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

import make
from qilou.base.config import Settings
from qilou.base.db import HOUSE, Db, House, run
from qilou.base.ids import AccountId, OrgId
from qilou.base.postgres import Database
from qilou.domain.access.model import Role
from qilou.domain.people import passwords
from qilou.web.app import create_app

PASSWORD = "correct-horse-9"
HASH = passwords.hashed(PASSWORD, login="nobody")
HERE = "http://testserver"
HOME = {
    Role.OPERATOR: "operator",
    Role.PROJECT_MANAGER: "operator",
    Role.AUDITOR: "operator",
    Role.INSPECTOR: "operator",
    Role.CLIENT: "client",
    Role.TEAM_LEAD: "vendor",
    Role.ANNOTATOR: "vendor",
}


class Everybody(msgspec.Struct, frozen=True, kw_only=True):
    """One account of each role, and another company with its own people."""

    orgs: dict[str, OrgId]
    accounts: dict[str, AccountId]


@pytest.fixture(scope="module")
def web_house(module_database: Database) -> Iterator[House]:
    """The house on the database that this file's tests share."""
    opened = House(module_database.app_dsn, role=module_database.app_role, size=4)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def everybody(web_house: House) -> Everybody:
    """The people of the base: logins are the roles' names, and `rival` ones in another company."""
    with web_house.transaction(HOUSE) as db:
        orgs = {kind: make.organisation(db, kind=kind) for kind in ("operator", "client", "vendor")}
        orgs["rival"] = make.organisation(db, kind="vendor")
        accounts = {role.value: _account(db, orgs[HOME[role]], role.value, role) for role in Role}
        for role in (Role.TEAM_LEAD, Role.ANNOTATOR):
            login = f"rival-{role.value}"
            accounts[login] = _account(db, orgs["rival"], login, role)
    return Everybody(orgs=orgs, accounts=accounts)


@pytest.fixture(scope="module")
def app(web_house: House, tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """The app of the house."""
    return create_app(Settings(home=tmp_path_factory.mktemp("home"), pool_size=4), web_house)


@pytest.fixture
def home(app: FastAPI) -> Path:
    """The home folder of the app."""
    return app.state.settings.home


@pytest.fixture(autouse=True)
def declared() -> Iterator[None]:
    """Fail where an endpoint refused something that it does not declare."""
    with capture_logs() as lines:
        yield
    assert [each for each in lines if each["event"] == "refused undeclared"] == []


@pytest.fixture
def stranger(app: FastAPI, everybody: Everybody) -> Iterator[TestClient]:
    """A browser in which nobody is signed in."""
    with TestClient(app, base_url=HERE, headers={"origin": HERE}) as client:
        yield client


@pytest.fixture
def browser(app: FastAPI, everybody: Everybody) -> Iterator[Callable[[str], TestClient]]:
    """A browser for each login, signed in."""
    opened: list[TestClient] = []

    def sign_in(login: str) -> TestClient:
        client = TestClient(app, base_url=HERE, headers={"origin": HERE})
        opened.append(client)
        answer = client.post("/api/sessions", json={"login": login, "password": PASSWORD})
        assert answer.status_code == 201, answer.text
        return client

    yield sign_in
    for client in opened:
        client.close()


def _account(db: Db, org_id: OrgId, login: str, role: Role) -> AccountId:
    account_id = make.account(db, org_id=org_id, login=login, roles=(role,))
    run(
        db,
        "UPDATE account SET password_hash = %(hash)s WHERE id = %(id)s",
        {"hash": HASH, "id": account_id},
    )
    return account_id
