"""The fast door: what it answers is what the ordinary door answers, and what it leaves to it is everything else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import make
from flows.test_take_task import BODY, read_guideline
from make.items import content_of
from make.projects import FORMS
from qilou.base.db import HOUSE, Db, House, run
from qilou.base.ids import AccountId, OrgId, PersonId, ProjectId
from qilou.base.scope import Reach
from qilou.domain.access.model import Actor, Role
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Anchored
from qilou.web.fast.take import PLAIN_KINDS
from qilou.web.metrics import written
from web.conftest import HERE, PASSWORD, Everybody

Browser = Callable[[str], TestClient]


@pytest.fixture
def served(app: FastAPI, everybody: Everybody) -> Iterator[Browser]:
    """A browser for each login, signed in at an app that runs its fast door."""
    with ExitStack() as opened:

        def sign_in(login: str) -> TestClient:
            client = opened.enter_context(TestClient(app, base_url=HERE, headers={"origin": HERE}))
            assert (
                client.post("/api/sessions", json={"login": login, "password": PASSWORD}).status_code == 201
            )
            return client

        yield sign_in


@pytest.fixture
def annotator(web_house: House, everybody: Everybody) -> Actor:
    """Who `annotator` is."""
    with web_house.transaction(HOUSE) as db:
        account_id = everybody.accounts["annotator"]
        return _actor(db, account_id, org_id=everybody.orgs["vendor"])


def project_for(house: House, *people: Actor, items: int = 2, kind: str = "comparison") -> ProjectId:
    """Commit an open project of the kind, whose guideline the people have read."""
    with house.transaction(HOUSE) as db:
        project_id = make.project(db, kind=kind, overlap=1, inspection_bp=10_000)
        make.guideline(db, project_id=project_id)
        make.lane(db, project_id=project_id)
        for _ in range(items):
            make.ready(db, item_id=make.item(db, project_id=project_id, content=content_of(kind)))
        for person in people:
            read_guideline(db, person, project_id)
    return project_id


def counted(name: str, door: str, outcome: str) -> float:
    """Return how often it has been counted in this process."""
    wanted = f'qilou_{name}_total{{door="{door}",outcome="{outcome}"}} '
    lines = (line for line in written().decode().splitlines() if line.startswith(wanted))
    return float(next(lines, "x 0").split()[-1])


@pytest.mark.parametrize("kind", sorted(PLAIN_KINDS))
def test_it_shows_and_stores_what_the_ordinary_door_does(
    served: Browser, web_house: House, annotator: Actor, kind: str
) -> None:
    project_id = project_for(web_house, annotator, kind=kind)
    browser, before = served("annotator"), counted("takes", "fast", "leased")

    taken = browser.post("/api/leases", json={"project_id": project_id, "holding": []}).json()

    assert counted("takes", "fast", "leased") == before + 1
    lease = taken["lease"]
    assert lease == browser.get(f"/api/leases/{lease['id']}").json()
    assert list(lease) == list(browser.get(f"/api/leases/{lease['id']}").json())

    body = kind_named(kind).example_answer(FORMS[kind])
    sent = {"body": body, "active_seconds": 3}
    stored = browser.put(f"/api/leases/{lease['id']}/answer", json=sent)
    again = browser.put(f"/api/leases/{lease['id']}/answer", json=sent)

    if not isinstance(kind_named(kind), Anchored):  # an example points into no particular content
        assert stored.status_code == again.status_code == 200, stored.text
        assert stored.json() == again.json()  # the second is the ordinary door's
        assert dict(stored.headers).keys() - {"date"} == dict(again.headers).keys() - {"date"}


def test_both_calls_of_a_cycle_are_its_own(served: Browser, web_house: House, annotator: Actor) -> None:
    project_id = project_for(web_house, annotator)
    browser, before = served("annotator"), counted("hand_ins", "fast", "stored")
    lease = browser.post("/api/leases", json={"project_id": project_id}).json()["lease"]

    stored = browser.put(f"/api/leases/{lease['id']}/answer", json={"body": BODY, "active_seconds": 3})

    assert stored.json()["body"] == BODY
    assert counted("hand_ins", "fast", "stored") == before + 1
    with web_house.transaction(HOUSE) as db:
        actions = [
            row["action"]
            for row in db.execute(
                """
                SELECT action FROM event
                WHERE facts ->> 'item' = (SELECT item_id::text FROM lease WHERE id = %s) ORDER BY id
                """,
                [lease["id"]],
            ).fetchall()
        ]
    assert actions == ["lease.taken", "answer.submitted"]
    following = browser.post("/api/leases", json={"project_id": project_id}).json()["lease"]
    assert following["position"] == {"done": 1, "total": 2}


@pytest.mark.parametrize(
    ("sent", "status", "name"),
    [
        ({"body": {**BODY, "preference": 9}, "active_seconds": 3}, 422, "AnswerIncomplete"),
        ({"body": {**BODY, "reason": "nul \x00 in it"}, "active_seconds": 3}, 422, "RequestInvalid"),
        ({"body": BODY, "active_seconds": -1}, 422, "RequestInvalid"),
        ({"body": BODY, "active_seconds": 3, "more": 1}, 422, "RequestInvalid"),
        ({"body": BODY}, 422, "RequestInvalid"),
    ],
)
def test_what_is_wrong_is_refused_as_ever(
    served: Browser, web_house: House, annotator: Actor, sent: dict, status: int, name: str
) -> None:
    project_id = project_for(web_house, annotator)
    browser = served("annotator")
    lease = browser.post("/api/leases", json={"project_id": project_id}).json()["lease"]

    refused = browser.put(f"/api/leases/{lease['id']}/answer", json=sent)

    assert (refused.status_code, refused.json()["error"]["name"]) == (status, name)


def test_another_sites_page_is_refused(served: Browser, web_house: House, annotator: Actor) -> None:
    project_id = project_for(web_house, annotator)
    browser = served("annotator")

    refused = browser.post(
        "/api/leases", json={"project_id": project_id}, headers={"origin": "https://evil.example"}
    )

    assert refused.json()["error"]["name"] == "OriginRefused"


@pytest.mark.parametrize(
    ("damage", "name"),
    [
        ("UPDATE account SET state = 'suspended' WHERE id = %(account)s", "SignInNeeded"),
        ("DELETE FROM session WHERE account_id = %(account)s", "SignInNeeded"),
        ("UPDATE session SET expires_at = created_at WHERE account_id = %(account)s", "SignInNeeded"),
        ("UPDATE account SET roles = '{client}' WHERE id = %(account)s", "NotPermitted"),
    ],
)
def test_who_may_no_longer_is_refused_at_once(
    served: Browser, web_house: House, everybody: Everybody, damage: str, name: str
) -> None:
    with web_house.transaction(HOUSE) as db:
        account_id = make.account(db, org_id=everybody.orgs["vendor"], login=f"gone-{hash(damage)}")
        run(
            db,
            "UPDATE account SET password_hash = (SELECT password_hash FROM account WHERE login = 'annotator')"
            " WHERE id = %(id)s",
            {"id": account_id},
        )
        actor = _actor(db, account_id, org_id=everybody.orgs["vendor"])
    project_id = project_for(web_house, actor, items=3)
    browser, before = served(f"gone-{hash(damage)}"), counted("takes", "fast", "leased")
    wish = {"project_id": project_id}
    lease = browser.post("/api/leases", json=wish).json()["lease"]
    assert counted("takes", "fast", "leased") == before + 1
    with web_house.transaction(HOUSE) as db:
        run(db, damage, {"account": account_id})  # pyright: ignore[reportArgumentType] - the texts above

    assert browser.post("/api/leases", json=wish).json()["error"]["name"] == name
    refused = browser.put(f"/api/leases/{lease['id']}/answer", json={"body": BODY, "active_seconds": 3})
    assert refused.json()["error"]["name"] == name


def test_a_lost_lease_is_handed_back_first(served: Browser, web_house: House, annotator: Actor) -> None:
    project_id = project_for(web_house, annotator)
    browser = served("annotator")
    lost = browser.post("/api/leases", json={"project_id": project_id}).json()["lease"]

    resumed = browser.post("/api/leases", json={"project_id": project_id, "holding": []}).json()["lease"]

    assert resumed["id"] == lost["id"]


def test_a_paused_project_hands_out_nothing(served: Browser, web_house: House, annotator: Actor) -> None:
    project_id = project_for(web_house, annotator)
    browser = served("annotator")
    browser.post("/api/leases", json={"project_id": project_id})
    with web_house.transaction(HOUSE) as db:
        run(db, "UPDATE project SET state = 'paused' WHERE id = %(id)s", {"id": project_id})

    assert browser.post("/api/leases", json={"project_id": project_id}).json()["why"] == "paused"


def test_another_persons_lease_is_unknown(
    served: Browser, web_house: House, annotator: Actor, everybody: Everybody
) -> None:
    with web_house.transaction(HOUSE) as db:
        rival = _actor(db, everybody.accounts["rival-annotator"], org_id=everybody.orgs["rival"])
    project_id = project_for(web_house, annotator, rival)
    lease = served("annotator").post("/api/leases", json={"project_id": project_id}).json()["lease"]

    refused = served("rival-annotator").put(
        f"/api/leases/{lease['id']}/answer", json={"body": BODY, "active_seconds": 3}
    )

    assert refused.json()["error"]["name"] == "LeaseUnknown"


def _actor(db: Db, account_id: AccountId, *, org_id: OrgId) -> Actor:
    row = db.execute("SELECT person_id FROM account WHERE id = %s", [account_id]).fetchone()
    assert row is not None
    return Actor(
        account_id=account_id,
        person_id=PersonId(row["person_id"]),
        org_id=org_id,
        reach=Reach.ORG,
        roles=frozenset({Role.ANNOTATOR}),
    )
