"""Disagreements and their adjudication."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.answers.model import AnswerState
from qilou.flows.adjudicate_item import AnswerBeside, Case
from qilou.flows.adjudicate_item import Decision as DecisionSeen
from qilou.web.shapes.answers import View
from qilou.web.shapes.base import Comment, Json, Sent, Shown


class AdjudicationDraft(Sent):
    """A final answer as shown, candidates in the item's order, and its reason. `revision` is the last one known."""

    body: Json
    reason: Comment
    revision: Annotated[int, Field(ge=0, le=2**31 - 2)]


class Disagreement(Shown):
    """An item that people answered differently; `disagreement` is in 0..1, `confidence` of the least sure field."""

    item_id: int
    preview: str
    language: str
    domain: str
    disagreement: float
    answers: int
    confidence: float | None
    is_adjudicated: bool


class CaseAnswer(Shown):
    """An answer beside the others; `likeness` is its mean likeness to them."""

    id: int
    person_alias: str
    state: AnswerState
    form_version: int
    body: Json
    slots: list[str]
    submitted_at: datetime
    likeness: float | None

    @classmethod
    def of(cls, beside: AnswerBeside) -> CaseAnswer:
        """Return the shape of an answer beside others."""
        answer = beside.answer
        return cls(
            id=answer.id,
            person_alias=beside.person_alias,
            state=answer.state,
            form_version=answer.form_version,
            body=answer.body,
            slots=answer.slots,
            submitted_at=answer.submitted_at,
            likeness=beside.likeness,
        )


class Decision(Shown):
    """What was decided, by whom under a pseudonym, and why."""

    id: int
    revision: int
    person_alias: str
    form_version: int
    body: Json
    reason: str
    decided_at: datetime

    @classmethod
    def of(cls, seen: DecisionSeen) -> Decision:
        """Return the shape of a decision."""
        ruling = seen.adjudication
        return cls(
            id=ruling.id,
            revision=ruling.revision,
            person_alias=seen.person_alias,
            form_version=ruling.form_version,
            body=ruling.body,
            reason=ruling.reason,
            decided_at=ruling.decided_at,
        )


class DisagreementCase(Shown):
    """An item with the answers that count, side by side, and what was decided, newest first."""

    item_id: int
    project_id: int
    language: str
    domain: str
    view: View
    slots: list[str]
    disagreement: float | None
    answers: list[CaseAnswer]
    decisions: list[Decision]
    is_author: bool

    @classmethod
    def of(cls, case: Case) -> DisagreementCase:
        """Return the shape of a case."""
        return cls(
            item_id=case.item.id,
            project_id=case.item.project_id,
            language=case.item.language,
            domain=case.item.domain,
            view=View.model_validate(case.view),
            slots=case.slots,
            disagreement=case.disagreement,
            answers=[CaseAnswer.of(each) for each in case.answers],
            decisions=[Decision.of(each) for each in case.decisions],
            is_author=case.is_author,
        )
