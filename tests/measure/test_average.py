import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.average import centred_mean, plain_mean
from qilou.measure.votes import encode, encode_rows

SCORES = st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=5), min_size=1, max_size=10)


def votes_from_rows(rows: list[list[int]]):
    return encode_rows((i, a, score) for i, row in enumerate(rows) for a, score in enumerate(row))


def test_the_plain_mean_gives_the_example_worked_by_hand():
    found = plain_mean(votes_from_rows([[4, 4], [2, 4]]))

    assert found.mean.tolist() == [4, 3]
    assert found.standard_error[1] == pytest.approx(0.6**0.5)
    assert found.high[1] - found.mean[1] == pytest.approx(4.3027 * 0.6**0.5, abs=1e-4)
    assert found.votes.tolist() == [2, 2]


def test_an_item_on_which_people_differ_is_less_sure():
    found = plain_mean(votes_from_rows([[3, 3, 3], [1, 3, 5], [4, 4, 3], [2, 2, 2]]))

    assert found.confidence[0] > found.confidence[2] > found.confidence[1]
    assert found.standard_error[0] > 0


def test_a_single_vote_borrows_the_spread_of_the_others():
    found = plain_mean(votes_from_rows([[5], [2, 4], [3, 3]]))

    assert found.standard_error[0] == pytest.approx(1.0)


def test_without_two_votes_on_any_item_the_doubt_is_unknown():
    found = plain_mean(votes_from_rows([[5], [2]]))

    assert found.mean.tolist() == [5, 2]
    assert np.isnan([found.standard_error, found.low, found.high, found.confidence]).all()


def test_perfect_agreement_is_certain():
    found = plain_mean(votes_from_rows([[5, 5, 5], [2, 2, 2]]))

    assert found.low.tolist() == found.mean.tolist() == found.high.tolist() == [5, 2]
    assert found.confidence.tolist() == [1, 1]


def test_no_scores_have_no_mean():
    nothing = encode([], [], [])

    assert plain_mean(nothing).mean.size == centred_mean(nothing).bias.size == 0


def test_a_text_is_no_score():
    with pytest.raises(ValueError, match="not a number"):
        plain_mean(encode_rows([(1, "P", "good")]))


@given(SCORES)
def test_the_interval_holds_the_mean_and_confidence_is_a_share(rows: list[list[int]]):
    found = plain_mean(votes_from_rows(rows))

    assert found.mean == pytest.approx([np.mean(row) for row in rows])
    if not np.isnan(found.low).any():
        assert np.all((found.low <= found.mean) & (found.mean <= found.high))
        assert np.all((found.confidence >= 0) & (found.confidence <= 1))


@given(SCORES, st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(rows: list[list[int]], random):
    others = [(f"item {i}", -a, score) for i, row in enumerate(rows) for a, score in enumerate(row)]
    random.shuffle(others)
    before, after = votes_from_rows(rows), encode_rows(others)
    item = [after.items.index(f"item {name}") for name in before.items]

    for average in (plain_mean, lambda votes: centred_mean(votes).averages):
        first, second = average(before), average(after)
        assert second.mean[item] == pytest.approx(first.mean)
        assert second.confidence[item] == pytest.approx(first.confidence, nan_ok=True)


def test_the_interval_covers_the_true_score_at_its_rate():
    random = np.random.default_rng(4)
    truth = random.uniform(1, 5, 2000)
    scores = truth[:, np.newaxis] + random.normal(0, 0.7, (2000, 3))

    found = plain_mean(votes_from_rows(scores.tolist()))

    assert 0.94 <= np.mean((found.low <= truth) & (truth <= found.high)) <= 0.985
    assert np.mean(np.abs(found.mean - truth) <= 0.5) == pytest.approx(found.confidence.mean(), abs=0.04)


def test_the_bias_of_a_stern_annotator_is_found_and_taken_off():
    random = np.random.default_rng(9)
    bias = np.array([-1.0, 0.0, 0.2, 0.3, 0.5])
    truth = random.uniform(2, 4, 400)
    rows = [
        (item, person, truth[item] + bias[person] + random.normal(0, 0.3))
        for item in range(400)
        for person in random.choice(5, 3, replace=False)
    ]
    votes = encode_rows(rows)

    found = centred_mean(votes)

    assert found.bias == pytest.approx(bias[list(votes.annotators)], abs=0.08)
    plain_miss = np.abs(plain_mean(votes).mean - truth).mean()
    assert np.abs(found.averages.mean - truth).mean() < plain_miss * 0.7


def test_a_bias_of_two_votes_is_drawn_to_zero():
    found = centred_mean(encode_rows([("x", "P", 2), ("y", "P", 3), ("x", "Q", 4), ("y", "Q", 5)]))

    assert found.bias == pytest.approx([-1 / 3, 1 / 3])
    assert found.averages.mean == pytest.approx([3, 4])


def test_one_vote_each_leaves_the_means_and_no_known_doubt():
    found = centred_mean(encode_rows([("x", "P", 2), ("y", "Q", 4)]))

    assert found.averages.mean == pytest.approx([2, 4])
    assert np.isnan(found.averages.confidence).all()
