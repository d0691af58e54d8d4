"""A project manager sets a project up: chooses a rubric, tries the form by keyboard, and only then makes it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import press

pytestmark = pytest.mark.browser

NEXT, TRY = "下一步", "以标注员身份试做"


def to_the_form(visit: Visit, kind: str) -> Page:
    page = visit("project-manager", "/manage/projects/new")
    page.get_by_role("radio", name=re.compile(f"^{kind}")).check()
    page.get_by_label("名称（中文）").fill("试做过的项目")
    page.get_by_label("名称（英文）").fill("A project that was tried")
    page.get_by_role("button", name=NEXT).click()
    return page


def test_a_form_is_tried_before_its_project_is_made(visit: Visit, base: Base) -> None:
    page = to_the_form(visit, "评分")
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if each.method != "GET" else None)
    page.get_by_role("radio", name="HS-5").check()
    expect(page.get_by_text("请先以标注员身份试做一次")).to_be_visible()
    expect(page.get_by_role("button", name=NEXT)).to_be_disabled()

    page.get_by_role("button", name=TRY).click()
    trial, status = page.get_by_role("dialog", name=TRY), page.get_by_role("dialog").get_by_role("status")
    press(page, "Enter")
    expect(status).to_contain_text("有用性、正确性 等 6 处")
    press(page, "Digit4", "Digit0", "Digit3", "Digit2", "Digit1")
    press(page, "c")
    expect(trial.get_by_role("textbox", name="理由")).to_be_focused()
    page.keyboard.insert_text("声速写错了一千倍，避雨的建议也不安全。")
    press(page, "Escape", "Enter")
    expect(status).to_contain_text("没有发送任何内容")
    press(page, "Escape")

    expect(trial).to_have_count(0)
    expect(page.get_by_role("button", name=TRY)).to_be_focused()
    assert sent == []
    for _ in range(2):
        page.get_by_role("button", name=NEXT).click()
    page.get_by_role("button", name="建立项目").click()
    page.wait_for_url("**/imports")
    form = base.one(
        "SELECT form.body FROM form JOIN project ON project.id = form.project_id WHERE title = '试做过的项目'"
    )
    assert [(each["key"], each["max"]) for each in form["dimensions"]][:2] == [
        ("helpfulness", 4),
        ("correctness", 4),
    ]


def test_a_changed_form_is_replaced_only_after_asking(visit: Visit) -> None:
    page = to_the_form(visit, "成对比较")
    first = page.get_by_label("名称（中文）").first
    first.fill("事实")

    page.get_by_role("radio", name="G-3").click()
    page.get_by_role("button", name="保留修改").click()
    expect(first).to_have_value("事实")
    page.get_by_role("radio", name="G-3").click()
    page.get_by_role("button", name="替换", exact=True).click()

    expect(first).to_have_value("总体质量")
    expect(page.get_by_role("radio", name="G-3")).to_be_checked()


def test_a_domain_says_who_may_take_part(visit: Visit) -> None:
    page = to_the_form(visit, "成对比较")
    page.get_by_role("button", name=TRY).click()
    page.get_by_role("button", name="结束试做").click()
    page.get_by_role("button", name=NEXT).click()

    page.get_by_label("所需证书").select_option(label="医疗")
    expect(page.get_by_text("只有持“医疗”证书的人能领取")).to_be_visible()
    page.get_by_label("所需证书").select_option(label="其他…")
    page.get_by_label("证书名称").fill("闽南话")
    page.get_by_role("button", name=NEXT).click()
    page.get_by_role("button", name="上一步").click()
    expect(page.get_by_label("证书名称")).to_have_value("闽南话")
