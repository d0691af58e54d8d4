"""The versions of a project's form."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, status

from qilou.base import clock
from qilou.base.ids import ProjectId
from qilou.domain.projects.model import (
    FormStale,
    FormUnchanged,
    FormUntried,
    FormUnusable,
    ProjectUnknown,
)
from qilou.flows import change_form
from qilou.web.deps import SignedIn, TheHouse
from qilou.web.errors import refuses
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.forms import FormDraft, FormVersion

router = APIRouter(tags=["projects"])
ProjectInPath = Annotated[ProjectId, IdInPath]


@router.get("/projects/{project_id}/forms", **refuses(ProjectUnknown))
def list_forms(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[FormVersion]:
    """Return all versions of the project's form, newest first."""
    with house.transaction(actor.scope) as db:
        found = change_form.list_forms(db, actor, project_id=project_id)
        return all_rows([FormVersion.model_validate(each) for each in found])


@router.post(
    "/projects/{project_id}/forms",
    status_code=status.HTTP_201_CREATED,
    **refuses(ProjectUnknown, FormStale, FormUnchanged, FormUnusable, FormUntried),
)
def publish_form(project_id: ProjectInPath, sent: FormDraft, actor: SignedIn, house: TheHouse) -> FormVersion:
    """Publish the form's next version; whoever holds an item keeps the version that they began with."""
    with house.transaction(actor.scope) as db:
        published = change_form.publish_form(
            db, actor, project_id=project_id, draft=sent.to_record(), now=clock.now()
        )
        return FormVersion.model_validate(published)
