"""ranking: a person puts two to eight answers in order, best first; equals share a rank.

    as shown    {"ranks": {"A": 2, "B": 1, "C": 2}, "none_good": true, "reason": "…"}
    unshuffled  {"ranks": {"c1": 1, "c2": 2, "c3": 2}, "none_good": true, "reason": "…"}

Ranks run 1, 2, 3 … without a gap, ties or not. `none_good` may be left out; it says that even the best is not good.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import sqrt
from typing import cast

from qilou.formats.canonical import TIE
from qilou.kinds import contents
from qilou.kinds.contract import Json, Problem, Vote
from qilou.kinds.examples import example_reason
from qilou.kinds.fields.taking import takes_fields
from qilou.kinds.forms import check_no_dimensions, check_reason, check_text_rule
from qilou.kinds.probe import Inquiry

FEWEST, MOST = 2, 8
_FORM = frozenset({"dimensions", "reason"})
_BODY = frozenset({"ranks", "none_good", "reason"})
_REASON_RULE = frozenset({"required", "min_chars", "max_chars"})
_EXAMPLE_SLOTS = 3


@takes_fields
class Ranking:
    """Putting answers in order."""

    name = "ranking"
    slot_names: tuple[str, ...] = ("A", "B", "C", "D", "E", "F", "G", "H")

    def check_form(self, form: object) -> list[Problem]:
        """Return every problem of the form; nothing is scored, so it has no dimensions."""
        inquiry = Inquiry()
        found = inquiry.fields(form, "", known=_FORM)
        if found is not None:
            check_no_dimensions(inquiry, found.get("dimensions"))
            check_text_rule(inquiry, found.get("reason"), "reason", known=_REASON_RULE)
        return inquiry.problems

    def check_content(self, content: object) -> list[Problem]:
        """Return every problem of the content: two to eight candidates."""
        return contents.check_content(content, fewest=FEWEST, most=MOST)

    def check_answer(self, form: Json, body: object, *, shown: int | None = None) -> list[Problem]:
        """Return every problem of the answer as shown: each slot has its rank, and no rank is skipped."""
        inquiry = Inquiry()
        found = inquiry.fields(body, "", known=_BODY)
        if found is None:
            return inquiry.problems
        _check_ranks(inquiry, found.get("ranks"), slots=self._slots(found.get("ranks"), shown))
        if not isinstance(found.get("none_good", False), bool):
            inquiry.add("none_good", "must be true or false")
        check_reason(inquiry, form, found)
        return inquiry.problems

    def unshuffle(self, body: Json, slots: Sequence[str], *, form: Json) -> Json:
        """Return the body by candidate."""
        ranks = {candidate: body["ranks"][self.slot_names[at]] for at, candidate in enumerate(slots)}
        return {
            "ranks": dict(sorted(ranks.items())),
            "none_good": body.get("none_good", False),
            "reason": body.get("reason") or "",
        }

    def votes(self, form: Json, unshuffled: Json) -> list[Vote]:
        """Return the better one of each pair, the place of each candidate, and whether none is good."""
        ranks: dict[str, int] = unshuffled["ranks"]
        pairs = [
            Vote(field=f"pair.{first}.{second}", category=better_of(ranks, first, second))
            for first, second in combinations(sorted(ranks), 2)
        ]
        places = [
            Vote(field=f"rank.{candidate}", number=place) for candidate, place in places_of(ranks).items()
        ]
        return [*pairs, *places, Vote(field="none_good", category="yes" if unshuffled["none_good"] else "no")]

    def similarity(self, form: Json, a: Json, b: Json) -> float:
        """Return Kendall's tau-b of the two orders, moved from -1…1 to 0…1."""
        return (kendall_tau_b(a["ranks"], b["ranks"]) + 1) / 2

    def show(self, content: Json, slots: Sequence[str]) -> Json:
        """Return the conversation and the answers as A, B, C …."""
        return contents.show(content, slots, slot_names=self.slot_names)

    def example_answer(self, form: Json, *, seed: int = 0) -> Json:
        """Return an order of three answers, drawn, with or without ties."""
        draw = random.Random(seed)
        drawn = {slot: draw.randint(1, _EXAMPLE_SLOTS) for slot in self.slot_names[:_EXAMPLE_SLOTS]}
        return {"ranks": dense(drawn), "reason": example_reason(form)}

    def _slots(self, ranks: object, shown: int | None) -> tuple[str, ...]:
        """Return the slots that were shown; where that is not known, as many as have a rank."""
        given = len(cast("dict[str, object]", ranks)) if isinstance(ranks, dict) else FEWEST
        return self.slot_names[: shown or min(max(given, FEWEST), MOST)]


def dense(order: Mapping[str, float]) -> dict[str, int]:
    """Return ranks without gaps in the same order: {"A": 3, "B": 1, "C": 3} → {"A": 2, "B": 1, "C": 2}."""
    steps = {value: rank for rank, value in enumerate(sorted(set(order.values())), start=1)}
    return {name: steps[value] for name, value in order.items()}


def better_of(ranks: Mapping[str, int], first: str, second: str) -> str:
    """Return which of the two stands higher, or tie."""
    if ranks[first] == ranks[second]:
        return TIE
    return first if ranks[first] < ranks[second] else second


def places_of(ranks: Mapping[str, int]) -> dict[str, float]:
    """Return the place of each candidate, where equals share the mean of the places that they fill.

    Ranks 1, 2, 2 → places 1, 2.5, 2.5; ranks 1, 1, 1 → 2, 2, 2. Everybody's places have the same sum, so who ties
    much weighs as much as who does not. That is Borda's count, read from the other end.
    """
    given = list(ranks.values())
    return {
        name: 1 + sum(other < rank for other in given) + (given.count(rank) - 1) / 2
        for name, rank in ranks.items()
    }


def kendall_tau_b(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """Return Kendall's tau-b of two orders of the same names, -1…1.

    Kendall 1945, "The treatment of ties in ranking problems", Biometrika 33: (C - D) / sqrt(n1 n2), where C and D
    are the pairs in the same and in opposite order, and n1, n2 the pairs that the first and the second tells apart.
    By hand, 1 2 2 against 1 2 3: C = 2, D = 0, n1 = 2, n2 = 3, so 2 / sqrt(6) = 0.816.
    An order of nothing but equals tells no pair apart: against the same it is 1, against any other 0.
    """
    signs = [
        (_sign(a[first] - a[second]), _sign(b[first] - b[second]))
        for first, second in combinations(sorted(a), 2)
    ]
    apart_a, apart_b = (sum(sign != 0 for sign in column) for column in zip(*signs, strict=True))
    if apart_a == 0 or apart_b == 0:
        return 1.0 if apart_a == apart_b else 0.0
    return sum(x * y for x, y in signs) / sqrt(apart_a * apart_b)


def _check_ranks(inquiry: Inquiry, value: object, *, slots: tuple[str, ...]) -> None:
    ranks = inquiry.fields(value, "ranks", known=frozenset(slots))
    if ranks is None:
        return
    given = [inquiry.whole(ranks.get(slot), f"ranks.{slot}", low=1, high=len(slots)) for slot in slots]
    whole = {rank for rank in given if rank is not None}
    if None not in given and whole != set(range(1, len(whole) + 1)):
        inquiry.add("ranks", "must run 1, 2, 3 … without a gap; equals share a rank")


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
