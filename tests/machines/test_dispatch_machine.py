"""Any order of taking, submitting, taking back, giving back, lapsing, inspecting: the invariants of dispatch hold after
each step.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import make
from flows.test_take_task import BODY, annotator, open_project
from qilou.base.db import HOUSE, Db, enter_scope
from qilou.base.errors import Refusal
from qilou.domain.access.model import HOUSE_ITSELF, Actor, Role
from qilou.domain.dispatch.model import GiveBackReason
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.flows import (
    hold_task,
    keep_house,
    look_back,
    review_answer,
    submit_answer,
    take_task,
    withdraw_answer,
)
from qilou.flows.take_task import Leased

PEOPLE, ITEMS, OVERLAP = 4, 3, 2
WHO = st.integers(0, PEOPLE - 1)


class Dispatch(RuleBasedStateMachine):
    """Four people, three items, two seats each, one inspector, and a clock that jumps."""

    db: Db  # set by the test: one transaction, rolled back after each run

    @initialize()
    def open(self) -> None:
        self.db.execute("SAVEPOINT run")
        enter_scope(self.db, HOUSE)
        self.now = make.moments.NOW
        self.project_id = open_project(self.db, items=ITEMS, overlap=OVERLAP)
        self.db.execute("UPDATE project SET inspection_bp = 5000 WHERE id = %s", [self.project_id])
        self.people = [annotator(self.db, self.project_id) for _ in range(PEOPLE)]
        self.inspector = make.actor(self.db, Role.INSPECTOR)
        self.met: dict[int, set[int]] = {n: set() for n in range(PEOPLE)}

    def as_(self, actor: Actor) -> Actor:
        enter_scope(self.db, actor.scope)
        return actor

    def held(self, who: int) -> list[int]:
        found = self.db.execute(
            "SELECT id FROM lease WHERE person_id = %s AND state IN ('held', 'expired') ORDER BY id",
            [self.people[who].person_id],
        )
        return [row["id"] for row in found]

    @rule(who=WHO)
    def take(self, who: int) -> None:
        actor = self.as_(self.people[who])
        try:
            taken = take_task.take_task(
                self.db, actor, project_id=self.project_id, holding=None, now=self.now
            )
        except Refusal:
            return
        if isinstance(taken, Leased) and taken.rework is None:
            assert taken.lease.item_id not in self.met[who], "met an item twice"
            self.met[who].add(taken.lease.item_id)

    @rule(who=WHO, pick=st.integers(0, 9), preference=st.integers(1, 7))
    def submit(self, who: int, pick: int, preference: int) -> None:
        actor, leases = self.as_(self.people[who]), self.held(who)
        if not leases:
            return
        with_savepoint(
            self.db,
            lambda: submit_answer.submit_answer(
                self.db,
                actor,
                lease_id=leases[pick % len(leases)],
                body={**BODY, "preference": preference},
                active_seconds=1,
                now=self.now,
            ),
        )

    @rule(who=WHO, pick=st.integers(0, 9))
    def withdraw(self, who: int, pick: int) -> None:
        actor = self.as_(self.people[who])
        own = look_back.list_own_answers(self.db, actor, state=None, after=0, limit=10)
        if not own:
            return
        answer = own[pick % len(own)].own.answer
        taken_back = with_savepoint(
            self.db,
            lambda: withdraw_answer.withdraw_answer(self.db, actor, answer_id=answer.id, now=self.now),
        )
        if taken_back:
            held = take_task.read_lease(self.db, actor, lease_id=answer.lease_id, now=self.now)
            assert held.draft is not None
            assert held.draft.body == answer.body

    @rule(who=WHO, pick=st.integers(0, 9), reason=st.sampled_from(GiveBackReason))
    def give_back(self, who: int, pick: int, reason: GiveBackReason) -> None:
        actor, leases = self.as_(self.people[who]), self.held(who)
        if not leases:
            return
        lease_id = leases[pick % len(leases)]
        lease = take_task.store.load(self.db, lease_id, person_id=actor.person_id)
        gone = with_savepoint(
            self.db,
            lambda: hold_task.give_back(
                self.db, actor, lease_id=lease_id, reason=reason, comment="", now=self.now
            ),
        )
        is_forgotten = not self.db.execute("SELECT FROM lease WHERE id = %s", [lease_id]).fetchone()
        if gone and is_forgotten:
            self.met[who].discard(lease.item_id)

    @rule(minutes=st.integers(1, 60 * 50))
    def lapse(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        keep_house.sweep(self.db, self.as_(HOUSE_ITSELF), now=self.now)

    @rule(who=WHO, pick=st.integers(0, 9))
    def beat(self, who: int, pick: int) -> None:
        actor, leases = self.as_(self.people[who]), self.held(who)
        if leases:
            with_savepoint(
                self.db,
                lambda: hold_task.beat(self.db, actor, lease_id=leases[pick % len(leases)], now=self.now),
            )

    @rule(verdict=st.sampled_from(Verdict))
    def inspect(self, verdict: Verdict) -> None:
        inspector = self.as_(self.inspector)
        taken = review_answer.take_inspection(self.db, inspector, project_id=self.project_id, now=self.now)
        if not isinstance(taken, review_answer.Taken):
            return
        review_answer.review_answer(
            self.db,
            inspector,
            answer_id=taken.answer.id,
            verdict=verdict,
            reason_codes=[ReasonCode.OTHER],
            comment="",
            fixed_body=BODY if verdict is Verdict.FIX_AND_PASS else None,
            now=self.now,
        )

    @invariant()
    def seats_add_up(self) -> None:
        if not hasattr(self, "project_id"):
            return
        enter_scope(self.db, HOUSE)
        rows = self.db.execute(
            """
            SELECT item.id,
                   (SELECT count(*) FROM ready WHERE ready.item_id = item.id) AS ready,
                   (SELECT count(*) FROM lease WHERE lease.item_id = item.id
                    AND lease.state IN ('held', 'submitted') AND lease.seats IS NOT NULL) AS live
            FROM item WHERE item.project_id = %s AND NOT EXISTS (SELECT FROM gold WHERE gold.item_id = item.id)
            """,
            [self.project_id],
        ).fetchall()
        for row in rows:
            assert row["ready"] + row["live"] == OVERLAP, f"a seat is lost or doubled: {row}"

    @invariant()
    def answers_stand_on_live_leases(self) -> None:
        if not hasattr(self, "project_id"):
            return
        orphans = self.db.execute(
            """
            SELECT answer.id FROM answer JOIN lease ON lease.id = answer.lease_id
            WHERE answer.project_id = %s AND answer.state NOT IN ('void', 'withdrawn')
              AND lease.state NOT IN ('held', 'submitted')
            """,
            [self.project_id],
        ).fetchall()
        assert not orphans

    def teardown(self) -> None:
        self.db.execute("ROLLBACK TO SAVEPOINT run")


def with_savepoint(db: Db, act) -> bool:
    """Act, and undo what was done if it is refused, as the door would; return whether it was accepted."""
    try:
        with db.transaction():
            act()
    except Refusal:
        return False
    return True


def test_the_invariants_hold(db: Db) -> None:
    Dispatch.db = db
    run_state_machine_as_test(
        Dispatch,
        settings=settings(
            max_examples=60, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
