import numpy as np
import pytest

from qilou.measure.ranking.aware import foretell, rank_aware
from qilou.measure.ranking.comparisons import Comparisons, Outcome, encode_comparisons
from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.ranking.paired import difference, rank

SCORES = np.linspace(-1.2, 1.2, 6)


def panel(*, votes: int = 60, seed: int = 1) -> tuple[Comparisons, np.ndarray, np.ndarray]:
    """Thirty good judges, twenty clickers and ten who call most things a tie."""
    random = np.random.default_rng(seed)
    reliability = np.repeat([1.2, 0.0, 1.0], [30, 20, 10])
    tie = np.repeat([-1.0, -0.3, 2.0], [30, 20, 10])
    judge = np.repeat(np.arange(60), votes)
    first = random.integers(0, 6, judge.size)
    second = (first + random.integers(1, 6, judge.size)) % 6
    pull = reliability[judge] * (SCORES[first] - SCORES[second])
    chance = np.exp(chances(pull, tie[judge], ties=Ties.DAVIDSON).logs)
    outcome = (random.random((judge.size, 1)) > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
    return Comparisons(first, second, outcome, judge, tuple(range(6)), tuple(range(60))), reliability, tie


def test_scores_reliability_and_ties_are_found_again():
    votes, reliability, tie = panel()

    found = rank_aware(votes)

    plain = rank(votes, ties=Ties.DAVIDSON).scores
    assert found.ranking.settled
    assert np.abs(found.ranking.scores - SCORES).max() < 0.3 < 0.35 < np.abs(plain - SCORES).max()
    assert found.reliability[30:50].mean() < found.reliability[:30].mean() / 3
    assert np.corrcoef(found.tie, tie)[0, 1] > 0.9
    assert np.corrcoef(found.reliability, reliability)[0, 1] > 0.7


def test_it_foretells_votes_better_than_one_rule_for_all():
    votes, _, _ = panel(votes=80)
    shown, hidden = np.arange(0, len(votes), 2), np.arange(1, len(votes), 2)
    parts = [
        Comparisons(
            votes.first[r], votes.second[r], votes.outcome[r], votes.judge[r], votes.models, votes.judges
        )
        for r in (shown, hidden)
    ]

    plain = rank(parts[0], ties=Ties.DAVIDSON)
    gap = plain.scores[parts[1].first] - plain.scores[parts[1].second]
    logs = chances(gap, np.full(gap.size, plain.tie), ties=Ties.DAVIDSON).logs
    theirs = logs[np.arange(gap.size), parts[1].outcome].mean()

    assert foretell(rank_aware(parts[0]), parts[1]).mean() > theirs + 0.03


def test_a_judge_who_always_takes_the_first_is_seen():
    votes, _, _ = panel()
    always = np.where(votes.judge == 59, Outcome.FIRST, votes.outcome)

    found = rank_aware(
        Comparisons(votes.first, votes.second, always, votes.judge, votes.models, votes.judges)
    )

    assert found.side.argmax() == 59


def test_the_interval_covers_for_equal_judges():
    inside = 0
    for seed in range(60):
        random = np.random.default_rng(seed)
        judge = np.repeat(np.arange(50), 30)
        first = random.integers(0, 4, judge.size)
        second = (first + random.integers(1, 4, judge.size)) % 4
        gap = SCORES[first] - SCORES[second]
        chance = np.exp(chances(gap, np.full(gap.size, -0.5), ties=Ties.DAVIDSON).logs)
        outcome = (random.random((judge.size, 1)) > chance.cumsum(axis=1)[:, :-1]).sum(axis=1)
        votes = Comparisons(first, second, outcome, judge, tuple(range(4)), tuple(range(50)))
        found = difference(rank_aware(votes).ranking, first=2, second=1)
        inside += found.low <= SCORES[2] - SCORES[1] <= found.high

    assert inside >= 53


def test_ties_only_one_judge_and_nothing():
    ties = rank_aware(encode_comparisons([("a", "b", Outcome.TIE, "P"), ("a", "b", Outcome.TIE, "Q")]))
    one = rank_aware(encode_comparisons([("a", "b", Outcome.FIRST, "P")] * 3))
    none = rank_aware(encode_comparisons([]))

    assert ties.ranking.scores == pytest.approx([0, 0])
    assert difference(one.ranking, first=0, second=1).value > 0
    assert difference(one.ranking, first=0, second=1).low is None
    assert none.reliability.size == 0
