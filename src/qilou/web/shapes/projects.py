"""Projects and their guidelines."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from qilou.base.ids import OrgId
from qilou.domain.projects.model import OverlapRule as OverlapRuleRecord
from qilou.domain.projects.model import Progress as ProgressRecord
from qilou.domain.projects.model import ProjectDraft as ProjectDraftRecord
from qilou.domain.projects.model import ProjectState
from qilou.flows.manage_projects import ProjectPage
from qilou.kinds.purposes import Purpose, purpose_of
from qilou.web.shapes.base import Id, Json, KindName, OrganisationName, Sent, Shown

Title = Annotated[str, Field(max_length=200)]
Markdown = Annotated[str, Field(max_length=500_000)]
Count = Annotated[int, Field(ge=0, le=2**31 - 1)]


class ProjectDraft(Sent):
    """A project to be set up; no vendor named means all of them."""

    kind: KindName
    title: Title
    title_en: Title
    form: Json
    overlap: Count
    inspection_bp: Count
    price_fen: Count
    minutes_per_item: Count
    lease_minutes: Count
    skill: Annotated[str, Field(max_length=64)] | None
    vendor_ids: list[Id]
    client_id: Id | None
    guideline_md: Markdown

    def to_record(self) -> ProjectDraftRecord:
        """Return the draft as the flow takes it."""
        return ProjectDraftRecord(
            kind=self.kind,
            title=self.title,
            title_en=self.title_en,
            form=self.form,
            overlap=self.overlap,
            inspection_bp=self.inspection_bp,
            price_fen=self.price_fen,
            minutes_per_item=self.minutes_per_item,
            lease_minutes=self.lease_minutes,
            skill=self.skill,
            vendor_ids=[OrgId(each) for each in self.vendor_ids],
            client_id=None if self.client_id is None else OrgId(self.client_id),
            guideline_md=self.guideline_md,
        )


class ProjectStateDraft(Sent):
    """The state to set."""

    state: Annotated[ProjectState, Field(strict=False)]


class OverlapRule(Shown):
    """When an item has answers enough: from `fewest` on where its value is this sure, else up to `most` are asked."""

    is_on: bool
    fewest: int
    most: int
    confidence: float


class Spared(Shown):
    """Of `items` that are stopped or settled, how many stopped early, and the answers needed of those planned."""

    items: int
    stopped: int
    planned: int
    needed: int


class Overlap(Shown):
    """The project's adaptive overlap, and what it has spared."""

    rule: OverlapRule
    spared: Spared


class OverlapDraft(Sent):
    """The rule to set."""

    is_on: bool
    fewest: Count
    most: Count
    confidence: Annotated[float, Field(ge=0, le=1)]

    def to_record(self) -> OverlapRuleRecord:
        """Return the rule as the flow takes it."""
        return OverlapRuleRecord(
            is_on=self.is_on, fewest=self.fewest, most=self.most, confidence=self.confidence
        )


class GuidelineDraft(Sent):
    """A guideline's next version, in Markdown."""

    body_md: Markdown


class GuidelineRef(Shown):
    """Which version of the guideline is the newest."""

    id: int
    version: int
    published_at: datetime


class Progress(Shown):
    """Counts of a project's items, seats and answers."""

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

    @classmethod
    def of(cls, progress: ProgressRecord) -> Progress:
        """Return the shape of a progress."""
        return cls.model_validate(progress)


class Project(Shown):
    """A project with its progress."""

    id: int
    kind: KindName
    purpose: Purpose
    title: str
    title_en: str
    state: ProjectState
    form: Json
    form_version: int
    overlap: int
    inspection_bp: int
    price_fen: int
    minutes_per_item: int
    lease_minutes: int
    skill: str | None
    languages: list[str]
    is_sample: bool
    client: OrganisationName | None
    guideline: GuidelineRef | None
    progress: Progress
    created_at: datetime

    @classmethod
    def of(cls, page: ProjectPage) -> Project:
        """Return the shape of a project."""
        project = page.project
        guideline = None
        if project.guideline_id and project.guideline_version and project.guideline_at:
            guideline = GuidelineRef(
                id=project.guideline_id,
                version=project.guideline_version,
                published_at=project.guideline_at,
            )
        return cls.model_validate(
            {
                **{name: getattr(project, name) for name in cls.model_fields if hasattr(project, name)},
                "client": project.client and OrganisationName.model_validate(project.client),
                "purpose": purpose_of(project.kind),
                "guideline": guideline,
                "progress": Progress.of(page.progress),
                "languages": page.languages,
            }
        )


class Guideline(Shown):
    """One version of a guideline; `read_at` is when the asking person confirmed it."""

    id: int
    project_id: int
    version: int
    body_md: str
    published_at: datetime
    read_at: datetime | None


class VersionReaders(Shown):
    """How many people have confirmed this version as their newest."""

    version: int
    people: int


class CompanyReaders(Shown):
    """A company's active annotators, and which version of the guideline they confirmed last, newest first."""

    id: int
    name: str
    name_en: str
    people: int
    versions: list[VersionReaders]
