"""consensus' SQL: streams the answers that count, replaces what was computed before, reads pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import msgspec

from qilou.base.db import Db, json, many, run, run_many, value
from qilou.base.ids import ProjectId
from qilou.domain.consensus import habits
from qilou.domain.consensus.figures import Reliability
from qilou.domain.consensus.merging import merge_consensus, merge_spreads
from qilou.domain.consensus.model import (
    AgreementPage,
    Counted,
    FieldAgreement,
    ItemConsensus,
    Settled,
    VerdictCount,
)
from qilou.domain.dispatch.rules import MOST_SEATS
from qilou.domain.items.model import Item

CHUNK = 2_000


def counted(db: Db, project_id: ProjectId) -> Iterator[Counted]:
    """Stream the project's answers that count, item by item, a chunk in memory at a time.

    Of the answers to a gold item that a file brought, the first few are among them, to calibrate with; of one that was
    an item before, only those that it had as an item.
    """
    with db.cursor(name="counted_answers") as cursor:
        cursor.itersize = CHUNK
        cursor.execute(
            """
            SELECT answer.id, answer.item_id, coalesce(item.wanted, item.seats) AS seats, answer.person_id,
                   answer.org_id, answer.state = 'accepted' AS is_accepted, answer.form_version, answer.slots,
                   answer.body, answer.active_seconds
            FROM answer
            JOIN item ON item.id = answer.item_id
            WHERE answer.project_id = %(project)s
              AND answer.state IN ('submitted', 'in_review', 'accepted')
              AND item.state <> 'void'
              AND NOT EXISTS (
                SELECT FROM probe
                JOIN gold ON gold.item_id = probe.item_id
                JOIN lease ON lease.id = probe.lease_id
                WHERE probe.lease_id = answer.lease_id AND (gold.origin <> 'imported' OR lease.seat >= %(most)s))
            ORDER BY answer.item_id, answer.id
            """,
            {"project": project_id, "most": 2 * MOST_SEATS},
        )
        for row in cursor:
            yield msgspec.convert(row, Counted)


def replace(db: Db, project_id: ProjectId, settled: Settled, *, now: datetime) -> None:
    """Store what the answers say now in place of what they said before."""
    merge_consensus(db, project_id, settled.fused, now=now)
    merge_spreads(db, project_id, settled.spreads, now=now)
    outdated = {"project": project_id, "now": now}
    run(db, "DELETE FROM agreement WHERE project_id = %(project)s", outdated)
    run(db, "DELETE FROM reliability WHERE project_id = %(project)s", outdated)
    run(
        db,
        """
        INSERT INTO settlement (project_id, answers, left_out, settled_at)
        VALUES (%(project)s, %(answers)s, %(left_out)s, %(now)s)
        ON CONFLICT (project_id) DO UPDATE
        SET answers = excluded.answers, left_out = excluded.left_out, settled_at = excluded.settled_at
        """,
        {**outdated, "answers": settled.answers, "left_out": json(settled.left_out)},
    )
    run_many(
        db,
        """
        INSERT INTO agreement (project_id, field, statistic, level, value, low, high, items, answers, computed_at)
        VALUES (%(project)s, %(field)s, %(statistic)s, %(level)s, %(value)s, %(low)s, %(high)s, %(items)s,
                %(answers)s, %(now)s)
        """,
        [{**msgspec.structs.asdict(each), **outdated} for each in settled.agreement],
    )
    run_many(
        db,
        """
        INSERT INTO reliability (project_id, person_id, org_id, answers, accuracy, low, high, items, computed_at)
        VALUES (%(project)s, %(person_id)s, %(org_id)s, %(answers)s, %(accuracy)s, %(low)s, %(high)s, %(items)s,
                %(now)s)
        """,
        [{**msgspec.structs.asdict(each), **outdated} for each in settled.reliability],
    )
    habits.replace(db, project_id, settled.models, settled.habits, now=now)
    habits.replace_signals(db, project_id, settled.signals, now=now)


def page(db: Db, project_id: ProjectId, *, after: int, limit: int) -> list[ItemConsensus]:
    """Return the consensus of the project's items above the id `after`, oldest first."""
    return many(
        db,
        ItemConsensus,
        """
        WITH shown AS (
          SELECT DISTINCT item_id
          FROM consensus
          WHERE project_id = %(project)s
            AND item_id > %(after)s
          ORDER BY item_id
          LIMIT %(limit)s )
        SELECT item.id AS item_id,
               left(coalesce(item.content #>> '{conversation,-1,content}', ''), 160) AS preview,
               max(consensus.votes) AS answers,
               jsonb_agg(
                 jsonb_build_object('field', consensus.field, 'value', consensus.value,
                                    'confidence', consensus.confidence, 'method', consensus.method,
                                    'votes', consensus.votes)
                 ORDER BY consensus.field) AS fields
        FROM shown
        JOIN item ON item.id = shown.item_id
        JOIN consensus ON consensus.item_id = shown.item_id
        GROUP BY item.id
        ORDER BY item.id
        LIMIT %(limit)s
        """,
        {"project": project_id, "after": after, "limit": limit},
    )


def of_item(db: Db, item: Item) -> ItemConsensus | None:
    """Return the item's consensus, or None where there is none yet."""
    found = page(db, item.project_id, after=item.id - 1, limit=1)
    return found[0] if found and found[0].item_id == item.id else None


def verdicts(db: Db, project_id: ProjectId) -> dict[str, int]:
    """Return on how many items the project's people found each verdict."""
    rows = many(
        db,
        VerdictCount,
        """
        SELECT value #>> '{}' AS verdict, count(*) AS items
        FROM consensus
        WHERE project_id = %(project)s
          AND field = 'verdict'
        GROUP BY verdict
        ORDER BY verdict
        LIMIT 10
        """,
        {"project": project_id},
    )
    return {row.verdict: row.items for row in rows}


def left_out(db: Db, project_id: ProjectId) -> dict[str, int]:
    """Return how many votes of older form versions the last settlement left out, by field."""
    row = db.execute(
        "SELECT left_out FROM settlement WHERE project_id = %(project)s", {"project": project_id}
    ).fetchone()
    return {} if row is None else row["left_out"]


def agreement(db: Db, project_id: ProjectId) -> AgreementPage:
    """Return the project's agreement by field, and its people with the most answers first."""
    of_project = {"project": project_id}
    return AgreementPage(
        computed_at=value(
            db,
            datetime,
            "SELECT settled_at FROM settlement WHERE project_id = %(project)s",
            of_project,
        ),
        left_out=left_out(db, project_id),
        fields=many(
            db,
            FieldAgreement,
            """
            SELECT field, statistic, level, value, low, high, items, answers
            FROM agreement
            WHERE project_id = %(project)s
            ORDER BY field
            LIMIT 500
            """,
            of_project,
        ),
        models=habits.models(db, project_id),
        signals=habits.signals(db, project_id),
        people=many(
            db,
            Reliability,
            """
            SELECT person_id, org_id, answers, accuracy, low, high, items
            FROM reliability
            WHERE project_id = %(project)s
            ORDER BY answers DESC, person_id
            LIMIT 2000
            """,
            of_project,
        ),
    )
