"""Gold by hand: planted, met unseen, clicked through at random; a pause, the course, the exam, and back to work."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import open_workbench, press, rows_of, stands_at, submit_by
from e2e.seeding import open_project
from e2e.test_learning import read_all, sit
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import manage_courses, measure_people

pytestmark = pytest.mark.browser
GOLD = 12


def pair(number: int, *, expected: str | None = None) -> dict[str, object]:
    """Return a record of an old answer and a plainly better new one."""
    record: dict[str, object] = {
        "conversation": [{"role": "user", "content": f"第 {number} 问：{number} 加 {number} 等于几？"}],
        "candidates": [
            {"id": "c1", "content": "不知道。", "is_new": False},
            {"id": "c2", "content": f"等于 {2 * number}。", "is_new": True},
        ],
    }
    return (
        record if expected is None else {**record, "expected": {"verdict": expected, "reason": "新版答对了"}}
    )


@pytest.fixture(scope="module")
def project_id(base: Base) -> ProjectId:
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        manage_courses.put_entry_course(db, HOUSE_ITSELF, now=clock.now())
    return open_project(base, "gsb", records=[pair(n) for n in range(60)], title="算术对比")


def measured(base: Base, project_id: ProjectId) -> None:
    """Do what the worker does every twenty seconds."""
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        measure_people.measure_project(db, HOUSE_ITSELF, project_id=project_id, now=clock.now())


def click_through(page: Page, *, answers: int) -> None:
    """Say "the same" of everything, without looking."""
    for number in range(1, answers + 1):
        stands_at(page, number, 60 + GOLD)
        say_the_same(page)


def say_the_same(page: Page) -> None:
    """Answer without looking."""
    press(page, "Digit2", "c")
    page.keyboard.insert_text("差不多")
    submit_by(page, "Control+Enter")


def test_a_manager_plants_gold_and_says_what_follows(visit: Visit, base: Base, project_id: ProjectId) -> None:
    path = base.home / "gold.jsonl"
    lines = [pair(100 + n, expected="B") for n in range(GOLD)] + [pair(999, expected="left")]
    path.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in lines), encoding="utf-8")
    page = visit("project-manager", f"/manage/projects/{project_id}/gold")

    page.get_by_label("选择文件").set_input_files(path)
    expect(page.get_by_text("已接收 gold.jsonl")).to_be_visible()
    expect(rows_of(page, "金标题").nth(GOLD)).to_be_visible(timeout=60_000)
    page.get_by_label("混入比例（%）", exact=True).fill("50")
    page.get_by_label("新人混入比例（%）").fill("50")
    page.get_by_label("暂停线").fill("60")
    page.get_by_label("信任线").fill("80")
    page.get_by_label("须通过的课程").select_option(index=1)
    page.get_by_role("button", name="保存规则").click()
    expect(page.get_by_text("衡量规则已保存")).to_be_visible()
    expect(page.get_by_text(f"在用金标 {GOLD} 道")).to_be_visible()

    page.goto(f"/manage/projects/{project_id}/imports")
    rows_of(page, "导入记录").filter(has_text="gold.jsonl").click()
    expect(page.get_by_text("expected.verdict")).to_be_visible()


def test_clicking_at_random_leads_to_a_pause_a_course_and_back(
    visit: Visit, base: Base, project_id: ProjectId
) -> None:
    page = open_workbench(visit, base, project_id)
    click_through(page, answers=24)
    measured(base, project_id)

    page.goto("/home")
    expect(page.get_by_role("heading", name="「算术对比」已暂停领题")).to_be_visible()
    expect(page.get_by_text("低于项目要求的 60%")).to_be_visible()
    lead = visit("team-lead", "/manage/people", language="en")
    expect(rows_of(lead, "Who needs help").filter(has_text="林晓晴")).to_be_visible()

    back = visit("annotator", f"/work/{project_id}", language="en")
    stands_at(back, 25, 60 + GOLD)
    say_the_same(back)  # what is held may be finished
    expect(back.get_by_role("heading", level=1)).not_to_contain_text("Item 25")
    while back.get_by_role("heading", name="Item 2").count():
        say_the_same(back)
        back.wait_for_timeout(300)
    expect(back.get_by_text("You are paused in this project")).to_be_visible()
    back.get_by_role("link", name="To the course").click()
    back.goto("/learn")
    read_all(back)
    sit(back, wrong=0)
    expect(back.get_by_text("Score 100%")).to_be_visible()

    back.goto("/home")
    expect(back.get_by_text("Paused in")).to_have_count(0)
    back.goto(f"/work/{project_id}")
    expect(back.get_by_role("heading", level=1)).to_contain_text("Item")


def test_a_manager_reads_the_pause_and_may_lift_one(visit: Visit, base: Base, project_id: ProjectId) -> None:
    page = visit("project-manager", f"/manage/projects/{project_id}/gold", language="en")
    expect(rows_of(page, "Pauses").filter(has_text="passed the exam")).to_be_visible()

    other = open_workbench(visit, base, project_id, login="annotator-2")
    click_through(other, answers=24)
    measured(base, project_id)
    page.reload()
    page.get_by_role("button", name="Let back").click()
    page.get_by_role("dialog").get_by_label("Reason").fill("Two gold items were wrong")
    page.get_by_role("dialog").get_by_role("button", name="Let back").click()

    expect(page.get_by_text("Back at work")).to_be_visible()
    expect(rows_of(page, "Pauses").filter(has_text="Two gold items were wrong")).to_be_visible()
