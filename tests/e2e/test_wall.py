"""The wall in the hall: its figures are the database's, it outlives a cut and a long day, and only screens see it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any  # Any: what the browser measures is JSON

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.cutting import wire
from e2e.hands import rows_of
from e2e.seeding import answer_all, open_project
from qilou.base import clock
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import review_answer, settle_item

pytestmark = pytest.mark.browser

TICK_SECONDS = 0.05
TODAY = "(SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai')"
COUNTS = {  # the figure: how somebody who distrusts the wall would count it
    "onDuty": """SELECT count(*) FROM person WHERE
        EXISTS (SELECT FROM answer WHERE answer.person_id = person.id AND submitted_at > now() - interval '30 min')
        OR EXISTS (SELECT FROM review WHERE inspector_id = person.id AND created_at > now() - interval '30 min')""",
    "submitted": f"SELECT count(*) FROM answer WHERE state <> 'withdrawn' AND submitted_at >= {TODAY}",
    "accepted": f"""SELECT
        (SELECT count(*) FROM review WHERE verdict LIKE '%%pass' AND created_at >= {TODAY})
        + (SELECT count(*) FROM answer WHERE state = 'accepted' AND submitted_at >= {TODAY}
           AND id NOT IN (SELECT answer_id FROM inspection))""",
    "returned": f"SELECT count(*) FROM review WHERE verdict = 'return' AND created_at >= {TODAY}",
}
SIZES = [(1920, 1080), (3840, 2160)]
SCROLLS = """() => [...document.querySelectorAll('html, section, dl > div')]
  .filter((each) => each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1)
  .map((each) => each.innerText.slice(0, 40))"""
SMALLEST_TEXT = """() => Math.min(...[...document.querySelectorAll('body *')]
  .filter((each) => [...each.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
    .map((each) => parseFloat(getComputedStyle(each).fontSize) * (each.getScreenCTM?.().a ?? 1)))"""


@pytest.fixture(scope="module", autouse=True)
def quick() -> Iterator[None]:
    """Let a tick be a twentieth of a second: a day of them passes within minutes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QILOU_WALL_SECONDS", str(TICK_SECONDS))
        yield


@pytest.fixture(scope="module")
def work_done(base: Base, quick: None) -> None:
    """Eleven answers, of which four were inspected: two passed, one returned, one still waiting; one project late."""
    accepted = open_project(base, "comparison", items=4, overlap=2, title="成对比较")
    answer_all(base, accepted, "annotator", "annotator-2", items=3)
    inspected = open_project(base, "rating", items=6, inspection_bp=10_000, title="打分")
    answer_all(base, inspected, "annotator", items=5)
    inspector = base.people["inspector"]
    for verdict in (Verdict.PASS, Verdict.PASS, Verdict.RETURN):
        with base.house.transaction(inspector.scope) as db:
            taken = review_answer.take_inspection(db, inspector, project_id=inspected, now=clock.now())
            assert isinstance(taken, review_answer.Taken)
            review_answer.review_answer(
                db, inspector, answer_id=taken.answer.id, verdict=verdict, comment="", fixed_body=None,
                reason_codes=[ReasonCode.WEAK_REASON] if verdict is Verdict.RETURN else [], now=clock.now(),
            )  # fmt: skip
    base.overrule(
        "INSERT INTO dispatch_rule (project_id, priority, weight, deadline_at) VALUES (%(id)s, 0, 1, now())",
        id=inspected,
    )
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=accepted, now=clock.now())


def figure(page: Page, name: str) -> str:
    return page.locator(f"[data-figure={name}] dd").first.inner_text()


def counted(text: str) -> int:
    found = re.match(r"[\d,]+", text)
    assert found, text
    return int(found.group().replace(",", ""))


def new_link(visit: Visit, name: str, language: str = "简体中文") -> str:
    """Let the operator make a screen, and return its link without the host."""
    page = visit("operator", "/manage/wall")
    page.get_by_role("button", name="新建屏").click()
    page.get_by_role("dialog").get_by_label("位置或名称").fill(name)
    page.get_by_role("dialog").get_by_label("显示语言").select_option(label=language)
    page.get_by_role("dialog").get_by_role("button", name="新建屏").click()
    link = page.locator("[data-link]").inner_text()
    page.get_by_role("button", name="完成").click()
    expect(rows_of(page, "屏").filter(has_text=name)).to_contain_text("等待打开")
    return "/wall#" + link.split("/wall#")[1]


def test_an_empty_base_has_a_sensible_wall(visit: Visit) -> None:
    page = visit("operator", "/wall", size=SIZES[0])
    expect(page.get_by_text("没有进行中的项目")).to_be_visible()
    expect(page.get_by_text("目前没有需要关注的事项")).to_be_visible()
    assert counted(figure(page, "submitted")) == 0
    assert figure(page, "firstPass") == "—"


def test_every_figure_is_what_the_database_says(visit: Visit, base: Base, work_done: None) -> None:
    page = visit("operator", "/wall", size=SIZES[0])
    expect(page.get_by_role("row", name=re.compile("打分"))).to_be_visible()
    shown = {name: counted(figure(page, name)) for name in COUNTS}
    assert shown == {name: base.one(sql) for name, sql in COUNTS.items()}
    assert shown == {"onDuty": 3, "submitted": 11, "accepted": 8, "returned": 1}
    assert figure(page, "firstPass") == "66.7%"
    assert figure(page, "active") == "1.5 分"  # 90 seconds each
    expect(page.get_by_role("row", name="质检 2")).to_be_visible()
    expect(page.get_by_role("row", name="返修 1")).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("成对比较 75%"))).to_be_visible()
    expect(page.get_by_text("打分：已过交付时间，完成 33.3%")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="椰风数据")).to_contain_text("2/2")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_scrolls_and_nothing_is_small(
    visit: Visit, work_done: None, size: tuple[int, int], language: str
) -> None:
    page = visit("operator", "/wall", size=size, language="en" if language == "en" else "zh")
    expect(page.get_by_role("table").first).to_be_visible()
    assert page.evaluate(SCROLLS) == []
    assert page.evaluate(SMALLEST_TEXT) >= 20 * size[0] / 1920


