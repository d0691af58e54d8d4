from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.ranking.comparisons import Outcome, encode_comparisons
from qilou.measure.ranking.listwise import plackett_luce
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.ranking.paired import difference, rank

OUTCOMES = {Outcome.FIRST: (1, 2), Outcome.SECOND: (2, 1), Outcome.TIE: (1, 1)}
ROWS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(list(Outcome)), st.integers(0, 2)),
    min_size=2,
    max_size=20,
).map(lambda rows: [(a, (a + step) % 4, outcome, judge) for a, step, outcome, judge in rows])


@settings(max_examples=30)
@given(ROWS)
def test_rankings_of_two_are_davidsons_model(rows: list):
    rows = [*rows, (0, 1, Outcome.TIE, 0)]
    pairs = rank(encode_comparisons(rows), ties=Ties.DAVIDSON)

    lists = plackett_luce([((a, b), OUTCOMES[outcome], judge) for a, b, outcome, judge in rows])

    assert lists.models == encode_comparisons(rows).models
    assert lists.ranking.scores == pytest.approx(pairs.scores, abs=1e-6)
    assert lists.ties == pytest.approx([pairs.tie], abs=1e-6)
    assert lists.ranking.covariance == pytest.approx(pairs.covariance, abs=1e-6, nan_ok=True)


def test_equal_models_in_all_orders_have_the_likelihood_computed_by_hand():
    orders = [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)]

    found = plackett_luce([("abc", order, judge) for judge, order in enumerate(orders)])

    assert found.ranking.scores == pytest.approx([0, 0, 0], abs=1e-9)
    assert found.ranking.log_likelihood == pytest.approx(6 * np.log(1 / 6))
    assert (found.ranking.tie, found.ties.size) == (None, 0)


def sampled(scores: np.ndarray, tie: float, *, random: np.random.Generator) -> list[int]:
    """Draw the places of all models, two at most together."""
    left, places, place = list(range(scores.size)), [0] * scores.size, 1
    while left:
        sets = [(model,) for model in left] + list(combinations(left, 2))
        pull = np.array([np.mean(scores[list(some)]) + (tie if len(some) == 2 else 0) for some in sets])
        chosen = sets[random.choice(len(sets), p=np.exp(pull) / np.exp(pull).sum())]
        for model in chosen:
            places[model] = place
        left, place = [model for model in left if model not in chosen], place + 1
    return places


def test_planted_scores_and_ties_are_found_again():
    random, scores = np.random.default_rng(1), np.array([-0.8, -0.2, 0.3, 0.7])
    placings = [(range(4), sampled(scores, -0.7, random=random), i % 60) for i in range(1200)]

    found = plackett_luce(placings)

    assert found.ranking.scores == pytest.approx(scores, abs=0.12)
    assert found.ties[0] == pytest.approx(-0.7, abs=0.15)
    gap = difference(found.ranking, first=3, second=0)
    assert gap.low < 1.5 < gap.high


def test_groups_one_judge_all_tied_and_nothing():
    apart = plackett_luce([("ab", (1, 2), "P"), ("cd", (1, 2), "Q")])
    tied = plackett_luce([("abc", (1, 1, 1), "P"), ("abc", (1, 1, 1), "Q")])
    one = plackett_luce([("abc", (1, 2, 3), "P")])

    assert difference(apart.ranking, first=0, second=2).value is None
    assert tied.ranking.scores == pytest.approx([0, 0, 0], abs=1e-9)
    assert difference(one.ranking, first=0, second=2).low is None
    assert difference(one.ranking, first=0, second=2).value > 0
    assert plackett_luce([]).ranking.scores.size == 0


@pytest.mark.parametrize(("names", "why"), [("aab", "occurs twice"), ("abcdefghi", "at most")])
def test_a_ranking_that_cannot_be_is_refused(names: str, why: str):
    with pytest.raises(ValueError, match=why):
        plackett_luce([(names, tuple(range(len(names))), "P")])
