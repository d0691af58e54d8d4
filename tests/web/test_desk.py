"""The annotator's and the project manager's desk by URL: taking back, questions, disagreements, looking in, returns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from fastapi.testclient import TestClient

import make
from qilou.base import clock
from qilou.base.db import HOUSE, House, run
from qilou.base.ids import ItemId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import settle_item
from web.conftest import Everybody

Browser = Callable[[str], TestClient]
SCORES = {"accuracy": 4, "clarity": 4}


def preferring(preference: int) -> dict[str, Any]:
    return {"preference": preference, "ratings": {"A": SCORES, "B": SCORES}, "reason": "甲有出处"}


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """A project of one company with open items, and one that two people answered differently."""

    project: ProjectId
    split: ItemId


@pytest.fixture(scope="module")
def desk(web_house: House, everybody: Everybody) -> Desk:
    """The project, whose guideline the company's annotator has confirmed, settled once."""
    with web_house.transaction(HOUSE) as db:
        project = make.project(
            db,
            org_id=everybody.orgs["operator"],
            vendor_ids=(everybody.orgs["vendor"],),
            inspection_bp=10_000,
        )
        guideline = make.guideline(db, project_id=project)
        run(
            db,
            """
            INSERT INTO guideline_receipt (guideline_id, person_id, read_at)
            SELECT %(guideline)s, person_id, %(now)s FROM account WHERE id = %(account)s
            """,
            {"guideline": guideline, "account": everybody.accounts["annotator"], "now": clock.now()},
        )
        split = make.item(db, project_id=project, seats=2)
        for preference in (1, 7):
            make.answered(
                db,
                item_id=split,
                by=make.actor(db, org_id=everybody.orgs["vendor"]),
                body=preferring(preference),
            )
        for _ in range(4):
            make.ready(db, item_id=make.item(db, project_id=project))
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=project, now=clock.now())
    return Desk(project=project, split=split)


def take(client: TestClient, desk: Desk) -> dict[str, Any]:
    taken = client.post("/api/leases", json={"project_id": desk.project, "holding": []}).json()
    assert taken["outcome"] == "leased", taken
    return taken["lease"]


def hand_in(client: TestClient, lease: dict[str, Any]) -> dict[str, Any]:
    sent = {"body": preferring(2), "active_seconds": 3}
    stored = client.put(f"/api/leases/{lease['id']}/answer", json=sent)
    assert stored.status_code == 200, stored.text
    return stored.json()


def test_an_answer_comes_back_under_its_lease_until_an_inspector_takes_it(
    browser: Browser, desk: Desk
) -> None:
    annotator = browser("annotator")
    lease = take(annotator, desk)
    answer = hand_in(annotator, lease)
    recent = annotator.get(f"/api/projects/{desk.project}/recent-answers").json()["rows"]
    assert [(each["id"], each["lease_id"], each["too_late_why"]) for each in recent] == [
        (answer["id"], lease["id"], None)
    ]
    assert recent[0]["view"] == lease["view"]

    back = annotator.post(f"/api/answers/{answer['id']}/withdrawal")

    assert back.status_code == 200, back.text
    assert (back.json()["id"], back.json()["draft"]["body"]) == (lease["id"], preferring(2))
    assert annotator.get(f"/api/projects/{desk.project}/recent-answers").json()["rows"] == []
    again = hand_in(annotator, lease)
    assert (again["id"], again["revision"]) == (answer["id"], 2)
    assert browser("inspector").post("/api/inspections", json={"project_id": desk.project}).status_code == 200
    refused = annotator.post(f"/api/answers/{answer['id']}/withdrawal")
    assert (refused.status_code, refused.json()["error"]["name"]) == (409, "TooLateToWithdraw")
    assert refused.json()["error"]["facts"] == {"why": "in_inspection"}
    assert browser("rival-annotator").post(f"/api/answers/{answer['id']}/withdrawal").status_code == 404


