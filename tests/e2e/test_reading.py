"""Reading at the workbench: panes that scroll together, formulas, and marks that stay where they were made."""

from __future__ import annotations

from typing import Any  # Any: records and bodies are JSON

import pytest
from playwright.sync_api import Locator, Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import lease_of, open_workbench, press, submit_by
from e2e.seeding import open_project, sample_records, stored

pytestmark = pytest.mark.browser
PANE = "[data-pane]"
SCROLLED = "(pane) => Math.round(pane.scrollTop)"


def comparison_of(first: str, second: str) -> dict[str, Any]:
    """Return a pair of answers with these texts."""
    record = sample_records("comparison", items=1)[0]
    record["candidates"][0]["content"] = first
    record["candidates"][1]["content"] = second
    return record


def scroll(pane: Locator, to: int) -> None:
    """Scroll one pane and let the page answer."""
    pane.evaluate("(pane, to) => { pane.scrollTop = to; }", to)
    pane.page.evaluate(
        "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    )


def test_panes_scroll_together_until_told_otherwise(visit: Visit, base: Base) -> None:  # A18
    long = "\n\n".join(f"第 {at} 段。" * 12 for at in range(120))
    page = open_workbench(visit, base, open_project(base, "comparison", records=[comparison_of(long, long)]))
    first, second = page.locator(PANE).nth(0), page.locator(PANE).nth(1)

    scroll(first, 900)
    assert second.evaluate(SCROLLED) == 900
    scroll(second, 300)
    assert first.evaluate(SCROLLED) == 300

    page.keyboard.press("s")
    scroll(first, 1000)
    assert second.evaluate(SCROLLED) == 300
    page.keyboard.press("s")
    scroll(first, 1500)
    assert second.evaluate(SCROLLED) == 800  # the distance that the reader set is kept


def test_formulas_are_set_and_money_stays_text(visit: Visit, base: Base) -> None:  # A20
    text = (
        "行内 $a^2$。括号 \\(b_1\\)，再来。\n\n$$\\sum_{k=1}^n k$$\n\n\\[\\int_0^1 x\\,dx\\]\n\n"
        "it costs $5 and $6 in all.\n\n坏的 $\\frac{1}{$ 在这里。"
    )
    page = open_workbench(visit, base, open_project(base, "comparison", records=[comparison_of(text, text)]))
    prose = page.locator(f"{PANE} .prose").first

    expect(prose.locator("math")).to_have_count(4)
    expect(prose.locator("math[display=block]")).to_have_count(2)
    expect(prose).to_contain_text("it costs $5 and $6 in all.")
    gap = prose.locator(".render-gap")
    expect(gap.locator("code")).to_contain_text("\\frac{1}{")
    expect(gap.locator(".render-gap-mark")).to_be_visible()
    held = prose.locator(".nowrap")
    assert [each.evaluate("(each) => each.textContent.slice(-1)") for each in held.all()] == ["。", "，"]
    assert held.first.evaluate("(each) => each.querySelector('math') !== null")
    assert held.first.evaluate("(each) => each.getClientRects().length") == 1


def select(page: Page, start: str, end: str) -> None:
    """Drag the mouse from the first to behind the last of what is written, through whatever lies between."""
    page.evaluate(
        """([start, end]) => {
          const prose = document.querySelector('[data-pane] .prose');
          const find = (text, after) => {
            const walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
              const at = walker.currentNode.data.indexOf(text);
              if (at >= 0) return [walker.currentNode, at + (after ? text.length : 0)];
            }
            throw new Error(text);
          };
          getSelection().setBaseAndExtent(...find(start, false), ...find(end, true));
        }""",
        [start, end],
    )


MARKED = """() => ['qilou-mark-0', 'qilou-mark-1', 'qilou-mark-2', 'qilou-mark-active'].flatMap(
  (name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString())).join('|')"""


def marks(page: Page) -> str:
    """Return what is marked on the page, once something is."""
    for _ in range(100):
        if marked := page.evaluate(MARKED):
            return str(marked)
        page.wait_for_timeout(100)
    raise AssertionError("nothing is marked")


def test_a_mark_through_bold_code_and_formula_stays_where_it_was_made(
    visit: Visit, base: Base
) -> None:  # A21
    record = sample_records("spans", items=1)[0]
    source = "开头的话。\n\n这里 **粗体有错** 和 `code_x` 以及 $a^2+b$ 到此为止，后面没有错。𝒳 结束。"
    record["candidates"][0]["content"] = source
    project_id = open_project(base, "spans", records=[record])
    page = open_workbench(visit, base, project_id)

    select(page, "粗体有错", "到此")
    press(page, "m", "Digit1", "Digit2")
    marked = marks(page)
    assert marked.startswith("粗体有错")
    assert "code_x" in marked
    assert marked.endswith("到此")
    expect(page.get_by_text("草稿已存")).to_be_visible()
    page.reload()
    assert marks(page) == marked

    press(page, "c")
    page.keyboard.insert_text("推导这一步不成立，后文都受影响。")
    sent = submit_by(page, "Control+Enter")
    assert sent.ok, sent.text()
    (span,) = stored(base, lease_of(sent))["body"]["spans"]
    assert span["quote"] == source[span["start"] : span["end"]]
    assert span["quote"] == "粗体有错** 和 `code_x` 以及 $a^2+b$ 到此"
    assert (span["prefix"][-2:], span["suffix"][:2]) == ("**", "为止")
