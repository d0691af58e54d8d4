"""Which answers are drawn for inspection, and what can be stored at all."""

from __future__ import annotations

import hashlib
import re
from typing import cast

from qilou.base.ids import LeaseId
from qilou.domain.answers.model import AnswerUnstorable

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
    lot = int.from_bytes(hashlib.sha256(b"inspect:%d" % lease_id).digest()[:8], "big")
    return lot % 10_000 < inspection_bp


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
