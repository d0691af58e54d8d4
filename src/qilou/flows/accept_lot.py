"""Chapter: the sample of a lot is judged, and the lot is accepted, rejected or void as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any  # Any: views and bodies are JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AnswerId, LotId, PersonId, alias
from qilou.base.queue import defer
from qilou.domain.acceptance import rules, standings, store
from qilou.domain.acceptance.model import (
    Drawn,
    Finding,
    Lot,
    LotState,
    NotInSample,
    OwnWorkInSample,
)
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers import withdrawals
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import store as leases
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.domain.reviews import queue
from qilou.domain.reviews import store as reviews
from qilou.domain.reviews.model import ReasonCode, Review
from qilou.kinds.catalog import kind_named
from qilou.measure.switching import after_lot

HANDED_IN = (AnswerState.SUBMITTED, AnswerState.IN_REVIEW, AnswerState.ACCEPTED, AnswerState.RETURNED)


class LotSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A lot with its sample; authors under their pseudonyms in the project."""

    lot: Lot
    project: Project
    sample: list[Drawn]
    author_aliases: dict[AnswerId, str]


class SampleSeen(msgspec.Struct, frozen=True, kw_only=True):
    """An answer of the sample with its item as its author saw it, and what inspectors said."""

    drawn: Drawn
    answer: Answer
    project: Project
    language: str
    domain: str
    view: dict[str, Any]  # Any: see above
    history: list[Review]
    may_judge: bool  # not by who wrote or inspected it


def read_lot(db: Db, actor: Actor, *, lot_id: LotId) -> LotSeen:
    """Return the lot with its sample."""
    require(actor, Permit.LOT_READ)

    return _seen(db, store.load(db, lot_id))


def read_sample_answer(db: Db, actor: Actor, *, lot_id: LotId, answer_id: AnswerId) -> SampleSeen:
    """Return one answer of the sample as its judge reads it."""
    require(actor, Permit.LOT_JUDGE)
    assert actor.person_id is not None

    lot = store.load(db, lot_id)
    drawn = next((each for each in store.sample(db, lot_id) if each.answer_id == answer_id), None)
    if drawn is None:
        raise NotInSample(answer_id=answer_id)
    answer = answers.load(db, answer_id)
    project = projects.load(db, lot.project_id, form_version=answer.form_version)
    item = items.load_item(db, answer.item_id)
    return SampleSeen(
        drawn=drawn,
        answer=answer,
        project=project,
        language=item.language,
        domain=item.domain,
        view=kind_named(project.kind).show(item.content, answer.slots),
        history=reviews.of_answers(db, [answer_id])[answer_id],
        may_judge=not store.has_worked_on(db, answer_id, person_id=actor.person_id),
    )


def judge_answer(
    db: Db,
    actor: Actor,
    *,
    lot_id: LotId,
    answer_id: AnswerId,
    finding: Finding,
    reason_codes: Sequence[ReasonCode],
    comment: str,
    now: datetime,
) -> LotSeen:
    """Store what was found in an answer of the sample; illegal content voids the whole lot at once."""
    require(actor, Permit.LOT_JUDGE)
    assert actor.person_id is not None

    lot = store.lock(db, lot_id)
    rules.require_sampling(lot)
    if store.has_worked_on(db, answer_id, person_id=actor.person_id):
        raise OwnWorkInSample(answer_id=answer_id)
    codes = [code.value for code in reason_codes]
    rules.require_reasoned(finding, reason_codes=codes)
    require_storable(comment, path="comment")

    is_drawn = store.judge(
        db,
        lot_id,
        answer_id,
        finding=finding,
        reason_codes=codes,
        comment=comment,
        by=actor.person_id,
        now=now,
    )
    if not is_drawn:
        raise NotInSample(answer_id=answer_id)
    if finding is Finding.ILLEGAL:
        _end(db, actor, store.load(db, lot_id), state=LotState.VOID, signed_as="", now=now)

    record(
        db,
        actor,
        Action.LOT_ANSWER_JUDGED,
        subject=("answer", answer_id),
        now=now,
        lot=lot_id,
        finding=finding.value,
        reasons=codes,
    )
    return _seen(db, store.load(db, lot_id))


