import numpy as np
import pytest

from qilou.measure.tally import tally
from qilou.measure.votes import encode, encode_rows


def test_names_become_codes_that_can_be_read_back():
    votes = encode_rows([("i2", "Li", "b"), ("i1", "Wu", "a"), ("i2", "Wu", "a")])

    assert votes.items == ("i2", "i1")
    assert votes.annotators == ("Li", "Wu")
    assert votes.values == ("a", "b")
    assert votes.item.tolist() == [0, 1, 0]
    assert votes.annotator.tolist() == [0, 1, 1]
    assert votes.value.tolist() == [1, 0, 0]
    assert len(votes) == 3


def test_values_are_sorted_numbers_before_texts():
    assert encode([1, 2, 3, 4], ["a"] * 4, ["x", 10, 2.5, "b"]).values == (2.5, 10, "b", "x")


def test_no_votes_give_empty_codes():
    assert len(encode([], [], [])) == len(encode_rows([])) == 0


def test_columns_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="same length"):
        encode([1, 2], ["a", "a"], [3])


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_value_without_a_place_on_a_scale_is_refused(value: float):
    with pytest.raises(ValueError, match="not finite"):
        encode([1], ["a"], [value])


def test_a_text_is_refused_where_numbers_are_needed():
    with pytest.raises(ValueError, match="'good' is not a number"):
        encode([1, 2], ["a", "a"], [3, "good"]).numbers()


def test_items_with_the_same_counts_share_a_row_of_the_tally():
    votes = encode_rows(zip("11222333", "PQPQRPQR", "abaabbaa", strict=True))

    counts = tally(votes)

    assert sorted(counts.repeats.tolist()) == [1, 2]
    assert (counts.items, counts.votes) == (3, 8)


def test_many_values_make_each_item_its_own_row():
    item = np.repeat(np.arange(100), 2).tolist()

    counts = tally(encode(item, [0, 1] * 100, [float(i) for i in range(200)]))

    assert counts.repeats.tolist() == [1] * 100
    assert counts.count.tolist() == [1.0] * 200
