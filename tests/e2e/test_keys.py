"""Keys that a person changes or switches off, and the palette behind Ctrl+K: on every page, by keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import open_workbench, press, shown_fields
from e2e.seeding import open_project
from qilou.base import clock
from qilou.flows import ask_question

pytestmark = pytest.mark.browser


def change(page: Page, key: str, to: str) -> None:
    """Open the dialog of a key and press another one there."""
    page.locator(f"li[data-key='{key}']").get_by_role("button").click()
    expect(page.get_by_role("button", name="新的键")).to_be_focused()
    page.keyboard.press(to)


def kept(page: Page) -> None:
    """Press the button that keeps the change, and wait until the account has it."""
    with page.expect_response(lambda answer: answer.url.endswith("/api/me/settings")) as answer:
        page.keyboard.press("Enter")
    assert answer.value.status == 200


def test_a_key_follows_its_person_to_another_machine(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    settings = visit("annotator", "/profile/keys")
    change(settings, "F", "x")
    expect(settings.get_by_role("dialog")).to_contain_text("X 已用于「跳过」。保存后两者互换。")
    kept(settings)
    change(settings, "3", "h")
    kept(settings)
    expect(settings.locator("li[data-key='F']")).to_contain_text("X")

    page = open_workbench(visit, base, project_id)  # a browser of its own

    press(page, "h")
    assert shown_fields(page)["preference"] == 3
    page.keyboard.press("Digit3")
    assert shown_fields(page)["preference"] == 3
    expect(page.get_by_role("button", name="疑问")).to_contain_text("X")
    expect(page.get_by_role("button", name="疑问")).to_have_attribute("aria-keyshortcuts", "X")
    page.keyboard.press("x")
    expect(page.get_by_role("dialog", name="向项目经理提问")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    help_sheet = page.get_by_role("dialog", name="本页快捷键")
    expect(help_sheet.locator("dl > div").filter(has_text="跳过")).to_contain_text("F")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("tg")
    expect(page.get_by_role("option", name="跳过")).to_contain_text("F")
    base.overrule("DELETE FROM account_settings")


def test_single_keys_are_switched_off_and_enter_stays(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    page.keyboard.press("?")
    page.get_by_label("启用单键快捷键").click()
    page.keyboard.press("Escape")

    press(page, "3", "x", "f")

    assert "preference" not in shown_fields(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(page.get_by_text("还没有填完").first).to_be_visible()
    base.overrule("DELETE FROM account_settings")


def test_keys_of_browsers_and_input_methods_are_refused(visit: Visit, base: Base) -> None:
    page = visit("annotator", "/profile/keys")
    page.locator("li[data-key='F']").get_by_role("button").click()
    catch = page.get_by_role("button", name="新的键")
    for pressed in ("Control+Period", "Shift+Space", "Control+Space", "ArrowUp", "Control+Comma"):
        catch.press(pressed)
        expect(page.get_by_role("dialog")).to_contain_text("这个键不能用")
        expect(page.get_by_role("button", name="保存", exact=True)).to_be_disabled()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    page.keyboard.press("Escape")
    expect(page.get_by_text("已改 0 个")).to_be_visible()


def test_letters_grow_for_the_account(visit: Visit, base: Base) -> None:
    page = visit("annotator", "/profile")
    with page.expect_response(lambda answer: answer.url.endswith("/api/me/settings")):
        page.get_by_role("slider").press("End")

    other = open_workbench(visit, base, open_project(base, "comparison"))

    size = "(each) => getComputedStyle(each).fontSize"
    assert other.locator("[data-pane] .prose").first.evaluate(size) == "20px"
    base.overrule("DELETE FROM account_settings")


def test_the_palette_does_what_the_page_can_do(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    page.keyboard.press("c")
    page.keyboard.insert_text("写到一半，")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    expect(page.get_by_role("option", name="同步滚动")).to_contain_text("S")
    page.keyboard.press("Enter")  # in haste: nothing is chosen yet
    expect(field).to_be_focused()

    page.keyboard.insert_text("bhdd")  # B 好得多: no such label; then a real one
    expect(page.get_by_text("没有匹配的命令").first).to_be_visible()
    field.fill("hhd")
    expect(page.get_by_role("option", selected=True)).to_contain_text("好很多")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_contain_text("B 好很多")
    page.keyboard.press("Enter")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("radio", name="B 好很多")).to_be_checked()
    assert shown_fields(page)["preference"] == 7
    assert shown_fields(page)["reason"] == "写到一半，"


def test_the_palette_leads_everywhere_and_never_while_composing(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", title="面板要找的项目")
    page = visit("project-manager", "/manage/projects")
    expect(page.get_by_role("heading", name="项目", exact=True)).to_be_visible()
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    keyboard = page.context.new_cdp_session(page)
    keyboard.send("Input.imeSetComposition", {"text": "mb", "selectionStart": 2, "selectionEnd": 2})
    for kind in ("rawKeyDown", "keyUp"):
        keyboard.send(
            "Input.dispatchKeyEvent",
            {"type": kind, "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
        )
    expect(page.get_by_role("dialog", name="命令面板")).to_be_visible()
    keyboard.send("Input.insertText", {"text": "面板要找"})
    expect(page.get_by_role("option", selected=True)).to_contain_text("面板要找的项目")

    page.keyboard.press("Enter")
    page.wait_for_url(f"**/manage/projects/{project_id}")
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("english")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.keyboard.press("Control+k")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_stranger_has_a_palette_too(visit: Visit) -> None:
    page = visit(None, "/sign-in")
    expect(page.get_by_role("heading").first).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    expect(page.get_by_role("option")).to_have_count(4)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_questions_and_replies_are_counted_in_the_navigation(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    asker = base.people["annotator"]
    lease_id = base.one("SELECT max(id) FROM lease WHERE project_id = %(project)s", project=project_id)
    with base.house.transaction(asker.scope) as db:
        question = ask_question.ask_question(
            db, asker, lease_id=lease_id, text="并列怎么办？", now=clock.now()
        )
    manage = visit("project-manager", f"/manage/projects/{project_id}/questions")
    expect(manage.get_by_role("link", name="管理").get_by_role("img", name="1 个疑问待回复")).to_be_visible()
    manage.get_by_role("textbox").first.fill("选中间")
    manage.get_by_role("button", name="发送答复").click()
    expect(manage.get_by_role("img", name="1 个疑问待回复")).to_have_count(0)

    page.reload()

    expect(page.get_by_role("img", name="1 个疑问有了回复")).to_be_visible()
    assert question.project_id == project_id
