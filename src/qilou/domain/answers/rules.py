"""Which answers are drawn for inspection, until when one can be taken back, and what can be stored at all."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime, timedelta
from typing import cast

from qilou.base.ids import LeaseId
from qilou.domain.answers.model import AnswerState, AnswerUnstorable, Standing, TooLateToWithdraw, TooLateWhy

WITHDRAW_MINUTES = 10
ALWAYS = -1  # the lot of an answer that is inspected however few are
_HANDED_IN = (AnswerState.SUBMITTED, AnswerState.IN_REVIEW, AnswerState.ACCEPTED)

# NUL, which jsonb refuses, and halves of surrogate pairs, which UTF-8 has no bytes for.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def is_drawn(lease_id: LeaseId, *, inspection_bp: int) -> bool:
    """Return whether the lease's answer is inspected: a fair draw, the same for the same lease whenever it is asked.

    | inspection_bp | drawn           |
    |---------------|-----------------|
    | 0             | never           |
    | 2000          | one in five     |
    | 10000         | always          |
    """
    return lot_of(lease_id) < inspection_bp


def lot_of(lease_id: LeaseId) -> int:
    """Return the lease's lot, 0..9999: its answer is inspected where the lot lies below the project's share."""
    return int.from_bytes(hashlib.sha256(b"inspect:%d" % lease_id).digest()[:8], "big") % 10_000


def why_too_late(standing: Standing, *, now: datetime) -> TooLateWhy | None:
    """Return why the answer cannot be taken back any more, or None where it can.

    | state     | minutes ago | inspector         | release | result        |
    |-----------|-------------|-------------------|---------|---------------|
    | submitted | 3           | –                 | –       | None          |
    | accepted  | 3           | – (was not drawn) | –       | None          |
    | submitted | 11          | –                 | –       | window_passed |
    | in_review | 3           | holds it          | –       | in_inspection |
    | accepted  | 3           | passed it         | –       | inspected     |
    | accepted  | 3           | –                 | yes     | released      |
    | returned  | 3           | returned it       | –       | not_handed_in |
    """
    if standing.state not in _HANDED_IN:
        return TooLateWhy.NOT_HANDED_IN
    if standing.is_held or standing.state is AnswerState.IN_REVIEW:
        return TooLateWhy.IN_INSPECTION
    if standing.is_judged:
        return TooLateWhy.INSPECTED
    if now >= withdrawable_until(standing):
        return TooLateWhy.WINDOW_PASSED  # before what nobody's gold ever is
    if standing.is_released:
        return TooLateWhy.RELEASED
    return None


def withdrawable_until(standing: Standing) -> datetime:
    """Return when the minutes in which the answer can be taken back are over."""
    return standing.handed_in_at + timedelta(minutes=WITHDRAW_MINUTES)


def require_in_time(standing: Standing, *, now: datetime) -> None:
    """Refuse with TooLateToWithdraw and its reason unless the answer can still be taken back."""
    why = why_too_late(standing, now=now)
    if why is not None:
        raise TooLateToWithdraw(why=why.value)


def require_storable(body: object, *, path: str = "") -> None:
    """Refuse with AnswerUnstorable where a text in the JSON value, a key included, cannot be stored."""
    if isinstance(body, str):
        if _UNSTORABLE.search(body):
            raise AnswerUnstorable(path=path or "the text")
    elif isinstance(body, dict):
        for key, each in cast("dict[str, object]", body).items():  # any JSON object
            require_storable(key, path=f"{path}.{key}".strip("."))
            require_storable(each, path=f"{path}.{key}".strip("."))
    elif isinstance(body, list):
        for place, each in enumerate(cast("list[object]", body)):  # any JSON array
            require_storable(each, path=f"{path}[{place}]")
