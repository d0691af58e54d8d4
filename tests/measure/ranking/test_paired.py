import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.intervals import Bootstrap
from qilou.measure.ranking.comparisons import Comparisons, Outcome, encode_comparisons, groups_of
from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.ranking.paired import difference, rank, score, style_effect
from qilou.measure.ranking.resampled import resample_ranking

FIRST, SECOND, TIE = Outcome
ROWS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(1, 4), st.sampled_from(list(Outcome)), st.integers(0, 3)),
    min_size=1,
    max_size=30,
).map(lambda rows: [(a, (a + step) % 5, outcome, judge) for a, step, outcome, judge in rows])


def drawn(
    scores: np.ndarray, *, votes: int, judges: int, tie: float = -0.5, taste: float = 0.0, seed: int = 1
) -> Comparisons:
    """Votes by Davidson's rule; each judge has scores of their own, `taste` apart."""
    random = np.random.default_rng(seed)
    judge = np.repeat(np.arange(judges), votes // judges)
    own = scores + taste * random.normal(size=(judges, scores.size))
    first = random.integers(0, scores.size, judge.size)
    second = (first + random.integers(1, scores.size, judge.size)) % scores.size
    gap = own[judge, first] - own[judge, second]
    chance = np.exp(chances(gap, np.full(gap.size, tie), ties=Ties.DAVIDSON).logs)
    outcome = (random.random((gap.size, 1)) > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
    names = tuple(range(scores.size)), tuple(range(judges))
    return Comparisons(first, second, outcome, judge, *names)


def test_three_wins_of_four_are_log_three_apart():
    rows = [("a", "b", FIRST, judge) for judge in range(75)] + [
        ("b", "a", FIRST, judge) for judge in range(25)
    ]

    found = rank(encode_comparisons(rows), ties=Ties.HALVES)

    gap = difference(found, first=0, second=1)
    assert gap.value == pytest.approx(np.log(3), abs=0.002)
    assert gap.low < np.log(3) < gap.high
    assert gap.count == 75
    assert found.settled


@pytest.mark.parametrize(
    ("ties", "shares"), [(Ties.DAVIDSON, [1 / 3] * 3), (Ties.RAO_KUPPER, [0.269, 0.269, 0.462])]
)
def test_the_chances_of_equals_by_hand(ties: Ties, shares: list[float]):
    assert np.exp(chances(np.zeros(1), np.zeros(1), ties=ties).logs[0]) == pytest.approx(shares, abs=5e-4)


@given(st.floats(-3, 3), st.floats(-2, 1), st.sampled_from([Ties.DAVIDSON, Ties.RAO_KUPPER]))
def test_chances_add_up_and_slopes_are_those_of_small_steps(gap: float, tie: float, ties: Ties):
    at, step = (np.array([gap]), np.array([tie])), 1e-6
    here = chances(*at, ties=ties)

    assert np.exp(here.logs).sum() == pytest.approx(1)
    ahead = chances(at[0] + step, at[1], ties=ties).logs
    assert (ahead - here.logs) / step == pytest.approx(here.by_difference, abs=1e-4)
    ahead = chances(at[0], at[1] + step, ties=ties).logs
    assert (ahead - here.logs) / step == pytest.approx(here.by_tie, abs=1e-4)
    assert (np.exp(here.logs) * here.by_difference).sum() == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize("ties", Ties)
def test_planted_scores_are_found_again(ties: Ties):
    scores = np.linspace(-1, 1, 6)

    found = rank(drawn(scores, votes=20_000, judges=100), ties=ties)

    stretch = (found.scores @ scores) / (scores @ scores)
    assert found.scores == pytest.approx(scores * stretch, abs=0.08)
    if ties is Ties.DAVIDSON:
        assert stretch == pytest.approx(1, abs=0.05)
        assert found.tie == pytest.approx(-0.5, abs=0.06)


def test_intervals_by_annotator_cover_where_annotators_have_tastes():
    # Tastes flatten the mean scores: what is covered is what very many such judges would give.
    scores = np.linspace(-0.8, 0.8, 6)
    many = rank(drawn(scores, votes=300_000, judges=20_000, taste=0.5), ties=Ties.DAVIDSON)
    limit = difference(many, first=4, second=1).value
    inside = 0
    for seed in range(250):
        votes = drawn(scores, votes=2500, judges=50, taste=0.5, seed=seed)
        gap = difference(rank(votes, ties=Ties.DAVIDSON), first=4, second=1)
        inside += gap.low <= limit <= gap.high

    assert 0.92 <= inside / 250 <= 0.98


def test_drawing_annotators_anew_gives_the_same_width():
    votes = drawn(np.linspace(-1, 1, 5), votes=4000, judges=80, taste=0.4)

    sandwich = score(rank(votes, ties=Ties.DAVIDSON), model=2)
    again = resample_ranking(votes, ties=Ties.DAVIDSON, bootstrap=Bootstrap(seed=1, resamples=400))

    assert again.high[2] - again.low[2] == pytest.approx(sandwich.high - sandwich.low, rel=0.15)
    assert again.low[2] <= sandwich.value <= again.high[2]


@settings(max_examples=40)
@given(ROWS, st.randoms(use_true_random=False), st.sampled_from(list(Ties)))
def test_names_order_and_sides_change_nothing(rows: list, random, ties: Ties):
    turned = {FIRST: SECOND, SECOND: FIRST, TIE: TIE}
    other = [(f"m{b}", f"m{a}", turned[outcome], -judge) for a, b, outcome, judge in rows]
    random.shuffle(other)
    before, after = encode_comparisons(rows), encode_comparisons(other)

    first, second = rank(before, ties=ties), rank(after, ties=ties)

    same = [after.models.index(f"m{name}") for name in before.models]
    assert second.scores[same] == pytest.approx(first.scores, abs=1e-6)


def test_models_without_a_chain_between_them_get_no_difference():
    rows = [("a", "b", FIRST, "P"), ("b", "a", FIRST, "Q"), ("c", "d", FIRST, "P"), ("c", "d", TIE, "Q")]

    found = rank(encode_comparisons(rows), ties=Ties.DAVIDSON)

    assert found.group.tolist() == [0, 0, 1, 1]
    assert difference(found, first=0, second=2).value is None
    assert difference(found, first=2, second=3).value > 0
    assert groups_of(np.array([0]), np.array([2]), models=4).tolist() == [0, 1, 0, 2]


def test_the_length_of_an_answer_is_taken_out():
    random = np.random.default_rng(1)
    votes = drawn(np.zeros(4), votes=6000, judges=60)
    longer = random.normal(size=6000) + (votes.first - votes.second) * 0.5  # later models write longer
    wins = random.random(6000) < 1 / (1 + np.exp(-1.2 * longer))
    judged = Comparisons(
        votes.first, votes.second, np.where(wins, FIRST, SECOND), votes.judge, votes.models, votes.judges
    )

    naive, fair = rank(judged, ties=Ties.HALVES), rank(judged, ties=Ties.HALVES, style=longer[:, np.newaxis])

    assert naive.scores[3] - naive.scores[0] > 1
    assert fair.scores == pytest.approx(np.zeros(4), abs=0.15)
    effect = style_effect(fair, feature=0)
    assert effect.low < 1.2 < effect.high


def test_one_annotator_ties_only_never_beaten_and_nothing():
    one = rank(encode_comparisons([("a", "b", FIRST, "P")] * 5), ties=Ties.DAVIDSON)
    ties = rank(encode_comparisons([("a", "b", TIE, "P"), ("a", "b", TIE, "Q")]), ties=Ties.DAVIDSON)
    none = rank(encode_comparisons([]), ties=Ties.DAVIDSON)

    assert 0 < difference(one, first=0, second=1).value < 20
    assert difference(one, first=0, second=1).low is None
    assert ties.scores == pytest.approx([0, 0])
    assert (none.scores.size, none.judges) == (0, 0)
    assert (
        resample_ranking(encode_comparisons([]), ties=Ties.HALVES, bootstrap=Bootstrap(seed=1)).low.size == 0
    )
    with pytest.raises(ValueError, match="with itself"):
        encode_comparisons([("a", "a", TIE, "P")])
