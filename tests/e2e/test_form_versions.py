"""A project manager changes a form: tried in the workbench, compared, published; nothing that was begun is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import give_reason, lease_of, open_workbench, press, stands_at, submit_by
from e2e.seeding import confirm_guideline, open_project, submit, take
from qilou.base.ids import ProjectId

pytestmark = pytest.mark.browser

TRY = "以标注员身份试做"


def form_page(visit: Visit, project_id: ProjectId) -> Page:
    page = visit("project-manager", f"/manage/projects/{project_id}/settings")
    page.get_by_role("link", name="第 1 版 · 版本与修改").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("评价表单")
    page.get_by_role("button", name="修改表单").click()
    return page


def change(page: Page) -> None:
    """Ask for a longer reason, which is a rule of the form."""
    page.get_by_label("理由最少字数").fill("16")
    press(page, "Tab")


def try_it(page: Page, dimensions: int) -> None:
    page.get_by_role("button", name=TRY).click()
    expect(page.get_by_role("dialog", name=TRY)).to_be_visible()
    for _ in range(dimensions):
        press(page, "Shift+Digit4", "Alt+Digit2")
    press(page, "Digit3")
    press(page, "c")
    expect(page.get_by_role("dialog", name=TRY).get_by_role("textbox", name="理由")).to_be_focused()
    page.keyboard.insert_text("甲给出了可以核实的依据，乙没有；乙还把单位写错了。")
    press(page, "Escape", "Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("没有发送任何内容")
    press(page, "Escape")


def test_a_form_is_changed_tried_compared_and_published(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=3)
    confirm_guideline(base, "annotator-2", project_id)
    submit(base, "annotator-2", take(base, "annotator-2", project_id))
    worker = open_workbench(visit, base, project_id)  # holds an item with version 1
    page = form_page(visit, project_id)
    publish = page.get_by_role("button", name="发布新版本")
    expect(page.get_by_text("表单还没有改动。")).to_be_visible()

    change(page)
    expect(page.get_by_text("发布前，请用改好的表单试做一题")).to_be_visible()
    expect(publish).to_be_disabled()
    try_it(page, dimensions=5)
    expect(page.get_by_text("请写修改说明。")).to_be_visible()
    page.get_by_label("修改说明").fill("理由太短，看不出依据")
    expect(page.get_by_role("region", name="与当前版本的差异").locator("ins")).to_contain_text("6")
    publish.click()

    expect(page.get_by_role("button", name="第 2 版 · 当前")).to_be_visible()
    expect(page.get_by_text("理由太短，看不出依据")).to_be_visible()
    page.get_by_role("button", name="第 1 版").click()
    expect(page.get_by_text("1 份答案、")).to_be_visible()
    versions = base.ask(
        "SELECT version, body, note FROM form WHERE project_id = %(id)s ORDER BY version", id=project_id
    )
    assert [each["body"]["reason"]["min_chars"] for each in versions] == [10, 16]

    # Whoever holds an item finishes it with the form that they began with.
    for _ in range(5):
        press(worker, "Shift+Digit4", "Alt+Digit2")
    press(worker, "Digit3")
    give_reason(worker, "甲的依据可核实，乙没有。")  # 12 characters: enough for version 1
    handed_in = lease_of(submit_by(worker, "Control+Enter"))
    assert base.one("SELECT form_version FROM answer WHERE lease_id = %(id)s", id=handed_in) == 1
    stands_at(worker, 2, 3)
