"""Questions of a form's own: answered by keyboard, hidden and shown again, kept in drafts, and built in the editor."""

from __future__ import annotations

import re
from typing import Any, Literal  # Any: fields and bodies are JSON

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import answer_comparison, flat, lease_of, open_workbench, press, submit_by
from e2e.seeding import confirm_guideline, open_project, sample_records, stored, submit, take
from e2e.test_accessibility import AXE, RULES, SCAN, axe

pytestmark = pytest.mark.browser

# What stands on the screen, by the path of each field: chosen options, ticks, points and texts.
SHOWN = """() => Object.fromEntries([...document.querySelectorAll('[data-field^="fields."]')].flatMap((field) => {
  const path = field.dataset.field;
  if (field.matches('[type=checkbox]')) return field.checked ? [[path, true]] : [];
  if (field.matches('textarea, input')) return field.value ? [[path, field.value]] : [];
  if (field.matches('ul')) return [];
  const chosen = [...field.querySelectorAll('input:checked')].map((each) => each.value);
  if (chosen.length === 0) return [];
  return [[path, field.getAttribute('role') === 'group' ? chosen : chosen[0]]];
}))"""
PINYIN = "wo3 jue2 de2 jk1x"


def words(zh: str, en: str) -> dict[str, str]:
    return {"zh": zh, "en": en}


def option(key: str, zh: str, en: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "label": words(zh, en), **more}


EVERY_KIND: list[dict[str, Any]] = [
    {
        "key": "tone",
        "kind": "single",
        "label": words("语气", "Tone"),
        "required": True,
        "options": [
            option("warm", "亲切", "Warm", hotkey="W"),
            option("plain", "平实", "Plain"),
            option("cold", "冷淡", "Cold"),
        ],
    },
    {
        "key": "why",
        "kind": "text",
        "label": words("为什么冷淡", "Why cold?"),
        "required": True,
        "long": True,
        "min_chars": 4,
        "max_chars": 200,
        "show_if": {"field": "tone", "equals": "cold"},
    },
    {
        "key": "level",
        "kind": "likert",
        "label": words("清楚程度", "How clear"),
        "target": "slot",
        "required": True,
        "min": 1,
        "max": 5,
        "anchors": {"1": words("读不懂", "Unclear"), "5": words("一读就懂", "Clear at once")},
    },
    {
        "key": "faults",
        "kind": "multi",
        "label": words("毛病", "Faults"),
        "target": "slot",
        "required_if": {"field": "level", "in": [1, 2]},
        "show_if": {"field": "level", "in": [1, 2, 3]},
        "options": [option("facts", "事实", "Facts"), option("wordy", "啰嗦", "Wordy")],
    },
    {
        "key": "minutes",
        "kind": "number",
        "label": words("用了几分钟", "Minutes"),
        "min": 0,
        "max": 60,
        "whole": True,
    },
    {
        "key": "met",
        "kind": "checklist",
        "label": words("要求", "Demands"),
        "required": True,
        "options": [
            option("short", "不超过 200 字", "At most 200 words", weight_bp=6000),
            option("list", "分点", "In points", weight_bp=4000),
        ],
    },
    {
        "key": "sure",
        "kind": "confirm",
        "label": words("已核实事实", "The facts were checked"),
        "required": True,
    },
]


def shown(page: Page) -> dict[str, Any]:
    return page.evaluate(SHOWN)


