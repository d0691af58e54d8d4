"""A company's work is accepted lot by lot: closed, drawn, judged, decided, and what each decision does."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

import psycopg
import pytest

import make
from flows.test_take_task import BODY
from qilou.base.db import Db, enter_scope, value
from qilou.base.errors import Refusal
from qilou.base.ids import AnswerId, GuidelineId, LotId, OrgId, PersonId, ProjectId
from qilou.domain.acceptance.model import (
    AcceptanceRule,
    Finding,
    FindingNeedsReason,
    InspectionDiscontinued,
    Lot,
    LotDecided,
    LotState,
    Member,
    NothingToAccept,
    OwnWorkInSample,
    ReworkUnfinished,
    RuleUnusable,
    SampleUnfinished,
)
from qilou.domain.acceptance.rules import draw
from qilou.domain.access.model import HOUSE_ITSELF, Actor, NotPermitted, Role
from qilou.domain.datasets.model import NothingToRelease
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import accept_lot, close_lot, release_dataset, review_answer, settle_item
from qilou.flows.review_answer import Taken
from qilou.measure.sampling_plans import Severity

RULE = AcceptanceRule(is_required=True)


class Base:
    """A project of one seat an item, a company with two annotators, and those who inspect and accept."""

    def __init__(self, db: Db, now: datetime) -> None:
        enter_scope(db, HOUSE_ITSELF.scope)
        self.db, self.now = db, now
        self.project_id: ProjectId = make.project(db, overlap=1, inspection_bp=0)
        self.guideline_id: GuidelineId = make.guideline(db, project_id=self.project_id)
        self.company: OrgId = make.organisation(db)
        self.authors = [make.actor(db, Role.ANNOTATOR, org_id=self.company) for _ in range(2)]
        self.manager = make.actor(db, Role.PROJECT_MANAGER)
        self.inspector = make.actor(db, Role.INSPECTOR)

    def work(self, count: int) -> list[AnswerId]:
        """Have the company's people answer so many items."""
        self.house()
        return [self._one(self.authors[at % 2]) for at in range(count)]

    def _one(self, author: Actor) -> AnswerId:
        item_id = make.item(self.db, project_id=self.project_id)
        return make.answered(self.db, item_id=item_id, body=BODY, by=author)

    def house(self) -> None:
        enter_scope(self.db, HOUSE_ITSELF.scope)

    def close(self, *, by: Actor | None = None, seed: int = 7) -> Lot:
        self.house()
        return close_lot.close_lot(
            self.db,
            by or self.manager,
            project_id=self.project_id,
            org_id=self.company,
            guideline_id=self.guideline_id,
            seed=seed,
            now=self.now,
        )

    def judge(self, lot: Lot, answer_id: AnswerId, finding: Finding, *, by: Actor | None = None) -> Lot:
        return accept_lot.judge_answer(
            self.db,
            by or self.manager,
            lot_id=lot.id,
            answer_id=answer_id,
            finding=finding,
            reason_codes=[] if finding is Finding.GOOD else [ReasonCode.FACTUAL_ERROR],
            comment="",
            now=self.now,
        ).lot

    def sample(self, lot_id: LotId) -> list[AnswerId]:
        seen = accept_lot.read_lot(self.db, self.manager, lot_id=lot_id)
        return [each.answer_id for each in seen.sample]

    def judge_all(self, lot: Lot, *defects: Finding) -> Lot:
        """Find the defects in the first of the sample, and the rest good."""
        found = [*defects, *[Finding.GOOD] * (lot.drawn - len(defects))]
        for answer_id, finding in zip(self.sample(lot.id), found, strict=True):
            lot = self.judge(lot, answer_id, finding)
        return lot

    def decide(self, lot: Lot) -> Lot:
        return accept_lot.decide_lot(
            self.db, self.manager, lot_id=lot.id, signed_as="林主管", now=self.now
        ).lot

    def states(self) -> dict[str, int]:
        rows = self.db.execute(
            "SELECT state, count(*) AS n FROM answer WHERE project_id = %s GROUP BY state", [self.project_id]
        ).fetchall()
        return {row["state"]: row["n"] for row in rows}

    def severity(self) -> Severity:
        seen = close_lot.read_acceptance(self.db, self.manager, project_id=self.project_id)
        return seen.waiting[0].standing.severity

    def pass_inspection(self) -> int:
        """Have the inspector pass all that waits; return how many."""
        passed = 0
        while isinstance(
            taken := review_answer.take_inspection(
                self.db, self.inspector, project_id=self.project_id, now=self.now
            ),
            Taken,
        ):
            review_answer.review_answer(
                self.db,
                self.inspector,
                answer_id=taken.answer.id,
                verdict=Verdict.PASS,
                reason_codes=[],
                comment="",
                fixed_body=None,
                now=self.now,
            )
            passed += 1
        return passed


@pytest.fixture
def base(db: Db, now: datetime) -> Base:
    found = Base(db, now)
    close_lot.set_rule(db, found.manager, project_id=found.project_id, rule=RULE, now=now)
    return found