def test_a_question_goes_to_the_manager_and_its_reply_comes_back(browser: Browser, desk: Desk) -> None:
    annotator, manager = browser("annotator"), browser("project_manager")
    lease = take(annotator, desk)

    asked = annotator.post(f"/api/leases/{lease['id']}/questions", json={"text": "并列怎么选？"})

    assert asked.status_code == 201, asked.text
    waiting = manager.get(f"/api/projects/{desk.project}/questions", params={"state": "open"}).json()["rows"]
    assert [(each["id"], each["text"]) for each in waiting] == [(asked.json()["id"], "并列怎么选？")]
    question = f"/api/questions/{asked.json()['id']}"
    assert annotator.put(f"{question}/receipt").json()["error"]["name"] == "ReplyMissing"
    replied = manager.put(f"{question}/reply", json={"reply": "选中间", "is_adopted": True}).json()
    assert (replied["reply"], replied["adopted_version"]) == ("选中间", 2)
    again = manager.put(f"{question}/reply", json={"reply": "别的", "is_adopted": False})
    assert again.json()["error"]["name"] == "QuestionAnswered"
    mine = annotator.get("/api/questions").json()["rows"]
    assert [(each["reply"], each["seen_at"]) for each in mine] == [("选中间", None)]
    assert annotator.put(f"{question}/receipt").status_code == 204
    assert annotator.get("/api/questions").json()["rows"][0]["seen_at"] is not None
    given = {"reason": "question", "comment": ""}
    assert annotator.post(f"/api/leases/{lease['id']}/return", json=given).status_code == 204

    rival = browser("rival-annotator")
    assert rival.get("/api/questions").json()["rows"] == []
    assert rival.put(f"{question}/receipt").status_code == 404
    newest = annotator.get(f"/api/projects/{desk.project}/guidelines").json()["rows"][0]
    assert newest["body_md"].endswith("> **答 A** 选中间\n")


def test_who_has_confirmed_which_version_is_counted_by_company(browser: Browser, desk: Desk) -> None:
    rows = browser("project_manager").get(f"/api/projects/{desk.project}/receipts").json()["rows"]

    assert len(rows) == 1  # the other company does not work on it
    assert rows[0]["people"] == 3
    assert sum(each["people"] for each in rows[0]["versions"]) == 1


def test_a_manager_decides_what_people_answered_differently(browser: Browser, desk: Desk) -> None:
    manager = browser("project_manager")
    listed = manager.get(f"/api/projects/{desk.project}/disagreements").json()
    assert [(each["item_id"], each["disagreement"]) for each in listed["rows"]] == [(desk.split, 0.5)]
    case = manager.get(f"/api/items/{desk.split}/disagreement").json()
    assert [each["body"]["preference"] for each in case["answers"]] == [1, 7]
    decision = {"body": preferring(2), "reason": "看过出处", "revision": 0}
    address = f"/api/items/{desk.split}/adjudication"
    assert manager.put(address, json={**decision, "reason": " "}).status_code == 422

    decided = manager.put(address, json=decision)

    assert decided.status_code == 200, decided.text
    assert [each["reason"] for each in decided.json()["decisions"]] == ["看过出处"]
    assert manager.put(address, json=decision).json()["error"]["name"] == "AdjudicationStale"
    of = {"adjudicated": "false"}
    assert manager.get(f"/api/projects/{desk.project}/disagreements", params=of).json()["rows"] == []


def test_items_and_answers_are_found_and_sent_back(browser: Browser, desk: Desk) -> None:
    manager = browser("project_manager")
    base = f"/api/projects/{desk.project}"
    found = manager.get(f"{base}/items", params={"disagreement": 0.3}).json()["rows"]
    assert [each["id"] for each in found] == [desk.split]
    facets = manager.get(f"{base}/facets").json()
    assert (facets["languages"], facets["domains"]) == (["zh"], ["everyday"])
    answers = manager.get(f"{base}/answers", params={"disagreement": 0.3}).json()["rows"]
    assert {each["person_alias"] for each in answers} <= {each["alias"] for each in facets["people"]}
    by_person = manager.get(f"{base}/answers", params={"person": answers[0]["person_alias"]}).json()["rows"]
    assert [each["id"] for each in by_person] == [answers[0]["id"]]
    assert manager.get(f"{base}/items", params={"disagreement": 2}).status_code == 422
    wish = {"answer_ids": [answers[0]["id"], 4_000_000], "reason_codes": ["weak_reason"], "comment": "补依据"}

    sent = manager.post(f"{base}/returns", json=wish)

    assert sent.json() == {
        "returned": [answers[0]["id"]],
        "kept": [{"answer_id": 4_000_000, "why": "unknown"}],
    }
    history = manager.get(f"/api/items/{desk.split}/history").json()["rows"]
    assert [each["action"] for each in history][-1] == "answer.recalled"
    assert {each["actor"] for each in history} == {None}
    seen = browser("operator").get(f"/api/items/{desk.split}/history").json()["rows"]
    assert seen[-1]["actor"] == "project_manager"
    assert browser("annotator").get(f"/api/items/{desk.split}/history").status_code == 403
    assert manager.post(f"{base}/returns", json={**wish, "reason_codes": []}).status_code == 422
