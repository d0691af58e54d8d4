"""One annotation company meets nothing of another's, a client nothing of another client's: 404, as if it
were not there.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from fastapi.testclient import TestClient

import make
from qilou.base.db import HOUSE, House
from qilou.base.ids import AnswerId, GuidelineId, ItemId, LeaseId, PersonId, ProjectId
from qilou.domain.access.model import Role
from web.conftest import Everybody

Browser = Callable[[str], TestClient]
SCORES = {"accuracy": 4, "clarity": 4}
BODY = {"preference": 4, "ratings": {"A": SCORES, "B": SCORES}, "reason": "一样好"}


class Things(msgspec.Struct, frozen=True, kw_only=True):
    """What one company's person has in a project that only this company works on."""

    project: ProjectId
    guideline: GuidelineId
    item: ItemId
    lease: LeaseId
    answer: AnswerId
    person: PersonId


@pytest.fixture(scope="module")
def things(web_house: House, everybody: Everybody) -> Things:
    """A project of company `vendor` alone, with a lease and an answer under inspection."""
    with web_house.transaction(HOUSE) as db:
        project = make.project(
            db,
            org_id=everybody.orgs["operator"],
            vendor_ids=(everybody.orgs["vendor"],),
            inspection_bp=10_000,
        )
        guideline = make.guideline(db, project_id=project)
        items = [make.item(db, project_id=project) for _ in range(2)]
        worker = make.actor(db, Role.ANNOTATOR, org_id=everybody.orgs["vendor"])
        lease = make.lease(db, item_id=items[0], by=worker)
        answer = make.answered(db, item_id=items[1], by=worker, body=BODY)
        make.inspection(db, answer_id=answer)
    assert worker.person_id is not None
    return Things(
        project=project,
        guideline=guideline,
        item=items[0],
        lease=lease,
        answer=answer,
        person=worker.person_id,
    )


def test_the_company_itself_sees_its_project(browser: Browser, things: Things) -> None:
    own = browser("annotator")

    assert things.project in [each["project_id"] for each in own.get("/api/work").json()["projects"]]
    assert own.get(f"/api/projects/{things.project}/guidelines").status_code == 200


def test_another_company_does_not(browser: Browser, things: Things) -> None:
    rival = browser("rival-annotator")

    assert things.project not in [each["project_id"] for each in rival.get("/api/work").json()["projects"]]
    assert rival.get(f"/api/projects/{things.project}/guidelines").status_code == 404
    assert rival.put(f"/api/guidelines/{things.guideline}/receipt").status_code == 404
    taken = rival.post("/api/leases", json={"project_id": things.project}).json()
    assert (taken["outcome"], taken["why"]) == ("nothing", "no_project")


@pytest.mark.parametrize("login", ["annotator", "rival-annotator"])
def test_nobody_touches_another_persons_lease(browser: Browser, things: Things, login: str) -> None:
    client, lease = browser(login), f"/api/leases/{things.lease}"

    assert client.get(lease).status_code == 404
    assert client.put(f"{lease}/heartbeat").status_code == 404
    assert client.put(f"{lease}/draft", json={"revision": 0, "body": {}}).status_code == 404
    assert client.put(f"{lease}/answer", json={"body": {}, "active_seconds": 1}).status_code == 404
    assert client.post(f"{lease}/return", json={"reason": "other", "comment": ""}).status_code == 404
    assert client.get("/api/answers").json()["rows"] == []


def test_an_inspector_of_another_company_gets_none_of_its_answers(
    browser: Browser, things: Things, everybody: Everybody
) -> None:
    hired = {
        "organisation_id": everybody.orgs["rival"],
        "login": "rival-inspector",
        "name": "质检",
        "identity_number": None,
        "roles": ["inspector"],
        "password": "correct-horse-9",
    }
    assert browser("rival-team_lead").post("/api/accounts", json=hired).status_code == 201
    rival = browser("rival-inspector")
    review = {"verdict": "pass", "reason_codes": [], "comment": "", "fixed_body": None}

    assert rival.get("/api/inspections/queue").json()["rows"] == []
    taken = rival.post("/api/inspections", json={"project_id": None}).json()
    assert taken["outcome"] == "nothing"
    assert rival.put(f"/api/answers/{things.answer}/review", json=review).status_code == 404

    ours = browser("inspector").post("/api/inspections", json={"project_id": things.project}).json()
    assert ours["inspection"]["answer_id"] == things.answer


def test_a_client_sees_only_what_is_theirs(browser: Browser, things: Things) -> None:
    client = browser("client")

    assert client.get("/api/projects").json()["rows"] == []
    assert client.get(f"/api/projects/{things.project}").status_code == 404
    assert client.get(f"/api/projects/{things.project}/releases").status_code == 404


def test_a_team_leads_report_is_of_their_company(browser: Browser, things: Things) -> None:
    assert browser("operator").get("/api/reports/base").json()["answers_total"] == 1
    report = browser("rival-team_lead").get("/api/reports/base").json()

    assert report["answers_total"] == 0
    assert report["projects_open"] == 0
    assert [each["name"] for each in report["by_vendor"]] != []


def test_model_names_are_told_to_project_managers_only(browser: Browser, things: Things) -> None:
    seen = browser("project_manager").get(f"/api/items/{things.item}").json()
    assert [each["model"] for each in seen["content"]["candidates"]] == ["model-one", "model-two"]

    taken = browser("inspector").post("/api/inspections", json={"project_id": things.project})
    assert "model-" not in taken.text
