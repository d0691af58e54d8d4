"""standing's SQL for probes: what was answered to gold and is not scored yet, and the scores."""

from __future__ import annotations

from collections.abc import Sequence

from qilou.base.db import Db, many, run
from qilou.base.ids import ProjectId
from qilou.domain.standing.model import Probe, Score


def unscored(db: Db, project_id: ProjectId, *, limit: int) -> list[Probe]:
    """Return answers to gold that are not scored as they are, newest first.

    What counts is the author's last revision before anybody said anything of the answer: rework shows what they were
    told, not what they knew.
    """
    return many(
        db,
        Probe,
        """
        SELECT probe.lease_id, probe.item_id, answer.form_version, answer.slots, own.body, own.revision, own.made_at
        FROM probe
        JOIN answer ON answer.lease_id = probe.lease_id AND answer.state <> 'withdrawn'
        CROSS JOIN LATERAL (
          SELECT kept.revision, kept.body, kept.made_at FROM answer_revision AS kept
          WHERE kept.answer_id = answer.id AND kept.person_id = answer.person_id
            AND NOT EXISTS (SELECT FROM review WHERE review.answer_id = answer.id AND review.revision < kept.revision)
          ORDER BY kept.revision DESC LIMIT 1) AS own
        WHERE probe.project_id = %(project)s AND probe.revision IS DISTINCT FROM own.revision
        ORDER BY probe.lease_id DESC LIMIT %(limit)s
        """,
        {"project": project_id, "limit": limit},
    )


def keep(db: Db, scores: Sequence[Score]) -> None:
    """Store the scores."""
    run(
        db,
        """
        UPDATE probe SET revision = given.revision, likeness = given.likeness, is_right = given.is_right,
                         answered_at = given.answered_at
        FROM unnest(%(leases)s::bigint[], %(revisions)s::integer[], %(likeness)s::float8[], %(right)s::boolean[],
                    %(at)s::timestamptz[]) AS given (lease_id, revision, likeness, is_right, answered_at)
        WHERE probe.lease_id = given.lease_id
        """,
        {
            "leases": [each.lease_id for each in scores],
            "revisions": [each.revision for each in scores],
            "likeness": [each.likeness for each in scores],
            "right": [each.is_right for each in scores],
            "at": [each.answered_at for each in scores],
        },
    )


def rejudge(db: Db, project_id: ProjectId, *, right_bp: int) -> None:
    """Say anew of each scored probe whether it is right, by another threshold."""
    run(
        db,
        """
        UPDATE probe SET is_right = likeness * 10000 >= %(right)s - 1e-6
        WHERE project_id = %(project)s AND likeness IS NOT NULL
          AND is_right <> (likeness * 10000 >= %(right)s - 1e-6)
        """,
        {"project": project_id, "right": right_bp},
    )
