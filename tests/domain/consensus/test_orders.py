"""The overall order of ranked answers: mean places, its tie rule, and a confidence that shows a circle."""

from __future__ import annotations

import random

import pytest

from make.projects import FORMS
from qilou.base.ids import AnswerId, ItemId, OrgId, PersonId
from qilou.domain.consensus.figures import Method
from qilou.domain.consensus.model import Counted, Fused, Settled
from qilou.domain.consensus.rules import settle
from qilou.kinds.catalog import kind_named

SLOTS = ["c1", "c2", "c3"]


def counted(person: int, ranks: tuple[int, ...], *, item: int = 1, slots: list[str] | None = None) -> Counted:
    body = {"ranks": dict(zip("ABCDEFGH", ranks, strict=False)), "reason": "清楚"}
    return Counted(
        id=AnswerId(item * 100 + person),
        item_id=ItemId(item),
        seats=3,
        person_id=PersonId(person),
        org_id=OrgId(1),
        is_accepted=True,
        slots=slots or SLOTS,
        body=body,
    )


def settled(*answers: Counted) -> Settled:
    return settle(answers, kind=kind_named("ranking"), form=FORMS["ranking"], seed=7)


def field(found: Settled, name: str, *, item: int = 1) -> Fused:
    return next(each for each in found.fused if each.item_id == item and each.field == name)


def test_the_order_is_by_mean_place_and_the_pairs_by_majority() -> None:
    found = settled(counted(1, (1, 2, 3)), counted(2, (1, 3, 2)), counted(3, (2, 1, 3)))

    order = field(found, "ranking")
    assert (order.value, order.method, order.votes) == ({"c1": 1, "c2": 2, "c3": 3}, Method.BORDA, 3)
    assert order.confidence == pytest.approx(7 / 9, abs=1e-3)  # seven of the nine votes on pairs say so
    assert field(found, "pair.c2.c3").value == "c2"
    assert field(found, "pair.c2.c3").method is Method.MAJORITY
    assert field(found, "rank.c1").value == pytest.approx(4 / 3, abs=1e-3)
    assert field(found, "none_good").value == "no"


def test_equal_means_share_a_rank_and_no_rank_is_skipped() -> None:
    found = settled(counted(1, (1, 2, 3)), counted(2, (2, 1, 3)))

    assert field(found, "ranking").value == {"c1": 1, "c2": 1, "c3": 2}


def test_who_ties_much_weighs_as_much_as_who_does_not() -> None:
    # By ranks as given, the mean of c2 would be 1.5 and that of c3 2: the tie of the second person would count less.
    found = settled(counted(1, (3, 2, 1)), counted(2, (2, 1, 1)))

    assert field(found, "rank.c2").value == 1.75
    assert field(found, "ranking").value == {"c1": 3, "c2": 2, "c3": 1}


def test_a_circle_is_a_tie_of_little_confidence() -> None:
    found = settled(counted(1, (1, 2, 3)), counted(2, (3, 1, 2)), counted(3, (2, 3, 1)))

    order = field(found, "ranking")
    assert (order.value, order.confidence) == ({"c1": 1, "c2": 1, "c3": 1}, 0.0)


def test_one_order_alone_has_no_confidence() -> None:
    order = field(settled(counted(1, (2, 1, 3))), "ranking")

    assert (order.value, order.confidence) == ({"c1": 2, "c2": 1, "c3": 3}, None)


def test_the_shuffle_is_undone_for_each_person() -> None:
    found = settled(counted(1, (1, 2, 3)), counted(2, (3, 1, 2), slots=["c3", "c1", "c2"]))

    order = field(found, "ranking")
    assert (order.value, order.confidence) == ({"c1": 1, "c2": 2, "c3": 3}, 1.0)


def test_a_persons_reliability_counts_each_vote_of_every_pair() -> None:
    orders = [(1, 2, 3), (3, 2, 1), (2, 1, 3)]
    answers = [
        counted(person, orders[item % 3] if person < 3 else (2, 3, 1), item=item)
        for item in range(15)
        for person in (1, 2, 3)
    ]

    people = settled(*answers).reliability

    assert [each.answers for each in people] == [15, 15, 15]
    assert people[0].accuracy is not None
    assert people[2].accuracy is not None
    assert people[0].accuracy > people[2].accuracy + 0.1


@pytest.mark.parametrize("count", [2, 5, 8])
def test_every_number_of_answers_has_its_order(count: int) -> None:
    ranks = tuple(range(1, count + 1))
    slots = [f"c{at}" for at in ranks]

    order = field(settled(*(counted(person, ranks, slots=slots) for person in (1, 2, 3))), "ranking")

    assert order.value == dict(zip(slots, ranks, strict=True))
    assert order.confidence == 1.0


def test_from_thirty_rankings_on_a_person_who_ranks_at_random_counts_little() -> None:
    draw = random.Random(3)
    steady, turned = (1, 2, 3), (3, 2, 1)
    answers = [
        counted(person, steady if person < 4 else tuple(draw.sample(steady, 3)), item=item)
        for item in range(1, 20)
        for person in (1, 2, 3, 4, 5)
    ]
    answers += [counted(1, steady, item=20), counted(4, turned, item=20), counted(5, turned, item=20)]

    order = field(settled(*answers), "ranking", item=20)

    assert (order.method, order.value) == (Method.ORDERS, {"c1": 1, "c2": 2, "c3": 3})  # one against two
    assert order.confidence is not None
    assert 0.5 < order.confidence < 1
