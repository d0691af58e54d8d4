import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from qilou.measure.agreement import cohen_kappa, cross_table
from qilou.measure.intervals import Bootstrap
from qilou.measure.votes import Votes, encode, encode_rows
from qilou.measure.weighted_agreement import Credit, gwet_ac, weighted_kappa

HOW = Bootstrap(seed=1, resamples=200)
PAIRS = st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), min_size=1, max_size=40)
TABLES = st.lists(st.lists(st.integers(1, 4), min_size=1, max_size=5), min_size=1, max_size=12)


def votes_from_rows(rows: list[list[int]]) -> Votes:
    return encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))


def ac_by_loops(rows: list[list[int]], *, power: int) -> float | None:
    """AC2 of the handbook, vote pair by vote pair; power 0 is AC1."""
    values = sorted({value for row in rows for value in row})
    most = len(values) - 1
    paired = [row for row in rows if len(row) > 1]
    if not paired or not most:
        return None

    def near(a: int, b: int) -> float:
        steps = abs(values.index(a) - values.index(b)) / most
        return float(a == b) if power == 0 else 1 - steps**power

    observed = [
        sum(near(a, b) for i, a in enumerate(row) for j, b in enumerate(row) if i != j)
        / (len(row) * (len(row) - 1))
        for row in paired
    ]
    share = [sum(row.count(value) / len(row) for row in rows) / len(rows) for value in values]
    stretch = sum(near(a, b) for a in values for b in values) / (len(values) * most)
    chance = stretch * sum(s * (1 - s) for s in share)
    return (sum(observed) / len(paired) - chance) / (1 - chance)


def test_weighted_kappa_of_the_hand_computed_table():
    found = weighted_kappa(np.array([[2, 1, 0], [0, 2, 1], [1, 0, 3]]), credit=Credit.LINEAR, bootstrap=HOW)

    assert found.value == pytest.approx(0.25 / 0.45)
    assert found.low < found.value < found.high


@given(PAIRS)
def test_weighted_kappa_equals_scikit_learn(pairs: list[tuple[int, int]]):
    votes = votes_from_rows([list(pair) for pair in pairs])
    table = cross_table(votes, first=0, second=1)

    for credit in (Credit.LINEAR, Credit.QUADRATIC):
        found = weighted_kappa(table, credit=credit).value
        if found is not None:
            theirs = cohen_kappa_score(*zip(*pairs, strict=True), weights=credit.value)
            assert found == pytest.approx(theirs, abs=1e-9)


@given(PAIRS)
def test_with_exact_credit_it_is_cohens_kappa(pairs: list[tuple[int, int]]):
    table = cross_table(votes_from_rows([list(pair) for pair in pairs]), first=0, second=1)

    expected = cohen_kappa(table).value
    found = weighted_kappa(table, credit=Credit.EXACT).value
    assert found == (None if expected is None else pytest.approx(expected))


def test_ac1_of_the_hand_computed_items_stands_where_a_kappa_falls():
    found = gwet_ac(votes_from_rows([[1, 1], [1, 1], [1, 2]]), credit=Credit.EXACT, bootstrap=HOW)

    assert found.value == pytest.approx(14 / 26)
    assert found.low <= found.value <= found.high
    assert (found.items, found.votes) == (3, 6)


@given(TABLES)
def test_ac_equals_loops_over_pairs_of_votes(rows: list[list[int]]):
    votes = votes_from_rows(rows)

    for power, credit in enumerate((Credit.EXACT, Credit.LINEAR, Credit.QUADRATIC)):
        expected = ac_by_loops(rows, power=power)
        assert gwet_ac(votes, credit=credit).value == (None if expected is None else pytest.approx(expected))


@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_items_and_people_changes_nothing(rows: list[list[int]], random):
    other = [random.sample(row, len(row)) for row in rows]
    random.shuffle(other)
    before = gwet_ac(votes_from_rows(rows), credit=Credit.LINEAR).value

    assert gwet_ac(votes_from_rows(other), credit=Credit.LINEAR).value == (
        None if before is None else pytest.approx(before)
    )


def test_perfect_agreement_is_1_and_no_variation_is_none():
    same, one = votes_from_rows([[1, 1], [2, 2], [3, 3]]), votes_from_rows([[1, 1], [1, 1]])

    for credit in Credit:
        assert gwet_ac(same, credit=credit).value == pytest.approx(1)
        assert gwet_ac(one, credit=credit).value is None
        assert weighted_kappa(cross_table(same, first=0, second=1), credit=credit).value == pytest.approx(1)
        assert weighted_kappa(cross_table(one, first=0, second=1), credit=credit).value is None


def test_nothing_gives_none():
    assert gwet_ac(encode([], [], []), credit=Credit.LINEAR).value is None
    assert gwet_ac(votes_from_rows([[1], [2]]), credit=Credit.LINEAR).value is None
    nothing = np.zeros((2, 2), dtype=np.int64)
    assert weighted_kappa(nothing, credit=Credit.QUADRATIC, bootstrap=HOW).value is None