def as_shown(body: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a stored body as the screen says them."""
    return {f"fields.{path}": _said(path, value) for path, value in flat(body["fields"]).items()}


def _said(path: str, value: Any) -> Any:
    if path.startswith("met."):
        return "yes" if value else "no"
    return value if isinstance(value, bool | list) else str(value)


def answer_every_kind(page: Page) -> None:
    """Answer each field by its keys: digits choose, C writes, Escape leaves, J goes on."""
    press(page, "Digit3")  # cold: the text comes to sight, and is the next one that is open
    press(page, "c")
    page.keyboard.insert_text("全是套话，没有称呼。")
    press(page, "Escape", "j", "Digit4", "Digit2")
    expect(page.locator("[data-place='fields.faults.B']")).to_have_attribute("data-active", "true")
    press(page, "Digit2", "Digit1", "j", "c")
    page.keyboard.insert_text("１2")  # the first one full-width, as a Chinese keyboard types it
    press(page, "Escape", "j", "Digit1", "Digit2", "Digit2", "j", "Digit1")


def test_every_kind_of_field_by_keyboard_is_stored_as_shown(visit: Visit, base: Base) -> None:
    records = [
        {**each, "candidates": each["candidates"][:2]} for each in sample_records("comparison", items=2)
    ]
    page = open_workbench(visit, base, open_project(base, "form", records=records, fields=EVERY_KIND))
    answer_every_kind(page)
    on_screen = shown(page)
    answer = submit_by(page, "Enter")
    assert answer.ok, answer.text()
    body = stored(base, lease_of(answer))["body"]
    assert body["fields"] == {
        "tone": "cold",
        "why": "全是套话，没有称呼。",
        "level": {"A": 4, "B": 2},
        "faults": {"B": ["facts", "wordy"]},
        "minutes": 12,
        "met": {"short": True, "list": False},
        "sure": True,
    }
    on_screen["fields.minutes"] = "12"  # on the screen as it was typed
    assert on_screen == as_shown(body)


def test_a_hidden_field_is_gone_from_the_answer_and_undo_brings_it_back(visit: Visit, base: Base) -> None:
    page = open_workbench(
        visit, base, open_project(base, "form", records=sample_records("rating"), fields=EVERY_KIND[:2])
    )
    press(page, "Digit3", "c")
    page.keyboard.insert_text("全是套话，没有称呼。")
    press(page, "Escape", "k", "w")  # warm, by its own letter
    expect(page.get_by_label("为什么冷淡")).to_have_count(0)
    press(page, "Control+z")
    expect(page.get_by_label("为什么冷淡")).to_have_value("全是套话，没有称呼。")
    press(page, "w")
    answer = submit_by(page, "Enter")
    assert stored(base, lease_of(answer))["body"] == {"fields": {"tone": "warm"}}


def test_what_is_missing_is_named_and_nothing_is_sent(visit: Visit, base: Base) -> None:
    page = open_workbench(
        visit, base, open_project(base, "form", records=sample_records("rating"), fields=EVERY_KIND[:2])
    )
    press(page, "Enter")
    expect(page.get_by_role("status").filter(has_text="语气")).to_be_visible()
    press(page, "Escape", "Digit3", "Enter")
    expect(page.get_by_label("为什么冷淡")).to_be_focused()
    expect(page.get_by_text("还没有填写")).to_be_visible()


def test_a_page_that_dies_finds_every_kind_of_field_again(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "form", records=sample_records("comparison", items=2), fields=EVERY_KIND)
    page = open_workbench(visit, base, project_id)
    answer_every_kind(page)
    before = shown(page) | {"fields.minutes": "12"}
    page.wait_for_timeout(1500)
    page.close()
    again = visit("annotator", f"/work/{project_id}")
    expect(again.get_by_label("为什么冷淡")).to_have_value("全是套话，没有称呼。")
    assert shown(again) == before


def test_what_is_composed_in_a_field_changes_no_other(visit: Visit, base: Base) -> None:
    page = open_workbench(
        visit, base, open_project(base, "form", records=sample_records("rating"), fields=EVERY_KIND[:2])
    )
    press(page, "Digit3", "c")
    before = shown(page)
    keyboard = page.context.new_cdp_session(page)
    for end in range(1, len(PINYIN) + 1):
        keyboard.send(
            "Input.imeSetComposition", {"text": PINYIN[:end], "selectionStart": end, "selectionEnd": end}
        )
    after = shown(page)
    assert after.pop("fields.why") == PINYIN
    assert after == before


def test_fields_stand_behind_what_the_kind_itself_asks(visit: Visit, base: Base) -> None:
    """Scores and preference first; the question that depends on the preference, and one of each side, after them."""
    fields = [
        {
            "key": "why_same",
            "kind": "text",
            "label": words("为什么一样", "Why the same?"),
            "required": True,
            "show_if": {"field": "own.preference", "equals": 4},
        },
        EVERY_KIND[2],
    ]
    page = open_workbench(visit, base, open_project(base, "comparison", fields=fields))
    answer_comparison(page, "甲有依据，乙没有；乙还漏了一步。")
    press(page, "Escape", "Digit4")
    expect(page.get_by_label("为什么一样")).to_be_visible()
    press(page, "Digit6")
    expect(page.get_by_label("为什么一样")).to_have_count(0)
    press(page, "j")
    expect(page.locator("[data-place='fields.level.A']")).to_have_attribute("data-active", "true")
    press(page, "Digit5", "Digit1")
    answer = submit_by(page, "Enter")
    body = stored(base, lease_of(answer))["body"]
    assert body["fields"] == {"level": {"A": 5, "B": 1}}
    assert body["preference"] == 6


def test_a_writer_ticks_off_the_constraints_of_the_item(visit: Visit, base: Base) -> None:
    records = sample_records("sft", items=1)
    records[0] = {**records[0], "candidates": [], "meta": {"constraints": ["不超过 200 字", "不用列表"]}}
    field = {
        "key": "met",
        "kind": "checklist",
        "label": words("约束", "Constraints"),
        "required": True,
        "options_from": "constraints",
    }
    page = open_workbench(visit, base, open_project(base, "sft", records=records, fields=[field]))
    expect(page.get_by_role("radiogroup", name="不用列表")).to_be_visible()
    press(page, "Digit1", "Digit2", "Digit2")
    page.get_by_role("textbox", name="回答正文").fill(
        "这是一份写得足够长、可以直接交付的示范回答，逐条满足题目的约束。"
    )
    answer = submit_by(page, "Control+Enter")
    assert stored(base, lease_of(answer))["body"]["fields"] == {"met": {"k1": True, "k2": False}}


def test_an_inspector_sees_the_fields_in_place_of_codes(visit: Visit, base: Base) -> None:
    project_id = open_project(
        base, "form", records=sample_records("rating", items=1), fields=EVERY_KIND[:2], inspection_bp=10_000
    )
    confirm_guideline(base, "annotator", project_id)
    submit(
        base,
        "annotator",
        take(base, "annotator", project_id),
        {"fields": {"tone": "cold", "why": "全是套话。"}},
    )
    page = visit("inspector", "/inspect")
    page.get_by_role("button", name=re.compile("最久")).click()
    expect(page.get_by_role("row", name=re.compile("语气"))).to_contain_text("冷淡")
    expect(page.get_by_text("全是套话。")).to_be_visible()


def test_a_manager_builds_fields_sees_them_at_once_and_publishes(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "form", records=sample_records("rating", items=2), fields=EVERY_KIND[:1])
    page = visit("project-manager", f"/manage/projects/{project_id}/form")
    page.get_by_role("button", name="修改表单").click()
    editor = page.get_by_role("region", name="自设问题")
    editor.get_by_role("button", name="文字", exact=True).click()
    editor.get_by_label("问题（中文）").fill("为什么")
    editor.get_by_label("问题（英文）").fill("Why?")
    editor.get_by_label("什么时候出现").select_option(label="以下都成立时")
    editor.get_by_role("combobox", name="选项").select_option(label="冷淡")
    preview = page.get_by_role("complementary", name="预览")
    expect(preview.get_by_label("为什么")).to_have_count(0)
    preview.get_by_text("冷淡").click()
    expect(preview.get_by_label("为什么")).to_be_visible()

    page.get_by_role("button", name="以标注员身份试做").click()
    press(page, "Digit1", "Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_contain_text("没有发送任何内容")
    press(page, "Escape")
    page.get_by_label("修改说明").fill("要写冷淡的原因")
    page.get_by_role("button", name="发布新版本").click()
    expect(page.get_by_role("button", name="第 2 版 · 当前")).to_be_visible()
    (newest,) = base.ask("SELECT body FROM form WHERE project_id = %(id)s AND version = 2", id=project_id)
    assert newest["body"]["fields"][1]["show_if"] == {"field": "tone", "equals": "cold"}
    assert newest["body"]["fields"][1]["label"] == words("为什么", "Why?")


def test_a_letter_that_is_taken_is_refused_by_name(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "form", records=sample_records("rating", items=2), fields=EVERY_KIND[:1])
    page = visit("project-manager", f"/manage/projects/{project_id}/form")
    page.get_by_role("button", name="修改表单").click()
    editor = page.get_by_role("region", name="自设问题")
    editor.get_by_role("button", name=re.compile("语气.*tone")).click()
    editor.get_by_label("快捷键").nth(1).fill("x")
    page.get_by_role("button", name="以标注员身份试做").click()
    press(page, "Digit1", "Enter", "Escape")
    page.get_by_label("修改说明").fill("加一个快捷键")
    page.get_by_role("button", name="发布新版本").click()
    expect(page.get_by_text("按键 X 已被占用：跳过")).to_be_visible()


@pytest.mark.skipif(
    not AXE.exists(), reason="NOT RUN: axe-core is not installed (python hatch_build.py npm ci)"
)
@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_workbench_and_editor_have_nothing_that_axe_objects_to(
    visit: Visit, base: Base, language: Literal["zh", "en"], theme: Literal["light", "dark"]
) -> None:
    project_id = open_project(base, "form", records=sample_records("comparison", items=2), fields=EVERY_KIND)
    confirm_guideline(base, "annotator", project_id)
    bench = visit("annotator", f"/work/{project_id}", language=language, theme=theme)
    expect(bench.locator("[data-place='fields.tone']")).to_be_visible()
    page = visit("project-manager", f"/manage/projects/{project_id}/form", language=language, theme=theme)
    page.get_by_role("button", name=re.compile("修改表单|Change the form")).click()
    page.get_by_role("button", name=re.compile("faults")).first.click()
    expect(page.get_by_role("complementary", name=re.compile("预览|Preview"))).to_be_visible()
    for each in (bench, page):
        each.evaluate(axe())
        found = each.evaluate(SCAN, RULES)
        assert found == []
