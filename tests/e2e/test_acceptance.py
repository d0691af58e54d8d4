"""A lot from closing to its signed record, and one that goes back: by keyboard where a judge works."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import press, rows_of
from e2e.seeding import answer_all, open_project

pytestmark = pytest.mark.browser
ITEMS = 8


@pytest.fixture
def inspected(base: Base) -> int:
    """A project in which a company's eight answers have passed."""
    project_id = open_project(base, "comparison", items=ITEMS)
    answer_all(base, project_id, "annotator", items=ITEMS)
    return project_id


def close_lot(visit: Visit, project_id: int) -> Page:
    """Close the company's lot, and stand before its sample."""
    page = visit("project-manager", f"/manage/projects/{project_id}/acceptance", language="en")
    row = rows_of(page, "Waiting for a lot").nth(1)
    expect(row).to_contain_text("Yefeng Data")
    expect(row).to_contain_text("n=8 Ac=0 Re=1")
    row.get_by_role("button", name="Close and draw").click()
    expect(page.get_by_role("heading", name="Lot 1 · Yefeng Data")).to_be_visible()
    return page


def test_a_good_lot_is_judged_by_keyboard_and_signed(visit: Visit, base: Base, inspected: int) -> None:
    page = close_lot(visit, inspected)
    expect(page.get_by_text("0 of 8 judged")).to_be_visible()
    expect(page.get_by_role("button", name="Sign and decide")).to_have_count(0)

    rows_of(page, "Sample").nth(1).click()
    for place in range(1, ITEMS + 1):
        expect(page.get_by_role("heading", name=f"Sample {place} of 8")).to_be_visible()
        press(page, "1", "Control+Enter")

    expect(page.get_by_text("All judged: the lot would be accepted")).to_be_visible()
    page.get_by_label("Signed by (name)").fill("郑知秋")
    page.get_by_role("button", name="Sign and decide").click()
    expect(page.get_by_text("Decided: accepted")).to_be_visible()
    expect(page.get_by_text("SHA-256 of the record")).to_be_visible()
    (lot,) = base.ask("SELECT * FROM lot WHERE project_id = %(id)s", id=inspected)
    assert (lot["state"], lot["signed_as"], lot["size"]) == ("accepted", "郑知秋", ITEMS)


def test_a_defect_needs_its_reason_and_rejects_the_lot(visit: Visit, base: Base, inspected: int) -> None:
    page = close_lot(visit, inspected)
    rows_of(page, "Sample").nth(1).click()
    expect(page.get_by_role("heading", name="Sample 1 of 8")).to_be_visible()
    press(page, "3", "Control+Enter")
    expect(page.get_by_text("A defect names at least one reason")).to_be_visible()
    page.get_by_label("Factual error").check()
    press(page, "Control+Enter")
    for place in range(2, ITEMS + 1):
        expect(page.get_by_role("heading", name=f"Sample {place} of 8")).to_be_visible()
        press(page, "1", "Control+Enter")
    expect(page.get_by_text("All judged: the lot would be rejected")).to_be_visible()
    page.get_by_role("button", name="Sign and decide").click()
    expect(page.get_by_text("SHA-256 of the record")).to_be_visible()

    states = base.ask(
        "SELECT state, count(*) AS n FROM answer WHERE project_id = %(id)s GROUP BY state", id=inspected
    )
    assert {row["state"]: row["n"] for row in states} == {"returned": 1, "submitted": 7}
    page.get_by_role("button", name="Back to the lots").click()
    expect(rows_of(page, "Waiting for a lot").nth(1)).to_contain_text("comes back after rework")


def test_illegal_content_asks_before_it_voids_the_lot(visit: Visit, base: Base, inspected: int) -> None:
    page = close_lot(visit, inspected)
    rows_of(page, "Sample").nth(1).click()
    page.get_by_label("Illegal content").check()
    page.get_by_label("Unsafe").check()
    page.get_by_role("button", name="Save and next").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("voids all answers of this lot")
    dialog.get_by_role("button", name="Void the whole lot").click()
    expect(page.get_by_text("Void").first).to_be_visible()
    expect(page.get_by_role("heading", name="Lot 1 · Yefeng Data")).to_be_visible()
    assert (
        base.one("SELECT count(*) FROM answer WHERE project_id = %(id)s AND state = 'void'", id=inspected)
        == ITEMS
    )


def test_the_rule_shows_what_it_means(visit: Visit, base: Base, inspected: int) -> None:
    page = visit("project-manager", f"/manage/projects/{inspected}/acceptance", language="en")
    expect(page.get_by_text("look at 80: accept with 2 or fewer, reject with 3 or more")).to_be_visible()
    page.get_by_label("Severity").select_option("tightened")
    expect(page.get_by_text("look at 80: accept with 1 or fewer, reject with 2 or more")).to_be_visible()
    page.get_by_label("A release takes only answers of accepted lots").check()
    page.get_by_role("button", name="Save the rule").click()
    expect(page.get_by_text("The rule is saved")).to_be_visible()
    assert base.one("SELECT is_required FROM acceptance_rule WHERE project_id = %(id)s", id=inspected) is True
