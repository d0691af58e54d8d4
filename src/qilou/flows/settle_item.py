"""Chapter: the answers to each item become one consensus, with the agreement of those who gave them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ProjectId, alias
from qilou.base.queue import defer
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.consensus import adjudications, boards, habits, rules, rulings, store
from qilou.domain.consensus.figures import FieldModel, Habit, Reliability, Sign, Signal
from qilou.domain.consensus.leaderboard import Leaderboard, leaderboard
from qilou.domain.consensus.model import FieldAgreement, ItemConsensus, PersonUnseen, Stops
from qilou.domain.consensus.versions import Forms
from qilou.domain.dispatch import lanes, limits, pairs
from qilou.domain.items import enough
from qilou.domain.items import store as items
from qilou.domain.projects import forms, overlaps
from qilou.domain.projects import store as projects
from qilou.domain.standing import gold
from qilou.domain.standing import rules as standing
from qilou.domain.standing.model import Origin
from qilou.kinds.catalog import kind_named
from qilou.kinds.gsb import BAD, GOOD, SAME
from qilou.measure.gsb import Gsb, gsb


class Settlement(msgspec.Struct, frozen=True, kw_only=True):
    """What a settlement did."""

    answers: int
    items: int
    newly_settled: int


class PersonSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A person's reliability under their pseudonym, with its interval and the items it rests on."""

    person_alias: str
    answers: int
    accuracy: float | None
    low: float | None
    high: float | None
    items: int


class PersonHabits(msgspec.Struct, frozen=True, kw_only=True):
    """How one person answers a project: their reliability, and a figure for each field."""

    person: PersonSeen
    habits: list[Habit]


class SignalSeen(msgspec.Struct, frozen=True, kw_only=True):
    """Something unusual in a person's answers, under pseudonyms."""

    person_alias: str
    sign: Sign
    other_alias: str | None
    value: float
    low: float | None
    high: float | None
    usual: float
    items: int


class AgreementSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A project's agreement as project managers see it; `gsb` is there where new is judged against old."""

    computed_at: datetime | None
    fields: list[FieldAgreement]
    models: list[FieldModel]
    people: list[PersonSeen]
    signals: list[SignalSeen]
    left_out: dict[str, int]  # votes of older form versions that no longer mean the same, by field
    gsb: Gsb | None


def ask_settlement(db: Db, actor: Actor, *, project_id: ProjectId, now: datetime) -> None:
    """Have a worker compute the project's consensus anew."""
    require(actor, Permit.CONSENSUS_SETTLE)

    project = projects.load(db, project_id)

    defer(db, "settle_project", project_id=project.id)


def settle_project(db: Db, actor: Actor, *, project_id: ProjectId, now: datetime) -> Settlement:
    """Compute the project's consensus, agreement and reliability from all answers that count; mark full items."""
    require(actor, Permit.CONSENSUS_SETTLE)

    project = projects.load(db, project_id)
    kind, form = kind_named(project.kind), project.form
    decided = adjudications.standing(db, project_id)
    older = forms.bodies(db, project_id)
    overlap = overlaps.of_project(db, project_id, overlap=project.overlap)
    before = {each.field: each for each in habits.models(db, project_id)}
    known = gold.known(db, project_id)
    taught = standing.teaching(known, kind=kind, forms=Forms(form, older))

    answers = store.counted(db, project_id)
    said = rules.settle(
        answers,
        kind=kind,
        form=form,
        seed=project_id,
        before=before,
        gold=taught,
        older=older,
        overlap=overlap,
    )
    said = rulings.leave_out(said, {each.item_id for each in known if each.origin is Origin.IMPORTED})
    settled = rulings.overrule(said, decided, kind=kind, form=form, seed=project_id, older=older)

    board = leaderboard(list(boards.compared(db, project_id, kind=kind, forms=Forms(form, older))))

    store.replace(db, project_id, settled, now=now)
    boards.replace(db, project_id, board, now=now)
    if limits.rules_of(db, project_id).active_pairs:
        pairs.prefer(db, project_id, None if board is None else board.next_pair)
    if settled.stops is not None:
        _adapt(db, settled.stops, most=overlap.most)
    newly_settled = items.mark_settled(db, settled.full_items)

    fused_items = len({each.item_id for each in settled.fused})
    record(
        db,
        actor,
        Action.PROJECT_SETTLED,
        subject=("project", project_id),
        now=now,
        answers=settled.answers,
        items=fused_items,
        newly_settled=newly_settled,
        methods=sorted({each.method.value for each in settled.fused}),
    )
    return Settlement(answers=settled.answers, items=fused_items, newly_settled=newly_settled)


