"""The overall order of ranked candidates: Borda's count, as the mean of the places that people gave.

    places by two people    mean    order
    c1   1      2           1.5     1
    c2   2.5    1           1.75    2
    c3   2.5    3           2.75    3

The tie rule: candidates of equal mean share a rank, and the next rank follows without a gap. Borda's count always
gives an order, also where the pairs run in a circle; the confidence shows it then.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from qilou.base.ids import ItemId
from qilou.domain.consensus.figures import Method
from qilou.domain.consensus.model import Fused
from qilou.kinds.ranking import better_of, dense
from qilou.measure.votes import Votes

PLACE, PAIR = "rank.", "pair."
ORDER = "ranking"


def fuse_orders(fused: Iterable[Fused], categories: Mapping[str, Votes]) -> list[Fused]:
    """Return the order of each item that has mean places: ranks by candidate.

    Its confidence is the share of all votes on pairs that say what the order says; one answer alone has none.
    """
    places: defaultdict[ItemId, dict[str, float]] = defaultdict(dict)
    votes: dict[ItemId, int] = {}
    for each in fused:
        if each.field.startswith(PLACE):
            places[each.item_id][each.field.removeprefix(PLACE)] = each.value
            votes[each.item_id] = each.votes
    orders = {item: dense(means) for item, means in places.items()}
    shares = _shares_agreeing(orders, categories)
    return [
        Fused(
            item_id=item,
            field=ORDER,
            value=order,
            confidence=shares[item] if votes[item] > 1 else None,
            method=Method.BORDA,
            votes=votes[item],
        )
        for item, order in orders.items()
    ]


def _shares_agreeing(
    orders: Mapping[ItemId, dict[str, int]], categories: Mapping[str, Votes]
) -> dict[ItemId, float]:
    """Return by item the share of votes on pairs that the order agrees with."""
    agreeing: Counter[object] = Counter()
    given: Counter[object] = Counter()
    for field, votes in categories.items():
        if not field.startswith(PAIR):
            continue
        _, first, second = field.split(".")
        for item, value in zip(votes.item.tolist(), votes.value.tolist(), strict=True):
            item_id = votes.items[item]
            given[item_id] += 1
            agreeing[item_id] += votes.values[value] == better_of(orders[item_id], first, second)  # pyright: ignore[reportArgumentType] - the codes were made of ids
    return {item: round(agreeing[item] / given[item], 4) for item in orders}
