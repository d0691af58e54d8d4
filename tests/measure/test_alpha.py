import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from qilou.measure.agreement import fleiss_kappa
from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.intervals import Bootstrap
from qilou.measure.votes import Votes, encode, encode_rows

Table = dict[tuple[int, int], int | float]

FOUR_CODERS = {"A": "123321412···", "B": "1233224125·3", "C": "·3332342251·", "D": "12332441251·"}
HOW = Bootstrap(seed=1, resamples=200)
PLACES = st.tuples(st.integers(0, 7), st.integers(0, 4))
GRADES = st.dictionaries(PLACES, st.integers(0, 5), max_size=40)
SCORES = st.dictionaries(PLACES, st.integers(0, 9000).map(lambda milli: milli / 1000), max_size=40)
UNLIKE = {(item, annotator): item + annotator / 7 for item in range(20, 25) for annotator in range(5)}


def encoded(table: Table) -> Votes:
    return encode_rows((item, annotator, value) for (item, annotator), value in table.items())


def twelve_units() -> Votes:
    rows = ((unit, coder, grade) for coder, line in FOUR_CODERS.items() for unit, grade in enumerate(line))
    return encode_rows((unit, coder, int(grade)) for unit, coder, grade in rows if grade != "·")


def alpha_by_the_package(table: Table, level: Level) -> float:
    matrix = np.full((5, 25), np.nan)
    for (item, annotator), value in table.items():
        matrix[annotator, item] = value
    paired = matrix[:, np.sum(~np.isnan(matrix), axis=0) >= 2]
    assume(np.unique(paired[~np.isnan(paired)]).size > 1)
    return krippendorff.alpha(paired, level_of_measurement=level.value)


@pytest.mark.parametrize(
    ("level", "published"),
    [(Level.NOMINAL, 0.7434), (Level.ORDINAL, 0.8154), (Level.INTERVAL, 0.8491), (Level.RATIO, 0.7974)],
)
def test_the_published_example_at_each_level(level: Level, published: float):
    found = krippendorff_alpha(twelve_units(), level=level, bootstrap=HOW)

    assert found.value == pytest.approx(published, abs=5e-5)
    assert found.low < found.value < found.high
    assert (found.items, found.votes) == (11, 40)


def test_the_example_worked_by_hand():
    votes = encode_rows(zip("112233", "PQPQPQ", "aaabbb", strict=True))

    assert krippendorff_alpha(votes, level=Level.NOMINAL).value == pytest.approx(4 / 9)


@given(GRADES, st.sampled_from(Level))
def test_alpha_equals_the_krippendorff_package(table: Table, level: Level):
    expected = alpha_by_the_package(table, level)

    assert krippendorff_alpha(encoded(table), level=level).value == pytest.approx(expected, abs=1e-9)


@given(SCORES, st.sampled_from(Level))
def test_alpha_equals_the_package_where_no_two_items_are_alike(table: Table, level: Level):
    expected = alpha_by_the_package(table | UNLIKE, level)

    assert krippendorff_alpha(encoded(table | UNLIKE), level=level).value == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=3, max_size=3), min_size=2, max_size=12))
def test_nominal_alpha_is_fleiss_kappa_with_a_small_sample_correction(rows: list[list[str]]):
    votes = encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))
    kappa = fleiss_kappa(votes).value
    assume(kappa is not None)

    expected = kappa + (1 - kappa) / len(votes)

    assert krippendorff_alpha(votes, level=Level.NOMINAL).value == pytest.approx(expected)


@given(GRADES, st.sampled_from(Level), st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(table: Table, level: Level, random):
    items, people = random.sample(range(8), 8), random.sample(range(5), 5)
    rows = [(f"item {items[item]}", f"person {people[person]}", v) for (item, person), v in table.items()]
    random.shuffle(rows)

    before, after = (krippendorff_alpha(votes, level=level) for votes in (encoded(table), encode_rows(rows)))

    assert after.value == (before.value if before.value is None else pytest.approx(before.value))


@given(GRADES)
def test_labels_of_a_nominal_value_change_nothing(table: Table):
    letters = {place: "fbdace"[int(value)] for place, value in table.items()}

    before, after = (krippendorff_alpha(encoded(given), level=Level.NOMINAL) for given in (table, letters))

    assert after.value == (before.value if before.value is None else pytest.approx(before.value))


@given(GRADES, st.sampled_from(Level))
def test_the_interval_holds_the_estimate_and_alpha_is_at_most_1(table: Table, level: Level):
    found = krippendorff_alpha(encoded(table), level=level, bootstrap=Bootstrap(seed=1, resamples=20))

    if found.value is not None and found.low is not None:
        assert -1 <= found.low <= found.value <= found.high <= 1


@pytest.mark.parametrize("level", Level)
def test_perfect_agreement_is_1_without_doubt(level: Level):
    votes = encoded({(item, person): item % 3 + 1 for item in range(12) for person in range(3)})

    found = krippendorff_alpha(votes, level=level, bootstrap=HOW)

    assert (found.value, found.low, found.high) == (1, 1, 1)


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("rows", [[], [(1, "P", 4)], [(1, "P", 4), (2, "Q", 5)], [(1, "P", 4), (1, "Q", 4)]])
def test_without_a_pair_or_without_variation_nothing_is_said(level: Level, rows: list[tuple[int, str, int]]):
    found = krippendorff_alpha(encode_rows(rows), level=level, bootstrap=HOW)

    assert (found.value, found.low, found.high) == (None, None, None)


@pytest.mark.parametrize("level", [Level.ORDINAL, Level.INTERVAL, Level.RATIO])
def test_texts_have_no_order(level: Level):
    with pytest.raises(ValueError, match="not a number"):
        krippendorff_alpha(encode_rows([(1, "P", "good"), (1, "Q", "bad")]), level=level)


def test_a_ratio_scale_refuses_values_below_zero():
    with pytest.raises(ValueError, match="below zero"):
        krippendorff_alpha(encode_rows([(1, "P", -1), (1, "Q", 2)]), level=Level.RATIO)


def test_a_ratio_scale_refuses_more_values_than_its_table_holds():
    many = encode([i // 2 for i in range(5000)], [0, 1] * 2500, list(range(5000)))

    with pytest.raises(ValueError, match="4096"):
        krippendorff_alpha(many, level=Level.RATIO)


def test_the_interval_covers_the_alpha_of_all_items_at_its_rate():
    random = np.random.default_rng(11)
    truth = random.integers(0, 3, 20_000)
    said = np.where(random.random((3, 20_000)) < 0.7, truth, random.integers(0, 3, (3, 20_000)))

    def alpha_of(chosen: np.ndarray, bootstrap: Bootstrap | None = None):
        items = np.tile(np.arange(chosen.size), 3).tolist()
        votes = encode(items, np.repeat(np.arange(3), chosen.size).tolist(), said[:, chosen].ravel().tolist())
        return krippendorff_alpha(votes, level=Level.NOMINAL, bootstrap=bootstrap)

    all_items = alpha_of(np.arange(20_000)).value
    samples = (alpha_of(random.choice(20_000, 120), Bootstrap(seed=i, resamples=200)) for i in range(200))

    assert 0.90 <= np.mean([found.low <= all_items <= found.high for found in samples]) <= 0.98