def test_a_good_lot_is_accepted_and_may_be_released(base: Base) -> None:
    base.work(30)
    lot = base.close()
    assert (lot.size, lot.n_major, lot.ac_major, lot.n_minor, lot.ac_minor) == (30, 13, 0, 5, 0)
    with pytest.raises(NothingToRelease) as refused:
        _release(base)
    assert refused.value.facts["awaits_acceptance"] == 30

    lot = base.decide(base.judge_all(lot))

    assert (lot.state, lot.signed_as, len(lot.record_hash or "")) == (LotState.ACCEPTED, "林主管", 64)
    assert _release(base) == 30
    with pytest.raises(NothingToAccept):
        base.close()


def test_the_same_seed_draws_the_same_sample(base: Base) -> None:
    ids = base.work(40)
    lot = base.close(seed=11)
    sample = base.sample(lot.id)
    assert len(set(sample)) == 13
    assert set(sample) < set(ids)
    members = [Member(answer_id=each, author_id=PersonId(1), revision=1) for each in ids]
    assert draw(members, n=13, by_person=False, seed=11) == sample
    assert draw(members, n=13, by_person=False, seed=12) != sample


def test_a_bad_lot_goes_back_and_returns_after_rework(base: Base) -> None:
    base.work(30)
    lot = base.decide(base.judge_all(base.close(), Finding.MAJOR))
    assert lot.state is LotState.REJECTED
    assert base.states() == {"returned": 1, "submitted": 29}
    with pytest.raises(ReworkUnfinished) as refused:
        base.close()
    assert refused.value.facts == {"number": 1, "under_way": 30}

    assert base.pass_inspection() == 29
    base.db.execute("UPDATE answer SET state = 'accepted', revision = 2 WHERE state = 'returned'")
    again = base.close()

    assert (again.resubmits, again.size, again.number) == (lot.id, 30, 2)
    assert base.decide(base.judge_all(again)).state is LotState.ACCEPTED
    assert _release(base) == 30


def test_a_lot_may_be_rejected_more_than_once(base: Base) -> None:
    base.work(2)
    for _ in range(3):
        lot = base.decide(base.judge_all(base.close(), Finding.MAJOR))
        assert lot.state is LotState.REJECTED
        base.pass_inspection()
        base.db.execute(
            "UPDATE answer SET state = 'accepted', revision = revision + 1 WHERE state = 'returned'"
        )


def test_minor_defects_count_in_their_own_plan(base: Base) -> None:
    base.work(100)
    lot = base.close()
    assert (lot.n_major, lot.ac_major, lot.n_minor, lot.ac_minor) == (13, 0, 20, 1)
    assert base.decide(base.judge_all(lot, Finding.MINOR)).state is LotState.ACCEPTED


def test_a_defect_outside_its_plans_part_of_the_sample_does_not_count(base: Base) -> None:
    base.work(100)
    lot = base.close()
    sample = base.sample(lot.id)
    for answer_id in sample:
        lot = base.judge(lot, answer_id, Finding.MAJOR if answer_id == sample[-1] else Finding.GOOD)
    assert lot.counts.major == 0
    assert base.decide(lot).state is LotState.ACCEPTED


def test_one_critical_defect_rejects(base: Base) -> None:
    base.work(100)
    assert base.decide(base.judge_all(base.close(), Finding.CRITICAL)).state is LotState.REJECTED


def test_illegal_content_voids_the_whole_lot_at_once(base: Base) -> None:
    base.work(50)
    lot = base.close()
    lot = base.judge(lot, base.sample(lot.id)[0], Finding.ILLEGAL)
    assert lot.state is LotState.VOID
    assert base.states() == {"void": 50}
    with pytest.raises(LotDecided):
        base.judge(lot, base.sample(lot.id)[1], Finding.GOOD)
    action = "SELECT count(*) FROM event WHERE action = 'lot.decided' AND facts ->> 'state' = 'void'"
    assert value(base.db, int, action) == 1


def test_each_answer_of_a_lot_goes_where_its_end_sends_it(base: Base) -> None:
    base.work(60)
    settle_item.settle_project(base.db, HOUSE_ITSELF, project_id=base.project_id, now=base.now)
    lot = base.close()
    first, *others = base.sample(lot.id)
    base.judge(lot, first, Finding.CRITICAL)
    for each in others:
        lot = base.judge(lot, each, Finding.GOOD)
    base.decide(lot)

    assert base.states() == {"returned": 1, "submitted": 59}  # the defective one, and the others once more
    waiting = "SELECT count(*) FROM inspection WHERE state = 'waiting'"
    assert value(base.db, int, waiting) == 59
    assert value(base.db, int, "SELECT count(*) FROM item WHERE state = 'open'") == 60

    base.pass_inspection()
    base.db.execute("UPDATE answer SET state = 'accepted', revision = revision + 1 WHERE state = 'returned'")
    settle_item.settle_project(base.db, HOUSE_ITSELF, project_id=base.project_id, now=base.now)
    again = base.close()
    assert base.judge(again, base.sample(again.id)[0], Finding.ILLEGAL).state is LotState.VOID

    assert base.states() == {"void": 60}
    assert value(base.db, int, "SELECT count(*) FROM lease WHERE state = 'voided'") == 60
    assert value(base.db, int, "SELECT count(*) FROM ready") == 60  # each seat waits for another person
    assert value(base.db, int, "SELECT count(*) FROM item WHERE state = 'open'") == 60


