"""What a verdict must hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any  # Any: a body is JSON

from qilou.base.ids import PersonId
from qilou.domain.reviews.model import OwnAnswerRefused, ReasonCode, ReviewIncomplete, Verdict
from qilou.kinds.contract import Kind, check_whole

HOLD_MINUTES = 30


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
