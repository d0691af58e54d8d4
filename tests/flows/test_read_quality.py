"""The report on quality: first verdicts by day, company, person, inspector and reason."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

import make
from qilou.base.db import Db, enter_scope
from qilou.base.ids import OrgId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.flows import read_reports
from qilou.flows.read_reports import QualityReport


class Month:
    """Two companies' answers of one project: three of four pass, and one of two."""

    def __init__(self, db: Db, now: datetime) -> None:
        self.project_id = make.project(db, kind="sft", overlap=1)
        make.guideline(db, project_id=self.project_id)
        make.lane(db, project_id=self.project_id)
        self.first, self.second = make.organisation(db, name="甲"), make.organisation(db, name="乙")
        self.inspector = make.actor(db, Role.INSPECTOR)
        self.good = make.actor(db, Role.ANNOTATOR, org_id=self.first)
        self.weak = make.actor(db, Role.ANNOTATOR, org_id=self.second)
        for at, verdict in enumerate(["pass", "pass", "pass", "return"]):
            self._inspect(db, self.good, verdict, at=now - timedelta(days=at % 2))
        self._inspect(db, self.weak, "pass", at=now)
        self._inspect(db, self.weak, "void", at=now)
        self._inspect(db, self.weak, "return", at=now - timedelta(days=90))  # long ago

    def _inspect(self, db: Db, by: Actor, verdict: str, *, at: datetime) -> None:
        lease_id = make.lease(db, item_id=make.item(db, project_id=self.project_id), by=by, at=at)
        answer_id = make.answer(db, lease_id=lease_id, body={"text": "好", "note": ""}, at=at)
        codes = () if verdict == "pass" else ("factual_error",)
        make.review(db, answer_id=answer_id, by=self.inspector, verdict=verdict, reason_codes=codes, at=at)


@pytest.fixture
def month(db: Db, now: datetime) -> Month:
    return Month(db, now)


def read(db: Db, actor: Actor, *, now: datetime, project_id: ProjectId | None = None) -> QualityReport:
    enter_scope(db, actor.scope)
    found = read_reports.read_quality(db, actor, project_id=project_id, days=30, now=now)
    enter_scope(db, HOUSE_ITSELF.scope)
    return found


def test_the_worst_by_what_it_may_be_stands_first(db: Db, month: Month, now: datetime) -> None:
    report = read(db, make.actor(db, Role.OPERATOR), now=now)

    assert (report.total.inspected, report.total.passed, report.total.returned, report.total.voided) == (
        6,
        4,
        1,
        1,
    )
    assert report.first_pass.value == pytest.approx(4 / 6)
    assert [(org.name, org.passed, org.inspected) for org, _ in report.companies] == [
        ("乙", 1, 2),
        ("甲", 3, 4),
    ]
    assert [(each.tally.passed, each.tally.inspected) for each in report.authors] == [(1, 2), (3, 4)]
    assert [(each.tally.inspected, each.tally.appeals) for each in report.inspectors] == [(6, 0)]
    assert [(each.code, each.count) for each in report.reasons] == [("factual_error", 2)]
    assert [(each.inspected, each.passed) for each in report.days] == [(0, 0)] * 28 + [(2, 1), (4, 3)]


def test_a_projects_report_knows_people_by_pseudonym(db: Db, month: Month, now: datetime) -> None:
    manager = make.actor(db, Role.PROJECT_MANAGER)

    report = read(db, manager, now=now, project_id=month.project_id)
    whole = read(db, manager, now=now)

    assert all(each.name.startswith("p-") for each in [*report.authors, *report.inspectors])
    assert (whole.authors, whole.inspectors) == ([], [])
    assert whole.total == report.total


def test_a_team_lead_sees_the_own_company_alone(db: Db, month: Month, now: datetime) -> None:
    report = read(db, make.actor(db, Role.TEAM_LEAD, org_id=OrgId(month.first)), now=now)

    assert (report.total.inspected, report.total.passed) == (4, 3)
    assert [org.name for org, _ in report.companies] == ["甲"]
    assert [each.tally.person_id for each in report.authors] == [month.good.person_id]
    assert report.inspectors == []


def test_another_project_has_nothing_to_report(db: Db, month: Month, now: datetime) -> None:
    report = read(db, make.actor(db, Role.OPERATOR), now=now, project_id=make.project(db, kind="sft"))

    assert report.total.inspected == 0
    assert report.first_pass.value is None
    assert (len(report.days), report.companies, report.authors, report.reasons) == (30, [], [], [])


def test_annotators_may_not_read_it(db: Db, month: Month, now: datetime) -> None:
    with pytest.raises(NotPermitted):
        read(db, month.good, now=now)
