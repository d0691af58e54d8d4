"""An annotator sees what the next level asks; the operator sets what that is, records assessments, and grants it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from e2e.base import Base
from e2e.conftest import Visit

pytestmark = pytest.mark.browser


def test_from_nothing_to_the_first_level(visit: Visit, base: Base) -> None:
    learner = visit("annotator-3", "/learn", language="zh")
    trainer = (
        learner.get_by_role("region", name="成长路径").locator("section").filter(has_text="人工智能训练师")
    )
    expect(trainer).to_contain_text("下一级：五级（初级工）")
    expect(trainer).to_contain_text("尚未认定")
    expect(trainer).to_contain_text("不能代替国家职业技能等级证书")

    operator = visit("operator", "/manage/courses", language="zh")
    for what in ("通过的题目", "近 90 天一次通过率", "从事月数"):
        operator.get_by_label(f"五级（初级工）: {what}").fill("0")
    card = operator.locator("section").filter(has=operator.get_by_role("heading", name="人工智能训练师"))
    card.get_by_role("button", name="保存条件").click()
    expect(operator.get_by_text("条件已保存")).to_be_visible()

    operator.goto("/manage/people")
    row = operator.get_by_role("row").filter(has_text="王若水")
    row.get_by_role("button", name="成长").click()
    dialog = operator.get_by_role("dialog")
    for part, score in (("理论", "59"), ("技能", "100")):
        assess(dialog, part, score)
    expect(dialog).to_contain_text("还差 1 项")
    assess(dialog, "理论", "60")
    dialog.get_by_text("考评记录").first.click()
    expect(dialog.get_by_text("理论 59 · 王考评")).to_be_visible()
    dialog.get_by_role("button", name="认定五级（初级工）").click()
    expect(operator.get_by_text("已认定并发证：ai-trainer-5")).to_be_visible()
    expect(dialog).to_contain_text("下一级：四级（中级工）")

    learner.reload()
    expect(trainer).to_contain_text("已达到：五级（初级工）")
    operator.goto("/manage/courses")
    learner.get_by_role("link", name="QL-").first.click()
    expect(learner.get_by_text("人工智能训练师 五级（初级工）")).to_be_visible()


def assess(dialog: Locator, part: str, score: str) -> None:
    """Record one score."""
    dialog.get_by_label("考评项").select_option(label=part)
    dialog.get_by_label("得分（0–100）").fill(score)
    dialog.get_by_label("考评人").fill("王考评")
    dialog.get_by_role("button", name="保存考评").click()
    expect(dialog.get_by_label("得分（0–100）")).to_have_value("")
