"""Models by URL: the operator adds one, a project chooses it, whoever holds an item asks it and sees no name of it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

import make
from llm.misbehaving import KEY, Server, serving
from make.moments import number
from qilou.base.db import HOUSE, House, many, run, value
from qilou.base.ids import LeaseId, ProjectId
from qilou.domain.models import store
from qilou.domain.models.model import Generation
from web.conftest import Everybody

Browser = Callable[[str], TestClient]
QUESTION = {"slot": "only", "messages": [{"role": "user", "content": "Hello?"}], "params": None}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def draft(server: Server, model: str, **changed: Any) -> dict[str, Any]:
    """Return an endpoint at the misbehaving server."""
    return {
        "name": f"The {model} {number()}",
        "preset": "other",
        "base_url": server.base_url,
        "model": model,
        "key": KEY,
        "input_fen_per_million": 100,
        "output_fen_per_million": 300,
        "budget_fen": None,
        "tokens_a_day": None,
        "at_once": 8,
        "first_token_seconds": 1,
        "defaults": {},
        "is_active": True,
        **changed,
    }


def added(browser: Browser, server: Server, model: str, **changed: Any) -> int:
    answer = browser("operator").post("/api/model-endpoints", json=draft(server, model, **changed))
    assert answer.status_code == 201, answer.text
    return answer.json()["id"]


def leased(house: House, everybody: Everybody) -> tuple[ProjectId, LeaseId]:
    """Write a project with an item that the annotator holds."""
    with house.transaction(HOUSE) as db:
        project = make.project(db, org_id=everybody.orgs["operator"])
        item = make.item(db, project_id=project)
        person, org = (
            value(db, int, f"SELECT {column} FROM account WHERE login = 'annotator'")
            for column in ("person_id", "org_id")
        )
        assert person is not None
        assert org is not None
        run(
            db,
            "UPDATE lease SET state = 'expired' WHERE state = 'held' AND person_id = %(id)s",
            {"id": person},
        )
        by = make.actor(db, org_id=everybody.orgs["vendor"])
        lease = make.lease(db, item_id=item, by=by)
        run(db, "UPDATE lease SET person_id = %(person)s WHERE id = %(id)s", {"person": person, "id": lease})
    return project, lease


def chosen(browser: Browser, project: ProjectId, *endpoints: int) -> None:
    answer = browser("project_manager").put(
        f"/api/projects/{project}/models", json={"endpoint_ids": list(endpoints)}
    )
    assert answer.status_code == 200, answer.text


def events_in(text: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the events of a stream."""
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [
        (first.removeprefix("event: "), json.loads(second.removeprefix("data: "))) for first, second in blocks
    ]


def generations_of(house: House, lease: LeaseId) -> list[Generation]:
    with house.transaction(HOUSE) as db:
        return many(
            db,
            Generation,
            """
            SELECT id, endpoint_id, project_id, lease_id, slot, model, params, prompt_digest, text, finish,
                   failure, input_tokens, output_tokens, created_at
            FROM generation WHERE lease_id = %(lease)s ORDER BY id
            """,
            {"lease": lease},
        )


