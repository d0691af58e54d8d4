"""Answers, inspections and reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.domain.answers.model import Answer as AnswerRecord
from qilou.domain.answers.model import AnswerState, TooLateWhy
from qilou.domain.reviews.model import ReasonCode, Verdict
from qilou.domain.reviews.model import Review as ReviewRecord
from qilou.flows.look_back import OwnAnswerSeen, RecentAnswerSeen
from qilou.flows.review_answer import Taken
from qilou.kinds.figures import Flag
from qilou.web.shapes.appeals import Appeal
from qilou.web.shapes.base import Comment, Id, Json, KindName, Sent, Shown, kind_name

MOST_SECONDS = 7 * 24 * 3600
MOST_PASTED = 1_000_000


class AnswerDraft(Sent):
    """An answer to be stored, and how long the person was at it."""

    body: Json
    active_seconds: Annotated[int, Field(ge=0, le=MOST_SECONDS)]
    pasted_chars: Annotated[int, Field(ge=0, le=MOST_PASTED)] | None = None


class ReviewDraft(Sent):
    """A verdict to be stored."""

    verdict: Annotated[Verdict, Field(strict=False)]
    reason_codes: Annotated[
        list[Annotated[ReasonCode, Field(strict=False)]], Field(max_length=len(ReasonCode))
    ]
    comment: Comment
    fixed_body: Json | None


class InspectionWish(Sent):
    """From which project the next answer shall come; null: from any."""

    project_id: Id | None


class Review(Shown):
    """A verdict on one revision of an answer; the inspector is shown under a pseudonym."""

    id: int
    verdict: Verdict
    reason_codes: list[str]
    comment: str
    inspector_alias: str
    created_at: datetime
    fixed_body: Json | None

    @classmethod
    def of(cls, review: ReviewRecord) -> Review:
        """Return the shape of a review."""
        return cls(
            id=review.id,
            verdict=review.verdict,
            reason_codes=review.reason_codes,
            comment=review.comment,
            inspector_alias=review.inspector_alias,
            created_at=review.created_at,
            fixed_body=review.fixed_body,
        )


class AnswerStored(Shown):
    """An answer as it is stored: whoever gets this has lost nothing. `item_id` is the item's number for its author."""

    id: int
    item_id: int
    project_id: int
    state: AnswerState
    form_version: int
    body: Json
    slots: list[str]
    revision: int
    submitted_at: datetime

    @classmethod
    def of(cls, answer: AnswerRecord) -> AnswerStored:
        """Return the shape of a stored answer."""
        return cls(
            id=answer.id,
            item_id=answer.item_number,
            project_id=answer.project_id,
            state=answer.state,
            form_version=answer.form_version,
            body=answer.body,
            slots=answer.slots,
            revision=answer.revision,
            submitted_at=answer.submitted_at,
        )


class Answer(AnswerStored):
    """An answer as its author's list shows it."""

    project_title: str
    project_title_en: str
    kind: KindName
    reviews: list[Review]
    appeals: list[Appeal]

    @classmethod
    def seen(cls, seen: OwnAnswerSeen) -> Answer:
        """Return the shape of an own answer."""
        return cls(
            **dict(AnswerStored.of(seen.own.answer)),
            project_title=seen.own.project_title,
            project_title_en=seen.own.project_title_en,
            kind=kind_name(seen.own.kind),
            reviews=[Review.of(each) for each in seen.reviews],
            appeals=[Appeal.model_validate(each) for each in seen.appeals],
        )


class MediaShown(Shown):
    """A file of a turn or an answer, to be asked for by its name; width and height are null where nobody knows them."""

    name: str
    type: Literal["image", "audio", "video"]
    alt: str
    width: int | None
    height: int | None


class Turn(Shown):
    """One turn of a conversation."""

    role: Literal["system", "user", "assistant"]
    content: str
    media: list[MediaShown]


class StepShown(Shown):
    """Where a step of the answer begins and ends, in Unicode code points of its content."""

    start: int
    end: int


class SlotShown(Shown):
    """A candidate answer in the slot where it is shown; who made it is not told. No steps: nobody judges any."""

    slot: str
    content: str
    media: list[MediaShown]
    steps: list[StepShown] | None


