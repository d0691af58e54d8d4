"""The wall at the URL: a link makes a device a screen, its key reads the wall and nothing else, and no one else may."""

from __future__ import annotations

from collections.abc import Callable

import anyio
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from qilou.base.db import House
from qilou.flows import show_wall
from qilou.web.wall import Board, Figures, events

Browser = Callable[[str], TestClient]
PLACES = ("/api/me", "/api/reports/base", "/api/screens", "/api/projects")


def link_of(operator: TestClient) -> tuple[int, str]:
    """Make a screen, and return its number and its link's secret."""
    made = operator.post("/api/screens", json={"name": "大厅", "language": "en"}).json()
    return made["screen"]["id"], made["secret"]


def test_a_link_makes_a_device_a_screen(browser: Browser, stranger: TestClient) -> None:
    operator = browser("operator")
    screen_id, secret = link_of(operator)
    assert stranger.get("/api/wall").status_code == 401

    admitted = stranger.post("/api/wall/admissions", json={"secret": secret})

    assert (admitted.status_code, admitted.json()) == (201, {"name": "大厅", "language": "en"})
    cookie = admitted.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Path=/api/wall" in cookie
    seen = stranger.get("/api/wall")
    assert seen.status_code == 200
    assert seen.json()["wall"]["today"]["submitted"] == 0
    (row,) = [each for each in operator.get("/api/screens").json()["rows"] if each["id"] == screen_id]
    assert row["opened_at"] is not None
    assert row["link_until"] is None
    assert "secret" not in row


def test_a_screen_reads_the_wall_and_nothing_else(browser: Browser, stranger: TestClient) -> None:
    _, secret = link_of(browser("operator"))
    stranger.post("/api/wall/admissions", json={"secret": secret})

    assert [stranger.get(place).status_code for place in PLACES] == [401] * len(PLACES)


def test_a_link_is_spent_once(browser: Browser, stranger: TestClient) -> None:
    _, secret = link_of(browser("operator"))
    stranger.post("/api/wall/admissions", json={"secret": secret})

    again = browser("client").post("/api/wall/admissions", json={"secret": secret})

    assert (again.status_code, again.json()["error"]["name"]) == (403, "ScreenLinkSpent")


def test_a_revoked_screen_is_refused(browser: Browser, stranger: TestClient) -> None:
    operator = browser("operator")
    screen_id, secret = link_of(operator)
    stranger.post("/api/wall/admissions", json={"secret": secret})

    assert operator.delete(f"/api/screens/{screen_id}").status_code == 204

    assert stranger.get("/api/wall").status_code == 401
    assert stranger.get("/api/wall/events").status_code == 401


def test_no_name_of_a_person_and_no_money_is_told(browser: Browser) -> None:
    told = browser("operator").get("/api/wall").text

    assert "fen" not in told
    assert "person" not in told
    assert "login" not in told


def test_all_screens_share_one_computation(app: FastAPI, web_house: House, everybody: object) -> None:
    counted = 0

    class Counting(Board):
        def _count(self) -> Figures:
            nonlocal counted
            counted += 1
            return super()._count()

    async def fifty() -> set[int]:
        board, numbers = Counting(web_house, every=30), set[int]()
        async with anyio.create_task_group() as group:
            for _ in range(50):
                group.start_soon(first_event, board, numbers)
        return numbers

    async def first_event(board: Board, numbers: set[int]) -> None:
        async for each in events(board, screen_id=None, last=0):
            if each.startswith(b"event: wall"):
                numbers.add(int(each.split(b"id: ")[1].split(b"\n")[0]))
                return

    assert len(anyio.run(fifty)) == 1
    assert counted == 1


def test_what_a_screen_has_is_not_sent_again(web_house: House, everybody: object) -> None:
    async def told() -> list[bytes]:
        board, heard = Board(web_house, every=0.2), list[bytes]()
        number = (await board.figures()).number
        async for each in events(board, screen_id=None, last=number):
            heard.append(each)
            if each.startswith(b"event: wall"):
                assert int(each.split(b"id: ")[1].split(b"\n")[0]) > number
                return heard
        return heard

    assert len(anyio.run(told)) == 2  # when to come again, and the next figures


def test_without_a_database_the_heart_goes_on_beating(
    web_house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qilou.web.wall.HEARTBEAT_SECONDS", 0.3)

    class Broken(Board):
        def _count(self) -> Figures:
            raise OSError("no database")

    async def heard() -> list[bytes]:
        found = list[bytes]()
        async for each in events(Broken(web_house, every=0.1), screen_id=None, last=0):
            found.append(each)
            if len(found) == 3:
                break
        return found

    assert anyio.run(heard)[1:] == [b"event: beat\ndata: {}\n\n"] * 2


def test_a_screen_that_is_revoked_is_told_so(web_house: House, everybody: object) -> None:
    async def heard() -> bytes:
        async for each in events(
            Board(web_house, every=0.1), screen_id=show_wall.ScreenId(1_000_000), last=0
        ):
            if each.startswith(b"event"):
                return each
        return b""

    assert anyio.run(heard).startswith(b"event: gone")


def test_ended_hours_are_counted_once_a_minute(web_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    spans: list[int] = []
    count = show_wall.count_hours

    def counted(db: object, **given: object) -> object:
        spans.append(1)
        return count(db, **given)  # pyright: ignore[reportArgumentType]  # as it was called

    monkeypatch.setattr(show_wall, "count_hours", counted)

    async def ticks() -> None:
        board = Board(web_house, every=0.05)
        for _ in range(6):
            await board.figures()
            await anyio.sleep(0.06)

    anyio.run(ticks)
    assert len(spans) == 1
