"""The crowd at work: a heap of what each person does next and when, by a clock that may run ahead of the present.

The same crowd makes the past of a new sample base (the clock jumps from act to act) and its present (the
caller waits). A
reserve of open seats is left in each project for the people who sign in; when only reserves are left, a new
batch is opened.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from random import Random

import msgspec

from qilou.base.db import House
from qilou.base.errors import Refusal
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.access.model import HOUSE_ITSELF, Actor
from qilou.domain.dispatch.model import NothingLeft, Why
from qilou.domain.dispatch.work import Offer
from qilou.flows import keep_house, manage_projects, review_answer, submit_answer, take_task
from qilou.flows.review_answer import Taken
from qilou.flows.take_task import Leased
from qilou.simulate import mind
from qilou.simulate.content import KINDS
from qilou.simulate.projects import Load, open_projects
from qilou.simulate.stage import Stage

ON_DUTY = 10  # people at work at the same time
RESERVE = 12  # open seats that the crowd leaves to people in each project
LEAVES = 0.3  # the chance that a person goes off duty after an item
PAUSE_SECONDS = 8.0  # between two items
IDLE_SECONDS = 60.0
Act = Callable[[datetime], None]


class Answering(msgspec.Struct, frozen=True, kw_only=True):
    """A person at work on an item."""

    worker: Actor
    task: Leased
    began_at: datetime


class Crowd:
    """Annotators and inspectors of a sample base, acting through the flows."""

    def __init__(self, house: House, stage: Stage, *, load: Load, seed: int) -> None:
        self._house, self._stage, self._load = house, stage, load
        self._rng = Random(seed)
        self._acts: list[tuple[datetime, int, Act]] = []
        self._numbers = count()
        self._ability = {each.person_id: self._rng.betavariate(5, 2) for each in stage.annotators}
        self._recalled: list[Actor] = []

    def begin(self, at: datetime) -> None:
        """Send the first shift and the inspectors to work within the first minutes."""
        for _ in range(ON_DUTY):
            self._plan(at, self._rng.uniform(0, 120), self._arrive)
        for inspector in self._stage.inspectors:
            self._plan(at, self._rng.uniform(60, 240), lambda now, who=inspector: self._inspect(who, now))

    def next_at(self) -> datetime:
        """Return when somebody acts next."""
        return self._acts[0][0]

    def act(self, *, now: datetime) -> None:
        """Let the next person act at the instant; a refusal sends them off, as it would a person."""
        _, _, act = heapq.heappop(self._acts)
        act(now)

    def _plan(self, now: datetime, seconds: float, act: Act) -> None:
        heapq.heappush(self._acts, (now + timedelta(seconds=seconds), next(self._numbers), act))

    def _arrive(self, now: datetime) -> None:
        worker = self._recalled.pop(0) if self._recalled else self._rng.choice(self._stage.annotators)
        self._take(worker, now)

    def _take(self, worker: Actor, now: datetime) -> None:
        offer = self._choose(worker, now)
        task = self._lease(worker, offer.project_id, now) if offer is not None else None
        if task is None:
            self._plan(now, IDLE_SECONDS * self._rng.uniform(0.5, 1.5), self._arrive)
            return
        seconds = mind.seconds_for(task.project.kind, rng=self._rng)
        at_work = Answering(worker=worker, task=task, began_at=now)
        self._plan(now, seconds, lambda then: self._submit(at_work, then))

    def _choose(self, worker: Actor, now: datetime) -> Offer | None:
        """Return the offer to work on: rework first, else by how much is open beyond the reserve."""
        with self._house.transaction(worker.scope) as db:
            seen = take_task.read_work(db, worker, now=now).offers
        offers = [each for each in seen if each.is_sample]  # a real project is for people
        open_offers = [each for each in offers if each.returned or each.open_seats > RESERVE]
        if not open_offers:
            self._open_more(offers, now)
            return None
        weights = [1_000 if each.returned else each.open_seats for each in open_offers]
        return self._rng.choices(open_offers, weights)[0]

    def _open_more(self, offers: list[Offer], now: datetime) -> None:
        """Open the next batch of every kind where this person finds only reserves, and so would the others."""
        if any(each.open_seats > RESERVE for each in offers):
            return
        manager = self._stage.manager
        with self._house.transaction(manager.scope) as db:
            seen = manage_projects.list_projects(db, manager, after=0, limit=200, now=now)
        projects = [each for each in seen if each.project.is_sample]
        if any(each.progress.open_seats > 4 * RESERVE for each in projects):
            return
        open_projects(
            self._house, self._stage, batch=len(projects) // len(KINDS) + 1, load=self._load, now=now
        )

    def _lease(self, worker: Actor, project_id: ProjectId, now: datetime) -> Leased | None:
        """Take a task as a person does: where the guideline is new, read it first."""
        for _ in range(2):
            with self._house.transaction(worker.scope) as db:
                outcome = take_task.take_task(db, worker, project_id=project_id, holding=[], now=now)
                if not isinstance(outcome, NothingLeft):
                    return outcome
                if outcome.why is not Why.GUIDELINE_UNREAD or outcome.guideline_id is None:
                    return None
                manage_projects.confirm_guideline(db, worker, guideline_id=outcome.guideline_id, now=now)
        return None

    def _submit(self, at_work: Answering, now: datetime) -> None:
        worker, task = at_work.worker, at_work.task
        body = mind.answer(
            task.project.kind,
            task.project.form,
            task.view,
            language=task.language,
            ability=self._ability[worker.person_id],
            rng=self._rng,
        )
        seconds = round((now - at_work.began_at).total_seconds())
        try:
            with self._house.transaction(worker.scope) as db:
                submit_answer.submit_answer(
                    db, worker, lease_id=task.lease.id, body=body, active_seconds=seconds, now=now
                )
        except Refusal:  # the lease ran out while the machine slept: the person takes another item
            pass
        pause = PAUSE_SECONDS * self._rng.uniform(0.5, 1.5)
        if self._rng.random() < LEAVES:
            self._plan(now, pause, self._arrive)
        else:
            self._plan(now, pause, lambda then: self._take(worker, then))

    def _inspect(self, inspector: Actor, now: datetime) -> None:
        with self._house.transaction(inspector.scope) as db:
            waiting = [each for each in review_answer.list_queue(db, inspector, now=now) if each.is_sample]
            taken = (
                review_answer.take_inspection(db, inspector, project_id=waiting[0].project_id, now=now)
                if waiting
                else None
            )
        if not isinstance(taken, Taken):
            self._plan(now, IDLE_SECONDS, lambda then: self._inspect(inspector, then))
            return
        seconds = mind.seconds_for("inspect", rng=self._rng)
        self._plan(now, seconds, lambda then: self._judge(inspector, taken, then))

    def _judge(self, inspector: Actor, taken: Taken, now: datetime) -> None:
        verdict, codes, comment = mind.verdict(
            taken.project.kind, taken.view, taken.answer.body, rng=self._rng
        )
        try:
            with self._house.transaction(inspector.scope) as db:
                review_answer.review_answer(
                    db,
                    inspector,
                    answer_id=taken.answer.id,
                    verdict=verdict,
                    reason_codes=codes,
                    comment=comment,
                    fixed_body=None,
                    now=now,
                )
        except Refusal:  # somebody else took it while the machine slept
            pass
        if codes:
            self._recall(taken.answer.person_id)
        self._plan(now, PAUSE_SECONDS, lambda then: self._inspect(inspector, then))

    def _recall(self, person_id: PersonId) -> None:
        """Bring the author of a returned answer back to work soon."""
        self._recalled += [each for each in self._stage.annotators if each.person_id == person_id]


def make_past(crowd: Crowd, house: House, *, since: datetime, until: datetime) -> int:
    """Let the crowd act from the one instant to the other with the clock jumping; return how often somebody acted."""
    crowd.begin(since)
    acts, swept_at = 0, since
    while crowd.next_at() < until:
        at = crowd.next_at()
        if at - swept_at > timedelta(minutes=5):
            with house.transaction(HOUSE_ITSELF.scope) as db:
                keep_house.sweep(db, HOUSE_ITSELF, now=at)
            swept_at = at
        crowd.act(now=at)
        acts += 1
    return acts
