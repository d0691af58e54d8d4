"""A claim at the fast door: one request among many in a statement, and the lease written out of prepared pieces."""

from __future__ import annotations

from datetime import datetime
from typing import Any  # Any: views are JSON

import msgspec

from qilou.base import clock
from qilou.base.ids import ProjectId, item_number
from qilou.domain.dispatch.claims import Taken
from qilou.domain.dispatch.model import OpenLane
from qilou.domain.dispatch.rules import in_order
from qilou.domain.projects.model import Guideline, Project
from qilou.flows.look_ahead import Sight
from qilou.kinds.catalog import kind_named
from qilou.kinds.fields.taking import needs_content
from qilou.web.fast.known import Holder, Known, Look
from qilou.web.metrics import Door, count_take

MOST_LANES = 8
MOST_HOLDING = 100
# Kinds whose lease is nothing but a seat, an item and its slots. Any other goes through the ordinary door.
PLAIN_KINDS = frozenset({"sft", "comparison", "rating", "ranking", "gsb", "spans", "steps", "safety"})
_write = msgspec.json.Encoder().encode


class Wish(msgspec.Struct, forbid_unknown_fields=True):
    """What a LeaseWish says, where it is in order."""

    project_id: int | None
    holding: list[int] | None = None


class LeaseOut(msgspec.Struct, frozen=True):
    """A Lease of shapes/work.py, field for field, with its project and guideline written already."""

    id: int
    project: msgspec.Raw
    form_version: int
    item_id: int
    view: dict[str, Any]  # Any: see above
    language: str
    domain: str
    leased_at: datetime
    expires_at: datetime
    draft: None
    rework: None
    guideline: msgspec.Raw
    position: dict[str, int]


class LeasedOut(msgspec.Struct, frozen=True):
    """A Leased of shapes/work.py."""

    outcome: str
    lease: LeaseOut


_wishes = msgspec.json.Decoder(Wish)


async def take(known: Known, holder: Holder, body: bytes) -> bytes | None:
    """Return the lease of the next item as JSON, or None where there is more to say."""
    try:
        wish = _wishes.decode(body)
    except msgspec.DecodeError:
        return None
    if wish.holding is not None and len(wish.holding) > MOST_HOLDING:
        return None
    project_id = None if wish.project_id is None else ProjectId(wish.project_id)
    lanes = _tried(holder, await known.lanes(holder.actor, project_id))
    if not lanes:
        return None

    place = (lanes[0].id, holder.proof["person"] % lanes[0].stripes)
    floor_priority, floor_item = known.floors.get(place) or (None, None)
    asked = {
        **holder.proof,
        "project": project_id,
        "holding": wish.holding,
        "lanes": [lane.id for lane in lanes],
        "floor_priority": floor_priority,
        "floor_item": floor_item,
    }
    taken = await known.takes.ask(asked)
    if taken is None or taken.outcome != "leased":
        if taken is not None and taken.outcome == "stranger":
            known.forget(holder)
        return None
    count_take(Door.FAST, taken.outcome)
    return await _shown(known, holder, taken)


def _tried(holder: Holder, seen: list[OpenLane]) -> list[OpenLane]:
    """Return the lanes to try here: those before the first of a kind that is more than plain."""
    lanes = in_order(seen, person_id=holder.proof["person"], now=clock.now()) if len(seen) > 1 else seen
    others = (place for place, lane in enumerate(lanes) if lane.kind not in PLAIN_KINDS)
    return lanes[: min(MOST_LANES, next(others, MOST_LANES))]


async def _shown(known: Known, holder: Holder, taken: Taken) -> bytes | None:
    look = await known.look(holder.actor, taken.project_id, taken.form_version, _write_project)
    guideline = await known.guideline(holder.actor, taken.guideline_id, _write_guideline)
    if look is None or guideline is None:
        return None
    kind = kind_named(look.project.kind)
    content = msgspec.json.decode(taken.content)
    _remember(known, taken, look, content if needs_content(kind, look.project.form) else None)
    lease = LeaseOut(
        taken.lease_id,
        msgspec.Raw(look.written),
        taken.form_version,
        item_number(taken.item_id, key=look.project.alias_key),
        kind.show(content, taken.slots),
        taken.language,
        taken.domain,
        taken.leased_at,
        taken.expires_at,
        None,
        None,
        msgspec.Raw(guideline),
        {"done": taken.answered, "total": look.items},
    )
    return _write(LeasedOut("leased", lease))


def _remember(known: Known, taken: Taken, look: Look, content: dict[str, Any] | None) -> None:
    """Keep what the answer will be checked against, and where the stripe's first open seat may be now."""
    known.sights.put(taken.lease_id, Sight(project=look.project, shown=len(taken.slots), content=content))
    if taken.priority is not None:  # gold came in the place of the seat that was found, which is still there
        known.floors.put((taken.lane_id, taken.stripe), (taken.priority, taken.item_id))


def _write_project(project: Project) -> bytes:
    return _write(
        {
            "id": project.id,
            "kind": project.kind,
            "title": project.title,
            "title_en": project.title_en,
            "form": project.form,
            "price_fen": project.price_fen,
            "minutes_per_item": project.minutes_per_item,
        }
    )


def _write_guideline(guideline: Guideline) -> bytes:
    return _write({"id": guideline.id, "version": guideline.version, "body_md": guideline.body_md})
