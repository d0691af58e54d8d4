"""answers' SQL for measuring an answer against what models wrote for its item."""

from __future__ import annotations

from qilou.base.db import Db
from qilou.base.ids import ItemId
from qilou.kinds.contract import Json, Kind
from qilou.kinds.figures import Figures, Measured


def measure(
    db: Db, kind: Kind, form: Json, *, content: Json | None, body: Json | None, item_id: ItemId
) -> Figures | None:
    """Return what is measured of a body that has passed its checks, or None where the kind measures nothing."""
    if content is None or body is None or not isinstance(kind, Measured):
        return None
    return kind.figures(form, content, body, said=_said(db, kind.generations(body), item_id=item_id))


def _said(db: Db, ids: list[int], *, item_id: ItemId) -> dict[int, str]:
    if not ids:
        return {}
    rows = db.execute(
        "SELECT id, text FROM generations_for(%(ids)s, %(item)s) ORDER BY id LIMIT 1000",
        {"ids": ids, "item": item_id},
    ).fetchall()
    return {row["id"]: row["text"] for row in rows}
