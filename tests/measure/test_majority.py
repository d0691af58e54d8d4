from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.majority import majority
from qilou.measure.votes import Votes, encode, encode_rows

TABLES = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6), min_size=1, max_size=10)


def votes_from_rows(rows: list[list[str]]) -> Votes:
    return encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))


def test_the_value_most_people_gave_wins():
    votes = encode_rows(zip("1112", "PQRP", "aabc", strict=True))

    found = majority(votes)

    assert [votes.values[code] for code in found.winner] == ["a", "c"]
    assert found.confidence.tolist() == [pytest.approx(2 / 3), 1.0]
    assert found.leaders.tolist() == [1, 1]


def test_a_tie_of_k_is_shared_and_has_confidence_1_in_k():
    found = majority(votes_from_rows([["a", "b"], ["a", "b", "c"], ["a", "a", "b", "b", "c"]]))

    assert found.confidence.tolist() == [pytest.approx(1 / 2), pytest.approx(1 / 3), pytest.approx(2 / 5)]
    assert found.leaders.tolist() == [2, 3, 2]


def test_ties_favour_no_value():
    votes = votes_from_rows([["a", "b"]] * 2000)

    wins = Counter(majority(votes).winner.tolist())

    assert 900 <= wins[0] <= 1100


@given(TABLES, st.randoms(use_true_random=False))
def test_order_and_other_items_change_no_winner(rows: list[list[str]], random):
    votes = votes_from_rows(rows)
    kept = [(i, f"person {a}", value) for i, row in enumerate(rows[:5]) for a, value in enumerate(row)]
    random.shuffle(kept)
    fewer = encode_rows(kept)

    before = dict(zip(votes.items, majority(votes).winner, strict=True))
    after = dict(zip(fewer.items, majority(fewer).winner, strict=True))

    assert all(fewer.values[code] == votes.values[before[item]] for item, code in after.items())


@given(TABLES)
def test_the_winner_is_a_most_common_value(rows: list[list[str]]):
    votes = votes_from_rows(rows)

    found = majority(votes)

    for item, row in enumerate(rows):
        counts = Counter(row)
        assert counts[votes.values[found.winner[item]]] == max(counts.values())
        assert found.confidence[item] == pytest.approx(max(counts.values()) / len(row))
        assert found.leaders[item] == list(counts.values()).count(max(counts.values()))


def test_no_votes_have_no_winner():
    assert majority(encode([], [], [])).winner.size == 0
