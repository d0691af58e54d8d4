"""Random lives in a project with gold, pauses, quotas and deadlines: the invariants of dispatch hold; nobody paused is
handed anything, is paused twice, or stays paused once an exam or a manager has let them back.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule, run_state_machine_as_test

import make
from flows.golden import RIGHT, WRONG
from flows.test_learn_course import SIGNER, keys, sit
from machines.test_dispatch_machine import BODY, WHO, Dispatch, with_savepoint
from qilou.base.db import HOUSE, Db, enter_scope, json
from qilou.base.errors import Refusal
from qilou.domain.access.model import HOUSE_ITSELF, Role
from qilou.domain.dispatch.model import DispatchRules, NothingLeft, Why
from qilou.domain.standing.model import StandingRule, Unaccepted
from qilou.flows import (
    learn_course,
    lift_pause,
    manage_courses,
    measure_people,
    settle_item,
    steer_dispatch,
    submit_answer,
    take_task,
)
from qilou.flows.take_task import Leased

GOLD = 6


class Lives(Dispatch):
    """The same four people, now with six gold items among the three, and a rule that pauses early."""

    @initialize()
    def plant(self) -> None:
        self.open()
        enter_scope(self.db, HOUSE)
        self.course = manage_courses.put_entry_course(
            self.db, make.actor(self.db, Role.OPERATOR), now=self.now
        ).id
        self.manager = make.actor(self.db, Role.PROJECT_MANAGER)
        for _ in range(GOLD):
            item = make.item(self.db, project_id=self.project_id, state="settled")
            self.db.execute(
                """
                INSERT INTO gold (item_id, project_id, origin, form_version, slots, body, added_at)
                VALUES (%s, %s, 'imported', 1, '{c1,c2}', %s, %s)
                """,
                [item, self.project_id, json(RIGHT), self.now],
            )
        self.set_rule(Unaccepted.INSPECT)

    def open(self) -> None:
        """Open the project once: `plant` does it, in its order."""
        if not hasattr(self, "project_id"):
            super().open()

    def set_rule(self, handling: Unaccepted) -> None:
        wanted = StandingRule(
            gold_bp=5000, fresh_bp=5000, latest=10, least=5, pause_bp=9000, promote_bp=9500,
            course_id=self.course, unaccepted=handling, counts_agreement=True,
        )  # fmt: skip
        measure_people.set_standing_rule(
            self.db, self.as_(HOUSE_ITSELF), project_id=self.project_id, wanted=wanted, now=self.now
        )

    @rule(handling=st.sampled_from(Unaccepted))
    def change_rule(self, handling: Unaccepted) -> None:
        self.set_rule(handling)

    @rule(who=WHO)
    def a_day_of_clicking(self, who: int) -> None:
        """Take and answer, wrongly, as long as there is anything: evidence comes quickly."""
        actor = self.people[who]
        for _ in range(GOLD + 4):
            self.as_(actor)
            try:
                taken = take_task.take_task(
                    self.db, actor, project_id=self.project_id, holding=None, now=self.now
                )
            except Refusal:
                return
            if not isinstance(taken, Leased):
                return
            self.met[who].add(taken.lease.item_id)
            body = {**BODY, **WRONG} if taken.lease.slots[0] == "c1" else RIGHT
            with_savepoint(
                self.db,
                lambda taken=taken, body=body: submit_answer.submit_answer(
                    self.db, actor, lease_id=taken.lease.id, body=body, active_seconds=1, now=self.now
                ),
            )

    @rule()
    def measure(self) -> None:
        self.now += timedelta(minutes=1)
        measure_people.measure_project(
            self.db, self.as_(HOUSE_ITSELF), project_id=self.project_id, now=self.now
        )

    @rule()
    def settle(self) -> None:
        self.now += timedelta(minutes=1)
        settle_item.settle_project(self.db, self.as_(HOUSE_ITSELF), project_id=self.project_id, now=self.now)

    @rule(who=WHO, wrong=st.sampled_from([0, 99]))
    def sit_the_exam(self, who: int, wrong: int) -> None:
        actor = self.people[who]

        def act() -> None:
            self.as_(actor)
            paper = sit(self.db, actor, self.course, now=self.now)
            sitting_id = paper.sitting.id
            learn_course.save_choices(
                self.db, actor, sitting_id=sitting_id, choices=keys(paper, wrong=wrong), now=self.now
            )
            learn_course.hand_in(self.db, actor, sitting_id=sitting_id, signer=SIGNER, now=self.now)

        if with_savepoint(self.db, act) and wrong == 0:
            assert not self.paused(who), "the exam brought nobody back"

    @rule(who=WHO)
    def let_back(self, who: int) -> None:
        for pause_id in self.paused(who):
            lift_pause.lift_pause(
                self.db, self.as_(self.manager), pause_id=pause_id, reason="已核实", now=self.now
            )
            assert not self.paused(who)

    @rule(quota=st.integers(1, 8), hours=st.one_of(st.none(), st.integers(1, 200)))
    def steer(self, quota: int, hours: int | None) -> None:
        deadline = None if hours is None else self.now + timedelta(hours=hours)
        wanted = DispatchRules(priority=quota % 10, person_per_day=quota, deadline_at=deadline)
        steer_dispatch.set_dispatch_rules(
            self.db, self.as_(HOUSE_ITSELF), project_id=self.project_id, wanted=wanted, now=self.now
        )

    @precondition(lambda self: hasattr(self, "course"))
    @rule(who=WHO)
    def ask_while_paused(self, who: int) -> None:
        if not self.paused(who):
            return
        held = self.held(who)
        outcome = take_task.take_task(
            self.db, self.as_(self.people[who]), project_id=self.project_id, holding=held, now=self.now
        )
        assert isinstance(outcome, NothingLeft)
        assert outcome.why is Why.PERSON_PAUSED

    def paused(self, who: int) -> list[int]:
        enter_scope(self.db, HOUSE)
        rows = self.db.execute(
            "SELECT id FROM pause WHERE person_id = %s AND lifted_at IS NULL", [self.people[who].person_id]
        ).fetchall()
        return [row["id"] for row in rows]

    @invariant()
    def gold_lies_beyond_the_seats(self) -> None:
        if not hasattr(self, "course"):
            return
        enter_scope(self.db, HOUSE)
        wrong = self.db.execute(
            """
            SELECT lease.id FROM lease
            LEFT JOIN probe ON probe.lease_id = lease.id
            WHERE lease.project_id = %(project)s AND (lease.seats IS NULL) <> (probe.lease_id IS NOT NULL)
            UNION ALL
            SELECT ready.item_id FROM ready JOIN gold ON gold.item_id = ready.item_id
            UNION ALL
            SELECT item.id FROM item JOIN gold ON gold.item_id = item.id WHERE item.state <> 'settled'
            UNION ALL
            SELECT consensus.item_id FROM consensus JOIN gold ON gold.item_id = consensus.item_id
            """,
            {"project": self.project_id},
        ).fetchall()
        assert not wrong

    @invariant()
    def no_more_answers_than_seats(self) -> None:
        if not hasattr(self, "course"):
            return
        enter_scope(self.db, HOUSE)
        over = self.db.execute(
            """
            SELECT item.id FROM item
            WHERE item.project_id = %s AND NOT EXISTS (SELECT FROM gold WHERE gold.item_id = item.id)
              AND (SELECT count(*) FROM answer WHERE answer.item_id = item.id
                   AND answer.state IN ('submitted', 'in_review', 'accepted', 'returned')) > item.seats
            """,
            [self.project_id],
        ).fetchall()
        assert not over


def test_lives_with_gold_and_pauses(db: Db) -> None:
    Lives.db = db
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=25, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
