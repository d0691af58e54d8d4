"""acceptance's SQL for lots and their samples. What waits is in gathering.py, who stands where in standings.py."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import LiteralString

from qilou.base.db import Db, many, one, run, run_many, value
from qilou.base.ids import AccountId, AnswerId, LotId, PersonId, ProjectId
from qilou.domain.acceptance.model import (
    Drawn,
    Finding,
    Lot,
    LotDraft,
    LotState,
    LotUnknown,
    Member,
)

_LOT: LiteralString = """
    SELECT lot.id, lot.project_id, lot.org_id, org.name AS company, org.name_en AS company_en, lot.guideline_id,
           guideline.version AS guideline_version, lot.number, lot.state, lot.resubmits, lot.size, lot.level,
           lot.severity, lot.aql_major, lot.n_major, lot.ac_major, lot.aql_minor, lot.n_minor, lot.ac_minor, lot.seed,
           lot.closed_at, lot.decided_at, lot.signed_as, encode(lot.record_hash, 'hex') AS record_hash,
           (SELECT jsonb_build_object(
                     'judged', count(*) FILTER (WHERE drawn.finding IS NOT NULL),
                     'illegal', count(*) FILTER (WHERE drawn.finding = 'illegal'),
                     'critical', count(*) FILTER (WHERE drawn.finding = 'critical'),
                     'major', count(*) FILTER (WHERE drawn.finding = 'major' AND drawn.place <= lot.n_major),
                     'minor', count(*) FILTER (WHERE drawn.finding = 'minor' AND drawn.place <= lot.n_minor))
            FROM lot_answer AS drawn WHERE drawn.lot_id = lot.id AND drawn.place IS NOT NULL) AS counts
    FROM lot
    JOIN org ON org.id = lot.org_id
    JOIN guideline ON guideline.id = lot.guideline_id
"""


def load(db: Db, lot_id: LotId) -> Lot:
    """Return the lot, or refuse with LotUnknown where the scope does not see it."""
    found = one(db, Lot, _LOT + "WHERE lot.id = %(id)s", {"id": lot_id})
    if found is None:
        raise LotUnknown(lot_id=lot_id)
    return found


def lock(db: Db, lot_id: LotId) -> Lot:
    """Return the lot and hold it until the transaction ends; refuse with LotUnknown where the scope does not see it."""
    run(db, "SELECT FROM lot WHERE id = %(id)s FOR UPDATE", {"id": lot_id})
    return load(db, lot_id)


def of_project(db: Db, project_id: ProjectId) -> list[Lot]:
    """Return the project's lots that the scope sees, newest first."""
    return many(
        db,
        Lot,
        _LOT + "WHERE lot.project_id = %(project)s ORDER BY lot.number DESC LIMIT 500",
        {"project": project_id},
    )


def insert(
    db: Db, draft: LotDraft, found: Sequence[Member], *, sample: Sequence[AnswerId], now: datetime
) -> LotId:
    """Close the lot over these answers, with the sample in the order drawn; its number is the project's next."""
    run(db, "SELECT FROM project WHERE id = %(project)s FOR NO KEY UPDATE", {"project": draft.project_id})
    lot_id = value(
        db,
        int,
        """
        INSERT INTO lot (project_id, org_id, guideline_id, number, state, resubmits, size, level, severity, aql_major,
                         n_major, ac_major, aql_minor, n_minor, ac_minor, seed, closed_at, closed_by)
        SELECT %(project)s, %(org)s, %(guideline)s, coalesce(max(number), 0) + 1, 'sampling', %(resubmits)s, %(size)s,
               %(level)s, %(severity)s, %(aql_major)s, %(n_major)s, %(ac_major)s, %(aql_minor)s, %(n_minor)s,
               %(ac_minor)s, %(seed)s, %(now)s, %(by)s
        FROM lot WHERE project_id = %(project)s
        RETURNING id
        """,
        {
            "project": draft.project_id,
            "org": draft.org_id,
            "guideline": draft.guideline_id,
            "resubmits": draft.resubmits,
            "size": len(found),
            "level": draft.rule.level,
            "severity": draft.severity.value,
            "aql_major": draft.rule.aql_major,
            "n_major": draft.major.n,
            "ac_major": draft.major.ac,
            "aql_minor": draft.rule.aql_minor,
            "n_minor": draft.minor.n,
            "ac_minor": draft.minor.ac,
            "seed": draft.seed,
            "now": now,
            "by": draft.closed_by,
        },
    )
    assert lot_id is not None
    place = {answer_id: at for at, answer_id in enumerate(sample, 1)}
    run_many(
        db,
        """
        INSERT INTO lot_answer (lot_id, answer_id, author_id, org_id, revision, is_live, place)
        VALUES (%(lot)s, %(answer)s, %(author)s, %(org)s, %(revision)s, true, %(place)s)
        """,
        [
            {
                "lot": lot_id,
                "answer": each.answer_id,
                "author": each.author_id,
                "org": draft.org_id,
                "revision": each.revision,
                "place": place.get(each.answer_id),
            }
            for each in found
        ],
    )
    return LotId(lot_id)


