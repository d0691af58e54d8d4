import numpy as np
import pytest

from qilou.measure.hierarchical import hierarchical
from qilou.measure.spam import spam_doubts
from qilou.measure.truth import Truth
from qilou.measure.votes import Votes, encode, encode_rows


def doubts(votes: Votes):
    return spam_doubts(votes, hierarchical(votes))


def test_agreement_of_the_hand_computed_votes():
    votes = encode_rows(
        [*(("x", p, v) for p, v in zip("PQRS", "aabb", strict=True)), ("y", "P", "b"), ("y", "Q", "b")]
    )

    found = doubts(votes)

    assert found.agreement[0] == pytest.approx(2 / 3)
    assert found.low[0] < 2 / 3 < found.high[0]
    assert found.votes.tolist() == [2, 2, 1, 1]


@pytest.mark.parametrize(
    ("table", "bits"), [([[0.9, 0.1], [0.1, 0.9]], 0.531), ([[0.7, 0.3], [0.7, 0.3]], 0)]
)
def test_information_by_hand(table: list[list[float]], bits: float):
    votes = encode_rows([("x", "P", "a"), ("x", "Q", "b")])
    known = hierarchical(votes)
    truth = Truth(
        known.winner, known.confidence, known.posterior, np.array([0.5, 0.5]), known.accuracy,
        np.array([table, table]), None, 1, True,
    )  # fmt: skip

    assert spam_doubts(votes, truth).information == pytest.approx([bits, bits], abs=1e-3)


def test_clickers_lie_below_the_honest_in_both():
    random = np.random.default_rng(3)
    truth = random.integers(0, 3, 600)
    rows = [
        (i, p, int(truth[i] if p < 16 and random.random() < 0.85 else random.integers(3) if p < 18 else 1))
        for i in range(600)
        for p in random.choice(20, 5, replace=False).tolist()
    ]
    votes = encode_rows(rows)
    clickers = np.array([person >= 16 for person in votes.annotators])

    found = doubts(votes)

    assert found.agreement[clickers].max() < found.agreement[~clickers].min()
    assert found.information[clickers].max() < found.information[~clickers].min()


def test_perfect_agreement_alone_and_nothing():
    same = doubts(encode_rows((i, p, "ab"[i % 2]) for i in range(40) for p in "PQR"))
    alone = doubts(encode_rows([("x", "P", "a"), ("y", "Q", "b")]))

    assert same.agreement.tolist() == [1, 1, 1]
    assert same.information.min() > 0.6
    assert np.isnan(alone.agreement).all()
    assert (alone.low.tolist(), alone.high.tolist()) == ([0, 0], [1, 1])
    assert doubts(encode([], [], [])).agreement.size == 0