class CriterionShown(Shown):
    """A criterion of the item's own checklist; points below zero describe a fault."""

    key: str
    text: str
    points: int
    must: bool


class TraceStepShown(Shown):
    """What an agent did or what happened to it; arguments are the text that the model wrote."""

    type: Literal["message", "call", "result", "error", "final", "user"]
    text: str
    name: str | None
    arguments: str | None


class View(Shown):
    """An item as its annotator sees it; `criteria`, `trace` and `constraints` where it brings any."""

    conversation: list[Turn]
    candidates: list[SlotShown]
    criteria: list[CriterionShown] | None
    trace: list[TraceStepShown] | None
    constraints: list[str] | None


class RecentAnswer(Answer):
    """An own answer with its item as its author saw it; `withdrawable_until` is null where it is too late."""

    lease_id: int
    view: View
    language: str
    domain: str
    withdrawable_until: datetime | None
    too_late_why: TooLateWhy | None

    @classmethod
    def seen_again(cls, seen: RecentAnswerSeen) -> RecentAnswer:
        """Return the shape of an answer of the workbench's history."""
        recent = seen.recent
        return cls(
            **dict(AnswerStored.of(recent.answer)),
            project_title=recent.project_title,
            project_title_en=recent.project_title_en,
            kind=kind_name(recent.kind),
            reviews=[Review.of(each) for each in seen.reviews],
            appeals=[],
            lease_id=recent.answer.lease_id,
            view=View.model_validate(seen.view),
            language=recent.language,
            domain=recent.domain,
            withdrawable_until=seen.withdrawable_until,
            too_late_why=seen.too_late_why,
        )


class InspectionProject(Shown):
    """The project of an answer under inspection."""

    id: int
    kind: KindName
    title: str
    title_en: str
    form: Json


class EditShown(Shown):
    """How far a text of the answer lies from its draft: in characters, in words, and the share that was kept."""

    path: str
    chars: int
    words: int
    kept: float


class AlikeShown(Shown):
    """Another answer of the project that says nearly the same, and the share of what they have in common."""

    path: str
    answer: int
    share: float
    own: bool


class FiguresShown(Shown):
    """What the server measured of an answer; a flag asks to look, it refuses nothing."""

    edits: list[EditShown]
    flags: list[Flag]
    alike: list[AlikeShown]
    pasted: int | None


class Inspection(Shown):
    """An answer for this inspector, with the item as its author saw it."""

    answer_id: int
    project: InspectionProject
    item_id: int
    view: View
    language: str
    domain: str
    body: Json
    figures: FiguresShown | None
    revision: int
    form_version: int
    slots_hidden: Literal[True]
    history: list[Review]
    held_until: datetime
    author_alias: str
    waiting: int

    @classmethod
    def of(cls, taken: Taken) -> Inspection:
        """Return the shape of a taken inspection."""
        return cls(
            answer_id=taken.answer.id,
            project=InspectionProject.model_validate(taken.project),
            item_id=taken.answer.item_id,
            view=View.model_validate(taken.view),
            language=taken.language,
            domain=taken.domain,
            body=taken.answer.body,
            figures=None
            if taken.answer.figures is None
            else FiguresShown.model_validate(taken.answer.figures),
            revision=taken.answer.revision,
            form_version=taken.answer.form_version,
            slots_hidden=True,
            history=[Review.of(each) for each in taken.history],
            held_until=taken.held_until,
            author_alias=taken.author_alias,
            waiting=taken.waiting,
        )


class InspectionTaken(Shown):
    """There is an answer to inspect."""

    outcome: Literal["taken"]
    inspection: Inspection


class NothingToInspect(Shown):
    """There is no answer to inspect, and why."""

    outcome: Literal["nothing"]
    why: Literal["none_waiting", "all_taken", "paused"]


class InspectionQueue(Shown):
    """A project's inspection queue."""

    project_id: int
    title: str
    title_en: str
    kind: KindName
    waiting: int
    held: int
    oldest_waiting_at: datetime | None
