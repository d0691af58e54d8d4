"""Images, sound and video of items, with ranges, so that a video can be wound."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse

from qilou.base.shelf import Shelf
from qilou.domain.items.model import MediaUnknown
from qilou.flows import show_media
from qilou.web.deps import SignedIn, TheHouse, TheSettings
from qilou.web.errors import refuses

router = APIRouter(tags=["media"])
HEADERS = {
    # Whatever is in the file: it runs nothing, asks nobody for anything, and is in no cache but this person's.
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "Cache-Control": "private, max-age=600",
    "Vary": "Cookie, Authorization",
}


@router.get("/media/{name}", response_class=FileResponse, **refuses(MediaUnknown))
def show_file(
    name: Annotated[str, Path(max_length=80)], actor: SignedIn, house: TheHouse, settings: TheSettings
) -> FileResponse:
    """Send a file of an item that the person may see."""
    with house.transaction(actor.scope) as db:
        found = show_media.find_media(db, actor, name=name)
    path = Shelf(settings.files).path(found.name)
    if not path.is_file():
        raise MediaUnknown(name=name)
    return FileResponse(
        path, media_type=found.mime, filename=found.name, headers=HEADERS, content_disposition_type="inline"
    )
