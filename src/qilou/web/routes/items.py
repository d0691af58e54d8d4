"""Imports and items."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Query, Request, status
from starlette.concurrency import run_in_threadpool

from qilou.base import clock
from qilou.base.db import House
from qilou.base.ids import ImportId, ItemId, ProjectId
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import require
from qilou.domain.items.model import ImportPurpose, ImportUnknown, ItemUnknown, LineProblem, ProjectIsClosed
from qilou.domain.projects.model import ProjectUnknown
from qilou.flows import import_items
from qilou.formats.read import UnknownContainer, UnknownFormat
from qilou.web.deps import SignedIn, TheHouse, TheSettings
from qilou.web.errors import refuses
from qilou.web.paging import PAGE, After, CursorInvalid, cursor_of
from qilou.web.shapes.base import IdInPath, Rows, all_rows
from qilou.web.shapes.items import Import, ImportProblem, Item
from qilou.web.uploads import UploadEmpty, UploadTooLarge, keep_upload

router = APIRouter(tags=["items"])
ProjectInPath = Annotated[ProjectId, IdInPath]


_UPLOAD = refuses(
    ProjectUnknown, ProjectIsClosed, UnknownFormat, UnknownContainer, UploadTooLarge, UploadEmpty
)
_UPLOAD["openapi_extra"]["requestBody"] = {
    "required": True,
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
}


@router.post("/projects/{project_id}/imports", status_code=status.HTTP_202_ACCEPTED, **_UPLOAD)
async def receive_import(
    project_id: ProjectInPath,
    request: Request,
    actor: SignedIn,
    house: TheHouse,
    settings: TheSettings,
    filename: Annotated[str, Query(min_length=1, max_length=200)],
    format: Annotated[str, Query(max_length=30)] = "auto",
    purpose: ImportPurpose = ImportPurpose.WORK,
) -> Import:
    """Take in a file, sent as the raw body, whose lines a job makes into items: work, or gold with known answers."""
    require(actor, Permit.ITEM_IMPORT)  # before a large file is taken in
    path = await keep_upload(request.stream(), folder=settings.files / "uploads")
    kept = path.relative_to(settings.files.resolve())  # the home may be restored under another name
    received = partial(
        _receive, house, actor, project_id=project_id, named=(filename, format), path=kept, purpose=purpose
    )
    try:
        return await run_in_threadpool(received)
    except Exception:  # refused or failed: nobody will read the file
        path.unlink(missing_ok=True)
        raise


@router.get("/projects/{project_id}/imports", **refuses(ProjectUnknown))
def list_imports(project_id: ProjectInPath, actor: SignedIn, house: TheHouse) -> Rows[Import]:
    """Return the project's imports, newest first."""
    with house.transaction(actor.scope) as db:
        found = import_items.list_imports(db, actor, project_id=project_id)
        return all_rows([Import.of(each) for each in found])


@router.get("/imports/{import_id}", **refuses(ImportUnknown))
def read_import(import_id: Annotated[ImportId, IdInPath], actor: SignedIn, house: TheHouse) -> Import:
    """Return one import with its counts so far."""
    with house.transaction(actor.scope) as db:
        return Import.of(import_items.read_import(db, actor, import_id=import_id))


@router.get("/imports/{import_id}/problems", **refuses(ImportUnknown, CursorInvalid))
def list_import_problems(
    import_id: Annotated[ImportId, IdInPath], actor: SignedIn, house: TheHouse, after: After
) -> Rows[ImportProblem]:
    """Return why lines were refused, in the order of the file."""
    with house.transaction(actor.scope) as db:
        found = import_items.list_problems(db, actor, import_id=import_id, after=after, limit=PAGE + 1)
    rows = _whole_lines(found)
    following = cursor_of(rows[-1].line) if len(rows) < len(found) else None
    return Rows(rows=[ImportProblem.model_validate(each) for each in rows], next=following)


@router.get("/items/{item_id}", **refuses(ItemUnknown))
def read_item(item_id: Annotated[ItemId, IdInPath], actor: SignedIn, house: TheHouse) -> Item:
    """Return one item with its answers and what they say together."""
    with house.transaction(actor.scope) as db:
        return Item.of(import_items.read_item(db, actor, item_id=item_id))


def _receive(
    house: House,
    actor: Actor,
    *,
    project_id: ProjectId,
    named: tuple[str, str],
    path: Path,
    purpose: ImportPurpose,
) -> Import:
    file_name, format_name = named
    with house.transaction(actor.scope) as db:
        received = import_items.receive_import(
            db,
            actor,
            project_id=project_id,
            file_name=file_name,
            format_name=format_name,
            file_path=str(path),
            purpose=purpose,
            now=clock.now(),
        )
        return Import.of(received)


def _whole_lines(found: list[LineProblem]) -> list[LineProblem]:
    """Return the problems of one page; a line that goes on beyond it is left to the next one, which begins with it."""
    if len(found) <= PAGE:
        return found
    return [each for each in found if each.line != found[-1].line]
