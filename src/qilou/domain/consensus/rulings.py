"""What a project manager has decided stands in place of what the answers say together.

The one surprising fact: a decision is made into fields by the same rules as an answer, as if it were the only one; so
each kind of task says the same things of both.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from qilou.base.ids import AnswerId, ItemId, OrgId, PersonId
from qilou.domain.consensus.figures import Method
from qilou.domain.consensus.model import (
    Adjudication,
    AdjudicationReasonMissing,
    AdjudicationStale,
    AuthorMayNotAdjudicate,
    Counted,
    Fused,
    NothingToAdjudicate,
    Settled,
)
from qilou.domain.consensus.rules import settle
from qilou.kinds.contract import Json, Kind


def overrule(
    settled: Settled,
    rulings: Sequence[Adjudication],
    *,
    kind: Kind,
    form: Json,
    seed: int,
    older: Mapping[int, Json] | None = None,
) -> Settled:
    """Return the same with the fields of adjudicated items as they were decided, with confidence 1.

    Their votes stay what they were: a decision adds none. An item without an answer that counts has no consensus
    to be overruled.
    """
    votes: dict[int, int] = {}
    for each in settled.fused:
        votes[each.item_id] = max(each.votes, votes.get(each.item_id, 0))
    standing = sorted((each for each in rulings if each.item_id in votes), key=lambda each: each.item_id)
    if not standing:
        return settled
    alone = settle([_counted(each) for each in standing], kind=kind, form=form, seed=seed, older=older).fused
    decided = {each.item_id for each in standing}
    kept = [each for each in settled.fused if each.item_id not in decided]
    return msgspec.structs.replace(
        settled, fused=kept + [_as_decided(each, votes=votes[each.item_id]) for each in alone]
    )


def leave_out(settled: Settled, items: Collection[ItemId]) -> Settled:
    """Return the same without what it says of these items: people were measured by them, no more."""
    if not items:
        return settled
    stops = settled.stops
    if stops is not None:
        kept = [
            (item, answers)
            for item, answers in zip(stops.stopped, stops.answers, strict=True)
            if item not in items
        ]
        stops = msgspec.structs.replace(
            stops,
            stopped=[item for item, _ in kept],
            answers=[answers for _, answers in kept],
            going_on=[item for item in stops.going_on if item not in items],
        )
    return msgspec.structs.replace(
        settled,
        fused=[each for each in settled.fused if each.item_id not in items],
        spreads=[each for each in settled.spreads if each.item_id not in items],
        full_items=[item for item in settled.full_items if item not in items],
        stops=stops,
    )


def require_decidable(
    *, authors: Sequence[PersonId], counted: int, by: PersonId, newest: int, known: int
) -> None:
    """Refuse unless there are two answers to decide between, none of them one's own, and no newer decision."""
    if by in authors:
        raise AuthorMayNotAdjudicate(person_id=by)
    if counted < 2:
        raise NothingToAdjudicate(answers=counted)
    if newest != known:
        raise AdjudicationStale(revision=newest)


def require_reason(reason: str) -> str:
    """Return the reason without the blanks around it; refuse with AdjudicationReasonMissing where nothing is left."""
    if not reason.strip():
        raise AdjudicationReasonMissing
    return reason.strip()


def _counted(ruling: Adjudication) -> Counted:
    return Counted(
        id=AnswerId(0),
        item_id=ruling.item_id,
        seats=1,
        person_id=ruling.person_id,
        org_id=OrgId(0),
        is_accepted=True,
        form_version=ruling.form_version,
        slots=ruling.slots,
        body=ruling.body,
    )


def _as_decided(fused: Fused, *, votes: int) -> Fused:
    return msgspec.structs.replace(fused, confidence=1.0, method=Method.ADJUDICATED, votes=votes)
