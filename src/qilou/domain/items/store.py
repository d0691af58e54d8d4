"""items' SQL: imports with their checkpoint, and items."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, run_many, value
from qilou.base.ids import ImportId, ItemId, ProjectId
from qilou.domain.items.model import (
    Import,
    ImportEnded,
    ImportPurpose,
    ImportState,
    ImportUnknown,
    Item,
    ItemUnknown,
    LineProblem,
)

_IMPORT: LiteralString = """
    SELECT id, project_id, file_name, file_path, format, purpose, state, lines, kept, duplicates, refused, failure,
           created_at, finished_at
    FROM import
"""


def insert_import(
    db: Db,
    project_id: ProjectId,
    *,
    file_name: str,
    file_path: str,
    format_name: str,
    now: datetime,
    purpose: ImportPurpose = ImportPurpose.WORK,
) -> ImportId:
    """Note a received file; return its import's id."""
    import_id = value(
        db,
        int,
        """
        INSERT INTO import (project_id, file_name, file_path, format, purpose, created_at)
        VALUES (%(project)s, %(name)s, %(path)s, %(format)s, %(purpose)s, %(now)s)
        RETURNING id
        """,
        {
            "project": project_id,
            "name": file_name,
            "path": file_path,
            "format": format_name,
            "purpose": purpose.value,
            "now": now,
        },
    )
    assert import_id is not None
    return ImportId(import_id)


def load_import(db: Db, import_id: ImportId) -> Import:
    """Return the import, or refuse with ImportUnknown."""
    found = one(db, Import, _IMPORT + "WHERE id = %(id)s", {"id": import_id})
    if found is None:
        raise ImportUnknown(import_id=import_id)
    return found


def lock_import(db: Db, import_id: ImportId) -> Import:
    """Return the import and hold its row, so that one worker at a time moves its checkpoint."""
    found = one(db, Import, _IMPORT + "WHERE id = %(id)s FOR UPDATE", {"id": import_id})
    if found is None:
        raise ImportUnknown(import_id=import_id)
    return found


def imports_of(db: Db, project_id: ProjectId) -> list[Import]:
    """Return the project's imports, newest first."""
    return many(
        db, Import, _IMPORT + "WHERE project_id = %(id)s ORDER BY id DESC LIMIT 200", {"id": project_id}
    )


def insert_problems(db: Db, import_id: ImportId, problems: Sequence[LineProblem]) -> None:
    """Note why lines were refused."""
    rows: list[dict[str, object]] = [
        {"import": import_id, "line": each.line, "field": each.field, "reason": each.reason}
        for each in problems
    ]
    run_many(
        db,
        """
        INSERT INTO import_problem (import_id, line, place, field, reason)
        SELECT %(import)s, %(line)s, coalesce(max(earlier.place) + 1, 0), %(field)s, %(reason)s
        FROM import_problem AS earlier
        WHERE earlier.import_id = %(import)s AND earlier.line = %(line)s
        """,
        rows,
    )


def count_kept(db: Db, project_id: ProjectId) -> int:
    """Return how many items the project's imports have kept."""
    kept = value(
        db,
        int,
        "SELECT coalesce(sum(kept), 0)::bigint FROM import WHERE project_id = %(project)s",
        {"project": project_id},
    )
    return kept or 0


def advance_import(db: Db, import_id: ImportId, *, kept: int, duplicates: int, refused: int) -> None:
    """Move the checkpoint over lines that are decided in this same transaction."""
    moved = run(
        db,
        """
        UPDATE import
        SET state = 'running', lines = lines + %(kept)s + %(duplicates)s + %(refused)s,
            kept = kept + %(kept)s, duplicates = duplicates + %(duplicates)s, refused = refused + %(refused)s
        WHERE id = %(id)s AND state IN ('received', 'running')
        """,
        {"id": import_id, "kept": kept, "duplicates": duplicates, "refused": refused},
    )
    if moved == 0:
        raise ImportEnded(import_id=import_id)


def end_import(
    db: Db,
    import_id: ImportId,
    *,
    state: ImportState,
    sha256: bytes | None,
    failure: str | None,
    now: datetime,
) -> None:
    """Close the import; refuse where it has ended already."""
    moved = run(
        db,
        """
        UPDATE import SET state = %(state)s, sha256 = %(sha256)s, failure = %(failure)s, finished_at = %(now)s
        WHERE id = %(id)s AND state IN ('received', 'running')
        """,
        {"id": import_id, "state": state.value, "sha256": sha256, "failure": failure, "now": now},
    )
    if moved == 0:
        raise ImportEnded(import_id=import_id)


def problems_of(db: Db, import_id: ImportId, *, after: int, limit: int) -> list[LineProblem]:
    """Return the refused lines' problems below the line `after`, in the order of the file."""
    return many(
        db,
        LineProblem,
        """
        SELECT line, field, reason FROM import_problem
        WHERE import_id = %(id)s AND line > %(after)s
        ORDER BY line, place LIMIT %(limit)s
        """,
        {"id": import_id, "after": after, "limit": limit},
    )


def load_item(db: Db, item_id: ItemId) -> Item:
    """Return the item, or refuse with ItemUnknown."""
    found = one(
        db,
        Item,
        """
        SELECT id, project_id, digest, language, domain, content, seats, state, created_at
        FROM item WHERE id = %(id)s
        """,
        {"id": item_id},
    )
    if found is None:
        raise ItemUnknown(item_id=item_id)
    return found


def mark_settled(db: Db, item_ids: Sequence[ItemId]) -> int:
    """Move those of the items that are open to settled; return how many moved."""
    return run(
        db,
        "UPDATE item SET state = 'settled' WHERE id = ANY(%(ids)s) AND state = 'open'",
        {"ids": list(item_ids)},
    )


def reopen(db: Db, item_ids: Sequence[ItemId]) -> None:
    """Open the items again that were settled: one of their seats has no accepted answer any more.

    An item that never had any but known answers stays settled.
    """
    run(
        db,
        """
        UPDATE item SET state = 'open'
        WHERE id = ANY(%(ids)s) AND state = 'settled'
          AND EXISTS (SELECT FROM lease WHERE lease.item_id = item.id AND lease.seats IS NOT NULL)
        """,
        {"ids": list(item_ids)},
    )
