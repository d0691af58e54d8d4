import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.numeric import numeric
from qilou.measure.votes import encode, encode_rows

ROWS = st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=4), min_size=1, max_size=8)


def panel(seed: int):
    """Forty people, each on 60 items of 400 with six votes; a third of them very noisy."""
    random = np.random.default_rng(seed)
    score, bias = random.normal(5, 2, 400), random.normal(0, 1, 40)
    spread = np.where(np.arange(40) % 3 == 0, 3.0, 0.7)
    person = np.argsort(random.random((400, 40)), axis=1)[:, :6].ravel()
    item = np.repeat(np.arange(400), 6)
    said = score[item] + bias[person] + spread[person] * random.normal(size=item.size)
    votes = encode(item.tolist(), person.tolist(), said.tolist())
    return votes, score[list(votes.items)], bias[list(votes.annotators)], spread[list(votes.annotators)]


def test_bias_spread_and_scores_are_found_again_with_honest_intervals():
    covered = []
    for seed in range(5):
        votes, score, bias, spread = panel(seed)
        found = numeric(votes)
        offset = bias.mean()
        covered.append(np.mean((found.low <= score + offset) & (score + offset <= found.high)))
        means = np.bincount(votes.item, weights=votes.numbers()[votes.value]) / 6

        assert found.settled
        assert np.corrcoef(found.bias, bias)[0, 1] > 0.9
        assert found.spread[spread > 1].min() > found.spread[spread < 1].max()
        assert np.abs(found.score - score - offset).mean() < np.abs(means - score - offset).mean() * 0.75

    assert 0.92 <= np.mean(covered) <= 0.975


def test_two_votes_by_hand_with_equal_people_are_their_mean():
    found = numeric(encode_rows([(1, "P", 2), (1, "Q", 4), (2, "P", 5), (2, "Q", 7)]))

    assert found.score == pytest.approx([3, 6])
    assert found.bias[0] == pytest.approx(-found.bias[1])
    assert found.bias[1] > 0


@settings(max_examples=30)
@given(ROWS, st.integers(1, 5), st.integers(-9, 9))
def test_scale_and_offset_go_through(rows: list[list[int]], scale: int, offset: int):
    first = numeric(encode_rows((i, a, v) for i, row in enumerate(rows) for a, v in enumerate(row)), rounds=5)
    moved = ((i, a, v * scale + offset) for i, row in enumerate(rows) for a, v in enumerate(row))
    second = numeric(encode_rows(moved), rounds=5)

    assert second.score == pytest.approx(first.score * scale + offset, abs=1e-6)
    assert np.all(np.isnan(first.low) | (first.low <= first.score) & (first.score <= first.high))


def test_perfect_agreement_has_no_width_and_single_votes_no_error():
    same = numeric(encode_rows([(1, "P", 3), (1, "Q", 3), (2, "P", 3)]))
    alone = numeric(encode_rows([(1, "P", 3), (2, "Q", 5)]))

    assert same.score == pytest.approx([3, 3])
    assert same.low == pytest.approx(same.high)
    assert alone.score.tolist() == [3, 5]
    assert np.isnan(alone.low).all()


def test_no_votes_give_empty_arrays():
    found = numeric(encode([], [], []))

    assert (found.score.size, found.bias.size, found.settled) == (0, 0, True)
