"""The order in which candidates are shown: two take turns as ever, more are shuffled so that no place is favoured."""

from __future__ import annotations

import hashlib
from collections import Counter
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.domain.dispatch.rules import slots_for

ITEMS = 10_000


def candidates(count: int) -> list[str]:
    return [f"c{at}" for at in range(1, count + 1)]


def digest_of(item: int) -> bytes:
    return hashlib.sha256(str(item).encode()).digest()


@given(digest=st.binary(min_size=32, max_size=32), seat=st.integers(0, 14))
def test_two_candidates_take_turns_by_the_digests_first_byte_and_the_seat(digest: bytes, seat: int) -> None:
    turned = (digest[0] + seat) % 2 == 1
    assert slots_for(["c1", "c2"], digest=digest, seat=seat) == (["c2", "c1"] if turned else ["c1", "c2"])


@pytest.mark.parametrize("given_ids", [[], ["c1"]])
def test_none_and_one_have_one_order(given_ids: list[str]) -> None:
    assert slots_for(given_ids, digest=digest_of(1), seat=3) == given_ids


@given(digest=st.binary(min_size=32, max_size=32), seat=st.integers(0, 14), count=st.integers(3, 8))
def test_each_candidate_is_shown_once_and_always_the_same_way(digest: bytes, seat: int, count: int) -> None:
    shown = slots_for(candidates(count), digest=digest, seat=seat)
    assert sorted(shown) == candidates(count)
    assert shown == slots_for(candidates(count), digest=digest, seat=seat)


@given(digest=st.binary(min_size=32, max_size=32), count=st.integers(3, 8))
def test_as_many_people_as_candidates_see_each_once_in_each_place(digest: bytes, count: int) -> None:
    orders = [slots_for(candidates(count), digest=digest, seat=seat) for seat in range(count)]
    assert all(sorted(column) == candidates(count) for column in zip(*orders, strict=True))


@pytest.mark.parametrize("seat", [0, 2, 5])
@pytest.mark.parametrize("count", [3, 4])
def test_over_many_items_every_order_is_as_likely_as_any_other(count: int, seat: int) -> None:
    orders = Counter(
        tuple(slots_for(candidates(count), digest=digest_of(item), seat=seat)) for item in range(ITEMS)
    )
    expected = ITEMS / factorial(count)
    assert len(orders) == factorial(count)
    assert all(abs(seen - expected) < 5 * expected**0.5 for seen in orders.values())


@pytest.mark.parametrize("count", [2, 3, 5, 8])
def test_over_many_items_no_candidate_is_favoured_in_any_place(count: int) -> None:
    orders = [slots_for(candidates(count), digest=digest_of(item), seat=item % 3) for item in range(ITEMS)]
    for column in zip(*orders, strict=True):
        shares = [seen / ITEMS for seen in Counter(column).values()]
        assert all(abs(share - 1 / count) < 0.02 for share in shares)
