"""What is refused before an endpoint is reached, or because it cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient

from qilou.web.guards import MOST_BYTES, MOST_BYTES_OF_WORK
from web.conftest import PASSWORD

Browser = Callable[[str], TestClient]
SIGN_IN = {"login": "annotator", "password": PASSWORD}
SENT = {"content-type": "application/json"}


def test_a_page_of_ours_may_send(browser: Browser) -> None:
    assert browser("annotator").post("/api/leases", json={"project_id": None}).status_code == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "http://testserver.evil.example", "null"])
def test_another_sites_page_may_not(browser: Browser, origin: str) -> None:
    answer = browser("annotator").post("/api/leases", json={"project_id": None}, headers={"origin": origin})

    assert answer.status_code == 403
    assert answer.json()["error"]["name"] == "OriginRefused"


def test_nobody_is_signed_in_from_another_site(stranger: TestClient) -> None:
    answer = stranger.post("/api/sessions", json=SIGN_IN, headers={"origin": "https://evil.example"})

    assert answer.status_code == 403


def test_a_cookie_without_an_origin_is_refused(browser: Browser) -> None:
    client = browser("annotator")
    del client.headers["origin"]

    assert client.get("/api/me").status_code == 200
    assert client.post("/api/leases", json={"project_id": None}).status_code == 403


def test_every_answer_carries_the_security_headers(stranger: TestClient) -> None:
    for path in ("/api/health", "/api/me", "/api/nothing", "/"):
        headers = stranger.get(path).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"], path
        assert "unsafe-eval" not in headers["content-security-policy"], path
        assert headers["x-content-type-options"] == "nosniff", path
    assert stranger.get("/api/me").headers["cache-control"] == "no-store"


def test_a_body_that_is_too_large_is_refused(browser: Browser) -> None:
    answer = browser("annotator").post("/api/tokens", content=b" " * (MOST_BYTES + 1), headers=SENT)

    assert answer.status_code == 413
    assert answer.json()["error"]["facts"] == {"most_bytes": MOST_BYTES}


def test_a_body_without_a_declared_length_is_counted(browser: Browser) -> None:
    chunks = (b" " * 65_536 for _ in range(MOST_BYTES // 65_536 + 1))

    answer = browser("annotator").post("/api/tokens", content=chunks, headers=SENT)

    assert answer.status_code == 413


def test_a_long_answer_gets_through_to_its_endpoint(browser: Browser) -> None:
    text = "a" * (MOST_BYTES + 1)
    answer = browser("annotator").put(
        "/api/leases/1/answer", json={"body": {"text": text}, "active_seconds": 1}
    )
    assert answer.json()["error"]["name"] == "LeaseUnknown"

    answer = browser("annotator").put(
        "/api/leases/1/answer", content=b" " * (MOST_BYTES_OF_WORK + 1), headers=SENT
    )
    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b'{"login": ', "BodyUnreadable"),
        (b"\xff\xfe\x00{}", "BodyUnreadable"),
        (b'{"login": "\xc3("}', "BodyUnreadable"),
        (b"[" * 100_000, "BodyUnreadable"),
        (b"", "RequestInvalid"),
        (b"[]", "RequestInvalid"),
        (b'{"login": 1, "password": "x"}', "RequestInvalid"),
        (b'{"login": "a", "password": "x", "admin": true}', "RequestInvalid"),
        (b'{"login": "a\\u0000", "password": "x"}', "RequestInvalid"),
        (b'{"login": "a\\ud800", "password": "x"}', "RequestInvalid"),
        (b'{"login": "%s", "password": "x"}' % (b"a" * 5000), "RequestInvalid"),
    ],
)
def test_a_broken_body_is_refused_in_our_form(stranger: TestClient, body: bytes, name: str) -> None:
    answer = stranger.post("/api/sessions", content=body, headers=SENT)

    assert answer.status_code == 422
    error = answer.json()["error"]
    assert (error["kind"], error["name"]) == ("invalid", name)
    if name == "RequestInvalid":
        assert {"path", "reason"} == set(error["facts"]["problems"][0])


@pytest.mark.parametrize(
    "path",
    ["/api/leases/0", "/api/leases/x", "/api/leases/99999999999999999999", "/api/accounts?role=king"],
)
def test_broken_addresses_are_refused_in_our_form(browser: Browser, path: str) -> None:
    answer = browser("operator").get(path)

    assert answer.status_code == 422
    assert answer.json()["error"]["name"] == "RequestInvalid"


@pytest.mark.parametrize("cursor", ["!", "abc", "bi01", "bjE4NDQ2NzQ0MDczNzA5NTUxNjE2"])
def test_a_made_up_cursor_is_refused(browser: Browser, cursor: str) -> None:
    answer = browser("operator").get("/api/accounts", params={"cursor": cursor})

    assert answer.json()["error"]["name"] == "CursorInvalid"


def test_deep_and_odd_json_is_refused(browser: Browser) -> None:
    client = browser("annotator")
    deep: object = "x"
    for _ in range(60):
        deep = {"a": deep}
    for body in (deep, {"number": float("inf")}, {"text": "\x00"}, {"\x00": 1}):
        text = json.dumps({"revision": 0, "body": body})
        answer = client.put("/api/leases/1/draft", content=text, headers=SENT)
        assert answer.status_code == 422, body


@pytest.mark.parametrize(
    "path",
    ["/api/accounts?search=%00", "/api/audit/events?action=a%00", "/api/releases/1/files/trl/%00", "/%00"],
)
def test_an_address_with_nul_is_not_there(browser: Browser, path: str) -> None:
    assert browser("operator").get(path).status_code == 404


def test_unknown_addresses_and_methods_answer_in_our_form(browser: Browser) -> None:
    client = browser("annotator")

    assert client.get("/api/nothing").json()["error"]["name"] == "AddressUnknown"
    assert client.post("/api/nothing").status_code in (404, 405)
    refused = client.patch("/api/me")
    assert (refused.status_code, refused.json()["error"]["name"]) == (405, "MethodUnknown")
