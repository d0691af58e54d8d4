"""An annotator's home, leases and drafts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from qilou.base.ids import item_number
from qilou.domain.dispatch.model import GiveBackReason, Why
from qilou.domain.dispatch.model import Returned as ReworkRecord
from qilou.domain.reviews.model import Returned as ReturnedRecord
from qilou.flows.take_task import Leased as LeasedOutcome
from qilou.flows.take_task import Work as WorkSeen
from qilou.web.shapes.answers import View
from qilou.web.shapes.base import Comment, Id, Json, KindName, Sent, Shown


class LeaseWish(Sent):
    """From which project the next item shall come (null: any), and the leases that the asking screen shows already.

    With `holding` given, a lease that is not among them is handed back first: the screen has lost sight of it.
    """

    project_id: Id | None
    holding: Annotated[list[Id], Field(max_length=100)] | None = None


class DraftSent(Sent):
    """What the person has written so far, and the revision it goes on from (0: none)."""

    revision: Annotated[int, Field(ge=0, le=2**31 - 1)]
    body: Json


class GiveBack(Sent):
    """Why an item is given back."""

    reason: Annotated[GiveBackReason, Field(strict=False)]
    comment: Comment


class DraftSaved(Shown):
    """The revision under which a draft was saved."""

    revision: int
    saved_at: datetime


class Draft(DraftSaved):
    """A saved draft."""

    body: Json


class Beat(Shown):
    """Until when the lease is kept now."""

    expires_at: datetime


class LeaseProject(Shown):
    """The project of a lease."""

    id: int
    kind: KindName
    title: str
    title_en: str
    form: Json
    price_fen: int
    minutes_per_item: int


class GuidelineShown(Shown):
    """The guideline that this item is answered under."""

    id: int
    version: int
    body_md: str


class Position(Shown):
    """How many of the project's items this person has answered, and how many it has."""

    done: int
    total: int


class Rework(Shown):
    """What an inspector said of the answer that came back, and its body. `reason_code` is the first of them."""

    reason_code: str
    reason_codes: list[str]
    comment: str
    body: Json

    @classmethod
    def of(cls, rework: ReworkRecord) -> Rework:
        """Return the shape of a rework."""
        return cls(
            reason_code=rework.reason_codes[0],
            reason_codes=rework.reason_codes,
            comment=rework.comment,
            body=rework.body,
        )


class Lease(Shown):
    """An item for this person: what the workbench needs to show it, and no more. `item_id` is its number for them."""

    id: int
    project: LeaseProject
    form_version: int
    item_id: int
    view: View
    language: str
    domain: str
    leased_at: datetime
    expires_at: datetime
    draft: Draft | None
    rework: Rework | None
    guideline: GuidelineShown
    position: Position

    @classmethod
    def of(cls, leased: LeasedOutcome) -> Lease:
        """Return the shape of a lease."""
        return cls(
            id=leased.lease.id,
            project=LeaseProject.model_validate(leased.project),
            form_version=leased.lease.form_version,
            item_id=item_number(leased.lease.item_id, key=leased.project.alias_key),
            view=View.model_validate(leased.view),
            language=leased.language,
            domain=leased.domain,
            leased_at=leased.lease.leased_at,
            expires_at=leased.lease.expires_at,
            draft=leased.draft and Draft.model_validate(leased.draft),
            rework=leased.rework and Rework.of(leased.rework),
            guideline=GuidelineShown.model_validate(leased.guideline),
            position=Position.model_validate(leased.position),
        )


class SaidShown(Shown):
    """What a model said under a lease, and how it ended."""

    id: int
    slot: str
    text: str
    finish: str


class Leased(Shown):
    """There is an item."""

    outcome: Literal["leased"]
    lease: Lease


class NothingLeft(Shown):
    """There is no item now, and why. `retry_after_seconds` is null where waiting will not help."""

    outcome: Literal["nothing"]
    why: Why
    guideline_id: int | None
    skill: str | None
    retry_after_seconds: int | None
    until: datetime | None
    course_id: int | None


class WorkProject(Shown):
    """A project as an annotator's home offers it."""

    project_id: int
    kind: KindName
    title: str
    title_en: str
    price_fen: int
    minutes_per_item: int
    skill: str | None
    certified: bool
    guideline_unread: bool
    open_seats: int
    returned: int
    is_paused: bool


class ReturnedAnswer(Shown):
    """An answer that came back. `reason_code` is the first of them."""

    answer_id: int
    project_id: int
    project_title: str
    project_title_en: str
    reason_code: str
    reason_codes: list[str]
    comment: str
    returned_at: datetime

    @classmethod
    def of(cls, returned: ReturnedRecord) -> ReturnedAnswer:
        """Return the shape of a returned answer."""
        return cls(
            answer_id=returned.answer_id,
            project_id=returned.project_id,
            project_title=returned.project_title,
            project_title_en=returned.project_title_en,
            reason_code=returned.reason_codes[0],
            reason_codes=returned.reason_codes,
            comment=returned.comment,
            returned_at=returned.returned_at,
        )


class Today(Shown):
    """A person's day so far; the estimate is in fen and before any inspection."""

    submitted: int
    active_seconds: int
    estimated_fen: int


class Month(Shown):
    """A person's first inspections since the month began; the rate is null where nothing was inspected."""

    first_pass_rate: float | None
    inspected: int


class Work(Shown):
    """What an annotator's home shows."""

    resume: Lease | None
    projects: list[WorkProject]
    returned: list[ReturnedAnswer]
    today: Today
    month: Month

    @classmethod
    def of(cls, work: WorkSeen) -> Work:
        """Return the shape of an annotator's home."""
        return cls(
            resume=work.resume and Lease.of(work.resume),
            projects=[WorkProject.model_validate(each) for each in work.offers],
            returned=[ReturnedAnswer.of(each) for each in work.returned],
            today=Today.model_validate(work.today),
            month=Month.model_validate(work.month),
        )
