"""Who runs the base: the overview agrees with the database, organisations and people are found, and somebody who is
suspended is out at once.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.base import PASSWORD, Base
from e2e.conftest import Visit
from e2e.hands import open_workbench, rows_of, under
from e2e.seeding import answer_all, open_project
from qilou.base import clock
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import review_answer, settle_item

pytestmark = pytest.mark.browser
TODAY = "(SELECT date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') AT TIME ZONE 'Asia/Shanghai')"
COUNTS = {  # the figure's name: how somebody who distrusts the page would count it
    "Submitted today": f"SELECT count(*) FROM answer WHERE submitted_at >= {TODAY}",
    "Accepted today": f"SELECT count(*) FROM answer WHERE state = 'accepted' AND submitted_at >= {TODAY}",
    "Waiting for inspection": "SELECT count(*) FROM inspection WHERE state = 'waiting'",
    "Returned": "SELECT count(*) FROM answer WHERE state = 'returned'",
    "Items settled": "SELECT count(*) FROM item WHERE state = 'settled'",
    "Organisations": "SELECT count(*) FROM org",
    "People": "SELECT count(*) FROM person",
    "Annotators": "SELECT count(*) FROM account WHERE 'annotator' = ANY(roles)",
    "Open projects": "SELECT count(*) FROM project WHERE state = 'open'",
    "Submitted in all": "SELECT count(*) FROM answer_revision WHERE revision = 1",
    "Releases": "SELECT count(*) FROM release",
}


@pytest.fixture(scope="module", autouse=True)
def work_done(base: Base) -> None:
    """Twelve accepted answers on settled items, three that wait for inspection, one that was returned."""
    accepted = open_project(base, "comparison", items=6, overlap=2)
    answer_all(base, accepted, "annotator", "annotator-2", items=6)
    inspected = open_project(base, "rating", items=4, inspection_bp=10_000)
    answer_all(base, inspected, "annotator-2", items=4)
    inspector = base.people["inspector"]
    with base.house.transaction(inspector.scope) as db:
        taken = review_answer.take_inspection(db, inspector, project_id=inspected, now=clock.now())
        assert isinstance(taken, review_answer.Taken)
        review_answer.review_answer(
            db, inspector, answer_id=taken.answer.id, verdict=Verdict.RETURN,
            reason_codes=[ReasonCode.WEAK_REASON], comment="理由太笼统", fixed_body=None, now=clock.now(),
        )  # fmt: skip
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=accepted, now=clock.now())


def test_the_overview_agrees_with_the_database(visit: Visit, base: Base) -> None:
    page = visit("operator", "/manage/overview", language="en")
    expect(page.get_by_text("Submitted in all")).to_be_visible()

    shown = {name: int(under(page, name).inner_text().replace(",", "")) for name in COUNTS}

    assert shown == {name: base.one(sql) for name, sql in COUNTS.items()}
    assert shown["Submitted today"] == 16
    assert (shown["Returned"], shown["Waiting for inspection"], shown["Items settled"]) == (1, 3, 6)


def test_organisations_and_people_are_found(visit: Visit, base: Base) -> None:
    page = visit("operator", "/manage/organisations", language="en")
    yefeng = rows_of(page, "Organisations").filter(has_text="Yefeng Data")
    expect(yefeng.get_by_role("cell")).to_have_text(["Yefeng Data", "Vendor", "3", "2", "16", "0%"])

    page.get_by_role("button", name="New organisation").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Name in Chinese").fill("木棉语料")
    dialog.get_by_label("Name in English").fill("Kapok Corpora")
    dialog.get_by_role("button", name="New organisation").click()
    expect(rows_of(page, "Organisations").filter(has_text="Kapok Corpora")).to_be_visible()
    assert base.one("SELECT kind FROM org WHERE name = '木棉语料'") == "vendor"

    page.get_by_role("link", name="People").click()
    expect(rows_of(page, "People")).to_have_count(1 + 9)
    page.get_by_label("Search name or login").fill("若水")
    expect(rows_of(page, "People")).to_have_count(1 + 1)
    expect(rows_of(page, "People").last).to_contain_text("annotator-3")


def test_suspending_puts_a_person_out_at_once(visit: Visit, base: Base) -> None:
    project_id = open_project(base, "rating")
    suspended = open_workbench(visit, base, project_id, "annotator-3")
    operator = visit("operator", "/manage/people", language="en")
    row = rows_of(operator, "People").filter(has_text="annotator-3")
    row.get_by_role("button", name="Suspend").click()
    dialog = operator.get_by_role("dialog", name="Suspend 王若水")
    expect(dialog.get_by_role("button", name="Suspend")).to_be_disabled()
    dialog.get_by_label("Reason").fill("账号由他人使用")
    dialog.get_by_role("button", name="Suspend").click()
    expect(row).to_contain_text("Suspended")

    suspended.get_by_role("link", name="我的任务").click()
    again = suspended.get_by_role("dialog", name="登录已过期")
    again.get_by_label("密码").fill(PASSWORD)
    again.get_by_role("button", name="登录").click()
    expect(again.get_by_text("停用")).to_be_visible()

    account_id = base.people["annotator-3"].account_id
    assert base.one("SELECT count(*) FROM session WHERE account_id = %(id)s", id=account_id) == 0
    assert base.one("SELECT state FROM lease WHERE project_id = %(id)s", id=project_id) == "expired"
    reason = base.one(
        "SELECT facts ->> 'reason' FROM event WHERE action = 'account.state_set' AND subject_id = %(id)s",
        id=account_id,
    )
    assert reason == "账号由他人使用"