def list_consensus(
    db: Db, actor: Actor, *, project_id: ProjectId, after: int, limit: int
) -> list[ItemConsensus]:
    """Return the consensus of the project's items, oldest first."""
    require(actor, Permit.CONSENSUS_READ)

    projects.load(db, project_id)
    return store.page(db, project_id, after=after, limit=limit)


def read_agreement(db: Db, actor: Actor, *, project_id: ProjectId) -> AgreementSeen:
    """Return how far the project's people agree, how well each fits the consensus, and how new does against old."""
    require(actor, Permit.CONSENSUS_READ)

    project = projects.load(db, project_id)
    found = store.agreement(db, project_id)
    return AgreementSeen(
        computed_at=found.computed_at,
        fields=found.fields,
        models=found.models,
        people=[_seen(each, key=project.alias_key) for each in found.people],
        signals=[_signal(each, key=project.alias_key) for each in found.signals],
        left_out=found.left_out,
        gsb=_gsb(db, project_id) if project.kind == "gsb" else None,
    )


def read_habits(db: Db, actor: Actor, *, project_id: ProjectId, person_alias: str) -> PersonHabits:
    """Return how the person behind the pseudonym answers the project, field by field."""
    require(actor, Permit.CONSENSUS_READ)

    project = projects.load(db, project_id)
    people = store.agreement(db, project_id).people
    named = {alias(each.person_id, key=project.alias_key): each for each in people}
    if person_alias not in named:
        raise PersonUnseen(person=person_alias)

    person = named[person_alias]
    found = habits.of_person(db, project_id, person.person_id)
    return PersonHabits(person=_seen(person, key=project.alias_key), habits=found)


def read_leaderboard(db: Db, actor: Actor, *, project_id: ProjectId) -> Leaderboard | None:
    """Return which of the models that the project compares is better, or None where nothing was compared yet."""
    require(actor, Permit.CONSENSUS_READ)

    projects.load(db, project_id)
    return boards.of_project(db, project_id)


def _adapt(db: Db, stops: Stops, *, most: int) -> None:
    """Close the open seats of items with answers enough; of the others open what is missing, or one seat more."""
    enough.stop(db, stops.stopped, stops.answers)
    lanes.close_seats(db, stops.stopped)
    lanes.open_missing(db, enough.go_on(db, stops.going_on) + enough.widen(db, stops.going_on, most=most))


def _gsb(db: Db, project_id: ProjectId) -> Gsb:
    items = store.verdicts(db, project_id)
    return gsb(*(items.get(verdict, 0) for verdict in (GOOD, SAME, BAD)))


def _seen(person: Reliability, *, key: UUID) -> PersonSeen:
    return PersonSeen(
        person_alias=alias(person.person_id, key=key),
        answers=person.answers,
        accuracy=person.accuracy,
        low=person.low,
        high=person.high,
        items=person.items,
    )


def _signal(signal: Signal, *, key: UUID) -> SignalSeen:
    return SignalSeen(
        person_alias=alias(signal.person_id, key=key),
        sign=signal.sign,
        other_alias=None if signal.other_id is None else alias(signal.other_id, key=key),
        value=signal.value,
        low=signal.low,
        high=signal.high,
        usual=signal.usual,
        items=signal.items,
    )
