"""An answer at the fast door: checked like any, then one request among many in a statement."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: bodies are JSON

import msgspec

from qilou.base.ids import LeaseId, item_number
from qilou.domain.answers.handing_in import HandedIn
from qilou.domain.answers.rules import lot_of
from qilou.domain.projects.model import Project
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Conversing
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.figures import Measured, Written
from qilou.web.fast.known import Holder, Known
from qilou.web.metrics import Door, count_hand_in
from qilou.web.shapes.answers import MOST_SECONDS
from qilou.web.shapes.base import require_storable

_write = msgspec.json.Encoder().encode


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """What an AnswerDraft says, where it is in order."""

    body: dict[str, Any]  # Any: see above
    active_seconds: int
    pasted_chars: int | None = None  # of interest where texts are measured, and that is not here


class StoredOut(msgspec.Struct, frozen=True):
    """An AnswerStored of shapes/answers.py, field for field."""

    id: int
    item_id: int
    project_id: int
    state: str
    form_version: int
    body: msgspec.Raw
    slots: list[str]
    revision: int
    submitted_at: datetime


_drafts = msgspec.json.Decoder(Sent)


async def hand_in(known: Known, holder: Holder, lease_id: LeaseId, body: bytes) -> bytes | None:
    """Store the answer and return it as JSON, or None where there is more to say."""
    sent = _sent(body)
    sight = None if sent is None else await known.sight(holder.actor, lease_id)
    if sent is None or sight is None:
        return None
    kind = kind_named(sight.project.kind)
    if isinstance(kind, (Conversing, Measured, Written)):
        return None  # what models said, or what is measured, has to be held against what is stored
    if check_whole(kind, sight.project.form, sent.body, shown=sight.shown, content=sight.content):
        return None

    written = msgspec.Raw(_write(sent.body))
    stored = await known.hand_ins.ask(
        {
            **holder.proof,
            "lease": lease_id,
            "body": written,
            "seconds": sent.active_seconds,
            "lot": lot_of(lease_id),
        }
    )
    if stored is not None and stored.outcome == "stranger":
        known.forget(holder)
    if stored is None or stored.outcome != "stored":
        return None
    count_hand_in(Door.FAST, stored.outcome)
    return _answer(stored, written, project=sight.project)


def _sent(body: bytes) -> Sent | None:
    try:
        sent = _drafts.decode(body)
        require_storable(sent.body)
    except ValueError:  # msgspec's own errors are ones too
        return None
    return sent if 0 <= sent.active_seconds <= MOST_SECONDS else None


def _answer(stored: HandedIn, written: msgspec.Raw, *, project: Project) -> bytes:
    return _write(
        StoredOut(
            stored.answer_id,
            item_number(stored.item_id, key=project.alias_key),
            stored.project_id,
            stored.state,
            project.form_version,
            written,
            stored.slots,
            stored.revision,
            stored.submitted_at,
        )
    )
