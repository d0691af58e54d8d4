"""The dialogue page: talking, branching, rating, sending to annotation; and the public showcase."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.seeding import open_project
from e2e.talking import endpoint, openings, retire
from make.model_server import ModelServer, model_server

pytestmark = pytest.mark.browser

_numbers = count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with model_server() as running:
        yield running


def say(page: Page, text: str) -> None:
    box = page.get_by_role("textbox", name="输入消息")
    box.fill(text)
    box.press("Enter")


def test_without_a_model_the_page_says_what_to_do(base: Base, visit: Visit) -> None:
    page = visit("annotator", "/talk")
    expect(page.get_by_text("还没有可用的模型")).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)


def test_a_talk_branches_and_is_found_again(base: Base, visit: Visit, server: ModelServer) -> None:
    used = endpoint(base, f"小模型 {next(_numbers)}", "plain", base_url=server.base_url)
    page = visit("annotator", "/talk")
    say(page, "面怎么煮？")
    expect(page.get_by_text("你问的是：面怎么煮？")).to_be_visible()
    expect(page.get_by_role("article", name="AI 生成").locator("code")).to_contain_text("print(0)")

    say(page, "再来一碗")
    expect(page.get_by_text("第 2 条回复")).to_be_visible()

    page.get_by_role("button", name="编辑").first.click()
    page.get_by_role("textbox", name="编辑").fill("饭怎么煮？")
    page.get_by_role("button", name="发送为新分支").click()
    expect(page.get_by_text("你问的是：饭怎么煮？")).to_be_visible()
    expect(page.get_by_text("第 2 条回复")).to_be_hidden()
    page.get_by_role("button", name="上一个分支").click()
    expect(page.get_by_text("第 2 条回复")).to_be_visible()

    page.get_by_role("button", name="重新生成").last.click()
    expect(page.get_by_text("2/2").last).to_be_visible()
    page.reload()
    expect(page.get_by_role("button", name="面怎么煮？")).to_be_visible()
    rows = base.ask("SELECT role, state, model FROM dialogue_message ORDER BY id")
    assert [each["role"] for each in rows].count("assistant") == 4
    metered = base.one("SELECT count(*) FROM generation WHERE slot = 'talk'")
    assert metered == 4
    retire(base, used)


def test_a_reply_is_stopped_rated_and_marked_wherever_it_goes(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    used = endpoint(base, f"慢模型 {next(_numbers)}", "slow", base_url=server.base_url)
    page = visit("annotator", "/talk")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    say(page, "慢慢说")
    expect(page.locator("[data-state=growing]")).to_contain_text("第 1 条")
    page.keyboard.press("Escape")
    expect(page.get_by_text("已停止")).to_be_visible()
    page.get_by_role("button", name="不好").click()
    page.get_by_role("textbox", name="说明原因（选填）").fill("太慢")
    page.get_by_role("button", name="保存", exact=True).click()
    expect(page.get_by_text("已记录评价。")).to_be_visible()
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert re.search(r"\[AI 生成 · 慢模型 \d+ · qilou-dialogue-\d+-\d+\]$", copied)
    with page.expect_download() as saved:
        page.get_by_role("button", name="导出对话").click()
    exported = json.loads(saved.value.path().read_text("utf-8"))
    assert exported["messages"][-1]["label"]["ai_generated"] is True
    assert {"provider", "content_id"} <= set(exported["messages"][-1]["label"])
    (row,) = base.ask("SELECT state, rating, rating_reason FROM dialogue_message WHERE rating IS NOT NULL")
    assert row == {"state": "stopped", "rating": "bad", "rating_reason": "太慢"}
    retire(base, used)


def test_a_safety_rule_stops_a_message_and_a_reply(base: Base, visit: Visit, server: ModelServer) -> None:
    used = endpoint(base, f"复读 {next(_numbers)}", "plain", base_url=server.base_url)
    page = visit("annotator", "/talk")
    say(page, "我的身份证是 11010519900307451X")
    expect(page.get_by_role("alert")).to_contain_text("消息未发送：其中像是居民身份证号")
    before = len(server.requests)
    page.get_by_role("button", name="新对话").click()
    say(page, "你好")
    expect(page.get_by_text("你问的是：你好")).to_be_visible()
    assert len(server.requests) == before + 1, "what was stopped never reached the model"
    retire(base, used)


def test_a_reply_becomes_an_item_with_consent_and_source(
    base: Base, visit: Visit, server: ModelServer
) -> None:
    used = endpoint(base, f"小模型 {next(_numbers)}", "plain", base_url=server.base_url)
    project_id = open_project(
        base, "sft", records=openings(1), title="收题项目", guideline_md="# 规范\n\n写好。"
    )
    page = visit("project-manager", "/talk")
    say(page, "怎么泡茶？")
    page.get_by_role("button", name="送去标注").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("项目").select_option(str(project_id))
    expect(dialog.get_by_role("button", name="生成题目")).to_be_disabled()
    dialog.get_by_label(re.compile("我同意")).check()
    dialog.get_by_role("button", name="生成题目").click()
    expect(page.get_by_text(re.compile(r"已生成题目 #\d+"))).to_be_visible()
    (item,) = base.ask(
        "SELECT content FROM item WHERE project_id = %(id)s ORDER BY id DESC LIMIT 1", id=project_id
    )
    content = item["content"]
    assert content["conversation"][-1]["content"] == "怎么泡茶？"
    assert content["candidates"][0]["content"].startswith("**第 1 条回复**")
    assert content["meta"]["source"]["consented_at"]
    assert content["meta"]["made_by"][0]["ai_generated"] is True
    retire(base, used)


def test_a_talk_is_renamed_and_deleted_for_good(base: Base, visit: Visit, server: ModelServer) -> None:
    used = endpoint(base, f"小模型 {next(_numbers)}", "plain", base_url=server.base_url)
    page = visit("auditor", "/talk")
    say(page, "要删的")
    expect(page.get_by_text("你问的是：要删的")).to_be_visible()
    page.get_by_role("button", name="重命名").click()
    page.get_by_role("dialog").get_by_label("名称").fill("新名字")
    page.get_by_role("dialog").get_by_role("button", name="保存").click()
    expect(page.get_by_role("button", name="新名字")).to_be_visible()
    page.get_by_role("navigation", name="历史对话").get_by_role("button", name="删除").click()
    page.get_by_role("dialog").get_by_role("button", name="删除").click()
    expect(page.get_by_text("还没有对话。")).to_be_visible()
    assert base.one("SELECT count(*) FROM dialogue WHERE title = '新名字'") == 0
    retire(base, used)


def test_the_showcase_is_closed_unless_it_is_opened(base: Base, visit: Visit) -> None:
    page = visit(None, "/showcase")
    expect(page.get_by_text("公开体验未开放")).to_be_visible()
