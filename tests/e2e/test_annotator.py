"""An annotator's day without a mouse: sign in, claim, read the guideline, answer items of each kind, skip one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from e2e.base import PASSWORD, Base
from e2e.conftest import Visit
from e2e.hands import (
    flat,
    give_reason,
    lease_of,
    open_workbench,
    press,
    score_pair,
    shown_fields,
    stands_at,
    submit_by,
    tab_to,
)
from e2e.seeding import open_project, sample_records, stored

pytestmark = pytest.mark.browser


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
    expect(page.get_by_role("heading", name="先阅读最新规范")).to_be_visible()
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


def test_a_written_answer_starts_from_the_draft(visit: Visit, base: Base) -> None:
    with_draft = [each for each in sample_records("sft", items=6) if each["candidates"]]
    project_id = open_project(base, "sft", records=with_draft)
    page = open_workbench(visit, base, project_id)

    tab_to(page, page.get_by_role("button", name="插入草稿"))
    press(page, "Enter", "c")
    expect(page.get_by_role("textbox", name="回答正文")).to_be_focused()
    page.keyboard.insert_text("补充：以上信息请以当地公告为准。")
    press(page, "Escape")  # in the editor Tab indents
    tab_to(page, page.get_by_label("备注"))
    page.keyboard.insert_text("在草稿上改")
    on_screen = shown_fields(page)
    answered = stored(base, lease_of(submit_by(page, "Control+Enter")))

    assert answered["body"] == on_screen
    draft = answered["content"]["candidates"][0]["content"]
    assert on_screen["text"] == draft + "补充：以上信息请以当地公告为准。"
    stands_at(page, 2, len(with_draft))


def test_a_rating_by_digits(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "rating"))

    press(page, "Digit4", "Digit2", "Digit0", "k", "Digit5", "j", "Digit3", "Digit3", "Digit4", "Digit5")
    give_reason(page, "第二段把两个概念弄混了，其余可以核实。")
    press(page, "Escape")
    on_screen = shown_fields(page)
    answered = stored(base, lease_of(submit_by(page, "Enter")))

    assert flat(answered["body"]) == on_screen
    assert len(on_screen) == 6
    stands_at(page, 2, 8)


def test_skipping_needs_a_reason(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "rating", items=2)
    page = open_workbench(visit, base, project_id)

    press(page, "x")
    dialog = page.get_by_role("dialog", name="跳过本题")
    press(page, "Control+Enter")
    expect(dialog).to_be_visible()
    press(page, "Digit5", "Control+Enter")
    expect(dialog).to_contain_text("选择“其他”时请写明原因")
    tab_to(page, dialog.get_by_label("补充说明"))
    page.keyboard.insert_text("题目里的表格缺了一列 1 2 3")
    press(page, "Control+Enter")

    expect(page.get_by_text("已跳过并交回")).to_be_visible()
    (skipped,) = base.ask(
        "SELECT state, reason, ended_at FROM lease WHERE project_id = %(project)s AND state = 'given_back'",
        project=project_id,
    )
    assert skipped["reason"] == "other: 题目里的表格缺了一列 1 2 3"
    assert skipped["ended_at"] is not None
