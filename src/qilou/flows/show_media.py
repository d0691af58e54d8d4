"""Chapter beside the walk: an image, a sound or a video of an item is shown to whoever may see the item."""

from __future__ import annotations

from qilou.base.db import Db
from qilou.domain.access.model import Actor, Permit
from qilou.domain.access.rules import may
from qilou.domain.items import files
from qilou.domain.items.files import StoredFile
from qilou.domain.items.model import MediaUnknown


def find_media(db: Db, actor: Actor, *, name: str) -> StoredFile:
    """Return the file's name and type, or refuse with MediaUnknown: also where it is there and not theirs to see."""
    found = files.find(
        db,
        name,
        person_id=actor.person_id if may(actor, Permit.WORK_TAKE) or may(actor, Permit.REVIEW_TAKE) else None,
        items=may(actor, Permit.ITEM_READ),
        releases=may(actor, Permit.RELEASE_READ),
    )
    if found is None:
        raise MediaUnknown(name=name)
    return found
