"""An annotator appeals against a return; the project manager grants it, and the author sees what was decided."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import rows_of
from e2e.seeding import answer_all, open_project
from qilou.base import clock
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import review_answer
from qilou.flows.review_answer import Taken

pytestmark = pytest.mark.browser


def test_an_appeal_from_the_author_to_the_decision_and_back(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "comparison", items=1, inspection_bp=10_000)
    answer_all(base, project_id, "annotator", items=1)
    inspector = base.people["inspector"]
    with base.house.transaction(inspector.scope) as db:
        taken = review_answer.take_inspection(db, inspector, project_id=project_id, now=clock.now())
        assert isinstance(taken, Taken)
        review_answer.review_answer(
            db, inspector, answer_id=taken.answer.id, verdict=Verdict.RETURN,
            reason_codes=[ReasonCode.FACTUAL_ERROR], comment="出处不对", fixed_body=None, now=clock.now(),
        )  # fmt: skip

    page = visit("annotator", "/answers", language="en")
    rows_of(page, "My submissions").nth(1).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Appeal").click()
    dialog.get_by_label("Why the verdict is wrong").fill("第二段写明了出处")
    dialog.get_by_role("button", name="Send the appeal").click()
    expect(dialog.get_by_text("Appeal under way")).to_be_visible()

    page = visit("project-manager", f"/manage/projects/{project_id}/appeals", language="en")
    expect(page.get_by_text("第二段写明了出处")).to_be_visible()
    expect(page.get_by_role("button", name="Grant")).to_be_disabled()
    page.get_by_label("Decision").fill("核对过，出处正确")
    page.get_by_role("button", name="Grant").click()
    expect(page.get_by_role("status").get_by_text("Decided", exact=True)).to_be_visible()
    expect(page.get_by_text("No open appeals")).to_be_visible()
    assert base.one("SELECT state FROM answer WHERE project_id = %(id)s", id=project_id) == "accepted"

    page = visit("annotator", "/answers", language="en")
    rows_of(page, "My submissions").nth(1).click()
    expect(page.get_by_role("dialog").get_by_text("Appeal granted")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_text("核对过，出处正确")).to_be_visible()
