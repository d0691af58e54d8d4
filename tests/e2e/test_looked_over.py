"""What is pasted and what is nearly a copy asks an inspector to look, and who writes is told before."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import lease_of, open_workbench, press, submit_by
from e2e.seeding import confirm_guideline, open_project, submit, take
from qilou.kinds.figures import Flag

pytestmark = pytest.mark.browser
COPIED = (
    "海口骑楼老街的房子大多建于上世纪二三十年代，楼下开店，楼上住人，中间是连成一片的走廊，下雨时不用打伞。"
    * 5
)


def stored_answer(base: Base, lease: int) -> dict[str, Any]:
    """Return what is stored of the answer under the lease."""
    (answer,) = base.ask("SELECT id, state, figures FROM answer WHERE lease_id = %(lease)s", lease=lease)
    return answer


def test_a_pasted_copy_is_shown_to_the_inspector(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "sft", items=1, overlap=2, inspection_bp=0)
    confirm_guideline(base, "annotator-2", project_id)
    taken = take(base, "annotator-2", project_id)
    submit(base, "annotator-2", taken, {"text": COPIED, "note": ""})
    page = open_workbench(visit, base, project_id)

    page.get_by_text("系统会记录什么").click()
    expect(page.get_by_text("不会自动退回、扣款或处罚")).to_be_visible()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", COPIED)
    press(page, "c", "Control+v")
    lease = lease_of(submit_by(page, "Control+Enter"))

    answer = stored_answer(base, lease)
    (first,) = base.ask(
        "SELECT id FROM answer WHERE project_id = %(project)s AND lease_id <> %(lease)s",
        project=project_id,
        lease=lease,
    )
    assert answer["state"] == "submitted"
    assert answer["figures"]["flags"] == [Flag.NEAR_DUPLICATE, Flag.PASTED]
    assert answer["figures"]["pasted"] == len(COPIED)
    inspector = visit("inspector", "/inspect", language="zh")
    inspector.get_by_role("button", name="从等待最久的开始").click()
    measured = inspector.get_by_role("region", name="系统测量")
    expect(measured).to_contain_text("与其他答案高度相似")
    expect(measured).to_contain_text("多为粘贴")
    expect(measured).to_contain_text(f"与他人的答案 #{first['id']} 相似 100%")
    expect(measured).to_contain_text(f"从题目之外粘贴 {len(COPIED)} 字")


def test_a_piece_of_the_task_itself_is_no_paste(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "sft", items=1, inspection_bp=0)
    page = open_workbench(visit, base, project_id)
    (item,) = base.ask("SELECT content FROM item WHERE project_id = %(project)s", project=project_id)
    prompt = item["content"]["conversation"][0]["content"]

    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", prompt)
    press(page, "c", "Control+v")
    page.keyboard.insert_text("这是针对上面问题的回答，楼下是店铺，楼上住人。")
    lease = lease_of(submit_by(page, "Control+Enter"))

    answer = stored_answer(base, lease)
    assert answer["figures"]["pasted"] == 0
