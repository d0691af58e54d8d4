"""Orders of items from few rankings each: found again, fair to ties and circles, sure of themselves as they may be."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.ranking.orders import Orders, Placed, item_orders

PLACES = st.lists(st.integers(1, 4), min_size=2, max_size=4)


def ranked(scores: np.ndarray, *, judge: int, item: int, random: np.random.Generator) -> Placed:
    order = np.argsort(np.argsort(-(scores + random.gumbel(size=scores.size)))) + 1
    return item, judge, {f"c{at}": float(place) for at, place in enumerate(order)}


def crowd(*, items: int, clickers: int, seed: int) -> tuple[list[Placed], np.ndarray]:
    """Three of twenty people rank each of the items' four candidates; the last ones by chance."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, 1, (items, 4))
    rows = [
        ranked(scores[item] * (judge < 20 - clickers), judge=judge, item=item, random=random)
        for item in range(items)
        for judge in random.permutation(20)[:3].tolist()
    ]
    return rows, scores


def right(found: Orders, scores: np.ndarray) -> float:
    """The share of pairs of candidates whose order is the true one."""
    gaps = [
        (row[:, None] - row, scores[item][:, None] - scores[item]) for item, row in enumerate(found.scores)
    ]
    return float(np.mean([np.sign(ours)[real > 0].mean() / 2 + 0.5 for ours, real in gaps]))


def by_mean_place(rows: list[Placed], items: int) -> np.ndarray:
    places = np.zeros((items, 4))
    for item, _, given_places in rows:
        places[item] -= [given_places[f"c{at}"] for at in range(4)]
    return places


def test_the_order_of_one_ranking_is_that_ranking():
    found = item_orders([("i", "P", {"a": 2, "b": 1, "c": 2})])

    assert found.order(0) == {"a": 2, "b": 1, "c": 2}
    assert found.scores[0].sum() == pytest.approx(0)


def test_a_person_who_ranks_by_chance_loses_their_pull():
    rows, scores = crowd(items=300, clickers=6, seed=1)

    found = item_orders(rows)

    reliability = dict(zip(found.judges, found.reliability, strict=True))
    assert max(reliability[judge] for judge in range(14, 20)) < min(reliability[judge] for judge in range(14))
    plain = item_orders(rows, rounds=1)  # everybody still counts the same
    assert right(found, scores) > right(plain, scores) + 0.015


def test_where_all_are_alike_it_is_as_good_as_the_mean_place():
    rows, scores = crowd(items=300, clickers=0, seed=2)

    found = item_orders(rows)

    assert right(found, scores) > 0.79
    places = by_mean_place(rows, 300)
    shares = [
        np.sign(places[item][:, None] - places[item])[scores[item][:, None] > scores[item]].mean() / 2 + 0.5
        for item in range(300)
    ]
    assert right(found, scores) == pytest.approx(np.mean(shares), abs=0.01)


def test_its_sureness_is_a_chance():
    rows, scores = crowd(items=300, clickers=3, seed=3)

    found = item_orders(rows)

    said = np.mean([found.sureness(item) for item in range(300)])
    assert right(found, scores) - 0.06 < said <= right(found, scores) + 0.01  # if anything it is modest


def test_a_circle_is_a_tie_and_nobody_is_sure():
    turns = [(1, 2, 3), (3, 1, 2), (2, 3, 1)]

    found = item_orders(
        [("i", judge, dict(zip("abc", turn, strict=True))) for judge, turn in enumerate(turns)]
    )

    assert found.order(0) == {"a": 1, "b": 1, "c": 1}
    assert found.sureness(0) == 0.0


def test_who_ties_often_makes_ties_of_near_ones():
    rows = [(item, judge, {"a": 1, "b": 1, "c": 2}) for item in range(30) for judge in range(3)]
    rows += [
        (30, 0, {"a": 1, "b": 1, "c": 2}),
        (30, 1, {"a": 1, "b": 1, "c": 2}),
        (30, 2, {"a": 1, "b": 2, "c": 3}),
    ]

    found = item_orders(rows)

    assert found.order(30) == {"a": 1, "b": 1, "c": 2}
    assert found.sureness(30) > 0.5


def test_nothing_gives_nothing():
    found = item_orders([])

    assert (found.items, found.scores.size, found.settled) == ((), 0, True)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), PLACES), min_size=1, max_size=15))
def test_every_candidate_has_a_rank_and_no_rank_is_skipped(rows: list[tuple[int, int, list[int]]]):
    found = item_orders((i, j, {f"c{at}": float(place) for at, place in enumerate(p)}) for i, j, p in rows)

    for item in range(len(found.items)):
        ranks = found.order(item)
        assert set(ranks) == set(found.candidates[item])
        assert set(ranks.values()) == set(range(1, max(ranks.values()) + 1))
        assert 0 <= found.sureness(item) <= 1 + 1e-9
