"""answers' SQL for what is measured when an answer comes in: against what models wrote, and against other answers."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from qilou.base.db import Db
from qilou.base.ids import AnswerId, ItemId
from qilou.domain.answers import copies
from qilou.domain.dispatch.model import Lease
from qilou.domain.items.model import Item
from qilou.formats.text import guess_language
from qilou.kinds.contract import Json, Kind
from qilou.kinds.figures import Figures, Flag, Measured, Passage, Written

FAR_SHORTER = 5  # times shorter than usual
PASTED_SHARE = 2  # one character of so many came by the clipboard
FEWEST_PASTED = 200
_FEWEST_LETTERS = 40
_KNOWN = ("zh", "en")


def measure(
    db: Db, kind: Kind, form: Json, *, content: Json | None, body: Json | None, item_id: ItemId
) -> Figures | None:
    """Return what is measured of a body that has passed its checks, or None where the kind measures nothing."""
    if content is None or body is None or not isinstance(kind, Measured):
        return None
    return kind.figures(form, content, body, said=_said(db, kind.generations(body), item_id=item_id))


def written(kind: Kind, body: Json) -> list[Passage]:
    """Return the texts of the author's own in a body that has passed its checks."""
    return kind.passages(body) if isinstance(kind, Written) else []


def look_over(
    db: Db,
    figures: Figures | None,
    passages: Sequence[Passage],
    *,
    lease: Lease,
    item: Item | None,
    before: AnswerId | None,
    pasted: int | None,
) -> Figures | None:
    """Return the figures with what shows in the texts: copies, another language, unusual brevity, a pasted text.

    These ask an inspector to look; they refuse nothing and say nothing about the author.
    """
    if not passages or item is None:
        return figures
    has_draft = bool(item.content.get("candidates"))
    alike = copies.alike(
        db,
        passages,
        project_id=lease.project_id,
        person_id=lease.person_id,
        but_item=lease.item_id if has_draft else None,
        but_answer=before,
    )
    text = "\n".join(each.text for each in passages)
    usual = copies.usual_length(db, lease.project_id)
    flags = {
        Flag.NEAR_DUPLICATE: bool(alike),
        Flag.OTHER_LANGUAGE: _is_other_language(text, item.language),
        Flag.FAR_SHORTER: usual is not None
        and max(len(each.text) for each in passages) * FAR_SHORTER < usual,
        Flag.PASTED: pasted is not None and pasted >= max(FEWEST_PASTED, len(text) / PASTED_SHARE),
    }
    known = figures or Figures()
    raised = [flag for flag, is_raised in flags.items() if is_raised]
    return msgspec.structs.replace(known, flags=[*known.flags, *raised], alike=alike, pasted=pasted)


def _is_other_language(text: str, expected: str) -> bool:
    if expected not in _KNOWN or len(text) < _FEWEST_LETTERS:
        return False
    found = guess_language(text)
    return found in _KNOWN and found != expected


def _said(db: Db, ids: list[int], *, item_id: ItemId) -> dict[int, str]:
    if not ids:
        return {}
    rows = db.execute(
        "SELECT id, text FROM generations_for(%(ids)s, %(item)s) ORDER BY id LIMIT 1000",
        {"ids": ids, "item": item_id},
    ).fetchall()
    return {row["id"]: row["text"] for row in rows}
