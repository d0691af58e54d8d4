import numpy as np
import pytest

from qilou.measure.stopping import Habits, StopRule, learn_habits, may_stop, weigh
from qilou.measure.votes import Votes, encode, encode_rows

RULE = StopRule()


def habits(history: int = 30) -> Habits:
    table = np.array([[0.9, 0.1], [0.2, 0.8]])
    return Habits(
        ("P",), ("a", "b"), table[np.newaxis], np.full((2, 2), 0.5), np.full(2, 0.5), np.array([history])
    )


def crowd(items: int, *, seed: int) -> tuple[Votes, np.ndarray]:
    """Twenty people right nine times of ten, five votes an item, and one with three votes in all."""
    random = np.random.default_rng(seed)
    truth = random.integers(0, 2, items)
    rows = [
        (i, p, int(truth[i] if random.random() < 0.9 else 1 - truth[i]))
        for i in range(items)
        for p in random.choice(20, 5, replace=False).tolist()
    ]
    return encode_rows([*rows, *((i, "new", int(truth[i])) for i in range(3))]), truth


@pytest.mark.parametrize(
    ("confidence", "histories", "stops"),
    [
        (0.93, [20], True),
        (0.93, [19], False),
        (0.89, [20] * 4, False),
        (0.4, [0] * 5, True),
        (0.99, [], False),
    ],
)
def test_the_worked_values_of_the_rule(confidence: float, histories: list[int], stops: bool):
    posterior = np.array([[confidence, 1 - confidence]])

    found = may_stop(posterior, np.array([len(histories)]), [np.array(histories, dtype=np.int64)], rule=RULE)

    assert found.tolist() == [stops]


def test_one_vote_of_a_known_person_by_hand():
    found = weigh(encode_rows([("x", "P", "a")]), habits())

    assert found.posterior[0, 0] == pytest.approx(0.9 / 1.1)
    assert (found.votes.tolist(), [each.tolist() for each in found.histories]) == ([1], [[30]])


def test_a_newcomer_and_an_unknown_value_say_nothing_here():
    found = weigh(encode_rows([("x", "new", "a"), ("y", "P", "c")]), habits())

    assert found.posterior == pytest.approx(np.full((2, 2), 0.5))
    assert [each.tolist() for each in found.histories] == [[0], [30]]
    assert not may_stop(found.posterior, found.votes, found.histories, rule=RULE).any()


def test_habits_learned_earlier_foretell_new_items():
    known = learn_habits(crowd(300, seed=1)[0])
    votes, truth = crowd(200, seed=2)

    found = weigh(votes, known)

    assert np.mean(found.posterior.argmax(axis=1) == truth[list(votes.items)]) > 0.95
    assert known.tables[known.annotators.index(0)].diagonal() == pytest.approx([0.9, 0.9], abs=0.1)
    assert known.history[known.annotators.index("new")] == 3


def test_stopping_saves_votes_at_the_accuracy_it_promises():
    known = learn_habits(crowd(300, seed=1)[0])
    votes, truth = crowd(600, seed=3)
    order = np.argsort(votes.item, kind="stable")
    turn = np.arange(len(votes)) - np.flatnonzero(np.diff(votes.item[order], prepend=-1))[votes.item[order]]
    used, said = np.zeros(600, dtype=int), np.zeros(600, dtype=int)
    for count in range(1, 6):
        rows = order[turn < count]
        some = Votes(
            votes.item[rows], votes.annotator[rows], votes.value[rows], votes.items, votes.annotators, (0, 1)
        )
        standing = weigh(some, known)
        ends = may_stop(standing.posterior, standing.votes, standing.histories, rule=RULE) & (used == 0)
        used[ends], said[ends] = count, standing.posterior.argmax(axis=1)[ends]

    assert used.min() > 0
    assert used.mean() < 3.2
    assert np.mean(said == truth[list(votes.items)]) > 0.9


def test_nothing_gives_nothing():
    known = learn_habits(encode([], [], []))
    found = weigh(encode([], [], []), habits())

    assert (known.history.size, found.posterior.shape, found.votes.size) == (0, (0, 2), 0)
    assert may_stop(found.posterior, found.votes, found.histories, rule=RULE).size == 0
