"""Appeals against verdicts, and what was decided."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.web.shapes.base import Sent, Shown

Words = Annotated[str, Field(max_length=4_000)]


class AppealDraft(Sent):
    """What an author says against a verdict."""

    text: Words


class AppealDecision(Sent):
    """Whether an appeal is granted, and why."""

    is_granted: bool
    reason: Words


class Appeal(Shown):
    """An appeal with the verdict that it is against; author and inspector under pseudonyms."""

    id: int
    review_id: int
    answer_id: int
    item_id: int
    author_alias: str
    inspector_alias: str
    verdict: Verdict
    reason_codes: list[ReasonCode]
    comment: str
    text: str
    made_at: datetime
    decided_at: datetime | None
    is_granted: bool | None
    reason: str | None
