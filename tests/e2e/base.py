"""A base as the browser tests meet it: a real `qilou serve` with its worker, everybody's accounts, and doors beside
the browser to set things up and to look at what was stored.
"""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any  # Any: rows and contents are JSON

import psycopg

from qilou.base import clock
from qilou.base.db import HOUSE, House, Reach
from qilou.base.ids import OrgId
from qilou.base.postgres import Database
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.people.model import OrgKind
from qilou.domain.people.passwords import hashed
from qilou.flows import manage_people, sign_in
from qilou.web.guards import COOKIE

PASSWORD = "three-arches-one-eave"
ORGANISATIONS = {
    "base": (OrgKind.OPERATOR, "海口大模型数据基地", "Haikou Data Base"),
    "vendor": (OrgKind.VENDOR, "椰风数据", "Yefeng Data"),
    "rival": (OrgKind.VENDOR, "潮间带标注", "Tideland Annotation"),
    "client": (OrgKind.CLIENT, "云海模型", "Yunhai Models"),
}
PEOPLE = {  # login: organisation, role, name
    "annotator": ("vendor", Role.ANNOTATOR, "林晓晴"),
    "annotator-2": ("vendor", Role.ANNOTATOR, "陈海生"),
    "annotator-3": ("rival", Role.ANNOTATOR, "王若水"),
    "inspector": ("base", Role.INSPECTOR, "吴明远"),
    "project-manager": ("base", Role.PROJECT_MANAGER, "郑知秋"),
    "operator": ("base", Role.OPERATOR, "符长风"),
    "team-lead": ("vendor", Role.TEAM_LEAD, "黄丽华"),
    "client": ("client", Role.CLIENT, "周云舟"),
    "auditor": ("base", Role.AUDITOR, "冯守正"),
}


@dataclass(frozen=True, kw_only=True)
class Base:
    """A running base. `people` are by login, `orgs` by the short names above."""

    address: str
    home: Path
    house: House
    superuser_dsn: str
    orgs: Mapping[str, OrgId]
    people: Mapping[str, Actor]

    def ask(self, sql: str, **params: object) -> list[dict[str, Any]]:
        """Return the rows that the house sees."""
        with self.house.transaction(HOUSE) as db:
            return db.execute(sql.encode(), params).fetchall()

    def one(self, sql: str, **params: object) -> Any:  # Any: whatever the column holds
        """Return the first column of the only row."""
        (row,) = self.ask(sql, **params)
        return next(iter(row.values()))

    def overrule(self, sql: str, **params: object) -> None:
        """Change what nobody may change through Qilou: as the database's superuser, past every rule and trigger."""
        with psycopg.connect(self.superuser_dsn) as connection:
            connection.execute("SET session_replication_role TO replica")
            connection.execute(sql.encode(), params)

    def cookie(self, login: str) -> Any:  # Any: Playwright's own shape of a cookie
        """Sign the person in without a browser, and return the cookie that a browser would have got."""
        secret, account_id = secrets.token_urlsafe(32), self.people[login].account_id
        assert account_id is not None
        with self.house.transaction(HOUSE) as db:
            sign_in.open_session(
                db, account_id=account_id, secret=secret, user_agent="test", hours=1, now=clock.now()
            )
        return {"name": COOKIE, "value": secret, "url": self.address, "httpOnly": True}


@contextmanager
def running_base(database: Database, superuser_dsn: str, home: Path) -> Iterator[Base]:
    """Found a base with everybody in it, and serve it for as long as the block lasts."""
    house = House(database.app_dsn, role=database.app_role, size=4)
    try:
        orgs = {key: _organisation(house, *facts) for key, facts in ORGANISATIONS.items()}
        people = _people(house, orgs)
        with _serving(database, superuser_dsn, home) as address:
            yield Base(
                address=address, home=home, house=house, superuser_dsn=superuser_dsn, orgs=orgs, people=people
            )  # fmt: skip
    finally:
        house.close()


@contextmanager
def _serving(database: Database, superuser_dsn: str, home: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "qilou.cli", "serve", "--port", "0", "--home", str(home)]
    environment = {
        **os.environ,
        "QILOU_DATABASE_URL": superuser_dsn,
        "QILOU_APP_DATABASE_URL": database.app_dsn,
        "QILOU_LOG_LEVEL": "error",
    }
    with (home / "server.log").open("w") as log:
        server = subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True, start_new_session=True
        )
    assert server.stdout is not None
    try:
        line = next(line for line in server.stdout if line.startswith("Qilou is at "))
        yield line.removeprefix("Qilou is at ").strip()
    finally:
        server.terminate()
        server.wait(30)
        server.stdout.close()


def _organisation(house: House, kind: OrgKind, name: str, name_en: str) -> OrgId:
    with house.transaction(HOUSE) as db:
        return manage_people.make_organisation(
            db, HOUSE_ITSELF, kind=kind, name=name, name_en=name_en, now=clock.now()
        ).id


def _people(house: House, orgs: Mapping[str, OrgId]) -> dict[str, Actor]:
    password = hashed(PASSWORD, login="nobody")  # one for all: making a hash is slow on purpose
    people: dict[str, Actor] = {}
    with house.transaction(HOUSE) as db:
        for login, (org, role, name) in PEOPLE.items():
            made = manage_people.make_account(
                db, HOUSE_ITSELF, organisation_id=orgs[org], login=login, name=name, identity_hash=None,
                roles=[role], password_hash=password, now=clock.now(),
            ).account  # fmt: skip
            people[login] = Actor(
                account_id=made.id, person_id=made.person_id, org_id=orgs[org],
                reach=Reach.BASE if org == "base" else Reach.ORG, roles=frozenset([role]),
            )  # fmt: skip
    return people
