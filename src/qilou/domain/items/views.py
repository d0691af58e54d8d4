"""items' SQL for looking into a project: its items and their answers by what they are filtered by."""

from __future__ import annotations

from typing import LiteralString

import msgspec

from qilou.base.db import Db, many, one
from qilou.base.ids import PersonId, ProjectId
from qilou.domain.items.model import AnswerRow, Facets, ItemFilter, ItemRow

_ITEMS: LiteralString = """
    SELECT item.id, item.language, item.domain, item.state, item.seats, item.created_at,
           left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
           (SELECT count(*) FROM answer
            WHERE answer.item_id = item.id AND answer.state NOT IN ('void', 'withdrawn')) AS answers,
           disagreement.value AS disagreement
    FROM item
    LEFT JOIN disagreement ON disagreement.item_id = item.id
"""
_ANSWERS: LiteralString = """
    SELECT answer.id, answer.item_id, item.language, item.domain, answer.person_id, answer.state, answer.revision,
           answer.submitted_at, disagreement.value AS disagreement,
           left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview
    FROM answer
    JOIN item ON item.id = answer.item_id
    LEFT JOIN disagreement ON disagreement.item_id = item.id
"""
_FITS: LiteralString = """
    WHERE item.project_id = %(project)s
      AND (%(state)s::text IS NULL OR item.state = %(state)s)
      AND (%(language)s::text IS NULL OR item.language = %(language)s)
      AND (%(domain)s::text IS NULL OR item.domain = %(domain)s)
      AND (%(disagreement)s::float8 IS NULL OR disagreement.value >= %(disagreement)s)
"""


def page(db: Db, project_id: ProjectId, *, wish: ItemFilter, after: int, limit: int) -> list[ItemRow]:
    """Return the project's items above the id `after`, oldest first, each with its last turn's beginning."""
    return many(
        db,
        ItemRow,
        _ITEMS
        + _FITS
        + """
          AND item.id > %(after)s
          AND ( (%(answer_state)s::text IS NULL AND %(person)s::bigint IS NULL)
                OR EXISTS (SELECT FROM answer
                           WHERE answer.item_id = item.id
                             AND (%(answer_state)s::text IS NULL OR answer.state = %(answer_state)s)
                             AND (%(person)s::bigint IS NULL OR answer.person_id = %(person)s)) )
        ORDER BY item.id LIMIT %(limit)s
        """,
        {**_named(wish), "project": project_id, "after": after, "limit": limit},
    )


def answers_page(
    db: Db, project_id: ProjectId, *, wish: ItemFilter, after: int, limit: int
) -> list[AnswerRow]:
    """Return the project's answers, newest first, below the id `after` (0: from the newest)."""
    return many(
        db,
        AnswerRow,
        _ANSWERS
        + _FITS
        + """
          AND answer.project_id = %(project)s
          AND (%(after)s = 0 OR answer.id < %(after)s)
          AND (%(answer_state)s::text IS NULL OR answer.state = %(answer_state)s)
          AND (%(person)s::bigint IS NULL OR answer.person_id = %(person)s)
        ORDER BY answer.id DESC LIMIT %(limit)s
        """,
        {**_named(wish), "project": project_id, "after": after, "limit": limit},
    )


def facets(db: Db, project_id: ProjectId) -> Facets:
    """Return the languages and domains of the project's items, and who has answered, most first."""
    found = one(
        db,
        Facets,
        """
        SELECT
          ARRAY(SELECT DISTINCT language FROM item WHERE project_id = %(project)s ORDER BY language LIMIT 100)
            AS languages,
          ARRAY(SELECT DISTINCT domain FROM item WHERE project_id = %(project)s ORDER BY domain LIMIT 200) AS domains,
          coalesce(
            (SELECT jsonb_agg(jsonb_build_object('person_id', person_id, 'answers', answers)
                              ORDER BY answers DESC, person_id)
             FROM (SELECT person_id, count(*) AS answers FROM answer
                   WHERE project_id = %(project)s GROUP BY person_id
                   ORDER BY answers DESC, person_id LIMIT 2000) AS counted),
            '[]') AS people
        """,
        {"project": project_id},
    )
    assert found is not None
    return found


def people(db: Db, project_id: ProjectId) -> list[PersonId]:
    """Return everybody who has answered in the project."""
    rows = db.execute(
        "SELECT DISTINCT person_id FROM answer WHERE project_id = %(project)s ORDER BY person_id LIMIT 100000",
        {"project": project_id},
    ).fetchall()
    return [PersonId(row["person_id"]) for row in rows]


def _named(wish: ItemFilter) -> dict[str, object]:
    named = msgspec.structs.asdict(wish)
    return {**named, "state": wish.state and wish.state.value, "person": named.pop("person_id")}
