"""Dialogue and arena: talking with real models by keyboard, blind, and what is kept of it."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from itertools import count
from typing import Any  # Any: rows are JSON

import pytest
from playwright.sync_api import Page, Route, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.seeding import confirm_guideline, take
from e2e.talking import endpoint, talk_project
from make.model_server import ModelServer, model_server
from qilou.base.ids import EndpointId

pytestmark = pytest.mark.browser

_numbers = count(1)
SECRET = "xyzzy"  # stands in every model's name, so that it must stand nowhere in the browser


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server(_script) as running:
        yield running


def said_in(view: dict[str, Any]) -> list[dict[str, str]]:
    """Return the turns of a view as a model is asked them: without their files."""
    return [{"role": each["role"], "content": each["content"]} for each in view["conversation"]]


def _script(model: str, messages: list[dict[str, Any]]) -> str:
    said = sum(1 for each in messages if each["role"] == "assistant")
    if "fivek" in model:
        step = "水要宽，火要大，**点水**两次，$t=3$ 分钟。" * 3
        return "\n\n".join(f"## 第 {at} 步\n\n{step}" for at in range(1, 41))
    if "long" in model:
        return "\n\n".join(f"### 第 {at} 步\n\n- 水要宽，火要大\n- **点水**两次\n" for at in range(1, 140))
    return f"第 {said + 1} 条：水开下面，**三分钟**起锅。\n\n```python\nprint({said})\n```\n"


def two(base: Base, server: ModelServer, *kinds: str) -> list[EndpointId]:
    return [
        endpoint(base, f"{SECRET} {next(_numbers)}", f"{kind}-{SECRET}", base_url=server.base_url)
        for kind in kinds
    ]


def column(page: Page, side: str) -> Any:
    return page.get_by_role("region", name=f"模型 {side}")


def open_task(base: Base, visit: Visit, login: str, project_id: int) -> Page:
    confirm_guideline(base, login, project_id)  # type: ignore[arg-type]
    page = visit(login, f"/work/{project_id}")
    expect(page.get_by_role("textbox", name="输入消息")).to_be_visible()
    expect(page.locator("h1")).to_be_focused()
    return page


def test_an_arena_is_talked_voted_and_handed_in_by_keyboard_alone(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    project_id = talk_project(base, "arena", two(base, server, "plain-a", "plain-b"), items=2)
    page = open_task(base, visit, "annotator", project_id)

    page.keyboard.press("t")
    page.keyboard.press("Enter")
    for side in ("A", "B"):
        expect(column(page, side).locator("strong", has_text="三分钟")).to_be_visible()
    page.keyboard.type("不吃葱怎么办？")
    page.keyboard.press("Enter")
    expect(column(page, "A").get_by_text("第 2 条")).to_be_visible()
    expect(column(page, "B").get_by_text("第 2 条")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("2")
    page.keyboard.press("Shift+3")
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("已提交"))).to_be_visible()

    row = wait_for_answer(base, project_id)
    assert [len(row["body"]["rounds"]), row["body"]["vote"], row["body"]["strength"]] == [2, "B", 3]
    assert sorted(row["slots"]) == ["c1", "c2"]
    assert row["body"]["rounds"][1]["user"] == "不吃葱怎么办？"


def test_nothing_that_the_browser_gets_names_a_model(base: Base, visit: Visit, server: ModelServer) -> None:
    project_id = talk_project(base, "arena", two(base, server, "plain-a", "plain-b"), items=1)
    confirm_guideline(base, "annotator", project_id)
    page = visit("annotator", "/home")
    seen: list[str] = []
    page.on("response", lambda response: seen.append(response.url + json.dumps(response.headers)))
    page.on("console", lambda message: seen.append(message.text))

    def read_along(route: Route) -> None:
        response = route.fetch()
        seen.append(response.text() + json.dumps(response.headers))
        route.fulfill(response=response)

    page.route("**/api/**", read_along)
    page.goto(f"{base.address}/work/{project_id}")
    page.get_by_role("textbox", name="输入消息").press("Enter")
    for side in ("A", "B"):
        expect(column(page, side).locator("[data-state=done]")).to_be_visible()
    seen.append(page.content())
    assert any("event: delta" in each for each in seen)
    assert not [each for each in seen if SECRET in each or "plain-a" in each or "plain-b" in each]


def test_each_item_has_one_pair_and_its_sides_take_turns_between_people(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    ids = two(base, server, "plain-a", "plain-b", "plain-c")
    project_id = talk_project(base, "arena", ids, items=40, overlap=2)
    for login in ("annotator", "annotator-2"):
        confirm_guideline(base, login, project_id)
        page = visit(login, "/home")
        for _ in range(40):
            taken = take(base, login, project_id)
            for slot in ("A", "B"):
                asked = page.request.post(
                    f"{base.address}/api/leases/{taken.lease.id}/generations",
                    data={
                        "slot": slot,
                        "messages": said_in(taken.view),
                        "params": None,
                    },
                    headers={"Origin": base.address},
                )
                assert "event: done" in asked.text()
            base.overrule(
                "UPDATE lease SET state = 'given_back', ended_at = now() WHERE id = %(id)s", id=taken.lease.id
            )
    pairs = base.ask(
        """
        SELECT lease.item_id, array_agg(lease_model.endpoint_id ORDER BY lease.id)
                 FILTER (WHERE lease_model.slot = 'A') AS firsts,
               array_agg(DISTINCT lease_model.endpoint_id) AS models
        FROM lease_model JOIN lease ON lease.id = lease_model.lease_id
        WHERE lease.project_id = %(project)s GROUP BY lease.item_id
        """,
        project=project_id,
    )
    assert len(pairs) == 40
    assert all(len(each["models"]) == 2 for each in pairs), "one pair for each item"
    assert all(len(set(each["firsts"])) == 2 for each in pairs), "two people meet the two on different sides"
    uses = [sum(1 for each in pairs if set(each["models"]) == set(pair)) for pair in _pairs(ids)]
    assert max(uses) - min(uses) <= 1, f"the pairs of models are used alike: {uses}"


def test_each_side_is_stopped_and_asked_again_by_itself(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    project_id = talk_project(base, "arena", two(base, server, "slow-a", "slow-b"), items=1)
    page = open_task(base, visit, "annotator", project_id)
    page.get_by_role("textbox", name="输入消息").press("Enter")
    expect(column(page, "A").locator("[data-state=growing]")).to_contain_text("水开")
    page.keyboard.press("Escape")
    page.keyboard.press("3")  # a vote is possible while both still write
    expect(page.get_by_role("radio", name="平")).to_be_checked()
    page.keyboard.press("q")
    expect(column(page, "A").get_by_text("已停止")).to_be_visible()
    expect(column(page, "B").locator("[data-state=growing]")).to_be_visible()
    page.keyboard.press("q")
    expect(column(page, "A").locator("[data-state=growing]")).to_be_visible()
    for side in ("A", "B"):
        expect(column(page, side).locator("[data-state=done]")).to_be_visible()
    page.keyboard.press("Enter")
    row = wait_for_answer(base, project_id)
    assert row["body"]["vote"] == "tie"
    stopped = base.ask(
        "SELECT finish, text FROM generation WHERE project_id = %(id)s ORDER BY id", id=project_id
    )
    assert [each["finish"] for each in stopped].count("stopped") == 1


def test_a_vote_before_the_end_keeps_what_had_been_shown(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    project_id = talk_project(base, "arena", two(base, server, "slow-long-a", "slow-long-b"), items=2)
    page = open_task(base, visit, "annotator", project_id)
    page.get_by_role("textbox", name="输入消息").press("Enter")
    page.keyboard.press("Escape")
    page.keyboard.press("3")
    page.keyboard.press("Enter")  # at once: nothing can be read yet, so nothing is handed in
    for side in ("A", "B"):
        expect(column(page, side).locator("[data-state=growing]")).to_contain_text("水要宽")
    page.keyboard.press("Escape")

    page.keyboard.press("Enter")

    expect(page.get_by_text(re.compile("已提交"))).to_be_visible()
    row = wait_for_answer(base, project_id)
    assert row["body"]["vote"] == "tie"
    kept = {each["id"]: each["text"] for each in base.ask("SELECT id, text FROM generation")}
    for side in ("A", "B"):
        reply = row["body"]["rounds"][0][side]
        assert reply["state"] == "stopped"
        assert reply["content"] == kept[reply["generation"]]
        assert 0 < reply.get("shown", len(reply["content"])) <= len(reply["content"])


def test_a_side_that_fails_says_so_and_leaves_the_other_alone(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    project_id = talk_project(base, "arena", two(base, server, "broken-a", "plain-b"), items=1)
    page = open_task(base, visit, "annotator", project_id)
    page.get_by_role("textbox", name="输入消息").press("Enter")
    expect(page.locator("[data-state=failed]")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-state=done]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("4")
    page.keyboard.press("Enter")
    row = wait_for_answer(base, project_id)
    assert row["body"]["vote"] == "both_bad"
    states = {row["body"]["rounds"][0][side]["state"] for side in ("A", "B")}
    assert states == {"done", "failed"}


def test_nobody_puts_words_into_a_models_mouth_and_nobody_votes_twice(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    project_id = talk_project(base, "arena", two(base, server, "plain-a", "plain-b"), items=1)
    confirm_guideline(base, "annotator", project_id)
    page = visit("annotator", "/home")
    taken = take(base, "annotator", project_id)
    address = f"{base.address}/api/leases/{taken.lease.id}"
    asked = said_in(taken.view)
    replies = {slot: _generate(page, base, address, slot, asked) for slot in ("A", "B")}
    body: dict[str, Any] = {
        "rounds": [{"user": asked[-1]["content"], **replies}],
        "vote": "A",
        "strength": 1,
        "reason": "",
    }

    def hand_in(sent: dict[str, Any]) -> Any:
        return page.request.put(
            f"{address}/answer",
            data={"body": sent, "active_seconds": 30},
            headers={"Origin": base.address},
        )

    lied = json.loads(json.dumps(body))
    lied["rounds"][0]["A"]["content"] += "!"
    swapped = json.loads(json.dumps(body))
    swapped["rounds"][0]["A"], swapped["rounds"][0]["B"] = body["rounds"][0]["B"], body["rounds"][0]["A"]
    stolen = json.loads(json.dumps(body))
    stolen["rounds"][0]["A"]["generation"] = 1
    for wrong in (lied, swapped, stolen):
        refused = hand_in(wrong)
        assert refused.status == 422, refused.text()
        assert refused.json()["error"]["facts"]["problems"][0]["path"] == "rounds[0].A"
    assert hand_in(body).ok
    assert hand_in(body).ok, "the same vote again changes nothing"
    second = hand_in({**body, "vote": "B"})
    assert [second.status, second.json()["error"]["name"]] == [409, "AlreadySubmitted"]


def test_a_long_stream_never_holds_the_page(base: Base, visit: Visit, server: ModelServer) -> None:
    project_id = talk_project(base, "arena", two(base, server, "plain-long-a", "plain-long-b"), items=1)
    page = open_task(base, visit, "annotator", project_id)
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    page.get_by_role("textbox", name="输入消息").press("Enter")
    for side in ("A", "B"):
        expect(column(page, side).locator("[data-state=done]")).to_be_visible(timeout=90_000)
    trace = json.loads(browser.stop_tracing())
    expect(column(page, "A")).to_contain_text("第 139 步")
    longest = sorted(_main_thread_steps(trace["traceEvents"]), reverse=True)[:5]
    # Counted in the thread's own time, so that other processes of the machine do not count.
    assert len(longest) == 5
    assert longest[1] <= 50, longest  # the longest may be a neighbour's on a busy machine


def test_five_kilobytes_at_a_fourth_of_the_speed(base: Base, visit: Visit, server: ModelServer) -> None:
    project_id = talk_project(base, "arena", two(base, server, "plain-fivek-a", "plain-fivek-b"), items=1)
    page = open_task(base, visit, "annotator", project_id)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(2000)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.get_by_role("textbox", name="输入消息").focus()
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    page.keyboard.press("Enter")
    for _ in range(300):  # asked of the database, because to ask the page is a step of its own
        if len(base.ask("SELECT 1 FROM generation WHERE project_id = %(id)s", id=project_id)) == 2:
            break
        time.sleep(0.1)
    time.sleep(4)
    trace = json.loads(browser.stop_tracing())
    expect(column(page, "B")).to_contain_text("第 40 步")
    longest = sorted(_main_thread_steps(trace["traceEvents"]), reverse=True)[:5]

    assert longest[1] <= 50, longest  # the longest may be a neighbour's on a busy machine


def _main_thread_steps(events: list[dict[str, Any]]) -> list[float]:
    """Return how many milliseconds each task of the page's main thread was on the processor."""
    named = [each for each in events if each["name"] == "thread_name"]
    mains = {(each["pid"], each["tid"]) for each in named if each["args"]["name"] == "CrRendererMain"}
    tasks = [each for each in events if each["name"].endswith("RunTask") and "tdur" in each]
    by_page: dict[tuple[int, int], list[float]] = {}
    for each in tasks:
        if (each["pid"], each["tid"]) in mains:
            by_page.setdefault((each["pid"], each["tid"]), []).append(each["tdur"] / 1000)
    return max(by_page.values(), key=sum, default=[])


