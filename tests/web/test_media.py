"""Images in items, through the URL: a ZIP comes in, people see what is theirs to see, a release takes it out."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import make
from make.pictures import packed, photo, picture, tone
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
QUESTION = {"role": "user", "content": "图里是什么？", "media": [{"file": "pictures/a.png", "alt": "一个圆"}]}
ANSWERS = [{"id": "c1", "content": "一个圆"}, {"id": "c2", "content": "一个球"}]
LINE: dict[str, Any] = {
    "conversation": [QUESTION],
    "candidates": ANSWERS,
    "language": "zh",
    "domain": "everyday",
}
FILES = {"pictures/a.png": picture(), "pictures/b.jpg": photo(), "tone.wav": tone()}


def asking(**changes: Any) -> dict[str, Any]:
    """Return the line with another file."""
    return {**LINE, "conversation": [{**QUESTION, "media": [changes]}]}


def project_of(manager: TestClient, **changes: Any) -> ProjectId:
    """Make a comparison project through the URL."""
    made = manager.post(
        "/api/projects",
        json={
            "kind": "comparison", "title": "看图", "title_en": "Pictures", "form": FORMS["comparison"], "overlap": 1,
            "inspection_bp": 10_000, "price_fen": 120, "minutes_per_item": 3, "lease_minutes": 20, "skill": None,
            "vendor_ids": [], "client_id": None, "guideline_md": "# 规范", **changes,
        },
    )  # fmt: skip
    assert made.status_code == 201, made.text
    return ProjectId(made.json()["id"])


def imported(
    manager: TestClient, app: FastAPI, house: House, project: ProjectId, file: Path
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Send the file, let a worker read it, and return the import and its problems."""
    sent = manager.post(f"/api/projects/{project}/imports?filename={file.name}", content=file.read_bytes())
    assert sent.status_code == 202, sent.text
    run_import(house, ImportId(sent.json()["id"]), files=app.state.settings.files)
    batch = manager.get(f"/api/imports/{sent.json()['id']}").json()
    return batch, manager.get(f"/api/imports/{batch['id']}/problems").json()["rows"]


@pytest.fixture(scope="module")
def project(
    app: FastAPI, everybody: Any, web_house: House, tmp_path_factory: pytest.TempPathFactory
) -> ProjectId:
    """An open project of the client's with one item that holds an image, released."""
    with TestClient(app, base_url="http://testserver", headers={"origin": "http://testserver"}) as manager:
        manager.post("/api/sessions", json={"login": "project_manager", "password": "correct-horse-9"})
        project = project_of(
            manager, vendor_ids=[everybody.orgs["vendor"]], client_id=everybody.orgs["client"]
        )
        file = packed(tmp_path_factory.mktemp("zip") / "set.zip", [LINE], FILES)
        batch, problems = imported(manager, app, web_house, project, file)
        assert (batch["state"], batch["kept"], problems) == ("done", 1, [])
        manager.put(f"/api/projects/{project}/state", json={"state": "open"})
    return project


@pytest.fixture
def leased(browser: Browser, project: ProjectId) -> tuple[TestClient, dict[str, Any]]:
    """An annotator with the item, and the lease."""
    person = browser("annotator")
    told = person.post("/api/leases", json={"project_id": project, "holding": []}).json()
    if told["outcome"] == "nothing":
        person.put(f"/api/guidelines/{told['guideline_id']}/receipt")
        told = person.post("/api/leases", json={"project_id": project, "holding": []}).json()
    return person, told["lease"]


def test_who_works_on_an_item_sees_its_image_and_nobody_else(
    browser: Browser, leased: tuple[TestClient, dict[str, Any]]
) -> None:
    person, lease = leased
    (media,) = lease["view"]["conversation"][0]["media"]
    where = f"/api/media/{media['name']}"

    seen = person.get(where)

    assert (media["type"], media["alt"], media["width"], media["height"]) == ("image", "一个圆", 64, 48)
    assert seen.content == picture()
    assert [each["media"] for each in lease["view"]["candidates"]] == [[], []]
    assert browser("project_manager").get(where).status_code == 200
    for stranger in ("rival-annotator", "inspector", "team_lead", "client", "auditor"):
        assert browser(stranger).get(where).json()["error"]["name"] == "MediaUnknown", stranger
    for wrong in ("0" * 64 + ".png", "..%2Fkey", "a", media["name"].upper()):
        assert person.get(f"/api/media/{wrong}").status_code == 404


def test_a_file_is_sent_as_what_we_know_it_is_and_can_do_nothing(
    leased: tuple[TestClient, dict[str, Any]],
) -> None:
    person, lease = leased
    where = f"/api/media/{lease['view']['conversation'][0]['media'][0]['name']}"

    answer, part = person.get(where), person.get(where, headers={"range": "bytes=10-19"})

    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-disposition"].startswith("inline")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["cache-control"].startswith("private")
    assert (part.status_code, part.content) == (206, picture()[10:20])


