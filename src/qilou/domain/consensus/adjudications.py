"""consensus' SQL for disagreements and for what was decided about them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, LiteralString  # Any: bodies are JSON

from qilou.base.db import Db, json, many, value
from qilou.base.ids import AccountId, AdjudicationId, AnswerId, PersonId, ProjectId
from qilou.domain.consensus.model import Adjudication, AdjudicationStale, Disagreement
from qilou.domain.items.model import Item

_ADJUDICATION: LiteralString = """
    SELECT id, item_id, project_id, revision, person_id, form_version, slots, body, reason, answer_ids,
           decided_at
    FROM adjudication
"""


def page(
    db: Db, project_id: ProjectId, *, is_adjudicated: bool | None, after: int, limit: int
) -> list[Disagreement]:
    """Return the project's items that people answered differently, furthest apart first, beyond the first `after`."""
    return many(
        db,
        Disagreement,
        """
        SELECT item.id AS item_id, item.language, item.domain,
               left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
               disagreement.value AS disagreement, disagreement.answers, decided.is_adjudicated,
               (SELECT min(confidence) FROM consensus WHERE consensus.item_id = item.id) AS confidence
        FROM disagreement
        JOIN item ON item.id = disagreement.item_id
        CROSS JOIN LATERAL (
          SELECT EXISTS (SELECT FROM adjudication WHERE adjudication.item_id = item.id) AS is_adjudicated) AS decided
        WHERE disagreement.project_id = %(project)s
          AND disagreement.value > 0
          AND (%(decided)s::boolean IS NULL OR decided.is_adjudicated = %(decided)s)
        ORDER BY disagreement.value DESC, item.id
        LIMIT %(limit)s OFFSET %(after)s
        """,
        {"project": project_id, "decided": is_adjudicated, "after": after, "limit": limit},
    )


def of_item(db: Db, item_id: int) -> list[Adjudication]:
    """Return what was decided about the item, newest first."""
    return many(
        db,
        Adjudication,
        _ADJUDICATION + "WHERE item_id = %(item)s ORDER BY revision DESC LIMIT 50",
        {"item": item_id},
    )


def standing(db: Db, project_id: ProjectId) -> list[Adjudication]:
    """Return the newest decision about each of the project's items that has one."""
    return many(
        db,
        Adjudication,
        """
        SELECT DISTINCT ON (item_id)
          id, item_id, project_id, revision, person_id, form_version, slots, body, reason, answer_ids,
           decided_at
        FROM adjudication
        WHERE project_id = %(project)s
        ORDER BY item_id, revision DESC
        LIMIT 1000000
        """,
        {"project": project_id},
    )


def spread_of(db: Db, item_id: int) -> float | None:
    """Return how far the answers to the item lay apart when its project was settled last, or None."""
    return value(db, float, "SELECT value FROM disagreement WHERE item_id = %(item)s", {"item": item_id})


def insert(
    db: Db,
    item: Item,
    *,
    revision: int,
    by: tuple[PersonId, AccountId],
    form_version: int,
    slots: Sequence[str],
    body: dict[str, Any],
    reason: str,
    answer_ids: Sequence[AnswerId],
    now: datetime,
) -> AdjudicationId:
    """Store the decision under the next revision; refuse with AdjudicationStale where somebody was faster."""
    person_id, account_id = by
    found = value(
        db,
        int,
        """
        INSERT INTO adjudication (item_id, project_id, revision, person_id, account_id, form_version, slots, body,
                                  reason, answer_ids, decided_at)
        VALUES (%(item)s, %(project)s, %(revision)s, %(person)s, %(account)s, %(form)s, %(slots)s, %(body)s,
                %(reason)s, %(answers)s, %(now)s)
        ON CONFLICT (item_id, revision) DO NOTHING
        RETURNING id
        """,
        {
            "item": item.id,
            "project": item.project_id,
            "revision": revision,
            "person": person_id,
            "account": account_id,
            "form": form_version,
            "slots": list(slots),
            "body": json(body),
            "reason": reason,
            "answers": list(answer_ids),
            "now": now,
        },
    )
    if found is None:
        raise AdjudicationStale(revision=revision)
    return AdjudicationId(found)
