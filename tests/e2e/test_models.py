"""The operator adds a model with a wrong key, is told so, mends it; a project chooses the model."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.seeding import open_project
from llm.misbehaving import KEY, Server, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def test_a_wrong_key_is_told_and_mended(visit: Visit, base: Base, server: Server) -> None:
    page = visit("operator", "/manage/models", language="en")
    page.get_by_role("button", name="Add a model").click()
    page.get_by_label("Name", exact=True).fill("Ours")
    page.get_by_label("Address").fill(server.base_url)
    page.get_by_label("Model", exact=True).fill("ordinary")
    page.get_by_label("Key", exact=True).fill("sk-wrong")
    page.get_by_role("button", name="Save").click()

    page.get_by_role("button", name="Test Ours").click()
    expect(page.get_by_text("does not accept the key")).to_be_visible()
    expect(page.get_by_text("Incorrect API key")).to_be_visible()
    page.get_by_role("button", name="Close").click()

    page.get_by_role("row", name="Ours ordinary").click()
    expect(page.get_by_label("Key", exact=True)).to_have_value("")
    page.get_by_label("Key", exact=True).fill(KEY)
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Test Ours").click()
    expect(page.get_by_text("Works")).to_be_visible()
    expect(page.get_by_text("Hello", exact=True)).to_be_visible()

    (stored,) = base.ask("SELECT sealed_key, (SELECT count(*) FROM generation) AS tests FROM model_endpoint")
    assert KEY.encode() not in bytes(stored["sealed_key"])
    assert stored["tests"] == 2


def test_a_project_chooses_its_model(visit: Visit, base: Base) -> None:
    project = open_project(base, "comparison", items=1)
    page = visit("project-manager", f"/manage/projects/{project}/settings", language="zh")

    page.get_by_label("Ours").click()

    expect(page.get_by_text("首选", exact=True)).to_be_visible()
    (stored,) = base.ask("SELECT models FROM project WHERE id = %(id)s", id=project)
    assert len(stored["models"]) == 1
