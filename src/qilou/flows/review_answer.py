"""Chapter: another person inspects the answer: pass, fix and pass, return with reasons, or void."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any  # Any: bodies and views are JSON

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AnswerId, PersonId, ProjectId, alias
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.answers import store as answers
from qilou.domain.answers.measuring import measure
from qilou.domain.answers.model import Answer, AnswerState
from qilou.domain.answers.rules import require_storable
from qilou.domain.answers.said import require_said
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import store as leases
from qilou.domain.items import store as items
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import Project
from qilou.domain.reviews import queue, rules, store
from qilou.domain.reviews.model import Held, QueueRow, ReasonCode, Review, Verdict
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Json, Kind
from qilou.kinds.fields.taking import needs_content
from qilou.kinds.figures import Figures, Measured

STATE_AFTER = {
    Verdict.PASS: AnswerState.ACCEPTED,
    Verdict.FIX_AND_PASS: AnswerState.ACCEPTED,
    Verdict.RETURN: AnswerState.RETURNED,
    Verdict.VOID: AnswerState.VOID,
}


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """An answer for this inspector: the item as its author saw it, the answer, what was said before."""

    answer: Answer
    project: Project
    language: str
    domain: str
    view: dict[str, Any]  # Any: see above
    history: list[Review]
    held_until: datetime
    author_alias: str
    waiting: int


class NothingToInspect(msgspec.Struct, frozen=True, kw_only=True):
    """No answer waits for this inspector; `why` is none_waiting or all_taken."""

    why: str


def take_inspection(
    db: Db, actor: Actor, *, project_id: ProjectId | None, now: datetime
) -> Taken | NothingToInspect:
    """Hold the longest waiting answer that is not the inspector's own, or the one they hold already."""
    require(actor, Permit.REVIEW_TAKE)
    assert actor.person_id is not None

    held = queue.take(
        db,
        actor.person_id,
        project_id=project_id,
        until=now + timedelta(minutes=rules.HOLD_MINUTES),
        now=now,
    )
    if held is None:
        queues = queue.queues(db, actor.person_id, now=now)
        return NothingToInspect(why="all_taken" if any(each.held for each in queues) else "none_waiting")
    answers.set_state(db, held.answer_id, state=AnswerState.IN_REVIEW)

    record(db, actor, Action.INSPECTION_TAKEN, subject=("answer", held.answer_id), now=now)
    return _show(db, held, waiting=queue.waiting(db, actor.person_id, project_id=project_id))


def review_answer(
    db: Db,
    actor: Actor,
    *,
    answer_id: AnswerId,
    verdict: Verdict,
    reason_codes: Sequence[ReasonCode],
    comment: str,
    fixed_body: dict[str, Any] | None,
    now: datetime,
) -> Review:
    """Store the verdict and move the answer: accepted, back to its author, or void with its seat open again."""
    require(actor, Permit.REVIEW_TAKE)
    assert actor.person_id is not None

    answer = answers.load(db, answer_id)
    rules.require_another(actor.person_id, author_id=answer.person_id)
    held = queue.require_held(db, answer_id, inspector_id=actor.person_id)
    project = projects.load(db, answer.project_id, form_version=answer.form_version)
    kind = kind_named(project.kind)
    content = _content(db, kind, project.form, answer)

    rules.require_complete(
        verdict,
        reason_codes=reason_codes,
        fixed_body=fixed_body,
        kind=kind,
        form=project.form,
        shown=len(answer.slots),
        content=content,
    )
    require_storable([comment, fixed_body])
    if fixed_body is not None:
        require_said(db, kind, project.form, content, fixed_body, lease_id=answer.lease_id)

    review = store.insert(
        db,
        held,
        answer,
        verdict=verdict,
        reason_codes=reason_codes,
        comment=comment,
        fixed_body=fixed_body,
        now=now,
    )
    queue.close(db, answer_id)
    figures = measure(db, kind, project.form, content=content, body=fixed_body, item_id=answer.item_id)
    _move(db, answer, review, figures=figures, by=actor.person_id, now=now)

    record(
        db,
        actor,
        Action.ANSWER_REVIEWED,
        subject=("answer", answer_id),
        now=now,
        verdict=verdict.value,
        reasons=[code.value for code in reason_codes],
        revision=answer.revision,
    )
    return review


def list_queue(db: Db, actor: Actor, *, now: datetime) -> list[QueueRow]:
    """Return each project's inspection queue as this inspector may take from it."""
    require(actor, Permit.REVIEW_TAKE)
    assert actor.person_id is not None

    return queue.queues(db, actor.person_id, now=now)


def _show(db: Db, held: Held, *, waiting: int) -> Taken:
    """Return the answer with the item as its author saw it."""
    answer = answers.load(db, held.answer_id)
    project = projects.load(db, answer.project_id, form_version=answer.form_version)
    item = items.load_item(db, answer.item_id)
    return Taken(
        answer=answer,
        project=project,
        language=item.language,
        domain=item.domain,
        view=kind_named(project.kind).show(item.content, answer.slots),
        history=store.of_answers(db, [answer.id])[answer.id],
        held_until=held.held_until,
        author_alias=alias(answer.person_id, key=project.alias_key),
        waiting=waiting,
    )


def _content(db: Db, kind: Kind, form: Json, answer: Answer) -> Json | None:
    needed = isinstance(kind, Measured) or needs_content(kind, form)
    return items.load_item(db, answer.item_id).content if needed else None


def _move(
    db: Db, answer: Answer, review: Review, *, figures: Figures | None, by: PersonId, now: datetime
) -> None:
    """Move the answer where its verdict sends it: a fix becomes the next revision, a void opens the seat again."""
    if review.fixed_body is not None:
        fixed = review.fixed_body
        answers.revise(
            db,
            answer,
            body=fixed,
            figures=figures,
            state=AnswerState.ACCEPTED,
            more_seconds=0,
            now=now,
        )
        answers.keep_revision(
            db, answer, revision=answer.revision + 1, body=fixed, figures=figures, by=by, now=now
        )
    else:
        answers.set_state(db, answer.id, state=STATE_AFTER[review.verdict])
    if review.verdict is Verdict.VOID:
        leases.void(db, [answer.lease_id], now=now)