def test_an_inspector_sees_it_while_they_hold_the_answer_and_a_client_once_it_is_released(
    app: FastAPI,
    browser: Browser,
    web_house: House,
    project: ProjectId,
    leased: tuple[TestClient, dict[str, Any]],
    tmp_path: Path,
) -> None:
    person, lease = leased
    where = f"/api/media/{lease['view']['conversation'][0]['media'][0]['name']}"
    inspector, manager, client = browser("inspector"), browser("project_manager"), browser("client")
    sent = person.put(f"/api/leases/{lease['id']}/answer", json={"body": BODY, "active_seconds": 60})
    assert sent.status_code == 200, sent.text

    taken = inspector.post("/api/inspections", json={"project_id": project}).json()["inspection"]
    assert taken["view"]["conversation"][0]["media"][0]["alt"] == "一个圆"
    assert inspector.get(where).status_code == 200
    verdict = {"verdict": "pass", "reason_codes": [], "comment": "", "fixed_body": None}
    inspector.put(f"/api/answers/{taken['answer_id']}/review", json=verdict)
    assert inspector.get(where).status_code == 404

    with web_house.transaction(HOUSE) as db:
        settle_project(db, HOUSE_ITSELF, project_id=project, now=clock.now())
    assert client.get(where).status_code == 404
    made = manager.post(f"/api/projects/{project}/releases", json={"name": "看图"})
    assert made.status_code == 201, made.text
    release = made.json()
    assert client.get(where).status_code == 200

    for format_name in ("canonical", "trl", "llamafactory", "openai"):
        name = next(each["files"][0]["name"] for each in release["exports"] if each["format"] == format_name)
        assert name == "看图.zip"
        got = client.get(f"/api/releases/{release['id']}/files/{format_name}/{name}")
        assert got.status_code == 200, got.text
        with zipfile.ZipFile(io.BytesIO(got.content)) as archive:
            assert archive.testzip() is None
            (image,) = [each for each in archive.namelist() if each.startswith("media/")]
            assert archive.read(image) == picture()
            assert image in archive.read("看图.jsonl").decode()

    again = project_of(manager)
    (tmp_path / "again.zip").write_bytes(
        client.get(f"/api/releases/{release['id']}/files/canonical/看图.zip").content
    )
    batch, problems = imported(manager, app, web_house, again, tmp_path / "again.zip")
    assert (batch["kept"], problems) == (1, [])


def test_each_bad_file_costs_its_own_line_with_place_and_reason(
    app: FastAPI, browser: Browser, web_house: House, tmp_path: Path
) -> None:
    manager = browser("project_manager")
    project = project_of(manager)
    bad = {
        "../a.png": "must be a relative path",
        "missing.png": "cannot be found in the ZIP",
        "page.png": "is not what its name says",
        "cut.png": "is damaged or cut off",
        "empty.png": "is empty",
        "drawing.svg": "is an SVG",
        "https://example.org/a.png": "is an address",
        "//example.org/a.png": "is an address",
        "data:image/png;base64,!!!": "is not valid base64",
        "data:text/html;base64,PGI+": "must be PNG",
    }
    files = {
        **FILES,
        "page.png": b"<html>",
        "cut.png": picture()[:100],
        "empty.png": b"",
        "drawing.svg": b"<svg/>",
    }
    lines = [LINE, *(asking(file=name) for name in bad), asking(file="pictures/a.png", type="video")]

    batch, problems = imported(manager, app, web_house, project, packed(tmp_path / "bad.zip", lines, files))

    assert (batch["state"], batch["kept"], batch["refused"]) == ("done", 1, len(bad) + 1)
    assert {each["field"] for each in problems} == {"conversation[0].media[0].file"}
    for reason, told in zip([*bad.values(), "is said to be video"], problems, strict=True):
        assert reason in told["reason"]


def test_what_is_not_a_zip_and_a_zip_without_lines_fail_as_a_whole(
    app: FastAPI, browser: Browser, web_house: House, tmp_path: Path
) -> None:
    manager = browser("project_manager")
    project = project_of(manager)
    (tmp_path / "no.zip").write_bytes(b"PK not at all")

    for file in (
        tmp_path / "no.zip",
        packed(tmp_path / "none.zip", [], {"a.png": picture()}, lines_name="x.txt"),
    ):
        batch, _ = imported(manager, app, web_house, project, file)
        assert (batch["state"], batch["kept"]) == ("failed", 0)
        assert batch["failure"]


def test_the_same_question_about_another_image_is_another_item(
    app: FastAPI, browser: Browser, web_house: House, tmp_path: Path
) -> None:
    manager = browser("project_manager")
    project = project_of(manager)
    other = asking(file="other.png")
    same_bytes = asking(file="copy of a.png", alt="said otherwise")
    files = {**FILES, "other.png": picture(colour="red"), "copy of a.png": picture()}

    batch, _ = imported(
        manager, app, web_house, project, packed(tmp_path / "a.zip", [LINE, other, same_bytes], files)
    )

    assert (batch["kept"], batch["duplicates"]) == (2, 1)


def test_a_data_address_needs_no_zip_and_a_path_does(
    app: FastAPI, browser: Browser, web_house: House, tmp_path: Path
) -> None:
    import base64

    manager = browser("project_manager")
    project = project_of(manager)
    address = f"data:image/png;base64,{base64.b64encode(picture()).decode()}"
    lines = [asking(file=address), asking(file="pictures/a.png")]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))

    batch, problems = imported(manager, app, web_house, project, tmp_path / "a.jsonl")

    assert (batch["kept"], batch["refused"]) == (1, 1)
    assert "put the file of lines and its media into one ZIP" in problems[0]["reason"]


def test_kinds_in_which_models_read_along_take_no_files(
    app: FastAPI, browser: Browser, web_house: House, tmp_path: Path
) -> None:
    with web_house.transaction(HOUSE) as db:
        project = make.project(db, kind="dialogue", form={"dimensions": []})

    _, problems = imported(
        browser("project_manager"),
        app,
        web_house,
        project,
        packed(tmp_path / "a.zip", [{**LINE, "candidates": []}], FILES),
    )

    assert [each["field"] for each in problems] == ["conversation[0].media"]
