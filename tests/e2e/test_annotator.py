"""An annotator's day without a mouse: sign in, claim, read the guideline, answer items of each kind, skip one."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from e2e.base import PASSWORD, Base
from e2e.conftest import Visit
from e2e.hands import (
    flat,
    give_reason,
    lease_of,
    press,
    score_pair,
    shown_fields,
    stands_at,
    submit_by,
    tab_to,
)
from e2e.seeding import confirm_guideline, open_project
from qilou.base.ids import ProjectId

pytestmark = pytest.mark.browser


def stored(base: Base, lease_id: int) -> dict[str, Any]:
    """Return the answer that the server holds for a lease, with its item."""
    (row,) = base.ask(
        """
        SELECT answer.body, answer.slots, answer.active_seconds, item.content
        FROM answer JOIN item ON item.id = answer.item_id
        WHERE answer.lease_id = %(lease)s
        """,
        lease=lease_id,
    )
    return row


def open_workbench(visit: Visit, base: Base, project_id: ProjectId, login: str = "annotator") -> Page:
    """Open the workbench on the project, whose guideline the person has read."""
    confirm_guideline(base, login, project_id)
    page = visit(login, f"/work/{project_id}")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    return page


def test_five_comparisons_by_keyboard_alone(visit: Visit, base: Base) -> None:
    open_project(base, "comparison", items=6)
    page = visit(None, "/")
    expect(page.get_by_label("登录名")).to_be_focused()
    page.keyboard.type("annotator")
    press(page, "Tab")
    page.keyboard.type(PASSWORD)
    press(page, "Enter")

    tab_to(page, page.get_by_role("link", name="领取"))
    press(page, "Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("先阅读最新规范")
    tab_to(page, page.get_by_role("button", name="我已阅读并理解"))
    press(page, "Enter")

    for number in range(1, 6):
        stands_at(page, number, 6)
        score_pair(page, (5, 1), (4, 2), (3, 3))
        press(page, "j", "k")  # away and back
        score_pair(page, (2, 4), (1, number))
        press(page, f"Digit{number}")
        give_reason(page, f"第 {number} 题：A 给出了可核实的依据，B 没有。")
        on_screen = shown_fields(page)
        pane = page.get_by_role("group", name="回答 A").inner_text()
        answered = stored(base, lease_of(submit_by(page, "Control+Enter")))

        assert flat(answered["body"]) == on_screen
        assert len(on_screen) == 12
        candidates = {each["id"]: each["content"] for each in answered["content"]["candidates"]}
        first_words = re.split(r"\W", candidates[answered["slots"][0]].lstrip("#*- "))[0]
        assert first_words in pane
    stands_at(page, 6, 6)
