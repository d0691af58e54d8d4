"""One text of several: the one most like the others, where reliable people's texts count more; never a mixture."""

from __future__ import annotations

from collections.abc import Sequence
from math import isnan

import numpy as np

from qilou.domain.consensus.ballots import Written
from qilou.domain.consensus.categories import FEWEST_PEOPLE, FEWEST_VOTES, VERSION
from qilou.domain.consensus.figures import DIGITS, FieldModel, Method, Reason, Scale
from qilou.domain.consensus.model import Fused
from qilou.measure.text_choice import Room, choose_in_rooms


def fuse_texts(field: str, written: Sequence[Written]) -> tuple[list[Fused], FieldModel]:
    """Return the text of each item: the accepted answer, or of several the one most like the others.

    Its confidence is the mean likeness to the others. From 30 texts of three people, those of people whose texts are
    usually like the others' count more. A kind that makes its text itself has done so from all of them.
    """
    people = sorted({person for item in written for person in item.people})
    texts = sum(len(item.texts) for item in written)
    is_made = any(item.fused is not None for item in written)
    enough = texts >= FEWEST_VOTES and len(people) >= FEWEST_PEOPLE and texts > len(written)
    made = Method.JOINED if any(item.is_joined for item in written) else Method.AT_LEAST_HALF
    method = made if is_made else Method.TEXT_CHOICE if enough else Method.MOST_SIMILAR
    code = {person: at for at, person in enumerate(people)}
    rooms = [
        Room(np.array([code[person] for person in item.people]), np.array(item.alike)) for item in written
    ]
    chosen = choose_in_rooms(rooms, people=len(people), rounds=10 if enough and not is_made else 0)
    places = zip(written, chosen.place.tolist(), chosen.confidence.tolist(), strict=True)
    fused = [_fused(field, item, place, sure, method) for item, place, sure in places]
    reason = Reason.ONLY_WAY if is_made or enough else Reason.FEW_VOTES
    return fused, _model(field, method, reason, texts=texts, items=len(written), people=len(people))


def _fused(field: str, item: Written, place: int, likeness: float, method: Method) -> Fused:
    text, confidence = item.texts[place], None if isnan(likeness) else round(likeness, DIGITS)
    if item.fused is not None and item.nearness is not None:
        text, confidence = item.fused, round(item.nearness, DIGITS)
    return Fused(
        item_id=item.item_id,
        field=field,
        value=text,
        confidence=confidence,
        method=Method.ONLY_ANSWER if len(item.texts) == 1 else method,
        votes=len(item.texts),
    )


def _model(field: str, method: Method, reason: Reason, *, texts: int, items: int, people: int) -> FieldModel:
    return FieldModel(
        field=field,
        scale=Scale.TEXT,
        method=method,
        version=VERSION,
        reason=reason,
        hidden=0,
        gain=None,
        gain_low=None,
        gain_high=None,
        votes=texts,
        items=items,
        people=people,
        temperature=None,
        gold=0,
        chosen_at=0,
    )