def test_whoever_holds_an_item_asks_its_model(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    chosen(browser, project, added(browser, server, "ordinary"))

    answer = browser("annotator").post(f"/api/leases/{lease}/generations", json=QUESTION)

    assert answer.headers["content-type"].startswith("text/event-stream")
    (kept,) = generations_of(web_house, lease)
    assert events_in(answer.text) == [
        ("delta", {"text": "Hel"}),
        ("delta", {"text": "lo"}),
        ("done", {"generation_id": kept.id, "finish": "stop"}),
    ]
    assert (kept.text, kept.model, kept.input_tokens, kept.output_tokens) == ("Hello", "ordinary", 7, 2)
    (usage,) = [
        row
        for row in browser("operator").get("/api/model-usage").json()["rows"]
        if row["project_id"] == project
    ]
    assert (usage["calls"], usage["cost_microfen"]) == (1, 7 * 100 + 2 * 300)


def test_nothing_that_names_the_model_leaves_before_the_vote(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    chosen(browser, project, added(browser, server, "unknown"), added(browser, server, "half-json"))

    said = "".join(
        browser("annotator").post(f"/api/leases/{lease}/generations", json={**QUESTION, "slot": slot}).text
        for slot in ("A", "B")
    )

    assert "generation_id" in said
    for secret in ("unknown", "half-json", server.base_url, "model_not_found", "tokens", KEY):
        assert secret not in said.replace('"kind":"no_such_model"', "")


def test_what_came_before_a_fault_is_kept(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    chosen(browser, project, added(browser, server, "cut"))

    events = events_in(browser("annotator").post(f"/api/leases/{lease}/generations", json=QUESTION).text)

    (kept,) = generations_of(web_house, lease)
    assert events[-1][0] == "failed"
    assert events[-1][1]["kind"] == "cut"
    assert (kept.text, kept.finish, kept.failure) == ("Hel", "failed", "cut")


def test_two_slots_are_two_models_that_stay(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    chosen(browser, project, *(added(browser, server, "ordinary") for _ in range(3)))

    for slot in ("B", "A", "B"):
        browser("annotator").post(f"/api/leases/{lease}/generations", json={**QUESTION, "slot": slot})

    with web_house.transaction(HOUSE) as db:
        behind = store.behind(db, lease)
    assert set(behind) == {"A", "B"}
    assert behind["A"] != behind["B"]
    asked = [(each.slot, each.endpoint_id) for each in generations_of(web_house, lease)]
    assert asked == [("B", behind["B"]), ("A", behind["A"]), ("B", behind["B"])]


def test_a_project_without_models_says_so(browser: Browser, web_house: House, everybody: Everybody) -> None:
    _, lease = leased(web_house, everybody)

    answer = browser("annotator").post(f"/api/leases/{lease}/generations", json=QUESTION)

    assert answer.json()["error"]["name"] == "ModelsMissing"


def test_nobody_asks_on_anothers_lease(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    chosen(browser, project, added(browser, server, "ordinary"))

    answer = browser("rival-annotator").post(f"/api/leases/{lease}/generations", json=QUESTION)

    assert answer.json()["error"]["name"] == "LeaseUnknown"


def test_a_question_without_a_question_is_refused(
    browser: Browser, web_house: House, everybody: Everybody
) -> None:
    _, lease = leased(web_house, everybody)
    asked = {**QUESTION, "params": {"temperature": 9.0}, "messages": []}

    answer = browser("annotator").post(f"/api/leases/{lease}/generations", json=asked)

    problems = answer.json()["error"]["facts"]["problems"]
    assert [each["path"] for each in problems] == ["messages", "params.temperature"]


def test_a_budget_that_is_used_up_refuses(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    project, lease = leased(web_house, everybody)
    dear = {"output_fen_per_million": 1_000_000, "budget_fen": 1}
    chosen(browser, project, added(browser, server, "ordinary", **dear))
    annotator = browser("annotator")

    first = annotator.post(f"/api/leases/{lease}/generations", json=QUESTION)
    second = annotator.post(f"/api/leases/{lease}/generations", json=QUESTION)

    assert first.status_code == 200
    assert second.status_code == 429
    assert second.json()["error"]["name"] == "BudgetSpent"


def test_a_key_is_never_shown_and_not_stored_as_it_is(
    browser: Browser, server: Server, web_house: House
) -> None:
    endpoint = added(browser, server, "ordinary", key="sk-very-secret")

    listed = browser("operator").get("/api/model-endpoints").text

    assert "sk-very-secret" not in listed
    with web_house.transaction(HOUSE) as db:
        stored = value(db, bytes, "SELECT sealed_key FROM model_endpoint WHERE id = %(id)s", {"id": endpoint})
    assert stored is not None
    assert b"secret" not in stored


def test_a_key_is_not_sent_to_another_address(browser: Browser, server: Server) -> None:
    operator = browser("operator")
    endpoint = added(browser, server, "ordinary")
    moved = draft(server, "ordinary", base_url="http://127.0.0.1:9/v1", key=None)

    answer = operator.put(f"/api/model-endpoints/{endpoint}", json=moved)

    assert [each["path"] for each in answer.json()["error"]["facts"]["problems"]] == ["key"]
    with_key = {**moved, "key": "sk-new"}
    assert operator.put(f"/api/model-endpoints/{endpoint}", json=with_key).status_code == 200


def test_a_test_explains_what_is_wrong(browser: Browser, server: Server) -> None:
    operator = browser("operator")
    wrong = added(browser, server, "ordinary", key="sk-wrong")
    right = added(browser, server, "ordinary")

    failed = operator.post(f"/api/model-endpoints/{wrong}/tests").json()
    passed = operator.post(f"/api/model-endpoints/{right}/tests").json()

    assert (failed["kind"], failed["finish"]) == ("wrong_key", "failed")
    assert "Incorrect API key" in failed["detail"]
    assert (passed["text"], passed["kind"]) == ("Hello", None)


def test_the_embedded_model_says_when_it_is_not_here(browser: Browser, server: Server) -> None:
    endpoint = added(browser, server, "SmolLM2", preset="embedded", base_url="", key=None)

    told = browser("operator").post(f"/api/model-endpoints/{endpoint}/tests").json()

    assert told["kind"] == "absent"
    assert "qilou fetch-model" in told["message"]
    assert browser("operator").get("/api/model-presets").json()["embedded_is_here"] is False


@pytest.mark.parametrize("url", ["ftp://x", "x", "http://", "http://me:secret@host/v1", "https://[::1"])
def test_what_is_no_address_is_refused(browser: Browser, server: Server, url: str) -> None:
    answer = browser("operator").post("/api/model-endpoints", json=draft(server, "m", base_url=url))

    assert answer.json()["error"]["name"] == "EndpointUnusable"


def test_many_streams_hold_no_connection(
    browser: Browser, server: Server, web_house: House, everybody: Everybody
) -> None:
    """The house has four connections; twelve answers at once still leave room for everybody else."""
    project, lease = leased(web_house, everybody)
    chosen(browser, project, added(browser, server, "slow-drip", at_once=20))
    annotator, operator = browser("annotator"), browser("operator")
    finished: list[str] = []

    def ask() -> None:
        finished.append(annotator.post(f"/api/leases/{lease}/generations", json=QUESTION).text)

    threads = [threading.Thread(target=ask) for _ in range(12)]
    for each in threads:
        each.start()
    assert operator.get("/api/model-endpoints").status_code == 200
    for each in threads:
        each.join(60)

    assert len(finished) == 12
    assert all("event: done" in each or "event: failed" in each for each in finished)
