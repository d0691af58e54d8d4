"""Who may be handed what, in which order the candidates are shown, and why there is nothing."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from datetime import datetime
from typing import TypeVar

from qilou.base.ids import ItemId, PersonId
from qilou.domain.dispatch.model import (
    DispatchRules,
    DispatchRulesUnusable,
    Lane,
    Lease,
    NothingLeft,
    OpenLane,
    TooManyLeases,
    Why,
)
from qilou.domain.projects.model import ProjectState

L = TypeVar("L", Lane, OpenLane)
MOST_HELD = 2  # the item on the screen and the one prefetched behind it
MOST_HELD_WITH_TAKEN_BACK = 3  # and one that its author has just taken back
RETRY_SECONDS = 30
MOST_SEATS = 15  # of an item; the schema checks it
_HELPFUL = [
    Why.GUIDELINE_UNREAD,
    Why.PERSON_PAUSED,
    Why.LANGUAGE,
    Why.BREAK_DUE,
    Why.COMPANY_AT_ONCE,
    Why.QUOTA_TODAY,
    Why.COMPANY_TODAY,
    Why.CERTIFICATE_MISSING,
    Why.PAUSED,
    Why.QUOTA_IN_ALL,
    Why.DEADLINE_PASSED,
]
_MANY = 1_000_000
_BOUNDS = {
    "priority": (0, 9),
    "weight": (1, 100),
    "person_per_day": (1, _MANY),
    "person_in_all": (1, _MANY),
    "company_per_day": (1, _MANY),
    "company_at_once": (1, _MANY),
    "break_after_minutes": (1, 24 * 60),
    "break_minutes": (1, 24 * 60),
    "least_seconds": (1, 24 * 3600),
}
REWORK_HOURS = 48  # how long a returned answer waits for its author before the seat goes to others


def refusal_of(lane: Lane) -> NothingLeft | None:
    """Return why the person may not work in this lane, or None if they may."""
    if lane.state is not ProjectState.OPEN:
        return NothingLeft(why=Why.PAUSED)
    if lane.pause_id is not None:
        return NothingLeft(why=Why.PERSON_PAUSED, course_id=lane.pause_course_id)
    if not lane.certified:
        return NothingLeft(why=Why.CERTIFICATE_MISSING, skill=lane.skill)
    if not lane.guideline_read:
        return NothingLeft(why=Why.GUIDELINE_UNREAD, guideline_id=lane.guideline_id)
    if lane.by_language and not lane.names_languages:
        return NothingLeft(why=Why.LANGUAGE)
    if lane.limit is not None:
        return NothingLeft(why=lane.limit, until=lane.limit_until)
    return None


def in_order(lanes: Sequence[L], *, person_id: PersonId, now: datetime) -> list[L]:
    """Return the lanes in the order in which this person tries them now.

    The higher priority first, then the sooner deadline. Among equals the order is drawn anew each second, and a lane of
    weight 3 stands before one of weight 1 three times out of four (Efraimidis and Spirakis 2006).
    """
    lot = b"%d:%d" % (person_id, int(now.timestamp()))

    def place(lane: L) -> tuple[int, float, float]:
        drawn = int.from_bytes(hashlib.sha256(b"%b:%d" % (lot, lane.id)).digest()[:7]) / 2**56
        due = math.inf if lane.deadline_at is None else lane.deadline_at.timestamp()
        return -lane.priority, due, -(drawn ** (1 / lane.weight))

    return sorted(lanes, key=place)


def require_usable(rules: DispatchRules) -> None:
    """Refuse with DispatchRulesUnusable what is out of bounds, and half a rule of breaks."""
    problems = [
        {"path": name, "reason": f"must lie between {low} and {high}"}
        for name, (low, high) in _BOUNDS.items()
        if (given := getattr(rules, name)) is not None and not low <= given <= high
    ]
    problems += [
        {"path": name, "reason": "is missing"}
        for name, other in (
            ("break_minutes", "break_after_minutes"),
            ("break_after_minutes", "break_minutes"),
        )
        if getattr(rules, name) is None and getattr(rules, other) is not None
    ]
    if problems:
        raise DispatchRulesUnusable(problems=problems)


def nothing_in(lanes: Sequence[Lane]) -> NothingLeft:
    """Return the most useful refusal of the lanes: one that the person can do something about comes first."""
    refusals = [refusal for lane in lanes if (refusal := refusal_of(lane)) is not None]
    return min(refusals, key=lambda each: _HELPFUL.index(each.why), default=NothingLeft(why=Why.NO_PROJECT))


def emptiness_of(lane: Lane, *, ready: bool, spoken: bool, held_until: datetime | None) -> NothingLeft:
    """Return why an open lane gave nothing: are seats ready that the person has met, or held by others?"""
    if not lane.has_items:
        return NothingLeft(why=Why.WAITING_FOR_ITEMS, retry_after_seconds=RETRY_SECONDS)
    if ready:
        return NothingLeft(why=Why.FINISHED_FOR_YOU if spoken else Why.LANGUAGE)
    if held_until is not None:
        return NothingLeft(why=Why.ALL_LEASED, retry_after_seconds=RETRY_SECONDS, until=held_until)
    return NothingLeft(why=Why.FINISHED)


def require_room(lane: Lane) -> None:
    """Refuse with TooManyLeases where the person holds as many items of the project as one screen can use."""
    if lane.held >= MOST_HELD:
        raise TooManyLeases(held=lane.held)


def require_room_to_take_back(held: int) -> None:
    """Refuse with TooManyLeases where the person holds as many items as one screen can use, and another taken back."""
    if held >= MOST_HELD_WITH_TAKEN_BACK:
        raise TooManyLeases(held=held)


def is_probe(lease: Lease) -> bool:
    """Return whether the lease met a known answer: it stands beyond all seats that an item can have."""
    return lease.seat >= MOST_SEATS


def stripes_for(person_id: PersonId, *, stripes: int) -> list[int]:
    """Return the stripes in the order in which this person looks: their own, then the others (stealing).

    | person | K | order   |
    |--------|---|---------|
    | 7      | 3 | 1, 2, 0 |
    | 8      | 1 | 0       |
    """
    own = person_id % stripes
    return [(own + step) % stripes for step in range(stripes)]


def stripe_of(item_id: ItemId, seat: int, *, stripes: int) -> int:
    """Return the stripe in which the seat of the item lies."""
    return (item_id + seat) % stripes


def slots_for(candidates: Sequence[str], *, digest: bytes, seat: int) -> list[str]:
    """Return the candidates in the order to show, from the content's digest and the seat.

    Two candidates take turns: over many items each stands first equally often, and two people on one item see both
    orders. More are shuffled by the digest and turned by the seat: over many items every order is as likely as any
    other, and the K people of K seats see each candidate once in each place; the next K begin with another shuffle.
    The function slots_of in the schema does the same, and is what claims use.
    """
    count = len(candidates)
    if count <= 2:
        return _turned(candidates, digest[0] + seat)
    turns = hashlib.sha256(digest + bytes([seat // count])).digest()
    return _turned(_shuffled(candidates, int.from_bytes(turns)), seat)


def _turned(candidates: Sequence[str], steps: int) -> list[str]:
    if not candidates:
        return []
    turn = steps % len(candidates)
    return [*candidates[turn:], *candidates[:turn]]


def _shuffled(candidates: Sequence[str], number: int) -> list[str]:
    """Return the order that the number stands for, counting in factorials: 0 leaves all as it is."""
    left, order = list(candidates), list[str]()
    while left:
        number, place = divmod(number, len(left))
        order.append(left.pop(place))
    return order
