"""Five answers put in order with ties: by keys alone, by buttons alone, by dragging; stored is what is shown."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import give_reason, lease_of, open_workbench, press, submit_by
from e2e.seeding import open_project, sample_records, stored

pytestmark = pytest.mark.browser

REASON = "前两个答案都给出了可以核实的依据，最后一个答非所问。"
WANTED = {"A": 2, "B": 1, "C": 1, "D": 3, "E": 3}


def five() -> list[dict[str, Any]]:
    """Return one record with five candidates."""
    record = sample_records("ranking", items=1)[0]
    (first, *_) = record["candidates"]
    record["candidates"] = [
        {**first, "id": f"c{number}", "content": f"第 {number} 个回答。"} for number in range(1, 6)
    ]
    return [record]


def opened(visit: Visit, base: Base) -> Page:
    return open_workbench(visit, base, open_project(base, "ranking", records=five()))


def order(page: Page) -> Locator:
    return page.get_by_role("region", name="排序")


def shown(page: Page) -> dict[str, int]:
    """Read the order off the screen: each answer with the number beside it."""
    rows = order(page).get_by_role("listitem").all_inner_texts()
    found = [re.search(r"(\d|–)\s*回答 ([A-E])", " ".join(row.split())) for row in rows]
    return {each[2]: int(each[1]) for each in found if each and each[1] != "–"}


def hand_in(page: Page, base: Base) -> dict[str, Any]:
    give_reason(page, REASON)
    return stored(base, lease_of(submit_by(page, "Control+Enter")))["body"]


def test_by_keys_alone(visit: Visit, base: Base) -> None:
    page = opened(visit, base)

    for rank in ("2", "1", "1", "3", "3"):  # A to E
        press(page, f"Digit{rank}", "j")

    expect(page.get_by_role("status").filter(has_text="回答 E：第 3 名，与 D 并列")).to_have_count(1)
    assert shown(page) == WANTED
    assert hand_in(page, base)["ranks"] == WANTED


def test_by_buttons_alone(visit: Visit, base: Base) -> None:
    page = opened(visit, base)
    button = order(page).get_by_role("button", name=re.compile(".*"))
    assert button.count() > 0

    for slot in "BCADE":
        order(page).get_by_role("button", name=f"把回答 {slot} 排到末位").click()
    order(page).get_by_role("button", name="回答 C 与上一名并列").click()
    order(page).get_by_role("button", name="回答 E 与上一名并列").click()

    assert shown(page) == WANTED
    assert hand_in(page, base)["ranks"] == WANTED


def drag(page: Page, slot: str, onto: str, *, share: float) -> None:
    """Drag an answer by its rank to this share of another row's height."""
    row = order(page).locator(f"li[data-slot={onto}]")
    handle = order(page).locator(f"li[data-slot={slot}] > span >> nth=0").bounding_box()
    target = row.bounding_box()
    assert handle is not None
    assert target is not None
    page.mouse.move(handle["x"] + 8, handle["y"] + handle["height"] / 2)
    page.mouse.down()
    page.mouse.move(target["x"] + 60, target["y"] + target["height"] * share, steps=6)
    page.mouse.up()


def test_by_dragging(visit: Visit, base: Base) -> None:
    page = opened(visit, base)

    drag(page, "B", "A", share=0.5)  # nothing has a rank yet: it comes first
    drag(page, "A", "B", share=0.95)
    drag(page, "C", "B", share=0.5)  # on B: equal
    expect(page.get_by_role("status").filter(has_text="回答 C：第 1 名，与 B 并列")).to_have_count(1)
    drag(page, "D", "A", share=0.05)  # before A
    drag(page, "D", "A", share=0.95)  # and after it
    drag(page, "E", "D", share=0.5)

    assert shown(page) == WANTED
    assert hand_in(page, base)["ranks"] == WANTED


def test_escape_lets_a_dragged_answer_go_back(visit: Visit, base: Base) -> None:
    page = opened(visit, base)
    row = order(page).locator("li[data-slot=A]")
    box = row.bounding_box()
    assert box is not None

    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + box["height"] * 2.5, steps=4)
    press(page, "Escape")
    page.mouse.up()

    assert shown(page) == {}