def test_a_link_opens_one_screen_and_leaves_no_trace(visit: Visit, work_done: None) -> None:
    link = new_link(visit, "大厅", "English")
    secret = link.split("#")[1]
    asked: list[str] = []

    screen = visit(None, "about:blank")
    screen.on("request", lambda each: asked.append(each.url))
    screen.goto(link)
    expect(screen.get_by_text("Submitted today")).to_be_visible()  # the screen's language, not the browser's
    assert secret not in screen.url
    assert not [each for each in asked if secret in each]
    screen.reload()
    expect(screen.get_by_text("Submitted today")).to_be_visible()
    assert screen.evaluate("() => document.cookie") == ""
    assert screen.request.get("/api/me").status == 401

    other = visit(None, link)
    expect(other.get_by_role("heading", name="这块屏还没有获准显示大屏")).to_be_visible()


def test_a_revoked_screen_goes_dark_by_itself(visit: Visit, work_done: None) -> None:
    screen = visit(None, new_link(visit, "走廊"))
    expect(screen.get_by_text("今日提交")).to_be_visible()
    page = visit("operator", "/manage/wall")
    rows_of(page, "屏").filter(has_text="走廊").get_by_role("button", name="吊销").click()
    page.get_by_role("dialog").get_by_role("button", name="吊销").click()
    expect(rows_of(page, "屏").filter(has_text="走廊")).to_contain_text("已吊销")
    expect(screen.get_by_role("heading", name="这块屏还没有获准显示大屏")).to_be_visible()


@pytest.fixture
def through(chromium: Browser, base: Base) -> Iterator[BrowserContext]:
    """A browser profile of the operator's."""
    context = chromium.new_context(locale="zh-CN", viewport={"width": 1920, "height": 1080})
    context.add_cookies([base.cookie("operator")])
    yield context
    context.close()


