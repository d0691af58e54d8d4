"""Projects and their guidelines."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any  # Any: a form is JSON that its kind has checked
from uuid import UUID

import msgspec

from qilou.base.errors import Conflict, Invalid, NotFound
from qilou.base.ids import EndpointId, GuidelineId, OrgId, ProjectId


class ProjectState(StrEnum):
    """Where a project stands. Each state says what happens in it and how it is left."""

    DRAFT = "draft"  # being set up; items may be imported, nobody works; left by opening or closing it
    OPEN = "open"  # people take and answer its items; left by pausing or closing it
    PAUSED = (
        "paused"  # nothing new is handed out, what is held may be submitted; left by opening or closing it
    )
    CLOSED = "closed"  # over for good; what is held may still be submitted


class Guideline(msgspec.Struct, frozen=True, kw_only=True):
    """One published version of a project's guideline; `read_at` is when the asking person confirmed it."""

    id: GuidelineId
    project_id: ProjectId
    version: int
    body_md: str
    published_at: datetime
    read_at: datetime | None = None


class VersionReaders(msgspec.Struct, frozen=True, kw_only=True):
    """How many people have confirmed this version as their newest."""

    version: int
    people: int


class CompanyReaders(msgspec.Struct, frozen=True, kw_only=True):
    """A company that works on the project: its active annotators, and which version they confirmed last."""

    id: OrgId
    name: str
    name_en: str
    people: int
    versions: list[VersionReaders]  # newest first; who has confirmed none is in none of them


class ClientName(msgspec.Struct, frozen=True, kw_only=True):
    """The client a project is for."""

    id: OrgId
    name: str
    name_en: str


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a project's items, seats and answers, as they are now."""

    items: int
    seats: int
    open_seats: int
    leased: int
    submitted: int
    in_inspection: int
    returned: int
    accepted: int
    void: int
    settled: int


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A project as its people see it. `inspection_bp` is the share of answers inspected, in basis points."""

    id: ProjectId
    org_id: OrgId
    kind: str
    title: str
    title_en: str
    state: ProjectState
    form: dict[str, Any]  # Any: see above; of an answer's or lease's project, the one it was made with
    form_version: int
    overlap: int
    inspection_bp: int
    price_fen: int
    minutes_per_item: int
    lease_minutes: int
    skill: str | None
    is_sample: bool
    created_at: datetime
    alias_key: UUID
    client: ClientName | None
    models: list[EndpointId]  # whom its people talk to; the first answers where only one does
    guideline_id: GuidelineId | None
    guideline_version: int | None
    guideline_at: datetime | None


class ProjectDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to set up a project. No vendors named: all annotation companies work on it."""

    kind: str
    title: str
    title_en: str
    form: dict[str, Any]  # Any: see above
    overlap: int
    inspection_bp: int
    price_fen: int
    minutes_per_item: int
    lease_minutes: int
    guideline_md: str
    skill: str | None = None
    vendor_ids: list[OrgId] = []
    client_id: OrgId | None = None
    is_sample: bool = False


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a project's form. `published_by` is None for the one that came with the project."""

    project_id: ProjectId
    version: int
    body: dict[str, Any]  # Any: see above
    note: str
    published_by: str | None
    published_at: datetime
    answers: int  # made with it, whatever became of them
    held: int  # leases that are held with it now


class FormDraft(msgspec.Struct, frozen=True, kw_only=True):
    """A form's next version, with the answer that its author gave when trying it and how many candidates were shown."""

    body: dict[str, Any]  # Any: see above
    note: str
    after_version: int
    tried: dict[str, Any]  # Any: see above
    shown: int


class OverlapRule(msgspec.Struct, frozen=True, kw_only=True):
    """An item may stop from `fewest` answers on, once its value is this sure; else `most` are asked."""

    is_on: bool
    fewest: int
    most: int
    confidence: float


class ProjectUnknown(NotFound):
    """There is no such project, or it is not yours to see."""


class GuidelineUnknown(NotFound):
    """There is no such guideline, or it is not yours to see."""


class ProjectUnusable(Invalid):
    """The project cannot be set up like this: {problems}."""


class TransitionRefused(Conflict):
    """A {before} project cannot become {after}."""


class GuidelineMissing(Conflict):
    """The project has no guideline yet. Publish one, then open the project."""


class FormUnknown(NotFound):
    """This project has no form version {version}."""


class FormStale(Conflict):
    """Somebody has published version {version} of the form meanwhile. Look at it, then publish yours."""


class FormUnchanged(Conflict):
    """This is what the form says already: there is nothing to publish."""


class FormUnusable(Invalid):
    """The form cannot be published like this: {problems}."""


class FormUntried(Invalid):
    """Try the form as an annotator first, up to a whole answer: {problems}."""
