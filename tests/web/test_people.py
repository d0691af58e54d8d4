"""Organisations and accounts through the URL."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from fastapi.testclient import TestClient

from web.conftest import Everybody

Browser = Callable[[str], TestClient]
NUMBERS = count(1)
A_VALID_NUMBER = "11010519491231002X"


def draft(organisation_id: int, **change: object) -> dict[str, object]:
    return {
        "organisation_id": organisation_id,
        "login": f"new{next(NUMBERS)}",
        "name": "李华",
        "identity_number": None,
        "roles": ["annotator"],
        "password": "a-long-enough-one",
        **change,
    }


def test_a_team_lead_makes_an_account_that_signs_in(
    browser: Browser, stranger: TestClient, everybody: Everybody
) -> None:
    sent = draft(everybody.orgs["vendor"])

    made = browser("team_lead").post("/api/accounts", json=sent)

    assert made.status_code == 201, made.text
    assert made.json()["state"] == "active"
    assert made.json()["organisation"]["id"] == everybody.orgs["vendor"]
    signed_in = stranger.post("/api/sessions", json={"login": sent["login"], "password": sent["password"]})
    assert signed_in.status_code == 201


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"password": "short"}, "PasswordWeak"),
        ({"password": "aaaaaaaaaaaa"}, "PasswordWeak"),
        ({"login": "a b"}, "LoginInvalid"),
        ({"login": "ANNOTATOR"}, "LoginTaken"),
        ({"name": " "}, "PersonNameInvalid"),
        ({"identity_number": "110105194912310021"}, "IdentityNumberInvalid"),
        ({"roles": ["auditor"]}, "RoleNotHere"),
        ({"roles": ["annotator", "client"]}, "RoleNotHere"),
        ({"roles": []}, "RequestInvalid"),
        ({"roles": ["king"]}, "RequestInvalid"),
    ],
)
def test_a_faulty_account_is_refused(
    browser: Browser, everybody: Everybody, change: dict[str, object], name: str
) -> None:
    answer = browser("operator").post("/api/accounts", json=draft(everybody.orgs["vendor"], **change))

    assert answer.json()["error"]["name"] == name


@pytest.mark.parametrize("role", ["operator", "project_manager", "auditor", "client"])
def test_a_team_lead_grants_no_role_of_the_base(browser: Browser, everybody: Everybody, role: str) -> None:
    sent = draft(everybody.orgs["vendor"], roles=[role])

    answer = browser("team_lead").post("/api/accounts", json=sent)

    assert (answer.status_code, answer.json()["error"]["name"]) == (403, "RoleNotGrantable")


def test_a_team_lead_stays_in_their_own_company(browser: Browser, everybody: Everybody) -> None:
    lead = browser("team_lead")
    rival = everybody.accounts["rival-annotator"]

    assert lead.post("/api/accounts", json=draft(everybody.orgs["rival"])).status_code == 404
    assert lead.post("/api/accounts", json=draft(everybody.orgs["operator"])).status_code == 403
    assert (
        lead.put(f"/api/accounts/{rival}/state", json={"state": "suspended", "reason": ""}).status_code == 404
    )
    assert (
        lead.post(f"/api/accounts/{rival}/certificates", json={"skill": "law", "days": 9}).status_code == 404
    )
    listed = lead.get("/api/accounts").json()["rows"]
    assert {each["organisation"]["id"] for each in listed} == {everybody.orgs["vendor"]}
    assert [each["id"] for each in lead.get("/api/organisations").json()["rows"]] == [
        everybody.orgs["vendor"]
    ]


def test_one_identity_is_one_person(browser: Browser, everybody: Everybody) -> None:
    operator = browser("operator")
    first = draft(everybody.orgs["vendor"], name="王芳", identity_number=A_VALID_NUMBER)
    second = draft(everybody.orgs["rival"], name="王芳", identity_number="110105 19491231 002x")
    other = draft(everybody.orgs["rival"], name="王方", identity_number=A_VALID_NUMBER)

    certified = operator.post("/api/accounts", json=first).json()
    operator.post(f"/api/accounts/{certified['id']}/certificates", json={"skill": "医学", "days": 30})

    same_person = operator.post("/api/accounts", json=second).json()
    assert [each["skill"] for each in same_person["certificates"]] == ["医学"]
    refused = operator.post("/api/accounts", json=other)
    assert refused.json()["error"]["name"] == "IdentityNameDiffers"
    assert "11010519" not in refused.text


def test_nobody_suspends_themselves(browser: Browser, everybody: Everybody) -> None:
    answer = browser("operator").put(
        f"/api/accounts/{everybody.accounts['operator']}/state", json={"state": "suspended", "reason": "x"}
    )

    assert answer.json()["error"]["name"] == "OwnAccount"


def test_an_organisation_is_made_once(browser: Browser) -> None:
    sent = {"kind": "vendor", "name": "星河标注", "name_en": "Galaxy Labels"}
    operator = browser("operator")

    assert operator.post("/api/organisations", json=sent).status_code == 201
    assert operator.post("/api/organisations", json=sent).json()["error"]["name"] == "NameTaken"
    blank = operator.post("/api/organisations", json={**sent, "name": " "})
    assert blank.json()["error"]["name"] == "OrganisationUnusable"


def test_accounts_are_searched_and_paged(browser: Browser, everybody: Everybody) -> None:
    operator = browser("operator")

    found = operator.get("/api/accounts", params={"search": "RIVAL-"}).json()["rows"]
    assert {each["login"] for each in found} == {"rival-team_lead", "rival-annotator"}
    auditors = operator.get("/api/accounts", params={"role": "auditor"}).json()["rows"]
    assert [each["login"] for each in auditors] == ["auditor"]
    company = {"organisation_id": everybody.orgs["rival"], "role": "team_lead"}
    assert len(operator.get("/api/accounts", params=company).json()["rows"]) == 1
