"""Questions and their refusals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from qilou.base.errors import Conflict, Exhausted, Invalid, NotFound
from qilou.base.ids import ItemId, PersonId, ProjectId, QuestionId, alias


class QuestionState(StrEnum):
    """Where a question stands."""

    OPEN = "open"  # waits for a project manager
    ANSWERED = "answered"  # has its reply


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question about an item, with its reply where there is one."""

    id: QuestionId
    project_id: ProjectId
    project_title: str
    project_title_en: str
    alias_key: UUID
    item_id: ItemId
    preview: str
    person_id: PersonId
    guideline_version: int
    text: str
    asked_at: datetime
    reply: str | None
    replied_at: datetime | None
    adopted_version: int | None
    seen_at: datetime | None

    @property
    def asker_alias(self) -> str:
        """Return the asker's pseudonym within the project."""
        return alias(self.person_id, key=self.alias_key)


class WaitingQuestions(msgspec.Struct, frozen=True, kw_only=True):
    """How many questions of a project wait for a reply."""

    project_id: ProjectId
    open: int


class QuestionUnknown(NotFound):
    """There is no such question, or it is not yours to see."""


class QuestionWordless(Invalid):
    """Write at least a word."""


class QuestionAnswered(Conflict):
    """The question has been answered already. Reload to see the reply."""


class ReplyMissing(Conflict):
    """The question has not been answered yet."""


class TooManyQuestions(Exhausted):
    """You have {open} open questions in this project. Wait for a reply to one of them first."""
