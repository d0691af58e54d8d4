"""Signing in and out through the URL."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from qilou.base.db import HOUSE, House, run
from web.conftest import PASSWORD, Everybody

Browser = Callable[[str], TestClient]


def test_a_person_signs_in_and_is_known(stranger: TestClient) -> None:
    answer = stranger.post("/api/sessions", json={"login": " Annotator ", "password": PASSWORD})

    assert answer.status_code == 201
    me = stranger.get("/api/me").json()
    assert me == answer.json()
    assert me["account"]["login"] == "annotator"
    assert me["organisation"]["kind"] == "vendor"
    assert me["roles"] == ["annotator"]
    assert "work.take" in me["permits"]


def test_the_cookie_is_out_of_scripts_reach(stranger: TestClient) -> None:
    answer = stranger.post("/api/sessions", json={"login": "annotator", "password": PASSWORD})

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "max-age=43200" in cookie


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("annotator", "wrong-horse-9"),
        ("nobody-at-all", PASSWORD),
        ("annotator", ""),
        ("annotator", "x" * 900),
    ],
)
def test_wrong_credentials_are_refused_alike(stranger: TestClient, login: str, password: str) -> None:
    answer = stranger.post("/api/sessions", json={"login": login, "password": password})

    assert answer.status_code == 401
    assert answer.json()["error"] == {
        "kind": "unauthenticated",
        "name": "BadCredentials",
        "message": "The login or the password is not right.",
        "facts": {},
    }


def test_a_stranger_is_asked_to_sign_in(stranger: TestClient) -> None:
    answer = stranger.get("/api/me")

    assert answer.status_code == 401
    assert answer.json()["error"]["name"] == "SignInNeeded"


def test_signing_out_ends_the_session_itself(browser: Browser) -> None:
    client = browser("annotator")
    stolen = client.cookies["qilou_session"]

    assert client.delete("/api/session").status_code == 204

    client.cookies.set("qilou_session", stolen)
    assert client.get("/api/me").status_code == 401


def test_a_session_ends_by_the_clock(browser: Browser, web_house: House) -> None:
    client = browser("client")
    with web_house.transaction(HOUSE) as db:
        run(db, "UPDATE session SET expires_at = now() - interval '1 second'")

    assert client.get("/api/me").status_code == 401


def test_a_suspended_account_is_out_at_once(browser: Browser, everybody: Everybody) -> None:
    victim, operator = browser("auditor"), browser("operator")
    address = f"/api/accounts/{everybody.accounts['auditor']}/state"

    suspended = operator.put(address, json={"state": "suspended", "reason": "on leave"})

    assert suspended.json()["state"] == "suspended"
    assert victim.get("/api/me").status_code == 401
    again = victim.post("/api/sessions", json={"login": "auditor", "password": PASSWORD})
    assert (again.status_code, again.json()["error"]["name"]) == (403, "AccountSuspended")

    operator.put(address, json={"state": "active", "reason": "back"})
    assert victim.get("/api/me").status_code == 401  # the old session stays ended
    assert victim.post("/api/sessions", json={"login": "auditor", "password": PASSWORD}).status_code == 201


def test_too_many_attempts_are_slowed_down(stranger: TestClient) -> None:
    wrong = {"login": "inspector", "password": "wrong-horse-9"}
    first_ten = [stranger.post("/api/sessions", json=wrong).status_code for _ in range(10)]

    answer = stranger.post("/api/sessions", json={**wrong, "password": PASSWORD})

    assert set(first_ten) == {401}
    assert answer.status_code == 429
    error = answer.json()["error"]
    assert error["name"] == "TooManyAttempts"
    assert 0 < error["facts"]["retry_after_seconds"] <= 30
    assert answer.headers["retry-after"] == str(error["facts"]["retry_after_seconds"])


def test_a_right_password_gives_the_attempts_back(stranger: TestClient) -> None:
    right = {"login": "team_lead", "password": PASSWORD}

    assert {stranger.post("/api/sessions", json=right).status_code for _ in range(15)} == {201}


def test_attempts_and_sign_ins_are_in_the_audit(stranger: TestClient, browser: Browser) -> None:
    stranger.post("/api/sessions", json={"login": "nobody-at-all", "password": "wrong-horse-9"})

    events = browser("operator").get("/api/audit/events").json()["rows"]

    assert [each["action"] for each in events[:2]] == ["session.opened", "session.refused"]
    assert events[0]["actor"] == "operator"
    assert "nobody-at-all" not in str(events)
