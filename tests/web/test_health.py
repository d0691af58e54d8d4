"""Health, readiness, and the demonstration's sign-ins."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.postgres import Database
from qilou.web.app import create_app

SIGN_INS = {"sign_ins": [{"login": "a", "password": "b", "role": "annotator", "name": "甲"}]}


def test_a_house_with_its_database_is_ready(stranger: TestClient) -> None:
    assert stranger.get("/api/health").json() == {"status": "ok"}
    assert stranger.get("/api/ready").json() == {"status": "ok"}


def test_a_house_without_its_database_is_healthy_and_not_ready(database: Database, tmp_path: Path) -> None:
    house = House(database.app_dsn, role=database.app_role)
    house.close()
    with TestClient(create_app(Settings(home=tmp_path), house)) as client:
        assert client.get("/api/health").status_code == 200
        answer = client.get("/api/ready")

    assert (answer.status_code, answer.json()["error"]["name"]) == (503, "HouseNotReady")


def test_only_a_demonstration_tells_its_sign_ins(
    stranger: TestClient, app: FastAPI, web_house: House
) -> None:
    assert stranger.get("/api/demo").json()["error"]["name"] == "NoDemo"
    home = app.state.settings.home
    (home / "demo.json").write_text(json.dumps(SIGN_INS))
    assert stranger.get("/api/demo").status_code == 404

    with TestClient(create_app(Settings(home=home, demo=True), web_house)) as client:
        assert client.get("/api/demo").json() == SIGN_INS


def test_work_on_a_house_without_its_database_is_told_to_wait(database: Database, tmp_path: Path) -> None:
    house = House(database.app_dsn, role=database.app_role)
    house.close()
    with TestClient(create_app(Settings(home=tmp_path), house)) as client:
        answer = client.post("/api/sessions", json={"login": "abc", "password": "x"})

    assert (answer.status_code, answer.json()["error"]["name"]) == (503, "HouseNotReady")