def decide_lot(db: Db, actor: Actor, *, lot_id: LotId, signed_as: str, now: datetime) -> LotSeen:
    """Decide the lot as its judged sample says, under a name; the company's severity follows the switching rules."""
    require(actor, Permit.LOT_JUDGE)

    lot = store.lock(db, lot_id)
    rules.require_sampling(lot)
    require_storable(signed_as, path="signed_as")

    state = rules.verdict_of(lot)

    _end(db, actor, lot, state=state, signed_as=signed_as, now=now)
    return _seen(db, store.load(db, lot_id))


def _end(db: Db, actor: Actor, lot: Lot, *, state: LotState, signed_as: str, now: datetime) -> None:
    """Move the lot, its answers and its company to where the verdict sends them, and record it."""
    assert actor.account_id is not None, "somebody decides a lot"
    sample = store.sample(db, lot.id)
    seal = rules.record_hash(lot, state=state, sample=sample, signed_as=signed_as)
    store.decide(db, lot, state=state, record_hash=seal, signed_as=signed_as, by=actor.account_id, now=now)
    _switch(db, lot, state=state)
    if state is LotState.VOID:
        _void(db, store.answers_of(db, lot.id), now=now)
    elif state is LotState.REJECTED:
        sent_back = _return_defective(db, sample, by=actor.person_id, now=now)
        _inspect_again(db, [each for each in store.answers_of(db, lot.id) if each not in sent_back], now=now)
    defer(db, "settle_project", project_id=lot.project_id)
    record(
        db,
        actor,
        Action.LOT_DECIDED,
        subject=("lot", lot.id),
        now=now,
        state=state.value,
        major=lot.counts.major,
        minor=lot.counts.minor,
        critical=lot.counts.critical,
        signed_as=signed_as,
        record=seal.hex(),
    )


def _switch(db: Db, lot: Lot, *, state: LotState) -> None:
    """Let a lot that was inspected for the first time count for its company; one that came back does not."""
    if lot.resubmits is not None:
        return
    kind = projects.load(db, lot.project_id).kind
    before = standings.switching_of(db, lot.org_id, kind=kind)
    if before.is_discontinued:
        return
    rule = standings.rule_of(db, lot.project_id)
    after = after_lot(before, rules.seen_by_switching(lot, state), may_reduce=rule.may_reduce)
    standings.set_switching(db, lot.org_id, kind=kind, now=after)


def _void(db: Db, answer_ids: Sequence[AnswerId], *, now: datetime) -> None:
    """Make sure that nothing of the answers is ever used; their seats go to other people."""
    voided = answers.move(db, answer_ids, before=HANDED_IN, after=AnswerState.VOID)
    queue.leave(db, [each.id for each in voided])
    items.reopen(db, [each.item_id for each in voided])
    leases.void(db, [each.lease_id for each in voided], now=now)


def _return_defective(
    db: Db, sample: Sequence[Drawn], *, by: PersonId | None, now: datetime
) -> set[AnswerId]:
    """Send the defective answers of the sample back to their authors, each with what was found; return which."""
    sent_back: set[AnswerId] = set()
    for drawn in sample:
        if by is None or drawn.finding in (None, Finding.GOOD):
            continue
        answer = answers.load(db, drawn.answer_id)
        if answer.state is AnswerState.ACCEPTED and withdrawals.recall(db, answer):
            codes = [ReasonCode(code) for code in drawn.reason_codes]
            reviews.insert_recall(db, answer, by=by, reason_codes=codes, comment=drawn.comment, now=now)
            items.reopen(db, [answer.item_id])
            sent_back.add(answer.id)
    return sent_back


def _inspect_again(db: Db, answer_ids: Sequence[AnswerId], *, now: datetime) -> None:
    """Send accepted answers into inspection once more."""
    moved = answers.move(db, answer_ids, before=[AnswerState.ACCEPTED], after=AnswerState.SUBMITTED)
    items.reopen(db, [each.item_id for each in moved])
    queue.rejoin(db, [each.id for each in moved], now=now)


def _seen(db: Db, lot: Lot) -> LotSeen:
    project = projects.load(db, lot.project_id)
    sample = store.sample(db, lot.id)
    return LotSeen(
        lot=lot,
        project=project,
        sample=sample,
        author_aliases={each.answer_id: alias(each.author_id, key=project.alias_key) for each in sample},
    )
