"""What goes wrong while a person works, and what must not be lost by it: the page dies, the network goes, the session
or the lease runs out, another tab or another place has the same item.
"""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, expect

from e2e.base import PASSWORD, Base
from e2e.conftest import Visit
from e2e.hands import (
    ANSWER,
    answer_comparison,
    flat,
    lease_of,
    open_workbench,
    press,
    score_pair,
    shown_fields,
    stands_at,
    submit_by,
)
from e2e.seeding import comparison_body, confirm_guideline, open_project, stored, submit, take
from qilou.base import clock
from qilou.base.ids import LeaseId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import hold_task, keep_house

pytestmark = pytest.mark.browser
REASON = "这段理由写了很久，无论出什么事都不能丢。"


def held_lease(base: Base, project_id: ProjectId) -> LeaseId:
    """Return the only lease that is held in the project."""
    found = base.one(
        "SELECT min(id) FROM lease WHERE project_id = %(project)s AND state = 'held'", project=project_id
    )
    return LeaseId(found)


def crash(page: Page) -> None:
    """Kill the page's process, as the system does when memory runs out."""
    with page.expect_event("crash"), suppress(Error):
        page.goto("chrome://crash")
    page.close()


def test_a_browser_that_is_gone_finds_the_draft_on_the_server(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    answer_comparison(page, REASON)
    expect(page.get_by_text("草稿已存")).to_be_visible()
    before = shown_fields(page)
    page.context.close()

    page = visit("annotator", f"/work/{project_id}")
    expect(page.get_by_label(re.compile("^理由"))).to_have_value(REASON)
    assert shown_fields(page) == before


def test_a_page_that_dies_finds_what_the_server_never_had(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    page.context.route("**/draft", lambda route: route.abort())
    answer_comparison(page, REASON)
    expect(page.get_by_text("离线：已存本机")).to_be_visible()
    before = shown_fields(page)
    crash(page)
    page.context.unroute("**/draft")

    again = page.context.new_page()
    again.goto(f"/work/{project_id}")
    expect(again.get_by_label(re.compile("^理由"))).to_have_value(REASON)
    assert shown_fields(again) == before
    expect(again.get_by_text("草稿已存")).to_be_visible()
    lease_id = held_lease(base, project_id)
    assert flat(base.one("SELECT body FROM draft WHERE lease_id = %(lease)s", lease=lease_id)) == before


def test_a_second_tab_reads_until_it_takes_over(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    first = open_workbench(visit, base, project_id)
    answer_comparison(first, REASON)
    expect(first.get_by_text("草稿已存")).to_be_visible()
    second = first.context.new_page()
    second.goto(f"/work/{project_id}")

    expect(second.get_by_text("本题正在另一个标签页中作答，这里只读。")).to_be_visible()
    expect(second.get_by_label(re.compile("^理由"))).not_to_be_editable()
    expect(first.get_by_label(re.compile("^理由"))).to_be_editable()

    second.get_by_role("button", name="在这里继续").click()
    expect(second.get_by_label(re.compile("^理由"))).to_be_editable()
    expect(second.get_by_label(re.compile("^理由"))).to_have_value(REASON)
    expect(first.get_by_text("本题正在另一个标签页中作答，这里只读。")).to_be_visible()
    answered = stored(base, lease_of(submit_by(second, "Control+Enter")))
    assert answered["body"]["reason"] == REASON


def answer_two_offline(visit: Visit, base: Base, project_id: ProjectId) -> tuple[Page, list[int]]:
    """Answer two items without a network; return the page and the leases."""
    page = open_workbench(visit, base, project_id)
    with page.expect_response("**/api/leases"):  # the second item is fetched ahead
        stands_at(page, 1, 8)
    answer_comparison(page, REASON)
    expect(page.get_by_text("草稿已存")).to_be_visible()
    page.context.set_offline(True)
    press(page, "Control+Enter")
    stands_at(page, 2, 8)
    expect(page.get_by_text("待发送 1")).to_be_visible()
    answer_comparison(page, REASON)
    press(page, "Control+Enter")
    expect(page.get_by_text("有 2 份提交存在本机，联网后自动发送。")).to_be_visible()
    rows = base.ask("SELECT id FROM lease WHERE project_id = %(project)s ORDER BY id", project=project_id)
    return page, [row["id"] for row in rows]


def answers_of(base: Base, project_id: ProjectId) -> list[int]:
    sql = "SELECT lease_id FROM answer WHERE project_id = %(project)s ORDER BY lease_id"
    return [row["lease_id"] for row in base.ask(sql, project=project_id)]


def test_two_answers_without_a_network_arrive_once_each(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page, leases = answer_two_offline(visit, base, project_id)
    assert answers_of(base, project_id) == []
    taken: list[str] = []
    page.on("response", lambda each: taken.append(each.url) if ANSWER.search(each.url) else None)

    page.context.set_offline(False)

    stands_at(page, 3, 8)
    expect(page.get_by_text("待发送")).to_have_count(0)
    assert answers_of(base, project_id) == leases
    assert len(taken) == 2


def test_answers_kept_by_a_closed_page_are_sent_by_the_next(visit: Visit, base: Base) -> None:
    """Without a service worker a page cannot be loaded offline, so the reload comes with the network."""
    project_id = open_project(base, "comparison")
    page, leases = answer_two_offline(visit, base, project_id)
    crash(page)
    page.context.set_offline(False)

    again = page.context.new_page()
    again.goto(f"/work/{project_id}")

    stands_at(again, 3, 8)
    expect(again.get_by_text("待发送")).to_have_count(0)
    assert answers_of(base, project_id) == leases


def test_a_session_that_ends_costs_nothing(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    score_pair(page, (5, 1))
    expect(page.get_by_text("草稿已存")).to_be_visible()
    account_id = base.people["annotator"].account_id
    base.overrule("DELETE FROM session WHERE account_id = %(account)s", account=account_id)
    answer_comparison(page, REASON)

    dialog = page.get_by_role("dialog", name="登录已过期")
    expect(dialog).to_be_visible()
    dialog.get_by_label("密码").fill(PASSWORD)
    press(page, "Enter")
    expect(dialog).to_be_hidden()

    assert shown_fields(page)["reason"] == REASON
    expect(page.get_by_text("草稿已存")).to_be_visible()
    before = shown_fields(page)
    answered = stored(base, lease_of(submit_by(page, "Control+Enter")))
    assert flat(answered["body"]) == before


def lose_lease(base: Base, project_id: ProjectId) -> None:
    """Let the annotator's lease run out, and somebody else take the item and answer it."""
    confirm_guideline(base, "annotator-2", project_id)
    base.overrule(
        "UPDATE lease SET expires_at = now() - interval '1 hour' WHERE id = %(lease)s",
        lease=held_lease(base, project_id),
    )
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        keep_house.sweep(db, HOUSE_ITSELF, now=clock.now())
    taken = take(base, "annotator-2", project_id)
    submit(base, "annotator-2", taken, comparison_body(taken.project.form))


def test_an_answer_to_an_item_that_others_have_is_given_back_to_its_author(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=1)
    page = open_workbench(visit, base, project_id)
    answer_comparison(page, REASON)
    expect(page.get_by_text("草稿已存")).to_be_visible()
    lose_lease(base, project_id)

    refused = submit_by(page, "Control+Enter")

    assert (refused.status, refused.json()["error"]["name"]) == (409, "SeatTaken")
    dialog = page.get_by_role("dialog", name="有提交没有被接受")
    expect(dialog).to_contain_text("这个名额已有人提交。")
    expect(dialog).to_contain_text(REASON)
    dialog.get_by_role("button", name="复制我写的内容").click()
    assert REASON in page.evaluate("() => navigator.clipboard.readText()")
    authors = base.ask("SELECT person_id FROM answer WHERE project_id = %(project)s", project=project_id)
    assert [row["person_id"] for row in authors] == [base.people["annotator-2"].person_id]


def test_a_lease_that_cannot_be_kept_leaves_the_text(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=1, lease_minutes=5)
    page = open_workbench(visit, base, project_id)
    expect(page.get_by_text("本题租约还剩 5 分钟")).to_be_visible()
    answer_comparison(page, REASON)
    expect(page.get_by_text("草稿已存")).to_be_visible()
    lose_lease(base, project_id)

    page.get_by_role("button", name="续租").click()

    expect(page.get_by_text("本题已不在你名下")).to_be_visible()
    page.get_by_role("button", name="复制我写的内容").click()
    assert REASON in page.evaluate("() => navigator.clipboard.readText()")


def test_two_versions_of_a_draft_are_both_shown(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison")
    page = open_workbench(visit, base, project_id)
    answer_comparison(page, REASON)
    expect(page.get_by_text("草稿已存")).to_be_visible()
    actor, lease_id = base.people["annotator"], held_lease(base, project_id)
    (draft,) = base.ask("SELECT body, revision FROM draft WHERE lease_id = %(lease)s", lease=lease_id)
    elsewhere = draft["body"] | {"reason": "在另一台电脑上写的理由，也不能丢。"}
    with base.house.transaction(actor.scope) as db:
        hold_task.save_draft(
            db, actor, lease_id=lease_id, revision=draft["revision"], body=elsewhere, now=clock.now()
        )
    page.keyboard.type("再补一句。")

    dialog = page.get_by_role("dialog", name="草稿在别处被改过")
    expect(dialog).to_contain_text(REASON + "再补一句。")
    expect(dialog).to_contain_text(elsewhere["reason"])
    dialog.get_by_role("button", name="用服务器上的").click()

    expect(dialog).to_be_hidden()
    expect(page.get_by_label(re.compile("^理由"))).to_have_value(elsewhere["reason"])
    press(page, "Escape", "Control+z")  # the other version is one step back
    expect(page.get_by_label(re.compile("^理由"))).to_have_value(REASON + "再补一句。")
    answered = stored(base, lease_of(submit_by(page, "Control+Enter")))
    assert answered["body"]["reason"] == REASON + "再补一句。"
