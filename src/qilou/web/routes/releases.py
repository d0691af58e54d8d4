"""Releases, their records and their files."""

from __future__ import annotations

import mimetypes
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Path, status
from fastapi.responses import StreamingResponse

from qilou.base import clock
from qilou.base.ids import ProjectId, ReleaseId
from qilou.base.shelf import Shelf
from qilou.domain.datasets.model import FileUnknown, MediaLost, NothingToRelease, ReleaseUnknown
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import release_dataset
from qilou.formats.write import UnknownExport
from qilou.web.deps import SignedIn, TheHouse, TheSettings
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, page_of
from qilou.web.shapes.base import IdInPath, Json, Rows, all_rows
from qilou.web.shapes.results import Release, ReleaseDraft
from qilou.web.spool import spooled

router = APIRouter(tags=["releases"])
ReleaseInPath = Annotated[ReleaseId, IdInPath]
ProjectInPath = Annotated[ProjectId, IdInPath]
NameInPath = Annotated[str, Path(max_length=200)]


@router.get("/projects/{project_id}/releases", **refuses(ProjectUnknown))
def list_releases(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[Release]:
    """Return the project's releases, newest first."""
    with house.transaction(actor.scope) as db:
        found = release_dataset.list_releases(db, actor, project_id=project_id)
        return all_rows([Release.of(each) for each in found])


@router.post(
    "/projects/{project_id}/releases",
    status_code=status.HTTP_201_CREATED,
    **refuses(ProjectUnknown, NothingToRelease),
)
def make_release(project_id: ProjectInPath, sent: ReleaseDraft, actor: SignedIn, house: TheHouse) -> Release:
    """Freeze the project's finished items as its next version."""
    with house.transaction(actor.scope) as db:
        made = release_dataset.make_release(db, actor, project_id=project_id, name=sent.name, now=clock.now())
        return Release.of(made)


@router.get("/releases/{release_id}", **refuses(ReleaseUnknown))
def read_release(release_id: ReleaseInPath, actor: SignedIn, house: TheHouse) -> Release:
    """Return one release."""
    with house.transaction(actor.scope) as db:
        return Release.of(release_dataset.read_release(db, actor, release_id=release_id))


@router.get("/releases/{release_id}/rows", **refuses(ReleaseUnknown, CursorInvalid))
def list_release_rows(
    release_id: ReleaseInPath, actor: SignedIn, house: TheHouse, after: After
) -> Rows[Json]:
    """Return the release's records, in order."""
    with house.transaction(actor.scope) as db:
        found = release_dataset.list_records(db, actor, release_id=release_id, after=after, limit=PAGE + 1)
    rows, following = page_of(found, lambda each: each.position)
    return Rows(rows=[each.record for each in rows], next=following)


@router.get(
    "/releases/{release_id}/files/{format_name}/{file_name}",
    response_class=StreamingResponse,
    **refuses(ReleaseUnknown, FileUnknown, UnknownExport, MediaLost),
)
def export_file(
    release_id: ReleaseInPath,
    format_name: NameInPath,
    file_name: NameInPath,
    actor: SignedIn,
    house: TheHouse,
    settings: TheSettings,
) -> StreamingResponse:
    """Send one file of the release."""
    with house.transaction(actor.scope) as db:
        blocks = release_dataset.export_file(
            db,
            actor,
            release_id=release_id,
            format_name=format_name,
            file_name=file_name,
            shelf=Shelf(settings.files),
            now=clock.now(),
        )
        size, kept = spooled(blocks, folder=settings.files)
    return StreamingResponse(
        kept,
        media_type=mimetypes.guess_type(file_name)[0] or "application/octet-stream",
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{quote(file_name)}",
            "Content-Length": str(size),
        },
    )
