"""What pages owe everybody: order of focus, room for fingers, narrow windows, less motion, forced colours; and what a
lease, a network and a long text do to the workbench.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import open_workbench, press
from e2e.seeding import open_project, sample_records

pytestmark = pytest.mark.browser
NARROW = (320, 640)
LONG = "\n\n".join(f"第 {at} 段写一件平常的事，并说明**理由**与 `code_{at}`。" * 4 for at in range(1, 260))
SMALL = """() => {
  const targets = 'button, select, summary, [role=tab], nav a, label:has(input[type=radio], input[type=checkbox])';
  return [...document.querySelectorAll(targets)]
    .filter((each) => each.offsetParent !== null && !each.closest('.visually-hidden'))
    .map((each) => ({ box: each.getBoundingClientRect(), name: each.innerText || each.outerHTML.slice(0, 80) }))
    .filter(({ box }) => box.width > 1 && (box.width < 23.5 || box.height < 23.5))
    .map(({ box, name }) => `${name} ${box.width}x${box.height}`);
}"""
FOCUSED = """() => {
  const at = document.activeElement;
  return at.dataset.pane ?? at.getAttribute('aria-label') ?? at.dataset.field ?? at.innerText?.trim() ?? at.name;
}"""
MOVING = """() => [...document.querySelectorAll('*')].filter((each) => {
  const { transitionDuration, animationDuration } = getComputedStyle(each);
  return `${transitionDuration},${animationDuration}`.split(',').some((time) => parseFloat(time) > 0.001);
}).length"""


def focused(page: Page) -> str:
    """Return what has the focus."""
    return str(page.evaluate(FOCUSED))


def test_tab_goes_from_the_prompt_over_the_answers_to_fields_and_actions(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    met: list[str] = []
    for _ in range(45):
        page.keyboard.press("Tab")
        met.append(focused(page))
    met = [each for each in met if each]
    places = [
        next((at for at, each in enumerate(met) if each.startswith(name)), None)
        for name in ("提问", "回答 A", "回答 B", "评分", "reason", "提交并下一题")
    ]
    assert None not in places, met
    assert places == sorted(places, key=lambda at: at or 0), met
    assert len(met) <= 35, "a scale is one stop, and arrows move within it"


@pytest.mark.parametrize("login", ["annotator", "project-manager", "operator"])
def test_everything_is_large_enough_to_be_met(visit: Visit, base: Base, login: str) -> None:
    project_id = open_project(base, "comparison")
    paths = {
        "annotator": ["/home", "/answers", "/profile", "/profile/keys", "/learn"],
        "project-manager": ["/manage/projects", f"/manage/projects/{project_id}/questions"],
        "operator": ["/manage/overview", "/manage/people", "/manage/audit"],
    }[login]  # fmt: skip
    page = open_workbench(visit, base, project_id) if login == "annotator" else visit(login, paths[0])
    small = {"/work": page.evaluate(SMALL)}
    for path in paths:
        page.goto(path)
        page.wait_for_load_state("networkidle")
        small[path] = page.evaluate(SMALL)
    assert {path: found for path, found in small.items() if found} == {}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_window_of_320_pixels_needs_no_sideways_scrolling(visit: Visit, base: Base, language: str) -> None:
    page = visit("annotator", "/home", language=language, size=NARROW)  # type: ignore[arg-type]
    wide: dict[str, int] = {}
    for path in ("/home", "/answers", "/profile", "/profile/keys", "/nowhere"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        wide[path] = page.evaluate("document.documentElement.scrollWidth")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    wide["palette"] = page.evaluate("document.documentElement.scrollWidth")
    manager = visit("project-manager", "/manage/projects", language=language, size=NARROW)  # type: ignore[arg-type]
    for path in ("/manage/projects",):
        manager.goto(path)
        manager.wait_for_load_state("networkidle")
        wide[path] = manager.evaluate("document.documentElement.scrollWidth")
    assert {path: width for path, width in wide.items() if width > NARROW[0]} == {}


def test_less_motion_and_forced_colours(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    page.emulate_media(reduced_motion="reduce", forced_colors="active")
    assert page.evaluate(MOVING) == 0
    page.keyboard.press("3")
    look = """(value) => { const { backgroundColor, outlineStyle, borderColor, color } =
      getComputedStyle(document.querySelector(`[data-field=preference] input[value='${value}']`).closest('label'));
      return [backgroundColor, outlineStyle, borderColor, color].join(); }"""
    assert page.evaluate(look, "3") != page.evaluate(look, "4"), "the choice is seen without our colours"


def test_a_lease_warns_at_ten_minutes_and_at_two_and_can_be_extended(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    expect(page.get_by_text("本题租约还剩")).to_have_count(0)
    for minutes, urgent in ((9.5, False), (1.5, True)):
        base.overrule(
            "UPDATE lease SET expires_at = now() + %(left)s * interval '1 minute' WHERE project_id = %(project)s",
            left=minutes, project=project_id,
        )  # fmt: skip
        page.reload()
        notice = page.get_by_role("status").filter(has_text="本题租约还剩")
        expect(notice).to_contain_text(f"{round(minutes + 0.5)} 分钟")
        assert (notice.get_attribute("data-urgent") is not None) == urgent
    notice.get_by_role("button", name="续租").click()
    expect(page.get_by_text("本题租约还剩")).to_have_count(0)


def test_a_lost_network_is_said_and_work_goes_on(visit: Visit, base: Base) -> None:
    page = open_workbench(visit, base, open_project(base, "comparison"))
    page.context.set_offline(True)
    expect(page.get_by_text("离线：页面内容可能不是最新")).to_be_visible()
    press(page, "3")
    expect(page.get_by_text("离线：已存本机")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("离线：页面内容可能不是最新")).to_have_count(0)
    expect(page.get_by_text("草稿已存")).to_be_visible()


def test_words_far_below_are_found_and_a_mark_there_is_reached(visit: Visit, base: Base) -> None:
    record = sample_records("spans", items=1)[0]
    record["candidates"][0]["content"] = f"{LONG}\n\n很远的下面有一处**错误在此**，到此为止。"
    page = open_workbench(visit, base, open_project(base, "spans", records=[record]))
    pane = page.locator("[data-pane]").first
    far = pane.get_by_text("错误在此")
    expect(far).to_be_attached()
    expect(far).not_to_be_in_viewport()

    assert page.evaluate("window.find('错误在此')"), "what is not laid out yet is found"
    assert page.evaluate("String(getSelection())") == "错误在此"
    press(page, "m", "Digit1", "Digit2")
    expect(page.get_by_role("list", name="错误列表").get_by_text("错误在此")).to_be_visible()
    pane.evaluate("(each) => { each.scrollTop = 0; }")
    expect(far).not_to_be_in_viewport()
    page.keyboard.press("n")

    expect(far).to_be_in_viewport()
    page.reload()
    expect(page.locator("h1")).to_be_focused()
    expect(page.get_by_role("list", name="错误列表").get_by_text("错误在此")).to_be_visible()
    expect(far).to_be_attached()
    page.keyboard.press("n")
    expect(far).to_be_in_viewport()
