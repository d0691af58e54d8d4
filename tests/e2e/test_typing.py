"""What must never hand an answer in or change a score: an input method at work, text being typed, a key held down,
an answer that is not complete.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import (
    ANSWER,
    answer_comparison,
    give_reason,
    lease_of,
    open_workbench,
    press,
    score_pair,
    shown_fields,
    stands_at,
    submit_by,
)
from e2e.seeding import comparison_body, confirm_guideline, open_project, stored, take
from qilou.base import clock
from qilou.flows import hold_task

pytestmark = pytest.mark.browser
PINYIN = "wo3 jue2 de2 jk1x"
IN_PROCESS = 229  # the key code that input methods give to what they have taken
COMPOSING_KEYS = """(keyCode) => {
  for (const ctrlKey of [false, true]) {
    const press = new KeyboardEvent('keydown', {key: 'Enter', code: 'Enter', ctrlKey, bubbles: true});
    Object.defineProperty(press, 'keyCode', {value: keyCode});
    document.activeElement.dispatchEvent(press);
  }
}"""


def count_answers(page: Page) -> list[str]:
    """Collect the address of every answer that the page hands in from now on."""
    sent: list[str] = []
    page.on("request", lambda each: sent.append(each.url) if ANSWER.search(each.url) else None)
    return sent


def hold(page: Page, key: str) -> None:
    """Press the key again and again without letting go, as a keyboard repeats it."""
    for _ in range(10):
        page.keyboard.down(key)


def test_enter_while_composing_never_hands_in(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    sent = count_answers(page)
    answer_comparison(page, "已经写了足够多的理由，")
    before = shown_fields(page)
    keyboard = page.context.new_cdp_session(page)

    for end in range(1, len(PINYIN) + 1):
        keyboard.send(
            "Input.imeSetComposition", {"text": PINYIN[:end], "selectionStart": end, "selectionEnd": end}
        )
    for modifiers in (0, 2):  # Enter, Ctrl+Enter
        for kind in ("rawKeyDown", "keyUp"):
            keyboard.send(
                "Input.dispatchKeyEvent",
                {"type": kind, "key": "Enter", "code": "Enter", "modifiers": modifiers,
                 "windowsVirtualKeyCode": IN_PROCESS},
            )  # fmt: skip
    page.evaluate(COMPOSING_KEYS, IN_PROCESS)
    expect(page.get_by_label(re.compile("^理由"))).to_have_value(before["reason"] + PINYIN)
    keyboard.send("Input.insertText", {"text": "我觉得"})

    assert shown_fields(page) == before | {"reason": before["reason"] + "我觉得"}
    assert sent == []
    answer = submit_by(page, "Control+Enter")
    stands_at(page, 2, 8)
    assert len(sent) == 1
    assert stored(base, lease_of(answer))["body"]["reason"] == before["reason"] + "我觉得"


def test_what_is_typed_into_the_reason_stays_there(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    sent = count_answers(page)
    answer_comparison(page)
    before = shown_fields(page)

    page.keyboard.type("1 2 3 j k x s ? 0 [")
    press(page, "Shift+Digit5", "Enter")
    page.keyboard.type("7")

    assert shown_fields(page) == before | {"reason": "1 2 3 j k x s ? 0 [%\n7"}
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert sent == []


def test_holding_enter_hands_in_one_item(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    confirm_guideline(base, "annotator", project_id)
    first = take(base, "annotator", project_id)
    second = take(base, "annotator", project_id, holding=[first.lease.id])
    actor, body = base.people["annotator"], comparison_body(first.project.form)
    for taken in (first, second):  # both could be handed in as they are
        with base.house.transaction(actor.scope) as db:
            hold_task.save_draft(db, actor, lease_id=taken.lease.id, revision=0, body=body, now=clock.now())

    page = visit("annotator", "/home")
    sent = count_answers(page)
    with page.expect_response("**/api/leases"):
        page.goto(f"/work/{project_id}")
    with page.expect_response("**/api/leases"):  # it asks for the next item while it shows this one
        stands_at(page, 1, 8)
    hold(page, "Enter")
    stands_at(page, 2, 8)
    hold(page, "Enter")
    page.keyboard.up("Enter")

    expect(page.get_by_text("草稿已存")).to_be_visible()
    assert shown_fields(page)["reason"] == body["reason"]
    assert sent == [f"{base.address}/api/leases/{first.lease.id}/answer"]


def test_an_incomplete_answer_names_what_is_missing(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    sent = count_answers(page)
    score_pair(page, (4, 3), (5, 5))
    press(page, "Shift+Digit4", "Enter")  # B is missing on the third dimension

    expect(page.get_by_role("status").filter(has_text="还没有填完：完整性 B")).to_be_visible()
    missing = page.get_by_role("radiogroup", name="完整性 B")
    assert missing.evaluate("(each) => each.contains(document.activeElement)")

    press(page, "Alt+Digit3")
    score_pair(page, (4, 4), (4, 4))
    give_reason(page, "太短")
    press(page, "Control+Enter")
    expect(page.get_by_label(re.compile("^理由"))).to_be_focused()
    expect(page.get_by_text("至少 10 字，现有 2 字")).to_be_visible()
    assert sent == []


def test_enter_on_a_button_does_only_what_the_button_does(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    sent = count_answers(page)
    answer_comparison(page, "理由已经写满了十个字以上。")

    unfold = page.get_by_role("button", name="展开")
    unfold.focus()
    press(page, "Enter")

    expect(page.get_by_role("button", name="收起")).to_be_focused()
    expect(page.get_by_role("heading", name="第 1 题，共 8 题")).to_be_attached()
    assert sent == []
