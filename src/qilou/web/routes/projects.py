"""Projects and their guidelines."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import GuidelineId, ProjectId
from qilou.domain.projects.model import (
    GuidelineMissing,
    GuidelineUnknown,
    ProjectUnknown,
    ProjectUnusable,
    TransitionRefused,
)
from qilou.flows import manage_projects
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.projects import (
    CompanyReaders,
    Guideline,
    GuidelineDraft,
    Overlap,
    OverlapDraft,
    Project,
    ProjectDraft,
    ProjectStateDraft,
)

router = APIRouter(tags=["projects"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects", **refuses(CursorInvalid))
def list_projects(actor: SignedIn, house: TheHouse, after: After) -> Rows[Project]:
    """Return the projects that one sees, newest first."""
    with house.transaction(actor.scope) as db:
        found = manage_projects.list_projects(db, actor, after=after, limit=PAGE + 1, now=clock.now())
    rows, following = page_of(found, lambda each: each.project.id)
    return Rows(rows=[Project.of(each) for each in rows], next=following)


@router.post("/projects", status_code=status.HTTP_201_CREATED, **refuses(ProjectUnusable))
def make_project(sent: ProjectDraft, actor: SignedIn, house: TheHouse) -> Project:
    """Set up a project as a draft, with the first version of its guideline."""
    with house.transaction(actor.scope) as db:
        return Project.of(manage_projects.make_project(db, actor, draft=sent.to_record(), now=clock.now()))


@router.get("/projects/{project_id}", **refuses(ProjectUnknown))
def read_project(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Project:
    """Return one project with its progress."""
    with house.transaction(actor.scope) as db:
        return Project.of(manage_projects.read_project(db, actor, project_id=project_id, now=clock.now()))


@router.get("/projects/{project_id}/overlap", **refuses(ProjectUnknown))
def read_overlap(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Overlap:
    """Return when an item of the project has answers enough, and how many answers that has spared."""
    with house.transaction(actor.scope) as db:
        return Overlap.model_validate(manage_projects.read_overlap(db, actor, project_id=project_id))


@router.put("/projects/{project_id}/overlap", **refuses(ProjectUnknown, ProjectUnusable))
def set_overlap(project_id: ProjectInPath, sent: OverlapDraft, actor: SignedIn, house: TheHouse) -> Overlap:
    """Set when an item of the project has answers enough; it holds from the next settlement on."""
    with house.transaction(actor.scope) as db:
        found = manage_projects.set_overlap(
            db, actor, project_id=project_id, rule=sent.to_record(), now=clock.now()
        )
        return Overlap.model_validate(found)


@router.put("/projects/{project_id}/state", **refuses(ProjectUnknown, TransitionRefused, GuidelineMissing))
def set_project_state(
    project_id: ProjectInPath, sent: ProjectStateDraft, actor: SignedIn, house: TheHouse
) -> Project:
    """Open, pause or close a project."""
    with house.transaction(actor.scope) as db:
        page = manage_projects.set_project_state(
            db, actor, project_id=project_id, state=sent.state, now=clock.now()
        )
        return Project.of(page)


@router.get("/projects/{project_id}/guidelines", **refuses(ProjectUnknown))
def list_guidelines(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[Guideline]:
    """Return all versions of the project's guideline, newest first."""
    with house.transaction(actor.scope) as db:
        found = manage_projects.list_guidelines(db, actor, project_id=project_id)
        return all_rows([Guideline.model_validate(each) for each in found])


@router.post(
    "/projects/{project_id}/guidelines",
    status_code=status.HTTP_201_CREATED,
    **refuses(ProjectUnknown, ProjectUnusable),
)
def publish_guideline(
    project_id: ProjectInPath, sent: GuidelineDraft, actor: SignedIn, house: TheHouse
) -> Guideline:
    """Publish the guideline's next version; everybody confirms it before their next item."""
    with house.transaction(actor.scope) as db:
        published = manage_projects.publish_guideline(
            db, actor, project_id=project_id, body_md=sent.body_md, now=clock.now()
        )
        return Guideline.model_validate(published)


@router.get("/projects/{project_id}/receipts", **refuses(ProjectUnknown))
def list_readers(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[CompanyReaders]:
    """Return by company how many annotators have confirmed which version of the guideline."""
    with house.transaction(actor.scope) as db:
        found = manage_projects.list_readers(db, actor, project_id=project_id)
        return all_rows([CompanyReaders.model_validate(each) for each in found])


@router.put(
    "/guidelines/{guideline_id}/receipt",
    status_code=status.HTTP_204_NO_CONTENT,
    **refuses(GuidelineUnknown),
)
def confirm_guideline(
    guideline_id: Annotated[GuidelineId, IdInPath], actor: SignedIn, house: TheHouse
) -> None:
    """Confirm that one has read this version."""
    with house.transaction(actor.scope) as db:
        manage_projects.confirm_guideline(db, actor, guideline_id=guideline_id, now=clock.now())
