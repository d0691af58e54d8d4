"""What an answer claims that models wrote, held against what is stored. Nobody may put words into a model's mouth."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from qilou.base.db import Db
from qilou.base.ids import ItemId, LeaseId
from qilou.domain.answers.model import AnswerIncomplete
from qilou.domain.models.rules import digest_of
from qilou.kinds.contract import Conversing, Json, Kind, Said
from qilou.llm.contract import Message

_FINISHES = {"done": ("stop", "length", "filtered"), "stopped": ("stopped",), "failed": ("failed",)}


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A generation as it was stored, without its model."""

    id: int
    lease_id: LeaseId
    item_id: ItemId
    slot: str
    prompt_digest: bytes
    text: str
    finish: str


def require_said(
    db: Db, kind: Kind, form: Json, content: Json | None, body: Json, *, lease_id: LeaseId
) -> None:
    """Refuse with AnswerIncomplete what models did not write under this lease, after these messages, in these words."""
    if not isinstance(kind, Conversing) or content is None:
        return
    claims = kind.said(form, content, body)
    stored = _stored(db, claims)
    _refuse(claims, {key: each for key, each in stored.items() if each.lease_id == lease_id})


def require_said_of_item(
    db: Db, kind: Kind, form: Json, content: Json, body: Json, *, item_id: ItemId
) -> None:
    """Refuse with AnswerIncomplete what models wrote under no lease of the item; the sides may have been turned."""
    if not isinstance(kind, Conversing):
        return
    claims = kind.said(form, content, body)
    stored = _stored(db, claims)
    as_claimed = {
        claim.generation: msgspec.structs.replace(stored[claim.generation], slot=claim.slot)
        for claim in claims
        if claim.generation in stored and stored[claim.generation].item_id == item_id
    }
    _refuse(claims, as_claimed)


def _refuse(claims: Sequence[Said], stored: Mapping[int, Stored]) -> None:
    problems = [
        {"path": claim.path, "reason": reason}
        for claim in claims
        if (reason := _wrong_with(claim, stored.get(claim.generation))) is not None
    ]
    if problems:
        raise AnswerIncomplete(problems=problems)


def _wrong_with(claim: Said, stored: Stored | None) -> str | None:
    if stored is None or stored.slot != claim.slot:
        return "is not a reply that was written for this item; ask the model again"
    if stored.text != claim.text:
        return "is not what the model wrote; write your own words as a rewriting beside it"
    if stored.finish not in _FINISHES[claim.state]:
        return "did not end as it is said here; ask the model again"
    if stored.prompt_digest != digest_of([Message(**each) for each in claim.messages]):
        return "was written after other messages than these; ask the model again"
    return None


def _stored(db: Db, claims: Sequence[Said]) -> dict[int, Stored]:
    rows = db.execute(
        """
        SELECT id, lease_id, item_id, slot, prompt_digest, text, finish
        FROM generations_said(%(ids)s) ORDER BY id LIMIT 1000
        """,
        {"ids": [claim.generation for claim in claims]},
    ).fetchall()
    return {row["id"]: msgspec.convert(row, Stored) for row in rows}
