"""What a verdict must hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any  # Any: a body is JSON

from qilou.base.ids import PersonId
from qilou.domain.reviews.model import (
    Appeal,
    AppealDecided,
    AppealNeedsThirdPerson,
    AppealWordless,
    NotAppealable,
    OwnAnswerRefused,
    ReasonCode,
    Review,
    ReviewIncomplete,
    Verdict,
)
from qilou.kinds.contract import Kind
from qilou.kinds.fields.taking import check_whole

HOLD_MINUTES = 30
APPEAL_HOURS = 72


def require_complete(
    verdict: Verdict,
    *,
    reason_codes: Sequence[ReasonCode],
    fixed_body: dict[str, Any] | None,
    kind: Kind,
    form: dict[str, Any],
    shown: int,
    content: dict[str, Any] | None,
) -> None:
    """Refuse with every problem of the verdict: reasons where it returns or voids, a complete answer where it fixes.

    A kind whose answers point into the content needs it.
    """
    problems: list[dict[str, str]] = []
    if verdict in (Verdict.RETURN, Verdict.VOID) and not reason_codes:
        problems.append({"path": "reason_codes", "reason": "name at least one reason"})
    if verdict is Verdict.FIX_AND_PASS and fixed_body is None:
        problems.append({"path": "fixed_body", "reason": "the fixed answer is missing"})
    if verdict is not Verdict.FIX_AND_PASS and fixed_body is not None:
        problems.append({"path": "fixed_body", "reason": "only fix_and_pass carries a fixed answer"})
    if verdict is Verdict.FIX_AND_PASS and fixed_body is not None:
        found = check_whole(kind, form, fixed_body, shown=shown, content=content)
        problems += [{"path": f"fixed_body.{each.path}", "reason": each.reason} for each in found]
    if problems:
        raise ReviewIncomplete(problems=problems)


def require_another(inspector_id: PersonId, *, author_id: PersonId) -> None:
    """Refuse unless the inspector is another natural person than the author."""
    if inspector_id == author_id:
        raise OwnAnswerRefused(person_id=inspector_id)


def require_appealable(review: Review, *, now: datetime) -> None:
    """Refuse with NotAppealable unless the verdict went against the author and is not older than APPEAL_HOURS."""
    if review.verdict not in (Verdict.RETURN, Verdict.VOID):
        raise NotAppealable(why="only a return or a void can be")
    if now > review.created_at + timedelta(hours=APPEAL_HOURS):
        raise NotAppealable(why=f"its {APPEAL_HOURS} hours are over")


def require_reasoned(text: str) -> str:
    """Return the text without space around it; refuse with AppealWordless where nothing is left."""
    words = text.strip()
    if not words:
        raise AppealWordless()
    return words


def require_third(appeal: Appeal, *, person_id: PersonId) -> None:
    """Refuse unless the appeal is open and this person is neither its author nor the inspector."""
    if appeal.decided_at is not None:
        raise AppealDecided(appeal_id=appeal.id)
    if person_id in (appeal.author_id, appeal.inspector_id):
        raise AppealNeedsThirdPerson(person_id=person_id)
