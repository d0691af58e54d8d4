"""What was handed in comes back as it was: by Ctrl+Z at the workbench, by a button among one's own submissions."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import (
    answer_comparison,
    flat,
    lease_of,
    open_workbench,
    press,
    shown_fields,
    stands_at,
    submit_by,
)
from e2e.seeding import confirm_guideline, open_project, stored, submit, take
from qilou.base import clock
from qilou.flows import review_answer

pytestmark = pytest.mark.browser

REASON = "A 给出了可以核实的依据，B 没有。"


def test_undo_brings_the_last_answer_back_until_an_inspector_has_it(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=3, inspection_bp=10_000)
    page = open_workbench(visit, base, project_id)
    answer_comparison(page, REASON)
    on_screen = shown_fields(page)
    lease_id = lease_of(submit_by(page, "Control+Enter"))
    stands_at(page, 2, 3)

    with page.expect_response(lambda each: each.url.endswith("/withdrawal")):
        press(page, "Control+z")
    stands_at(page, 1, 3)

    assert shown_fields(page) == on_screen
    assert stored(base, lease_id)["state"] == "withdrawn"
    submit_by(page, "Control+Enter")
    stands_at(page, 2, 3)
    inspector = base.people["inspector"]
    with base.house.transaction(inspector.scope) as db:
        review_answer.take_inspection(db, inspector, project_id=project_id, now=clock.now())
    press(page, "Control+z")
    expect(page.get_by_text("不能再撤回").first).to_be_visible()
    assert stored(base, lease_id)["state"] == "in_review"
    assert flat(stored(base, lease_id)["body"]) == on_screen


def test_a_submission_is_taken_back_by_its_button(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "rating", items=2, inspection_bp=10_000)
    confirm_guideline(base, "annotator-2", project_id)
    submit(base, "annotator-2", take(base, "annotator-2", project_id))
    page = visit("annotator-2", "/answers")

    page.get_by_role("row").nth(1).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("质检领取前可撤回")).to_be_visible()
    dialog.get_by_role("button", name="撤回").click()

    expect(dialog.get_by_role("link", name="去修改")).to_be_visible()
    assert base.one("SELECT state FROM answer WHERE project_id = %(id)s", id=project_id) == "withdrawn"
