"""How many keys, and how many clicks, one item costs: counted in the page while the real workbench is worked.

    python bench/keys_per_item.py

A key is a key that goes down, its modifiers not counted; text is pasted, for words cost the same everywhere. For clicks
the same answer is given by mouse alone.
"""

from __future__ import annotations

import shutil
from typing import Any  # Any: Playwright's browser

from bench_workbench import BROWSERS, served
from playwright.sync_api import Page, TimeoutError, sync_playwright

from e2e.base import Base
from e2e.hands import ANSWER, ANY_ITEM
from e2e.seeding import confirm_guideline, open_project

PROMPTS = (
    "厨房水槽下面的接口一直渗水，租客自己换一个接头要买什么型号？",
    "楼上漏水滴到我的床头，先找物业还是先找房东？",
)
REASON = "第二段把两个概念弄混了，其余可以核实，所以这样判。"
COUNT = """() => {
  window.counted = { keys: 0, clicks: 0 };
  const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta']);
  addEventListener('keydown', (event) => { if (!modifiers.has(event.key)) window.counted.keys += 1; }, true);
  addEventListener('pointerdown', () => { window.counted.clicks += 1; }, true);
}"""
SCORES = [key for _ in range(5) for key in ("Shift+Digit4", "Alt+Digit3")]
TAGS = ["Escape", "Digit1", "Shift+Digit1"]
BY_KEYS = {
    "sft": [],
    "prompt": ["e", PROMPTS[0], *TAGS, "a", PROMPTS[1], *TAGS],  # two prompts with two tags each
    "tree": [
        "e",
        PROMPTS[0],
        "Alt+ArrowUp",
        "Escape",
    ],  # one reply and what follows it, put above one that is there
    "comparison": [*SCORES, "Digit3", "c"],
    "rating": [*["Digit4"] * 5, "c"],
    "gsb": ["Digit1", "c"],
    "ranking": ["Digit1", "j", "Digit2", "j", "Digit3", "c"],
    "steps": ["Digit1", "0", "c"],
    "spans": ["0", "c"],
}


def main() -> None:
    """Work one item of each kind by keys, and where choices are all there is, one by mouse."""
    with served() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=next(filter(None, map(shutil.which, BROWSERS)), None), args=["--no-sandbox"]
        )
        for kind, keys in BY_KEYS.items():
            project_id = open_project(base, kind, items=3)
            page = opened(browser, base, project_id)
            for key in keys:
                (page.keyboard.insert_text if key in PROMPTS else page.keyboard.press)(key)
            if kind == "tree":
                page.locator("textarea[data-field='replies[0].next[0]']").focus()
            if kind == "sft":
                page.locator("textarea[data-field=text]").focus()
            if kind != "prompt":
                page.keyboard.insert_text(REASON if kind != "sft" else REASON * 12)
            told = f"{kind}: {finished(page, lambda page: page.keyboard.press('Control+Enter'))['keys']} keys"
            page.context.close()
            if kind in ("comparison", "rating", "gsb"):
                page = opened(browser, base, project_id)
                clicked(page)
                clicks = finished(page, lambda page: page.get_by_role("button", name="提交").click())[
                    "clicks"
                ]
                told += f", {clicks} clicks"
                page.context.close()
            print(told, flush=True)
        browser.close()


def clicked(page: Page) -> None:
    """Choose in every scale on the page and write the reason, by mouse."""
    fields = page.locator("[data-field]:has(input[type=radio])")
    for field in fields.all():
        field.locator("label").nth(1).click()
    page.locator("textarea[data-field=reason]").click()
    page.keyboard.insert_text(REASON)


def finished(page: Page, hand_in: Any) -> dict[str, int]:  # Any: a function of the page
    """Hand in and return what was counted; an answer that is not taken counts for nothing."""
    try:
        with page.expect_response(lambda answer: bool(ANSWER.search(answer.url)), timeout=8_000) as sent:
            hand_in(page)
        assert sent.value.ok, sent.value.text()
    except TimeoutError:
        print("not complete:", page.get_by_role("status").all_inner_texts())
    counted: dict[str, int] = page.evaluate("() => window.counted")
    return counted


def opened(browser: Any, base: Base, project_id: Any) -> Page:
    """Open the project's next item with the counter running."""
    confirm_guideline(base, "annotator", project_id)
    context = browser.new_context(
        base_url=base.address, locale="zh-CN", viewport={"width": 1440, "height": 900}
    )
    context.add_cookies([base.cookie("annotator")])
    page: Page = context.new_page()
    page.goto(f"/work/{project_id}")
    page.get_by_role("heading", name=ANY_ITEM).wait_for(state="attached")
    page.evaluate(COUNT)
    return page


if __name__ == "__main__":
    main()
