"""Questions to project managers, and their replies."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.base.ids import item_number
from qilou.domain.questions.model import Question as QuestionRecord
from qilou.web.shapes.base import Sent, Shown

Words = Annotated[str, Field(max_length=4_000)]


class QuestionDraft(Sent):
    """What a person wants to know about the item that they hold."""

    text: Words


class ReplyDraft(Sent):
    """The reply; adopted, it becomes part of the guideline's next version with its question."""

    reply: Words
    is_adopted: bool


class WaitingQuestions(Shown):
    """How many questions of a project wait for a reply."""

    project_id: int
    open: int


class QuestionCounts(Shown):
    """What waits for one: questions for one's reply, and replies to one's own."""

    waiting: list[WaitingQuestions]
    replied: int


class Question(Shown):
    """A question about an item, with its reply where there is one; the asker is shown under a pseudonym."""

    id: int
    project_id: int
    project_title: str
    project_title_en: str
    item_id: int
    preview: str
    asker_alias: str
    guideline_version: int
    text: str
    asked_at: datetime
    reply: str | None
    replied_at: datetime | None
    adopted_version: int | None
    seen_at: datetime | None

    @classmethod
    def to_asker(cls, question: QuestionRecord) -> Question:
        """Return the shape of an own question, with the number by which its asker knows the item."""
        number = item_number(question.item_id, key=question.alias_key)
        return cls.model_validate(question).model_copy(update={"item_id": number})