def test_a_dialogue_goes_its_whole_way(base: Base, visit: Visit, server: ModelServer) -> None:
    project_id = talk_project(base, "dialogue", two(base, server, "plain-a"), items=1, inspection_bp=10_000)
    page = open_task(base, visit, "annotator", project_id)
    page.keyboard.press("t")
    page.keyboard.press("Enter")
    expect(page.get_by_text("AI 生成")).to_be_visible()
    expect(page.locator("[data-state=done]")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    for _ in range(5):
        page.keyboard.press("4")
    page.get_by_role("button", name="改写").click()
    page.get_by_label(re.compile("更好的回复")).fill("水宽火大，三分钟起锅，过一遍凉水。")
    page.keyboard.press("Control+Enter")
    row = wait_for_answer(base, project_id)
    reply = row["body"]["rounds"][0]["only"]
    assert [reply["rating"], reply["edit"]] == ["bad", "水宽火大，三分钟起锅，过一遍凉水。"]
    assert reply["content"].startswith("第 1 条")

    inspector = visit("inspector", "/inspect")
    inspector.get_by_role("button", name=re.compile("开始质检|领取")).first.click()
    expect(inspector.get_by_role("region", name="对话")).to_contain_text("三分钟")
    inspector.get_by_role("radiogroup", name="判定").get_by_role("radio").first.check()
    inspector.keyboard.press("Control+Enter")
    expect(inspector.get_by_role("region", name="对话")).to_be_hidden()
    assert wait_for_answer(base, project_id)["state"] == "accepted"


def wait_for_answer(base: Base, project_id: int) -> dict[str, Any]:
    for _ in range(100):
        rows = base.ask(
            "SELECT id, body, slots, state FROM answer WHERE project_id = %(id)s ORDER BY id", id=project_id
        )
        if rows:
            return rows[0]
        time.sleep(0.1)
    raise AssertionError("no answer came in")


def _generate(page: Page, base: Base, address: str, slot: str, asked: list[Any]) -> dict[str, Any]:
    response = page.request.post(
        f"{address}/generations",
        data={"slot": slot, "messages": asked, "params": None},
        headers={"Origin": base.address},
    )
    events = [
        (block.split("\n")[0].removeprefix("event: "), json.loads(block.split("data: ", 1)[1]))
        for block in response.text().strip().split("\n\n")
    ]
    text = "".join(each["text"] for name, each in events if name == "delta")
    return {"content": text, "generation": events[-1][1]["generation_id"], "state": "done"}


def _pairs(ids: list[EndpointId]) -> list[tuple[EndpointId, EndpointId]]:
    return [(a, b) for at, a in enumerate(ids) for b in ids[at + 1 :]]
