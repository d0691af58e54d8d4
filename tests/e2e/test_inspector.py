"""An answer goes back and forth: an inspector returns it, its author reworks it, and it passes in the end; another is
mended by the inspector.
"""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import lease_of, open_workbench, press, rows_of, submit_by, tab_to
from e2e.seeding import comparison_body, confirm_guideline, open_project, stored, submit, take
from qilou.base.ids import ProjectId

pytestmark = pytest.mark.browser
COMMENT = "第二句的年份不对，请查证后改正。"


def start_inspecting(page: Page) -> None:
    """From the queue, take what has waited longest; with keys alone."""
    start = page.get_by_role("button", name="Start with the longest wait")
    expect(rows_of(page, "Inspection queue")).to_have_count(2)
    tab_to(page, start)
    press(page, "Enter")
    is_inspecting(page)


def is_inspecting(page: Page) -> None:
    """Wait for an answer to inspect; with the focus on its heading, the keys work."""
    expect(page.get_by_role("heading", name=re.compile(r"#\d+"))).to_be_focused()
    expect(page.get_by_role("radiogroup", name="Verdict")).to_be_visible()


def answer_of(base: Base, project_id: ProjectId) -> dict[str, Any]:
    """Return the project's only answer with what inspection said of it, oldest first."""
    (answer,) = base.ask(
        "SELECT id, item_id, state, revision FROM answer WHERE project_id = %(project)s", project=project_id
    )
    reviews = base.ask(
        "SELECT verdict, reason_codes, comment, fixed_body FROM review WHERE answer_id = %(answer)s ORDER BY id",
        answer=answer["id"],
    )
    return answer | {"reviews": reviews}


def test_returned_reworked_and_passed(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "sft", items=1, inspection_bp=10_000)
    author = open_workbench(visit, base, project_id)
    press(author, "c")
    author.keyboard.insert_text("骑楼老街的建筑多建于二十世纪二三十年代，楼下是店铺，楼上住人。")
    submit_by(author, "Control+Enter")

    inspector = visit("inspector", "/inspect", language="en")
    start_inspecting(inspector)
    press(inspector, "Digit3", "Control+Enter")
    expect(inspector.get_by_text("Returning and voiding need at least one reason")).to_be_visible()
    press(inspector, "Space")  # the first reason has the focus: a factual error
    press(inspector, "c")
    inspector.keyboard.insert_text(COMMENT)
    press(inspector, "Control+Enter")
    expect(inspector.get_by_text("Nothing waits for inspection")).to_be_visible()
    returned = answer_of(base, project_id)
    assert returned["state"] == "returned"
    assert returned["reviews"] == [
        {"verdict": "return", "reason_codes": ["factual_error"], "comment": COMMENT, "fixed_body": None}
    ]

    author.goto("/home")
    expect(author.get_by_text(COMMENT)).to_be_visible()
    expect(author.get_by_text("事实错误")).to_be_visible()
    author.get_by_role("link", name="去修改").click()
    expect(author.get_by_role("status").filter(has_text="退回待改")).to_contain_text(
        f"事实错误 · 质检意见：{COMMENT}"
    )
    press(author, "c", "Control+a")
    author.keyboard.insert_text("骑楼老街的建筑大多建于上世纪二三十年代：楼下开店，楼上住人，中间是走廊。")
    reworked = stored(base, lease_of(submit_by(author, "Control+Enter")))
    assert reworked["id"] == returned["id"]

    inspector.get_by_role("button", name="Try again").click()
    is_inspecting(inspector)
    expect(inspector.get_by_role("region", name="Earlier inspections")).to_contain_text(COMMENT)
    expect(inspector.get_by_text("revision 2")).to_be_visible()
    press(inspector, "Digit1", "Control+Enter")
    expect(inspector.get_by_text("Nothing waits for inspection")).to_be_visible()
    passed = answer_of(base, project_id)
    assert (passed["state"], passed["revision"]) == ("accepted", 2)
    assert [each["verdict"] for each in passed["reviews"]] == ["return", "pass"]


def test_fixing_shows_what_was_changed(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=1, inspection_bp=10_000)
    confirm_guideline(base, "annotator-2", project_id)
    taken = take(base, "annotator-2", project_id)
    body = comparison_body(taken.project.form)
    submit(base, "annotator-2", taken, body)

    page = visit("inspector", "/inspect", language="en")
    start_inspecting(page)
    press(page, "Digit2", "Control+Enter")
    expect(page.get_by_text("Nothing was changed")).to_be_visible()
    changes = page.get_by_role("region", name="What you changed")
    page.get_by_role("radio", name="B much better").check(force=True)
    page.get_by_label(re.compile("^Reason")).fill("A 更准确，B 多了一个必要的步骤。")

    expect(changes.get_by_role("deletion").first).to_have_text("A slightly")
    expect(changes.get_by_role("insertion")).to_have_count(1)
    press(page, "Control+Enter")
    expect(page.get_by_text("Nothing waits for inspection")).to_be_visible()

    fixed = answer_of(base, project_id)
    assert fixed["state"] == "accepted"
    assert fixed["reviews"][0]["fixed_body"] == body | {
        "preference": 7, "reason": "A 更准确，B 多了一个必要的步骤。"
    }  # fmt: skip
