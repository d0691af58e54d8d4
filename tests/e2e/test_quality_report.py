"""The report on quality: what inspectors said first, with intervals, for the operator and for a team lead."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.seeding import answer_all, open_project
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import review_answer

pytestmark = pytest.mark.browser


def judge_all(base: Base, project_id: ProjectId, *, returned: int) -> None:
    """Let the inspector return so many answers of the project and pass the others."""
    inspector = base.people["inspector"]
    at = 0
    while True:
        with base.house.transaction(inspector.scope) as db:
            taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=clock.now())
            if not isinstance(taken, review_answer.Taken):
                return
            verdict = Verdict.RETURN if at < returned else Verdict.PASS
            review_answer.review_answer(
                db, inspector, answer_id=taken.answer.id, verdict=verdict, comment="第二条理由与原文不符。",
                reason_codes=[ReasonCode.FACTUAL_ERROR] if verdict is Verdict.RETURN else [],
                fixed_body=None, now=clock.now(),
            )  # fmt: skip
        at += 1


def test_rates_with_intervals_for_a_project_and_for_a_company(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "rating", items=10, inspection_bp=10_000, title="质量一号")
    answer_all(base, project_id, "annotator", items=5)
    answer_all(base, project_id, "annotator-3", items=5)
    judge_all(base, project_id, returned=2)
    page = visit("operator", "/manage/quality", language="zh")

    page.get_by_label("项目").select_option(label="质量一号")
    expect(page).to_have_url(f"{base.address}/manage/quality?days=30&project={project_id}")
    expect(page.locator("dl").first).to_contain_text("80%")
    expect(page.locator("dl").first).to_contain_text("n = 10")
    authors = page.get_by_role("region", name="标注员").last
    expect(authors.get_by_role("row")).to_have_count(3)
    expect(authors).to_contain_text("p-")
    expect(page.get_by_role("region", name="质检员").last).to_contain_text("0 (0)")
    expect(page.get_by_text("事实错误")).to_be_visible()
    page.get_by_label("时间").select_option(label="最近 7 天")
    page.reload()
    expect(page.get_by_label("时间")).to_have_value("7")

    lead = visit("team-lead", "/manage/quality", language="en")
    expect(lead.get_by_role("region", name="Annotators").last.get_by_role("row")).to_have_count(2)
    expect(lead.get_by_label("Project")).to_have_count(0)
    expect(lead.get_by_text("吴明远")).to_have_count(0)


def test_nothing_was_inspected_yet(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "rating", items=1, title="质量二号")
    page = visit("project-manager", f"/manage/quality?project={project_id}", language="zh")

    expect(page.get_by_text("这段时间没有质检")).to_be_visible()
