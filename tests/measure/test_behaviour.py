import numpy as np
import pytest

from qilou.measure.behaviour import alike_pairs, quick_answers, unusual_share
from qilou.measure.hierarchical import hierarchical
from qilou.measure.votes import encode, encode_rows


def test_a_share_is_told_where_it_is_clearly_above_the_usual_one() -> None:
    told = unusual_share(8, 10, usual=0.3)

    assert told is not None
    assert (told.value, told.low) == (0.8, pytest.approx(0.490, abs=1e-3))
    assert unusual_share(5, 10, usual=0.3) is None
    assert unusual_share(9, 9, usual=0.3) is None  # too few to say


def test_quick_answers_are_those_under_a_fifth_of_the_median() -> None:
    assert quick_answers(np.array([10.0, 50, 60, 70, 100])).tolist() == [True, False, False, False, False]
    assert quick_answers(np.array([0.0, 50, 60])).tolist() == [False] * 3
    assert not quick_answers(np.zeros(3)).any()


def test_two_who_copy_each_others_mistakes_are_found_and_nobody_else() -> None:
    random = np.random.default_rng(4)
    rows: list[tuple[int, str, int]] = []
    for item in range(300):
        truth = int(random.integers(4))
        said = [truth if random.random() < 0.7 else int(random.integers(4)) for _ in range(12)]
        said[5] = said[4]  # one copies the one before
        rows += [(item, f"p{at}", each) for at, each in enumerate(said)]
    votes = encode_rows(rows)

    found = alike_pairs(votes, hierarchical(votes))

    assert [(votes.annotators[each.first], votes.annotators[each.second]) for each in found] == [("p4", "p5")]
    assert (found[0].agreement, found[0].items) == (1, 300)
    assert found[0].expected < 0.9


def test_honest_people_are_not_told_and_nothing_gives_nothing() -> None:
    random = np.random.default_rng(5)
    rows = [
        (i, p, i % 3 if random.random() < 0.8 else int(random.integers(3)))
        for i in range(300)
        for p in range(6)
    ]
    votes = encode_rows(rows)

    assert alike_pairs(votes, hierarchical(votes)) == []
    none = encode([], [], [])
    assert alike_pairs(none, hierarchical(none)) == []
