"""Chromium, and a base of its own for each file of journeys.

The one surprising fact: every journey also fails where a page threw, or asked any host but our own.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect, sync_playwright

from e2e.base import Base, running_base
from qilou.base.db import HOUSE, House, value
from qilou.base.postgres import Cluster, Database
from qilou.base.postgres.layout import SUPERUSER
from qilou.web.client import is_built

RESULTS = Path(__file__).parents[2] / "test-results"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PATIENCE_MS = 15_000
OWN_SCHEMES = ("data:", "blob:", "about:", "chrome:")
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
FAILED = pytest.StashKey[bool]()


class Visit(Protocol):
    """Opens a page for a person who is signed in already (or nobody), in a browser profile of its own."""

    def __call__(
        self,
        login: str | None,
        path: str = "/",
        *,
        language: Literal["zh", "en"] = "zh",
        theme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = (1440, 900),
    ) -> Page: ...


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Remember that a test failed, for the fixtures that still have its pages open."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium, without a window."""
    if not is_built():
        pytest.skip("NOT RUN: the client is not built (python hatch_build.py)")
    expect.set_options(timeout=PATIENCE_MS)
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def base(
    chromium: Browser, cluster: Cluster, module_database: Database, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Base]:
    """A served base with everybody in it, which the journeys of one file share."""
    superuser = cluster.dsn(database=_name_of(module_database), user=SUPERUSER)
    with running_base(module_database, superuser, tmp_path_factory.mktemp("home")) as running:
        yield running


@pytest.fixture
def visit(chromium: Browser, base: Base, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open pages; afterwards picture them where the test failed, and fail where they misbehaved."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def note_request(address: str) -> None:
        if not address.startswith((base.address, *OWN_SCHEMES)):
            wrong.append(f"asked another host: {address}")

    def open_page(
        login: str | None,
        path: str = "/",
        *,
        language: Literal["zh", "en"] = "zh",
        theme: Literal["light", "dark"] = "light",
        size: tuple[int, int] = (1440, 900),
    ) -> Page:
        context = chromium.new_context(
            base_url=base.address, locale=LOCALES[language], color_scheme=theme,
            timezone_id="Asia/Shanghai", viewport={"width": size[0], "height": size[1]},
            permissions=["clipboard-read", "clipboard-write"],
        )  # fmt: skip
        contexts.append(context)
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", lambda each: note_request(each.url))
        context.on("weberror", lambda each: wrong.append(f"threw: {each.error}"))
        if login is not None:
            context.add_cookies([base.cookie(login)])
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    if request.node.stash.get(FAILED, False):
        _picture(contexts, request.node.nodeid)
    for context in contexts:
        context.close()
    assert wrong == []


def _picture(contexts: list[BrowserContext], test: str) -> None:
    RESULTS.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", test.removeprefix("tests/e2e/"))
    pages = [page for context in contexts for page in context.pages]
    for number, page in enumerate(pages):
        with suppress(Error):  # a page that crashed cannot be pictured
            page.screenshot(path=RESULTS / f"{name}-{number}.png", timeout=5_000)


def _name_of(database: Database) -> str:
    house = House(database.app_dsn, role=database.app_role, size=1)
    try:
        with house.transaction(HOUSE) as db:
            return value(db, str, "SELECT current_database()") or ""
    finally:
        house.close()
