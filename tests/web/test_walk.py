"""The walk through the URL: a project is made, a file comes in, work is taken, answered, inspected, released."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from make.projects import FORMS
from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ImportId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows.settle_item import settle_project
from qilou.jobs.importing import run_import

Browser = Callable[[str], TestClient]
SCORES = {"accuracy": 4, "clarity": 5}
BODY = {"preference": 2, "ratings": {"A": SCORES, "B": SCORES}, "reason": "更准确"}
PROJECT = {
    "kind": "comparison",
    "title": "比一比",
    "title_en": "Compare",
    "form": FORMS["comparison"],
    "overlap": 1,
    "inspection_bp": 10_000,
    "price_fen": 120,
    "minutes_per_item": 3,
    "lease_minutes": 20,
    "skill": None,
    "vendor_ids": [],
    "client_id": None,
    "guideline_md": "# 规范",
}
LINES = [
    {
        "conversation": [{"role": "user", "content": f"第 {number} 题？"}],
        "candidates": [{"id": "c1", "content": "好"}, {"id": "c2", "content": "很好"}],
        "language": "zh",
        "domain": "everyday",
    }
    for number in range(2)
]
FILE = "\n".join(json.dumps(each, ensure_ascii=False) for each in [*LINES, {"conversation": []}]).encode()


@pytest.fixture(scope="module")
def project(app: FastAPI, everybody: object, web_house: House) -> ProjectId:
    """An open project with two items, made and filled through the URL."""
    with TestClient(app, base_url="http://testserver", headers={"origin": "http://testserver"}) as manager:
        sign_in = {"login": "project_manager", "password": "correct-horse-9"}
        assert manager.post("/api/sessions", json=sign_in).status_code == 201
        made = manager.post("/api/projects", json=PROJECT)
        assert made.status_code == 201, made.text
        project_id = made.json()["id"]
        sent = manager.post(f"/api/projects/{project_id}/imports?filename=x.jsonl", content=FILE)
        assert sent.status_code == 202, sent.text
        run_import(web_house, ImportId(sent.json()["id"]), files=app.state.settings.files)
        opened = manager.put(f"/api/projects/{project_id}/state", json={"state": "open"})
        assert opened.json()["state"] == "open"
    return ProjectId(project_id)


def test_an_import_says_what_it_kept_and_why_not(browser: Browser, project: ProjectId) -> None:
    manager = browser("project_manager")

    (batch,) = manager.get(f"/api/projects/{project}/imports").json()["rows"]

    assert (batch["state"], batch["lines"], batch["kept"], batch["refused"]) == ("done", 3, 2, 1)
    assert "file_path" not in batch
    assert manager.get(f"/api/imports/{batch['id']}").json() == batch
    problems = manager.get(f"/api/imports/{batch['id']}/problems").json()["rows"]
    assert {each["line"] for each in problems} == {3}


@pytest.mark.parametrize(
    ("query", "content", "name"),
    [
        ("filename=x.jsonl", b"", "UploadEmpty"),
        ("filename=x.exe", b"x", "UnknownContainer"),
        ("filename=x.jsonl&format=magic", b"x", "UnknownFormat"),
        ("", b"x", "RequestInvalid"),
    ],
)
def test_a_faulty_upload_leaves_no_file(
    browser: Browser, project: ProjectId, home: Path, query: str, content: bytes, name: str
) -> None:
    uploads = home / "files" / "uploads"
    before = set(uploads.iterdir())

    answer = browser("project_manager").post(f"/api/projects/{project}/imports?{query}", content=content)

    assert answer.json()["error"]["name"] == name
    assert set(uploads.iterdir()) == before


@pytest.mark.parametrize("wrong", [{"vendor_ids": [2**62]}, {"client_id": 2**62}])
def test_a_project_with_partners_that_nobody_knows_is_refused(
    browser: Browser, wrong: dict[str, object]
) -> None:
    answer = browser("project_manager").post("/api/projects", json={**PROJECT, **wrong})

    assert answer.status_code == 422, answer.text
    assert answer.json()["error"]["name"] == "ProjectUnusable"
    (problem,) = answer.json()["error"]["facts"]["problems"]
    assert problem["path"].partition("[")[0] in wrong


def test_an_answer_goes_all_the_way(browser: Browser, project: ProjectId, web_house: House) -> None:
    annotator, inspector, manager = browser("annotator"), browser("inspector"), browser("project_manager")
    wish = {"project_id": project, "holding": []}

    unread = annotator.post("/api/leases", json=wish).json()
    assert unread["why"] == "guideline_unread"
    assert annotator.put(f"/api/guidelines/{unread['guideline_id']}/receipt").status_code == 204

    for _ in LINES:
        lease = annotator.post("/api/leases", json=wish).json()["lease"]
        address = f"/api/leases/{lease['id']}"
        assert annotator.get(address).json() == lease
        assert {"slot", "content", "media", "steps"} == set(lease["view"]["candidates"][0])
        assert annotator.put(f"{address}/heartbeat").json()["expires_at"] >= lease["expires_at"]
        draft = annotator.put(f"{address}/draft", json={"revision": 0, "body": {"preference": 2}})
        assert draft.json()["revision"] == 1
        stale = annotator.put(f"{address}/draft", json={"revision": 0, "body": {}})
        assert stale.json()["error"]["facts"]["body"] == {"preference": 2}
        half = annotator.put(f"{address}/answer", json={"body": {"preference": 2}, "active_seconds": 5})
        assert half.json()["error"]["name"] == "AnswerIncomplete"
        whole = {"body": BODY, "active_seconds": 30}
        stored = annotator.put(f"{address}/answer", json=whole)
        assert (stored.status_code, stored.json()["state"]) == (200, "submitted")
        assert annotator.put(f"{address}/answer", json=whole).json() == stored.json()

    assert annotator.post("/api/leases", json=wish).json()["why"] == "finished"
    _inspect_all(inspector, project)
    answers = annotator.get("/api/answers").json()["rows"]
    assert [each["state"] for each in answers] == ["accepted", "accepted"]
    assert [len(each["reviews"]) for each in answers] == [1, 1]

    assert manager.post(f"/api/projects/{project}/settlements").status_code == 202
    with web_house.transaction(HOUSE) as db:
        settle_project(db, HOUSE_ITSELF, project_id=project, now=clock.now())
    _look_at_results(manager, project)
    _release(manager, project)


def _inspect_all(inspector: TestClient, project: ProjectId) -> None:
    wish = {"project_id": project}
    (queue,) = [each for each in inspector.get("/api/inspections/queue").json()["rows"] if each["waiting"]]
    assert queue["project_id"] == project
    returned = False
    while (taken := inspector.post("/api/inspections", json=wish).json())["outcome"] == "taken":
        inspection = taken["inspection"]
        verdict = {"verdict": "pass", "reason_codes": [], "comment": "", "fixed_body": None}
        if not returned:
            verdict |= {"verdict": "fix_and_pass", "fixed_body": {**BODY, "preference": 3}}
            bare = {**verdict, "verdict": "return", "fixed_body": None}
            address = f"/api/answers/{inspection['answer_id']}/review"
            assert inspector.put(address, json=bare).json()["error"]["name"] == "ReviewIncomplete"
            returned = True
        review = inspector.put(f"/api/answers/{inspection['answer_id']}/review", json=verdict)
        assert review.status_code == 200, review.text
    assert taken == {"outcome": "nothing", "why": "none_waiting"}


def _look_at_results(manager: TestClient, project: ProjectId) -> None:
    items = manager.get(f"/api/projects/{project}/items").json()["rows"]
    assert [each["state"] for each in items] == ["settled", "settled"]
    item = manager.get(f"/api/items/{items[0]['id']}").json()
    consensus = manager.get(f"/api/projects/{project}/consensus").json()["rows"]
    assert item["consensus"]["fields"] == consensus[0]["fields"]
    assert len(item["answers"]) == 1
    assert manager.get(f"/api/projects/{project}/agreement").json()["computed_at"] is not None
    assert manager.get(f"/api/projects/{project}").json()["progress"]["accepted"] == 2


def _release(manager: TestClient, project: ProjectId) -> None:
    made = manager.post(f"/api/projects/{project}/releases", json={"name": "first"})
    assert made.status_code == 201, made.text
    release = made.json()
    assert release["rows"] == 2
    assert manager.get(f"/api/releases/{release['id']}").json() == release
    assert manager.get(f"/api/projects/{project}/releases").json()["rows"] == [release]
    rows = manager.get(f"/api/releases/{release['id']}/rows").json()["rows"]
    assert len(rows) == 2
    for export in release["exports"]:
        for file in export["files"]:
            sent = manager.get(file["href"])
            assert sent.status_code == 200, file
            assert len(sent.content) == int(sent.headers["content-length"]), file
    gone = manager.get(f"/api/releases/{release['id']}/files/trl/nothing.bin")
    assert gone.json()["error"]["name"] == "FileUnknown"
    queued = manager.post(f"/api/releases/{release['id']}/training-runs", json={"method": "light_rm"})
    assert queued.status_code == 202
    assert manager.get(f"/api/training-runs/{queued.json()['id']}").json()["state"] == "queued"
    again = manager.post(f"/api/releases/{release['id']}/training-runs", json={"method": "light_rm"})
    assert again.json()["error"]["name"] == "TrainingUnderWay"
