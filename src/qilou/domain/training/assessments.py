"""training's SQL for ladders: what the base changed of them, and what assessors said of people."""

from __future__ import annotations

import msgspec

from qilou.base.db import Db, json, many, run
from qilou.base.ids import AccountId, OrgId, PersonId
from qilou.domain.training import ladders
from qilou.domain.training.ladders import Assessment, Ladder


def every_ladder(db: Db) -> list[Ladder]:
    """Return all ladders, each as the base has set it, or as it came with the house."""
    rows = db.execute("SELECT name, body FROM ladder ORDER BY name LIMIT 100").fetchall()
    changed = {row["name"]: msgspec.convert(row["body"], Ladder) for row in rows}
    return [changed.get(each.name, each) for each in ladders.shipped()]


def put_ladder(db: Db, ladder: Ladder) -> None:
    """Keep the ladder as the base has set it."""
    run(
        db,
        """
        INSERT INTO ladder (name, body) VALUES (%(name)s, %(body)s)
        ON CONFLICT (name) DO UPDATE SET body = excluded.body
        """,
        {"name": ladder.name, "body": json(msgspec.to_builtins(ladder))},
    )


def insert(db: Db, person_id: PersonId, *, org_id: OrgId, assessment: Assessment, by: AccountId) -> None:
    """Keep what assessors said; earlier ones stay kept."""
    run(
        db,
        """
        INSERT INTO assessment (person_id, org_id, ladder, level, part, score_bp, scores, assessors, note,
                                recorded_by, assessed_at)
        VALUES (%(person)s, %(org)s, %(ladder)s, %(level)s, %(part)s, %(score)s, %(scores)s, %(assessors)s, %(note)s,
                %(by)s, %(at)s)
        """,
        {
            "person": person_id,
            "org": org_id,
            "ladder": assessment.ladder,
            "level": assessment.level,
            "part": assessment.part.value,
            "score": assessment.score_bp,
            "scores": json(assessment.scores),
            "assessors": assessment.assessors,
            "note": assessment.note,
            "by": by,
            "at": assessment.assessed_at,
        },
    )


def of_person(db: Db, person_id: PersonId) -> list[Assessment]:
    """Return what assessors said of the person, the latest first."""
    return many(
        db,
        Assessment,
        """
        SELECT ladder, level, part, score_bp, scores, assessors, note, assessed_at
        FROM assessment WHERE person_id = %(person)s ORDER BY id DESC LIMIT 500
        """,
        {"person": person_id},
    )