def sample(db: Db, lot_id: LotId) -> list[Drawn]:
    """Return the lot's sample in the order drawn."""
    return many(
        db,
        Drawn,
        """
        SELECT answer_id, author_id, place, finding, reason_codes, comment, judged_at
        FROM lot_answer WHERE lot_id = %(lot)s AND place IS NOT NULL ORDER BY place LIMIT 5000
        """,
        {"lot": lot_id},
    )


def has_worked_on(db: Db, answer_id: AnswerId, *, person_id: PersonId) -> bool:
    """Return whether the person wrote this answer or gave a verdict on it."""
    return bool(
        value(
            db,
            bool,
            """
            SELECT EXISTS (SELECT FROM answer WHERE id = %(answer)s AND person_id = %(person)s)
                OR EXISTS (SELECT FROM review WHERE answer_id = %(answer)s AND inspector_id = %(person)s
                              AND stage = 'inspection')
            """,
            {"answer": answer_id, "person": person_id},
        )
    )


def judge(
    db: Db,
    lot_id: LotId,
    answer_id: AnswerId,
    *,
    finding: Finding,
    reason_codes: Sequence[str],
    comment: str,
    by: PersonId,
    now: datetime,
) -> bool:
    """Store what was found in an answer of the sample, over an earlier finding; False where it is not in the sample."""
    moved = run(
        db,
        """
        UPDATE lot_answer SET finding = %(finding)s, reason_codes = %(reasons)s, comment = %(comment)s,
                              judged_by = %(by)s, judged_at = %(now)s
        WHERE lot_id = %(lot)s AND answer_id = %(answer)s AND place IS NOT NULL
        """,
        {
            "lot": lot_id,
            "answer": answer_id,
            "finding": finding.value,
            "reasons": list(reason_codes),
            "comment": comment,
            "by": by,
            "now": now,
        },
    )
    return moved == 1


def decide(
    db: Db, lot: Lot, *, state: LotState, record_hash: bytes, signed_as: str, by: AccountId, now: datetime
) -> None:
    """Move the lot to its end; the answers of a lot that was not accepted are free for another one."""
    run(
        db,
        """
        UPDATE lot SET state = %(state)s, decided_at = %(now)s, decided_by = %(by)s, signed_as = %(signed)s,
                       record_hash = %(hash)s
        WHERE id = %(id)s AND state = 'sampling'
        """,
        {"id": lot.id, "state": state.value, "now": now, "by": by, "signed": signed_as, "hash": record_hash},
    )
    if state is not LotState.ACCEPTED:
        run(db, "UPDATE lot_answer SET is_live = false WHERE lot_id = %(id)s", {"id": lot.id})


def answers_of(db: Db, lot_id: LotId) -> list[AnswerId]:
    """Return the lot's answers, oldest first."""
    rows = db.execute(
        "SELECT answer_id FROM lot_answer WHERE lot_id = %(lot)s ORDER BY answer_id", {"lot": lot_id}
    ).fetchall()
    return [AnswerId(row["answer_id"]) for row in rows]