def test_an_unfinished_sample_decides_nothing(base: Base) -> None:
    base.work(30)
    lot = base.close()
    base.judge(lot, base.sample(lot.id)[0], Finding.GOOD)
    with pytest.raises(SampleUnfinished) as refused:
        base.decide(lot)
    assert refused.value.facts == {"left": 12}


def test_a_defect_names_its_reason(base: Base) -> None:
    base.work(10)
    lot = base.close()
    with pytest.raises(FindingNeedsReason):
        accept_lot.judge_answer(
            base.db,
            base.manager,
            lot_id=lot.id,
            answer_id=base.sample(lot.id)[0],
            finding=Finding.MAJOR,
            reason_codes=[],
            comment="",
            now=base.now,
        )


def test_nobody_accepts_what_they_wrote_or_inspected(base: Base) -> None:
    base.work(2)
    lot = base.close()
    answer_id = base.sample(lot.id)[0]
    base.house()
    make.review(base.db, answer_id=answer_id, by=base.inspector)
    both = make.actor(base.db, Role.PROJECT_MANAGER, person_id=base.inspector.person_id)
    with pytest.raises(OwnWorkInSample):
        base.judge(lot, answer_id, Finding.GOOD, by=both)
    with pytest.raises(psycopg.errors.CheckViolation), base.db.transaction():
        base.db.execute(
            "UPDATE lot_answer SET finding = 'good', judged_by = author_id, judged_at = now() WHERE answer_id = %s",
            [answer_id],
        )


def test_the_rule_is_one_of_the_standards(base: Base) -> None:
    for rule in (
        AcceptanceRule(level="IV"),
        AcceptanceRule(aql_major="1.1"),
        AcceptanceRule(aql_major="4.0", aql_minor="2.5"),
    ):
        with pytest.raises(RuleUnusable):
            close_lot.set_rule(base.db, base.manager, project_id=base.project_id, rule=rule, now=base.now)


def test_only_those_who_run_projects_close_and_judge(base: Base) -> None:
    base.work(10)
    with pytest.raises(NotPermitted):
        base.close(by=base.authors[0])
    lot = base.close()
    with pytest.raises(NotPermitted):
        base.judge(lot, base.sample(lot.id)[0], Finding.GOOD, by=base.inspector)


def test_a_companys_month(base: Base) -> None:
    """Two lots accepted, two rejected: tightened; five accepted: normal again; five rejected: discontinued, resumed."""

    def lot(*defects: Finding) -> None:
        base.work(10)
        base.judge_all(closed := base.close(), *defects)
        base.decide(closed)
        base.pass_inspection()
        base.db.execute("UPDATE answer SET state = 'void' WHERE state IN ('returned', 'accepted')")
        base.db.execute("UPDATE lot SET state = 'void' WHERE state = 'rejected'")  # it never comes back

    def standing() -> Severity:
        base.work(1)
        found = base.severity()
        base.db.execute("UPDATE answer SET state = 'void' WHERE state = 'accepted'")
        return found

    lot(), lot()
    assert standing() is Severity.NORMAL
    lot(Finding.MAJOR), lot(Finding.MAJOR)
    assert standing() is Severity.TIGHTENED
    for _ in range(5):
        lot()
    assert standing() is Severity.NORMAL
    lot(Finding.MAJOR), lot(Finding.MAJOR)
    for _ in range(5):
        lot(Finding.MAJOR)
    base.work(10)
    with pytest.raises(InspectionDiscontinued):
        base.close()
    close_lot.resume_acceptance(
        base.db, base.manager, project_id=base.project_id, org_id=base.company, now=base.now
    )
    assert base.close().severity is Severity.TIGHTENED


def test_companies_see_their_own_lots_only(base: Base) -> None:
    base.work(10)
    lot = base.close()
    lead = make.actor(base.db, Role.TEAM_LEAD, org_id=base.company)
    stranger = make.actor(base.db, Role.TEAM_LEAD)
    enter_scope(base.db, lead.scope)
    assert close_lot.read_acceptance(base.db, lead, project_id=base.project_id).lots[0].id == lot.id
    enter_scope(base.db, stranger.scope)
    assert close_lot.read_acceptance(base.db, stranger, project_id=base.project_id).lots == []
    with pytest.raises(Refusal, match="no such lot"):
        accept_lot.read_lot(base.db, stranger, lot_id=lot.id)


def _release(base: Base) -> int:
    base.house()
    settle_item.settle_project(base.db, base.manager, project_id=base.project_id, now=base.now)
    name = f"release-{uuid4().hex[:6]}"
    made = release_dataset.make_release(
        base.db, base.manager, project_id=base.project_id, name=name, now=base.now
    )
    return made.release.rows
