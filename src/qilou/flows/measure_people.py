"""Chapter: how each person does, from gold, from verdicts and from agreement, always with an interval."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ProjectId, alias
from qilou.base.queue import defer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may, require
from qilou.domain.answers import store as answers
from qilou.domain.answers import unaccepted
from qilou.domain.answers.model import AnswerState
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus.versions import Forms
from qilou.domain.dispatch import lanes
from qilou.domain.dispatch import store as leases
from qilou.domain.items import store as items
from qilou.domain.projects import forms
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.domain.reviews import queue
from qilou.domain.standing import gold, pauses, probes, rules, store
from qilou.domain.standing.gold import Stock
from qilou.domain.standing.model import Level, Standing, StandingRule, StandingSeen, Unaccepted
from qilou.domain.training import courses
from qilou.kinds.catalog import kind_named

MOST_AT_ONCE = 5_000
MOST_LISTED = 200
_LOOSE = {
    Unaccepted.LEAVE: (),
    Unaccepted.INSPECT: (AnswerState.ACCEPTED,),
    Unaccepted.REISSUE: (AnswerState.ACCEPTED, AnswerState.SUBMITTED),
}


class Measuring(msgspec.Struct, frozen=True, kw_only=True):
    """How a project measures its people, and with how much gold."""

    rule: StandingRule
    stock: Stock


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """What a measurement did."""

    scored: int
    people: int
    weak: int


class PersonStands(msgspec.Struct, frozen=True, kw_only=True):
    """A standing, its person under the project's pseudonym; the name only for those who may read people."""

    standing: StandingSeen
    person_alias: str
    name: str | None


def read_standing_rule(db: Db, actor: Actor, *, project_id: ProjectId) -> Measuring:
    """Return how the project measures its people."""
    require(actor, Permit.GOLD_MANAGE)

    project = projects.load(db, project_id)
    return _measuring(db, project)


def set_standing_rule(
    db: Db, actor: Actor, *, project_id: ProjectId, wanted: StandingRule, now: datetime
) -> Measuring:
    """Measure by this rule from now on; what was scored is judged anew by its threshold."""
    require(actor, Permit.GOLD_MANAGE)

    project = projects.load(db, project_id)
    rules.require_usable(wanted)
    if wanted.course_id is not None:
        courses.load(db, wanted.course_id)

    store.set_rule(db, project.id, wanted)
    lanes.mix_gold(db, project.id, is_mixed=wanted.gold_bp > 0 or wanted.fresh_bp > 0)
    probes.rejudge(db, project.id, right_bp=wanted.right_bp)

    facts = {name: each for name, each in msgspec.to_builtins(wanted).items() if each is not None}
    record(db, actor, Action.STANDING_RULE_SET, subject=("project", project.id), now=now, **facts)

    defer(db, "measure_project", project_id=project.id)
    return _measuring(db, project)


def projects_to_measure(db: Db, actor: Actor) -> list[ProjectId]:
    """Return the projects where something is newer than how their people stand."""
    require(actor, Permit.GOLD_MANAGE)

    return store.to_measure(db)


def measure_project(db: Db, actor: Actor, *, project_id: ProjectId, now: datetime) -> Measured:
    """Score what was answered to gold, say anew how each of the project's people stands, and pause who is weak.

    What a paused person holds they may finish; what nobody has inspected is handled as the rule says.
    """
    require(actor, Permit.GOLD_MANAGE)

    project = projects.load(db, project_id)
    rule = store.rule_of(db, project_id)
    if rule is None:
        return Measured(scored=0, people=0, weak=0)
    answered = probes.unscored(db, project_id, limit=MOST_AT_ONCE)
    known = {each.item_id: each for each in gold.known(db, project_id)}
    before = store.levels_of(db, project_id)

    scores = rules.score(
        answered,
        known,
        kind=kind_named(project.kind),
        forms=Forms(project.form, forms.bodies(db, project_id)),
        right_bp=rule.right_bp,
    )

    probes.keep(db, scores)
    people = [rules.stand(each, rule) for each in store.evidence(db, project_id, latest=rule.latest)]
    store.replace(db, project_id, people, now=now)
    for each in rules.to_pause(people, paused=pauses.paused_in(db, project_id)):
        _pause(db, actor, project_id, each, rule, now=now)

    weak = [each.person_id for each in people if each.domain == "" and each.level is Level.WEAK]
    record(
        db,
        actor,
        Action.PEOPLE_MEASURED,
        subject=("project", project_id),
        now=now,
        scored=len(scores),
        weak=weak,
        promoted=rules.newly_trusted(people, before),
    )
    return Measured(scored=len(scores), people=len({each.person_id for each in people}), weak=len(weak))


def list_standings(db: Db, actor: Actor, *, project_id: ProjectId) -> list[PersonStands]:
    """Return how the project's people stand, the weakest first; a company's lead sees the company's own."""
    require(actor, Permit.STANDING_READ)

    project = projects.load(db, project_id)
    return [_seen(actor, project, each) for each in store.of_project(db, project_id)]


def list_weak(db: Db, actor: Actor) -> list[PersonStands]:
    """Return whom the actor sees that are weak or paused, in whichever project, the weakest first."""
    require(actor, Permit.STANDING_READ)

    found = store.weakest(db, limit=MOST_LISTED)
    keyed = {each: projects.load(db, each) for each in {row.project_id for row in found}}
    return [_seen(actor, keyed[each.project_id], each) for each in found]


def _pause(
    db: Db, actor: Actor, project_id: ProjectId, standing: Standing, rule: StandingRule, *, now: datetime
) -> None:
    loose = unaccepted.of_person(
        db, standing.person_id, project_id=project_id, states=_LOOSE[rule.unaccepted], limit=MOST_AT_ONCE
    )
    for answer in loose:
        items.reopen(db, [answer.item_id])
        if rule.unaccepted is Unaccepted.INSPECT:
            answers.set_state(db, answer.id, state=AnswerState.SUBMITTED)
            queue.rejoin(db, [answer.id], now=now)
        else:
            answers.set_state(db, answer.id, state=AnswerState.VOID)
            queue.leave(db, [answer.id])
            leases.void(db, [answer.lease_id], now=now)
    lanes.watch_pauses(db, project_id)
    pause_id = pauses.begin(db, project_id, standing, rule, unaccepted={"answers": len(loose)}, now=now)
    record(
        db,
        actor,
        Action.PERSON_PAUSED,
        subject=("pause", pause_id),
        now=now,
        project=project_id,
        person=standing.person_id,
        value=standing.value,
        high=standing.high,
        unaccepted=rule.unaccepted.value,
        answers=len(loose),
    )


def _measuring(db: Db, project: Project) -> Measuring:
    return Measuring(rule=store.rule_of(db, project.id) or StandingRule(), stock=gold.counted(db, project.id))


def _seen(actor: Actor, project: Project, standing: StandingSeen) -> PersonStands:
    return PersonStands(
        standing=standing,
        person_alias=alias(standing.person_id, key=project.alias_key),
        name=standing.name if may(actor, Permit.PEOPLE_READ) else None,
    )
