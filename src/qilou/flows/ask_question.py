"""Chapter: a person asks the project managers about an item; the reply reaches them, and may become guideline."""

from __future__ import annotations

from datetime import datetime

import msgspec

from qilou.base.db import Db
from qilou.base.ids import GuidelineId, LeaseId, PersonId, ProjectId, QuestionId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import permits_of, require
from qilou.domain.answers.rules import require_storable
from qilou.domain.audit.model import Action
from qilou.domain.audit.store import record
from qilou.domain.dispatch import store as leases
from qilou.domain.dispatch.model import LeaseEnded, LeaseState
from qilou.domain.projects import store as projects
from qilou.domain.projects.model import GuidelineMissing
from qilou.domain.questions import rules, store
from qilou.domain.questions.model import (
    Question,
    QuestionAnswered,
    QuestionState,
    QuestionUnknown,
    WaitingQuestions,
)

MOST_OWN = 50
MOST_PROJECTS = 200


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """What waits for the actor: questions for a reply of theirs, by project, and replies to questions of their own."""

    waiting: list[WaitingQuestions]
    replied: int


def ask_question(db: Db, actor: Actor, *, lease_id: LeaseId, text: str, now: datetime) -> Question:
    """Ask about the item that one holds; whether it is kept meanwhile or given back is another act."""
    require(actor, Permit.WORK_TAKE)
    person_id = _person(actor)

    lease = leases.load(db, lease_id, person_id=person_id)

    require_storable(text, path="text")
    words = rules.require_words(text)
    if lease.state not in (LeaseState.HELD, LeaseState.EXPIRED):
        raise LeaseEnded(lease_id=lease.id, state=lease.state.value)
    rules.require_patience(store.count_open(db, person_id, project_id=lease.project_id))

    question_id = store.insert(db, lease, text=words, now=now)

    record(
        db,
        actor,
        Action.QUESTION_ASKED,
        subject=("question", question_id),
        now=now,
        project=lease.project_id,
        item=lease.item_id,
    )
    return store.load(db, question_id)


def list_own_questions(db: Db, actor: Actor) -> list[Question]:
    """Return the actor's own questions; replies that they have not noted come first."""
    require(actor, Permit.WORK_TAKE)

    return store.own(db, _person(actor), limit=MOST_OWN)


def count_questions(db: Db, actor: Actor) -> Counts:
    """Return what waits for the actor; of what they may not see, nothing waits."""
    permits = permits_of(actor)

    answers, asks = Permit.QUESTION_ANSWER in permits, Permit.WORK_TAKE in permits
    return Counts(
        waiting=store.waiting(db, limit=MOST_PROJECTS) if answers else [],
        replied=store.count_replied(db, _person(actor)) if asks else 0,
    )


def note_reply(db: Db, actor: Actor, *, question_id: QuestionId, now: datetime) -> None:
    """Note that the actor has seen the reply to their question; a second time changes nothing."""
    require(actor, Permit.WORK_TAKE)

    question = store.load(db, question_id)
    if question.person_id != _person(actor):
        raise QuestionUnknown(question_id=question_id)

    store.note_seen(db, question_id, now=now)


def list_questions(
    db: Db, actor: Actor, *, project_id: ProjectId, state: QuestionState | None, after: int, limit: int
) -> list[Question]:
    """Return the project's questions, newest first."""
    require(actor, Permit.QUESTION_ANSWER)

    projects.load(db, project_id)
    return store.page(db, project_id, state=state, after=after, limit=limit)


def answer_question(
    db: Db, actor: Actor, *, question_id: QuestionId, reply: str, is_adopted: bool, now: datetime
) -> Question:
    """Answer the question. Adopted, question and reply become part of the guideline's next version, published here."""
    require(actor, Permit.QUESTION_ANSWER)
    assert actor.person_id is not None, "somebody answers"

    question = store.load(db, question_id)

    require_storable(reply, path="reply")
    words = rules.require_words(reply)
    if question.replied_at is not None:
        raise QuestionAnswered(question_id=question_id)

    adopted_id = _adopt(db, question, words, now=now) if is_adopted else None
    store.reply(db, question_id, reply=words, by=actor.person_id, adopted_id=adopted_id, now=now)

    if adopted_id is not None:
        record(
            db,
            actor,
            Action.GUIDELINE_PUBLISHED,
            subject=("guideline", adopted_id),
            now=now,
            project=question.project_id,
        )
    record(
        db,
        actor,
        Action.QUESTION_ANSWERED,
        subject=("question", question_id),
        now=now,
        project=question.project_id,
        adopted=adopted_id,
    )
    return store.load(db, question_id)


def _adopt(db: Db, question: Question, reply: str, *, now: datetime) -> GuidelineId:
    """Publish the newest guideline with question and reply in it."""
    projects.hold(db, question.project_id)
    project = projects.load(db, question.project_id)
    if project.guideline_id is None:
        raise GuidelineMissing(project_id=project.id)
    newest = projects.load_guideline(db, project.guideline_id, reader=None)
    body_md = rules.with_reply(newest.body_md, question=question.text, reply=reply)
    return projects.insert_guideline(db, project.id, body_md=body_md, now=now)


def _person(actor: Actor) -> PersonId:
    assert actor.person_id is not None, "only persons ask"
    return actor.person_id
