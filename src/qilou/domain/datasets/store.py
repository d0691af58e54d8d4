"""datasets' SQL: streams items with their answers and consensus, writes releases by COPY, streams rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import LiteralString

import msgspec

from qilou.base.db import Db, many, one, run, value
from qilou.base.ids import AccountId, ProjectId, ReleaseId
from qilou.domain.datasets.authors import Author
from qilou.domain.datasets.model import Contents, RecordSeen, Release, ReleaseUnknown, Row, Source
from qilou.formats.canonical import Canonical

CHUNK = 500

_RELEASE: LiteralString = """
    SELECT release.id, release.project_id, project.kind, release.version, release.name, release.rows,
           encode(release.sha256, 'hex') AS sha256, release.card_md, release.created_at, release.created_by,
           EXISTS (SELECT FROM media
                   WHERE media.project_id = release.project_id
                     AND media.created_at <= release.created_at) AS has_media
    FROM release
    JOIN project ON project.id = release.project_id
"""


def sources(db: Db, project_id: ProjectId) -> Iterator[Source]:
    """Stream the project's items, oldest first, each with its answers and consensus, all as of one instant."""
    with db.cursor(name="release_sources") as cursor:
        cursor.itersize = CHUNK
        cursor.execute(
            """
            SELECT item.id AS item_id, item.language, item.domain, item.content, given.under_way, given.answers,
                   coalesce(item.wanted, item.seats) AS seats, agreed.consensus, agreed.settled_at,
                   greatest(given.answered_at, decided.decided_at, asked.published_at) AS answered_at,
                   decided.adjudication,
                   coalesce(rule.is_required, false) AND given.outside_lots > 0 AS awaits_acceptance
            FROM item LEFT JOIN acceptance_rule AS rule ON rule.project_id = item.project_id
            CROSS JOIN (SELECT max(published_at) AS published_at FROM form WHERE project_id = %(project)s) AS asked
            CROSS JOIN LATERAL (
              SELECT count(*) FILTER (WHERE answer.state IN ('submitted', 'in_review', 'returned')) AS under_way,
                     coalesce(
                       jsonb_agg(
                         jsonb_build_object('id', answer.id, 'person_id', answer.person_id,
                                            'guideline_version', guideline.version, 'form_version', form_version,
                                            'slots', to_jsonb(answer.slots), 'body', answer.body,
                                            'figures', answer.figures,
                                            'is_approved', coalesce(judged.is_approved, false))
                         ORDER BY answer.id) FILTER (WHERE answer.state = 'accepted'),
                       '[]') AS answers,
                     count(*) FILTER (WHERE answer.state = 'accepted' AND NOT EXISTS (
                       SELECT FROM lot_answer JOIN lot ON lot.id = lot_answer.lot_id AND lot.state = 'accepted'
                       WHERE lot_answer.answer_id = answer.id AND lot_answer.is_live
                         AND lot_answer.revision = answer.revision)) AS outside_lots,
                     greatest(max(written.made_at), max(judged.created_at)) AS answered_at
              FROM answer JOIN guideline ON guideline.id = answer.guideline_id
              CROSS JOIN LATERAL (
                SELECT max(made_at) AS made_at FROM answer_revision WHERE answer_id = answer.id) AS written
              CROSS JOIN LATERAL (
                SELECT max(created_at) AS created_at,
                       bool_or(stage = 'inspection' AND (verdict, revision) IN (
                         ('pass', answer.revision), ('fix_and_pass', answer.revision - 1))) AS is_approved
                FROM review WHERE answer_id = answer.id) AS judged
              WHERE answer.item_id = item.id AND NOT EXISTS (
                SELECT FROM probe WHERE probe.lease_id = answer.lease_id) ) AS given
            CROSS JOIN LATERAL (
              SELECT coalesce(
                       jsonb_agg(
                         jsonb_build_object('field', field, 'value', value, 'confidence', confidence,
                                            'method', method, 'votes', votes)
                         ORDER BY field),
                       '[]') AS consensus,
                     min(settled_at) AS settled_at
              FROM consensus JOIN settlement USING (project_id) WHERE consensus.item_id = item.id ) AS agreed
            LEFT JOIN LATERAL (
              SELECT decided_at, jsonb_build_object('id', id, 'person_id', person_id, 'form_version', form_version,
                'slots', to_jsonb(slots), 'body', body, 'decided_at', decided_at) AS adjudication
              FROM adjudication WHERE adjudication.item_id = item.id
              ORDER BY revision DESC LIMIT 1 ) AS decided ON true
            WHERE item.project_id = %(project)s AND item.state <> 'void' AND item.id NOT IN (
              SELECT item_id FROM gold WHERE project_id = %(project)s AND origin = 'imported') ORDER BY item.id
            """,
            {"project": project_id},
        )
        for row in cursor:
            yield msgspec.convert(row, Source)


