"""Those who see only a part: a team lead their own people, a client their own projects and releases, an auditor what
was done, and whether anybody has changed the record of it.
"""

from __future__ import annotations

import hashlib
import json

import pytest
from playwright.sync_api import Page, expect

from e2e.base import Base
from e2e.conftest import Visit
from e2e.hands import rows_of
from e2e.seeding import answer_all, manager_of, open_project
from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows import release_dataset, seal_audit, settle_item

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def projects(base: Base) -> tuple[ProjectId, ProjectId]:
    """The client's project, with a release, and somebody else's."""
    own = open_project(base, "comparison", items=4, client_id=base.orgs["client"])
    answer_all(base, own, "annotator", items=4)
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        settle_item.settle_project(db, HOUSE_ITSELF, project_id=own, now=clock.now())
    manager = manager_of(base)
    with base.house.transaction(manager.scope) as db:
        release_dataset.make_release(db, manager, project_id=own, name="delivery", now=clock.now())
    return own, open_project(base, "rating")


def is_forbidden(page: Page, permit: str) -> None:
    """See that the page is refused, and which permission it takes."""
    expect(page.get_by_text("你没有使用这个页面的权限")).to_be_visible()
    expect(page.get_by_text(permit)).to_be_visible()


def test_a_team_lead_sees_their_own_people(visit: Visit, base: Base) -> None:
    page = visit("team-lead", "/manage/people")
    expect(rows_of(page, "人员")).to_have_count(1 + 3)
    for name in ("林晓晴", "陈海生", "黄丽华"):
        expect(rows_of(page, "人员").filter(has_text=name)).to_have_count(1)

    everybody = page.request.get("/api/accounts").json()["rows"]
    assert {each["organisation"]["id"] for each in everybody} == {base.orgs["vendor"]}
    rival = base.people["annotator-3"].account_id
    stopped = page.request.put(
        f"/api/accounts/{rival}/state",
        data={"state": "suspended", "reason": "not ours"}, headers={"Origin": base.address},
    )  # fmt: skip
    assert stopped.status in (403, 404)
    page.goto("/manage/projects")
    is_forbidden(page, "project.read")


def test_a_client_sees_their_own_projects(
    visit: Visit, base: Base, projects: tuple[ProjectId, ProjectId]
) -> None:
    own, others = projects
    page = visit("client", "/manage/projects")
    expect(rows_of(page, "项目")).to_have_count(1 + 1)
    rows_of(page, "项目").last.click()
    tabs = page.get_by_role("navigation", name="项目分区")
    expect(tabs.get_by_role("link")).to_have_text(["概况", "规范", "验收", "数据版本", "设置"])
    tabs.get_by_role("link", name="数据版本").click()
    expect(page.get_by_role("heading", name="v1 · delivery")).to_be_visible()
    expect(page.get_by_role("button", name="发布数据版本")).to_have_count(0)
    with page.expect_download() as downloading:
        page.get_by_role("link", name="delivery.jsonl").first.click()
    rows = downloading.value.path().read_bytes()
    assert len(rows.splitlines()) == 4
    assert "林晓晴" not in json.dumps([json.loads(row) for row in rows.splitlines()], ensure_ascii=False)
    (release,) = base.ask("SELECT sha256 FROM release WHERE project_id = %(id)s", id=own)
    assert hashlib.sha256(rows).digest() == release["sha256"]

    assert page.request.get(f"/api/projects/{others}").status == 404
    assert page.request.get(f"/api/projects/{others}/releases").status in (403, 404)
    page.goto(f"/manage/projects/{others}")
    expect(page.get_by_role("alert")).to_contain_text("你无权查看")
    page.goto("/manage/people")
    is_forbidden(page, "people.read")


def test_an_auditor_finds_the_event_that_was_changed(
    visit: Visit, base: Base, projects: tuple[ProjectId, ProjectId]
) -> None:
    with base.house.transaction(HOUSE_ITSELF.scope) as db:
        seal_audit.seal_ended(db, HOUSE_ITSELF, now=clock.now())
    page = visit("auditor", "/manage/audit", language="en")
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_text("Intact: every seal matches its events")).to_be_visible()
    event_id = base.one("SELECT max(id) FROM event WHERE action = 'answer.submitted'")

    (event,) = base.ask("SELECT facts FROM event WHERE id = %(id)s", id=event_id)
    base.overrule(
        """UPDATE event SET facts = facts || '{"inspected": true}' WHERE id = %(id)s""", id=event_id
    )
    page.get_by_role("button", name="Verify").click()

    expect(page.get_by_text("1 mismatch(es) found")).to_be_visible()
    broken = rows_of(page, "Problem")
    expect(broken).to_have_count(1 + 1)
    expect(broken.last.get_by_role("cell").nth(1)).to_have_text(str(event_id))

    base.overrule(
        "UPDATE event SET facts = %(facts)s::jsonb WHERE id = %(id)s",
        facts=json.dumps(event["facts"]),
        id=event_id,
    )
    page.get_by_role("button", name="Verify").click()
    expect(page.get_by_text("Intact: every seal matches its events")).to_be_visible()

    page.get_by_label("Action (e.g. answer.submitted)").fill("answer.submitted")
    page.get_by_role("button", name="Filter").click()
    expect(rows_of(page, "Events")).to_have_count(1 + 4)