def test_after_a_cut_of_fifteen_seconds_it_goes_on_by_itself(
    base: Base, through: BrowserContext, work_done: None
) -> None:
    with wire(base.address) as laid:
        page = through.new_page()
        page.goto(f"{laid.address}/wall")
        age = page.locator("[data-age]")
        expect(age).to_have_attribute("data-age", "calm")
        before = figure(page, "submitted")

        laid.cut()
        page.wait_for_timeout(8_000)
        expect(age).to_have_attribute("data-age", "calm")
        page.wait_for_timeout(4_000)
        expect(age).to_have_attribute("data-age", "amber")
        expect(age).to_contain_text("数据未更新")
        assert figure(page, "submitted") == before
        page.wait_for_timeout(3_000)

        laid.mend()
        expect(age).to_have_attribute("data-age", "calm")
        assert figure(page, "submitted") == before


def test_where_no_stream_gets_through_it_asks(visit: Visit, work_done: None) -> None:
    page = visit("operator", "about:blank")
    page.route("**/api/wall/events", lambda route: route.fulfill(status=502, body=""))
    page.goto("/wall")
    expect(page.get_by_text("今日提交")).to_be_visible()
    page.wait_for_timeout(15_000)
    expect(page.locator("[data-age]")).to_have_attribute("data-age", "calm")


def test_it_turns_red_after_a_minute(visit: Visit, work_done: None) -> None:
    page = visit("operator", "about:blank")
    page.clock.install()
    page.goto("/wall")
    expect(page.get_by_text("今日提交")).to_be_visible()
    page.context.set_offline(True)
    page.clock.fast_forward(61_000)
    expect(page.locator("[data-age]")).to_have_attribute("data-age", "red")
    page.context.set_offline(False)
    expect(page.locator("[data-age]")).to_have_attribute("data-age", "calm")


def test_it_loads_itself_anew_at_four_by_the_servers_time(visit: Visit, work_done: None) -> None:
    page = visit("operator", "about:blank")
    body = page.request.get("/api/wall").json()
    moment = "2026-11-24T19:58:30Z"  # a minute and a half before four in Shanghai
    page.route("**/api/wall/events", lambda route: route.fulfill(status=502, body=""))
    page.route(
        "**/api/wall", lambda route: route.fulfill(json={**body, "wall": {**body["wall"], "at": moment}})
    )
    page.goto("/wall")
    expect(page.get_by_text("03:58")).to_be_visible()
    page.evaluate("window.isTheOldPage = true")
    page.wait_for_timeout(6_000)
    assert page.evaluate("window.isTheOldPage")
    moment = "2026-11-24T20:01:01Z"  # no screen waits for more than a minute after four
    page.wait_for_function("() => window.isTheOldPage === undefined")
    expect(page.get_by_text("今日提交")).to_be_visible()


def test_two_hours_of_ticks_do_not_make_it_grow(visit: Visit, work_done: None) -> None:
    """1,440 ticks are two hours of ticks of five seconds."""
    page = visit("operator", "about:blank")
    page.add_init_script(
        """const Stream = EventSource; window.ticks = 0;
        window.EventSource = class extends Stream { constructor(...given) { super(...given);
          this.addEventListener('wall', () => { window.ticks += 1; }); } };"""
    )
    page.goto("/wall")
    devtools = page.context.new_cdp_session(page)

    def heap_after(ticks: int) -> float:
        page.wait_for_function("(least) => window.ticks >= least", arg=ticks, timeout=300_000)
        devtools.send("HeapProfiler.collectGarbage")
        usage: dict[str, Any] = devtools.send("Runtime.getHeapUsage")
        return float(usage["usedSize"]) / 1_000_000

    at_first = heap_after(100)
    at_last = heap_after(1_540)
    print(f"heap after 100 ticks {at_first:.2f} MB, after 1,540 ticks {at_last:.2f} MB")
    assert at_last - at_first <= 10
