"""ranking: orders with ties, the shuffle undone, what an order votes for, and how alike two orders are."""

from __future__ import annotations

from itertools import permutations
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Vote
from qilou.kinds.ranking import dense, kendall_tau_b, places_of

ranking = kind_named("ranking")
FORM = default_form("ranking")
REASON = "B 的步骤完整，A 漏了一步。"
counts = st.integers(2, 8)


def body_with(**ranks: int) -> dict[str, Any]:
    return {"ranks": ranks, "reason": REASON}


def content_with(count: int) -> dict[str, Any]:
    return {
        "conversation": [{"role": "user", "content": "?"}],
        "candidates": [{"id": f"c{at}", "content": f"回答 {at}"} for at in range(1, count + 1)],
    }


@st.composite
def orders(draw: st.DrawFn, count: int | None = None) -> dict[str, int]:
    """Draw a dense order of as many candidates, or of two to eight."""
    size = count or draw(counts)
    drawn = draw(st.lists(st.integers(1, size), min_size=size, max_size=size))
    return dense({f"c{at}": rank for at, rank in enumerate(drawn, start=1)})


@pytest.mark.parametrize("shown", range(2, 9))
def test_two_to_eight_answers_are_put_in_order(shown: int) -> None:
    slots = ranking.slot_names[:shown]
    assert (
        ranking.check_answer(
            FORM, body_with(**dict(zip(slots, range(1, shown + 1), strict=True))), shown=shown
        )
        == []
    )
    assert ranking.check_content(content_with(shown)) == []


@pytest.mark.parametrize(("count", "reason"), [(1, "needs 2 to 8, has 1"), (9, "needs 2 to 8, has 9")])
def test_fewer_than_two_and_more_than_eight_candidates_are_refused(count: int, reason: str) -> None:
    problems = ranking.check_content(content_with(count))
    assert [(problem.path, problem.reason) for problem in problems] == [("candidates", reason)]


@pytest.mark.parametrize(
    ("ranks", "shown", "path"),
    [
        ({"A": 1, "B": 3, "C": 3}, 3, "ranks"),  # a rank is skipped
        ({"A": 2, "B": 2, "C": 3}, 3, "ranks"),  # nobody is first
        ({"A": 1, "B": 2}, 3, "ranks.C"),  # one is left out
        ({"A": 1, "B": 2, "C": 3, "D": 4}, 3, "ranks.D"),  # one that was not shown
        ({"A": 1, "B": 4, "C": 2}, 3, "ranks.B"),  # off the end
        ({"A": 1, "B": 0, "C": 2}, 3, "ranks.B"),
    ],
)
def test_an_order_with_a_hole_is_refused_at_its_place(ranks: dict[str, int], shown: int, path: str) -> None:
    assert [problem.path for problem in ranking.check_answer(FORM, body_with(**ranks), shown=shown)] == [path]


@pytest.mark.parametrize(
    "ranks", [{"A": 1, "B": 2, "C": 2}, {"A": 1, "B": 1, "C": 1}, {"A": 2, "B": 1, "C": 2}]
)
def test_equals_share_a_rank(ranks: dict[str, int]) -> None:
    assert ranking.check_answer(FORM, body_with(**ranks), shown=3) == []


def test_that_none_is_good_may_be_said_or_left_out() -> None:
    body = body_with(A=1, B=2)
    assert ranking.check_answer(FORM, {**body, "none_good": True}, shown=2) == []
    assert [each.path for each in ranking.check_answer(FORM, {**body, "none_good": 1}, shown=2)] == [
        "none_good"
    ]
    assert ranking.unshuffle(body, ["c1", "c2"], form=FORM)["none_good"] is False


def test_a_form_with_dimensions_is_refused() -> None:
    form = {**FORM, "dimensions": default_form("rating")["dimensions"]}
    assert [problem.path for problem in ranking.check_form(form)] == ["dimensions"]


@given(order=orders(), draw=st.data())
def test_the_order_in_which_answers_are_shown_is_undone(order: dict[str, int], draw: st.DataObject) -> None:
    slots = draw.draw(st.permutations(sorted(order)))
    body = body_with(
        **{slot: order[candidate] for slot, candidate in zip(ranking.slot_names, slots, strict=False)}
    )
    assert ranking.check_answer(FORM, body, shown=len(slots)) == []
    assert ranking.unshuffle(body, slots, form=FORM)["ranks"] == order


def test_an_order_votes_for_each_pair_and_each_place() -> None:
    unshuffled = ranking.unshuffle(body_with(A=1, B=2, C=2), ["c3", "c1", "c2"], form=FORM)
    assert ranking.votes(FORM, unshuffled) == [
        Vote(field="pair.c1.c2", category="tie"),
        Vote(field="pair.c1.c3", category="c3"),
        Vote(field="pair.c2.c3", category="c3"),
        Vote(field="rank.c1", number=2.5),
        Vote(field="rank.c2", number=2.5),
        Vote(field="rank.c3", number=1.0),
        Vote(field="none_good", category="no"),
    ]


@given(order=orders())
def test_everybody_gives_away_the_same_sum_of_places(order: dict[str, int]) -> None:
    count = len(order)
    assert sum(places_of(order).values()) == count * (count + 1) / 2


def test_a_worked_value_of_kendalls_tau() -> None:
    assert kendall_tau_b({"a": 1, "b": 2, "c": 2}, {"a": 1, "b": 2, "c": 3}) == pytest.approx(2 / sqrt(6))


@given(count=counts, draw=st.data())
def test_kendalls_tau_is_that_of_scipy(count: int, draw: st.DataObject) -> None:
    a, b = (draw.draw(orders(count=count)) for _ in range(2))
    theirs = kendalltau(list(a.values()), list(b.values())).statistic
    if theirs == theirs:  # it has none where an order is nothing but equals
        assert kendall_tau_b(a, b) == pytest.approx(theirs)


def test_the_opposite_order_has_nothing_in_common_and_the_same_everything() -> None:
    forward, backward = (
        {"ranks": dict(zip("abcd", ranks, strict=True))} for ranks in ((1, 2, 3, 4), (4, 3, 2, 1))
    )
    assert ranking.similarity(FORM, forward, backward) == 0.0
    assert ranking.similarity(FORM, forward, forward) == 1.0


def test_an_order_of_equals_is_like_itself_and_half_like_any_other() -> None:
    equal = {"ranks": {"a": 1, "b": 1}}
    assert ranking.similarity(FORM, equal, equal) == 1.0
    for ranks in permutations((1, 2)):
        assert ranking.similarity(FORM, equal, {"ranks": dict(zip("ab", ranks, strict=True))}) == 0.5