def authors_of(db: Db, project_id: ProjectId) -> dict[int, Author]:
    """Return what wrote each reply of the project's talks, by the reply's number."""
    rows = many(
        db,
        Author,
        """
        SELECT generation.id, generation.model, model_endpoint.name AS provider, generation.params
        FROM generation
        JOIN model_endpoint ON model_endpoint.id = generation.endpoint_id
        WHERE generation.project_id = %(project)s AND generation.lease_id IS NOT NULL
        ORDER BY generation.id LIMIT 10000000
        """,
        {"project": project_id},
    )
    return {each.id: each for each in rows}


def next_release(db: Db, project_id: ProjectId) -> tuple[ReleaseId, int]:
    """Return the id and version of the project's release to be; other releases of the project wait for this one."""
    run(db, "SELECT FROM project WHERE id = %(project)s FOR NO KEY UPDATE", {"project": project_id})
    newest = value(
        db, int, "SELECT max(version) FROM release WHERE project_id = %(project)s", {"project": project_id}
    )
    release_id = value(db, int, "SELECT nextval(pg_get_serial_sequence('release', 'id'))")
    assert release_id is not None
    return ReleaseId(release_id), (newest or 0) + 1


def insert_rows(db: Db, release_id: ReleaseId, rows: Iterable[Row]) -> None:
    """Write the rows as they come, in chunks: reading the items and writing the rows take turns on the connection."""
    coming = iter(rows)
    while chunk := list(islice(coming, CHUNK)):
        with (
            db.cursor() as cursor,
            cursor.copy(
                "COPY release_row (release_id, position, item_id, answer_ids, record) FROM STDIN"
            ) as copy,
        ):
            for row in chunk:
                copy.write_row((release_id, row.position, row.item_id, row.answer_ids, row.record.decode()))


def insert(
    db: Db,
    release_id: ReleaseId,
    contents: Contents,
    *,
    project_id: ProjectId,
    version: int,
    name: str,
    card_md: str,
    by: AccountId,
    now: datetime,
) -> None:
    """Write the release itself; the database has held its rows back until now."""
    run(
        db,
        """
        INSERT INTO release (id, project_id, version, name, rows, sha256, card_md, created_by, created_at)
        OVERRIDING SYSTEM VALUE
        VALUES (%(id)s, %(project)s, %(version)s, %(name)s, %(rows)s, %(sum)s, %(card)s, %(by)s, %(now)s)
        """,
        {
            "id": release_id,
            "project": project_id,
            "version": version,
            "name": name,
            "rows": contents.rows,
            "sum": contents.sha256,
            "card": card_md,
            "by": by,
            "now": now,
        },
    )


def load(db: Db, release_id: ReleaseId) -> Release:
    """Return the release, or refuse with ReleaseUnknown where the scope does not see it."""
    found = one(db, Release, _RELEASE + "WHERE release.id = %(id)s", {"id": release_id})
    if found is None:
        raise ReleaseUnknown(release_id=release_id)
    return found


def of_project(db: Db, project_id: ProjectId) -> list[Release]:
    """Return the project's releases, newest first."""
    return many(
        db,
        Release,
        _RELEASE + "WHERE release.project_id = %(project)s ORDER BY release.version DESC LIMIT 500",
        {"project": project_id},
    )


def page(db: Db, release: Release, *, after: int, limit: int) -> list[RecordSeen]:
    """Return the release's records after the position, in order."""
    return many(
        db,
        RecordSeen,
        """
        SELECT position, record
        FROM release_row
        WHERE release_id = %(release)s
          AND position > %(after)s
        ORDER BY position
        LIMIT %(limit)s
        """,
        {"release": release.id, "after": after, "limit": limit},
    )


def records(db: Db, release: Release) -> Iterator[Canonical]:
    """Stream the release's records in order, a chunk in memory at a time."""
    with db.cursor(name="release_records") as cursor:
        cursor.itersize = CHUNK
        cursor.execute(
            """
            SELECT record::text AS line
            FROM release_row
            WHERE release_id = %(release)s
            ORDER BY position
            """,
            {"release": release.id},
        )
        for row in cursor:
            yield msgspec.json.decode(row["line"], type=Canonical)
