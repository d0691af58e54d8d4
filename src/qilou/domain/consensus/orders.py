"""The overall order of ranked candidates: by scores that all rankings teach together; of few rankings, Borda's count.

Borda's count is the mean of the places that people gave:

    places by two people    mean    order
    c1   1      2           1.5     1
    c2   2.5    1           1.75    2
    c3   2.5    3           2.75    3

The tie rule: candidates of equal mean share a rank, and the next rank follows without a gap. Borda's count always
gives an order, also where the pairs run in a circle; the confidence shows it then.

From 30 rankings by three people on, the scores of `measure.ranking.orders` are taken: a person who ranks at random has
little weight, and the confidence is a chance, that a pair of the order stands as it truly is.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from qilou.base.ids import ItemId
from qilou.domain.consensus.categories import FEWEST_PEOPLE, FEWEST_VOTES, whole
from qilou.domain.consensus.figures import DIGITS, Method
from qilou.domain.consensus.model import Fused
from qilou.kinds.ranking import better_of, dense
from qilou.measure.ranking.orders import item_orders
from qilou.measure.votes import Votes

PLACE, PAIR = "rank.", "pair."
ORDER = "ranking"


def fuse_orders(
    fused: Iterable[Fused], categories: Mapping[str, Votes], numbers: Mapping[str, Votes]
) -> list[Fused]:
    """Return the order of each item that was ranked: ranks by candidate. One answer alone has no confidence."""
    rankings = _rankings(numbers)
    if _can_learn(rankings):
        return _by_scores(rankings)
    return _by_places(fused, categories)


def _rankings(numbers: Mapping[str, Votes]) -> dict[tuple[int, int], dict[str, float]]:
    """Return the places that each person gave each item's candidates."""
    rankings: defaultdict[tuple[int, int], dict[str, float]] = defaultdict(dict)
    for field, votes in numbers.items():
        if not field.startswith(PLACE):
            continue
        candidate, places = field.removeprefix(PLACE), votes.numbers()
        columns = zip(votes.item.tolist(), votes.annotator.tolist(), votes.value.tolist(), strict=True)
        for item, person, value in columns:
            key = whole(votes.items[item]), whole(votes.annotators[person])
            rankings[key][candidate] = float(places[value])
    return rankings


def _can_learn(rankings: Mapping[tuple[int, int], dict[str, float]]) -> bool:
    items, people = {item for item, _ in rankings}, {person for _, person in rankings}
    return len(rankings) > len(items) and len(rankings) >= FEWEST_VOTES and len(people) >= FEWEST_PEOPLE


def _by_scores(rankings: Mapping[tuple[int, int], dict[str, float]]) -> list[Fused]:
    found = item_orders((item, person, places) for (item, person), places in sorted(rankings.items()))
    votes = Counter(item for item, _ in rankings)
    return [
        Fused(
            item_id=ItemId(whole(item)),
            field=ORDER,
            value=found.order(at),
            confidence=round(found.sureness(at), DIGITS) if votes[whole(item)] > 1 else None,
            method=Method.ORDERS,
            votes=votes[whole(item)],
        )
        for at, item in enumerate(found.items)
    ]


def _by_places(fused: Iterable[Fused], categories: Mapping[str, Votes]) -> list[Fused]:
    """Return orders by the mean place; their confidence is the share of votes on pairs that say what the order says."""
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
    return {item: round(agreeing[item] / given[item], DIGITS) for item in orders}
