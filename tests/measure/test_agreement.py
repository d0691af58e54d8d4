from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from qilou.measure.agreement import cohen_kappa, cross_table, fleiss_kappa, percent_agreement
from qilou.measure.intervals import Bootstrap
from qilou.measure.votes import Votes, encode, encode_rows

FLEISS_1971 = [
    (0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7),
]  # fmt: skip

HOW = Bootstrap(seed=1, resamples=200)
FULL_TABLES = st.lists(st.lists(st.sampled_from("abc"), min_size=3, max_size=3), min_size=1, max_size=12)


def votes_from_counts(table: list[tuple[int, ...]]) -> Votes:
    return encode_rows(
        (item, annotator, value)
        for item, row in enumerate(table)
        for annotator, value in zip(count(), np.repeat(np.arange(len(row)), row).tolist(), strict=False)
    )


def votes_from_rows(rows: list[list[str]]) -> Votes:
    return encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))


def test_fleiss_kappa_of_the_published_example():
    found = fleiss_kappa(votes_from_counts(FLEISS_1971), bootstrap=HOW)

    assert found.value == pytest.approx(0.2099, abs=5e-5)
    assert found.low < found.value < found.high
    assert (found.items, found.votes) == (10, 140)


def test_cohen_kappa_of_the_textbook_table():
    found = cohen_kappa(np.array([[20, 5], [10, 15]]), bootstrap=HOW)

    assert found.value == pytest.approx(0.4)
    assert 0 < found.low < 0.4 < found.high < 0.8
    assert (found.items, found.votes) == (50, 100)


def test_the_cross_table_counts_only_items_both_judged():
    votes = encode_rows(zip("1231242", "PPPQQQR", "abbaabb", strict=True))

    assert cross_table(votes, first="P", second="Q").tolist() == [[1, 0], [1, 0]]


def test_a_second_vote_on_one_item_is_refused():
    votes = encode_rows([(1, "P", "a"), (1, "P", "b"), (1, "Q", "a")])

    with pytest.raises(ValueError, match="more than once"):
        cross_table(votes, first="P", second="Q")


def test_an_annotator_without_votes_is_refused():
    with pytest.raises(ValueError, match="no vote by 'X'"):
        cross_table(encode_rows([(1, "P", "a")]), first="P", second="X")


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), min_size=1, max_size=40))
def test_cohen_kappa_equals_scikit_learn(pairs: list[tuple[str, str]]):
    votes = votes_from_rows([list(pair) for pair in pairs])
    found = cohen_kappa(cross_table(votes, first=0, second=1))

    if len(votes.values) == 1:
        assert found.value is None
    else:
        first, second = zip(*pairs, strict=True)
        assert found.value == pytest.approx(cohen_kappa_score(first, second), abs=1e-12)
        assert -1 <= found.value <= 1


def test_percent_agreement_gives_the_example_worked_by_hand():
    votes = encode_rows(zip("11122", "PQRPQ", "aabcc", strict=True))

    found = percent_agreement(votes, bootstrap=HOW)

    assert found.value == pytest.approx(2 / 3)
    assert (found.low, found.high) == (pytest.approx(1 / 3), 1.0)


def test_fleiss_kappa_gives_the_example_worked_by_hand():
    assert fleiss_kappa(votes_from_rows([["a", "a"], ["a", "b"], ["b", "b"]])).value == pytest.approx(1 / 3)


@pytest.mark.parametrize("rows", [[["a", "b"], ["a", "b", "a"]], [["a"], ["b"]]])
def test_fleiss_kappa_refuses_unequal_or_single_votes(rows: list[list[str]]):
    with pytest.raises(ValueError, match="same number of votes"):
        fleiss_kappa(votes_from_rows(rows))


def test_perfect_agreement_is_1_without_doubt():
    votes = votes_from_rows([["a"] * 3, ["b"] * 3, ["c"] * 3])
    table = cross_table(votes, first=0, second=2)

    assert percent_agreement(votes).value == 1
    for found in (fleiss_kappa(votes, bootstrap=HOW), cohen_kappa(table, bootstrap=HOW)):
        assert (found.low, found.value, found.high) == pytest.approx((1, 1, 1))


def test_without_variation_chance_explains_all_and_only_the_percentage_is_left():
    votes = votes_from_rows([["a", "a"], ["a", "a"]])

    assert fleiss_kappa(votes).value is None
    assert cohen_kappa(cross_table(votes, first=0, second=1)).value is None
    assert percent_agreement(votes).value == 1


def test_nothing_gives_none():
    nothing = encode([], [], [])

    assert percent_agreement(nothing, bootstrap=HOW).value is None
    assert fleiss_kappa(nothing, bootstrap=HOW).low is None
    assert cohen_kappa(np.zeros((2, 2), dtype=np.int64), bootstrap=HOW).value is None
    assert percent_agreement(encode_rows([(1, "P", "a"), (2, "P", "b")])).value is None


@given(FULL_TABLES, st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(rows: list[list[str]], random):
    other = [[{"a": "z", "b": "y", "c": "x"}[value] for value in random.sample(row, 3)] for row in rows]
    random.shuffle(other)
    before, after = votes_from_rows(rows), votes_from_rows(other)

    assert percent_agreement(after).value == pytest.approx(percent_agreement(before).value)
    kappa = fleiss_kappa(before).value
    assert fleiss_kappa(after).value == (None if kappa is None else pytest.approx(kappa))


@given(FULL_TABLES)
def test_the_interval_holds_the_estimate_within_bounds(rows: list[list[str]]):
    found = fleiss_kappa(votes_from_rows(rows), bootstrap=Bootstrap(seed=1, resamples=20))

    if found.value is not None:
        assert -1 <= found.low <= found.value <= found.high <= 1 + 1e-12
