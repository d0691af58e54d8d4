import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.text_choice import choose_text
from qilou.measure.votes import encode, encode_rows

LIKENESS = {frozenset("pq"): 0.8, frozenset("pr"): 0.2, frozenset("qr"): 0.4}


def by_table(first: str, second: str) -> float:
    return 1.0 if first == second else LIKENESS[frozenset((first, second))]


def by_letters(first: str, second: str) -> float:
    same = sum(a == b for a, b in zip(first, second, strict=False))
    return same / max(len(first), len(second), 1)


def test_the_text_most_like_the_others_is_chosen():
    found = choose_text(
        encode_rows([(1, "P", "p"), (1, "Q", "q"), (1, "R", "r")]), similarity=by_table, rounds=0
    )

    assert found.winner.tolist() == [1]
    assert found.confidence == pytest.approx([0.6])


def test_of_two_texts_the_one_of_the_more_reliable_person_is_taken():
    rows = [(i, who, "good text") for i in range(8) for who in "PQ"] + [
        (i, "R", "xxxx xxxx") for i in range(8)
    ]
    votes = encode_rows([*rows, ("last", "R", "the bad one"), ("last", "P", "a good one")])

    found = choose_text(votes, similarity=by_letters)

    assert votes.values[found.winner[votes.items.index("last")]] == "a good one"
    assert found.reliability[votes.annotators.index("R")] < found.reliability[votes.annotators.index("P")] / 2


@settings(max_examples=30)
@given(
    st.lists(st.lists(st.text("ab", min_size=1, max_size=4), min_size=1, max_size=4), min_size=1, max_size=6)
)
def test_the_chosen_text_is_one_of_the_item_and_confidence_a_share(rows: list[list[str]]):
    votes = encode_rows((i, a, text) for i, row in enumerate(rows) for a, text in enumerate(row))

    found = choose_text(votes, similarity=by_letters)

    for item, row in enumerate(rows):
        assert votes.values[found.winner[item]] in row
        assert np.isnan(found.confidence[item]) == (len(row) == 1)
    assert np.all(np.isnan(found.confidence) | (found.confidence >= 0) & (found.confidence <= 1 + 1e-12))


def test_equal_texts_one_text_and_none():
    equal = choose_text(encode_rows([(1, "P", "a"), (1, "Q", "a")]), similarity=by_letters)
    one = choose_text(encode_rows([(1, "P", "a")]), similarity=by_letters)
    none = choose_text(encode([], [], []), similarity=by_letters)

    assert (equal.winner.tolist(), equal.confidence.tolist()) == ([0], [1])
    assert one.winner.tolist() == [0]
    assert np.isnan(one.confidence[0])
    assert none.winner.size == 0
