"""API tokens through the URL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from qilou.base.db import HOUSE, House, run

Browser = Callable[[str], TestClient]
Program = Callable[[str], TestClient]
DRAFT = {"name": "nightly", "scopes": ["project.read"], "days": 30}


@pytest.fixture
def program(stranger: TestClient) -> Program:
    """A program that speaks through a token, from no page at all."""

    def with_token(secret: str) -> TestClient:
        del stranger.headers["origin"]
        stranger.headers["authorization"] = f"Bearer {secret}"
        return stranger

    return with_token


def test_a_token_may_do_what_its_scopes_say_and_no_more(browser: Browser, program: Program) -> None:
    made = browser("project_manager").post("/api/tokens", json=DRAFT)

    assert made.status_code == 201
    secret = made.json()["secret"]
    assert secret.startswith("qilou_")
    assert secret.startswith(made.json()["token"]["prefix"])
    client = program(secret)
    assert client.get("/api/projects").status_code == 200
    assert client.get("/api/me").json()["permits"] == ["project.read"]
    assert client.get("/api/organisations").json()["error"]["name"] == "NotPermitted"
    assert client.post("/api/projects/1/settlements").json()["error"]["name"] == "NotPermitted"


def test_a_token_makes_no_tokens(browser: Browser, program: Program) -> None:
    secret = browser("operator").post("/api/tokens", json=DRAFT).json()["secret"]

    assert program(secret).post("/api/tokens", json=DRAFT).status_code == 403


@pytest.mark.parametrize(
    "change",
    [
        {"scopes": ["audit.read"]},
        {"scopes": ["token.manage_own"]},
        {"scopes": []},
        {"days": 366},
        {"name": "  "},
    ],
)
def test_a_token_beyond_its_maker_is_refused(browser: Browser, change: dict[str, object]) -> None:
    answer = browser("project_manager").post("/api/tokens", json={**DRAFT, **change})

    assert answer.status_code == 422
    assert answer.json()["error"]["name"] == "TokenUnusable"


def test_an_unknown_scope_is_refused(browser: Browser) -> None:
    answer = browser("operator").post("/api/tokens", json={**DRAFT, "scopes": ["all"]})

    assert answer.json()["error"]["name"] == "RequestInvalid"


def test_a_revoked_token_is_dead(browser: Browser, program: Program) -> None:
    owner = browser("project_manager")
    made = owner.post("/api/tokens", json=DRAFT).json()

    assert owner.delete(f"/api/tokens/{made['token']['id']}").status_code == 204

    assert program(made["secret"]).get("/api/projects").status_code == 401
    listed = owner.get("/api/tokens").json()["rows"]
    assert next(each for each in listed if each["id"] == made["token"]["id"])["revoked_at"] is not None
    assert all("secret" not in each for each in listed)


def test_a_token_ends_by_the_clock(browser: Browser, program: Program, web_house: House) -> None:
    secret = browser("auditor").post("/api/tokens", json={**DRAFT, "scopes": ["audit.read"]}).json()["secret"]
    with web_house.transaction(HOUSE) as db:
        run(db, "UPDATE api_token SET expires_at = now()")

    assert program(secret).get("/api/audit/events").status_code == 401


def test_nobody_revokes_another_persons_token(browser: Browser) -> None:
    made = browser("project_manager").post("/api/tokens", json=DRAFT).json()

    answer = browser("operator").delete(f"/api/tokens/{made['token']['id']}")

    assert answer.json()["error"]["name"] == "TokenUnknown"
