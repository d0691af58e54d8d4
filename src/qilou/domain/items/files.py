"""items' SQL for images, sound and video: which a project has, which item holds which, and who may see one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from qilou.base.db import Db, many, one, run, run_many
from qilou.base.ids import ItemId, PersonId, ProjectId, ReleaseId
from qilou.formats.media.families import Medium


class StoredFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that lies on the shelf."""

    name: str
    mime: str


def insert(db: Db, project_id: ProjectId, media: Sequence[Medium], *, now: datetime) -> None:
    """Note files that the project now has; what it has already stays as it is."""
    run_many(
        db,
        """
        INSERT INTO media (project_id, name, mime, bytes, width, height, created_at)
        VALUES (%(project)s, %(name)s, %(mime)s, %(bytes)s, %(width)s, %(height)s, %(now)s)
        ON CONFLICT (project_id, name) DO NOTHING
        """,
        [
            {
                "project": project_id,
                "name": each.name,
                "mime": each.mime,
                "bytes": each.bytes,
                "width": each.width,
                "height": each.height,
                "now": now,
            }
            for each in {each.name: each for each in media}.values()
        ],
    )


def tie(db: Db, item_ids: Sequence[ItemId]) -> int:
    """Note which files the items hold, as their contents say; return how many ties there are now."""
    return run(
        db,
        """
        INSERT INTO item_media (project_id, item_id, name)
        SELECT DISTINCT item.project_id, item.id, substr(file.path #>> '{}', 7)
        FROM item
        CROSS JOIN LATERAL (
          SELECT jsonb_path_query(item.content, '$.conversation[*].media[*].file') AS path
          UNION ALL
          SELECT jsonb_path_query(item.content, '$.candidates[*].media[*].file') ) AS file
        WHERE item.id = ANY(%(items)s)
        ON CONFLICT DO NOTHING
        """,
        {"items": list(item_ids)},
    )


def find(db: Db, name: str, *, person_id: PersonId | None, items: bool, releases: bool) -> StoredFile | None:
    """Return the file if an item that the scope sees holds it, and the person works on, inspects or may read the item.

    who                                        sees the files of
    may read items (`items`)                   every item in their scope
    held a lease on it, or has answered it     that item, unless they gave it back
    holds the answer for inspection            that item
    may read releases (`releases`)             items with a record in a release that they see
    """
    return one(
        db,
        StoredFile,
        """
        SELECT media.name, media.mime
        FROM media
        JOIN item_media ON item_media.project_id = media.project_id AND item_media.name = media.name
        JOIN item ON item.id = item_media.item_id
        WHERE media.name = %(name)s
          AND ( %(items)s
                OR EXISTS (SELECT FROM lease
                           WHERE lease.item_id = item.id AND lease.person_id = %(person)s
                             AND lease.state IN ('held', 'submitted', 'expired'))
                OR EXISTS (SELECT FROM inspection
                           JOIN answer ON answer.id = inspection.answer_id
                           WHERE answer.item_id = item.id AND inspection.inspector_id = %(person)s
                             AND inspection.state = 'held')
                OR ( %(releases)s
                     AND EXISTS (SELECT FROM release_row
                                 JOIN release ON release.id = release_row.release_id
                                 WHERE release_row.item_id = item.id) ) )
        ORDER BY item.id
        LIMIT 1
        """,
        {"name": name, "person": person_id, "items": items, "releases": releases},
    )


def of_release(db: Db, release_id: ReleaseId) -> list[StoredFile]:
    """Return the files of a release's items, each once."""
    return many(
        db,
        StoredFile,
        """
        SELECT DISTINCT media.name, media.mime
        FROM release_row
        JOIN item_media ON item_media.item_id = release_row.item_id
        JOIN media ON media.project_id = item_media.project_id AND media.name = item_media.name
        WHERE release_row.release_id = %(release)s
        ORDER BY media.name
        LIMIT 10000000
        """,
        {"release": release_id},
    )
