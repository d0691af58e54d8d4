"""Questions about items: asked by those who hold them, answered by project managers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import LeaseId, ProjectId, QuestionId
from qilou.domain.answers.model import AnswerUnstorable
from qilou.domain.dispatch.model import LeaseEnded, LeaseUnknown
from qilou.domain.projects.model import GuidelineMissing, ProjectUnknown
from qilou.domain.questions.model import (
    QuestionAnswered,
    QuestionState,
    QuestionUnknown,
    QuestionWordless,
    ReplyMissing,
    TooManyQuestions,
)
from qilou.flows import ask_question as asking
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.questions import Question, QuestionCounts, QuestionDraft, ReplyDraft

router = APIRouter(tags=["questions"])
QuestionInPath = Annotated[QuestionId, IdInPath]


@router.post(
    "/leases/{lease_id}/questions",
    status_code=status.HTTP_201_CREATED,
    **refuses(LeaseUnknown, LeaseEnded, QuestionWordless, TooManyQuestions, AnswerUnstorable),
)
def ask_question(
    lease_id: Annotated[LeaseId, IdInPath], sent: QuestionDraft, actor: SignedIn, house: TheHouse
) -> Question:
    """Ask the project managers about the item that one holds."""
    with house.transaction(actor.scope) as db:
        asked = asking.ask_question(db, actor, lease_id=lease_id, text=sent.text, now=clock.now())
        return Question.to_asker(asked)


@router.get("/questions", **refuses())
def list_own_questions(actor: SignedIn, house: TheHouse) -> Rows[Question]:
    """Return one's own last fifty questions; replies that one has not noted come first."""
    with house.transaction(actor.scope) as db:
        found = asking.list_own_questions(db, actor)
        return all_rows([Question.to_asker(each) for each in found])


@router.get("/questions/counts", **refuses())
def count_questions(actor: SignedIn, house: TheHouse) -> QuestionCounts:
    """Return how many questions wait for one's reply, by project, and how many of one's own were answered."""
    with house.transaction(actor.scope) as db:
        return QuestionCounts.model_validate(asking.count_questions(db, actor))


@router.put(
    "/questions/{question_id}/receipt",
    status_code=status.HTTP_204_NO_CONTENT,
    **refuses(QuestionUnknown, ReplyMissing),
)
def note_reply(question_id: QuestionInPath, actor: SignedIn, house: TheHouse) -> None:
    """Note that one has seen the reply to one's question."""
    with house.transaction(actor.scope) as db:
        asking.note_reply(db, actor, question_id=question_id, now=clock.now())


@router.get("/projects/{project_id}/questions", **refuses(ProjectUnknown, CursorInvalid))
def list_questions(
    project_id: Annotated[ProjectId, IdInPath],
    actor: SignedIn,
    house: TheHouse,
    after: After,
    state: QuestionState | None = None,
) -> Rows[Question]:
    """Return the project's questions, newest first."""
    with house.transaction(actor.scope) as db:
        found = asking.list_questions(
            db, actor, project_id=project_id, state=state, after=after, limit=PAGE + 1
        )
    rows, following = page_of(found, lambda each: each.id)
    return Rows(rows=[Question.model_validate(each) for each in rows], next=following)


@router.put(
    "/questions/{question_id}/reply",
    **refuses(QuestionUnknown, QuestionAnswered, QuestionWordless, GuidelineMissing, AnswerUnstorable),
)
def answer_question(
    question_id: QuestionInPath, sent: ReplyDraft, actor: SignedIn, house: TheHouse
) -> Question:
    """Answer a question; adopted, it becomes part of the guideline's next version, which everybody confirms."""
    with house.transaction(actor.scope) as db:
        answered = asking.answer_question(
            db, actor, question_id=question_id, reply=sent.reply, is_adopted=sent.is_adopted, now=clock.now()
        )
        return Question.model_validate(answered)
