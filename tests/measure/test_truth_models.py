"""What all models of truth must do, and what each of them alone can see."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qilou.measure.glad import glad
from qilou.measure.hierarchical import hierarchical
from qilou.measure.mace import mace
from qilou.measure.majority import majority
from qilou.measure.one_coin import even_errors, one_coin
from qilou.measure.ordinal import ordinal
from qilou.measure.truth import Truth
from qilou.measure.votes import Votes, encode, encode_rows

Model = Callable[..., Truth]
MODELS: dict[str, Model] = {
    "one_coin": one_coin,
    "hierarchical": hierarchical,
    "glad": lambda votes, **how: glad(votes, **how).truth,
    "mace": lambda votes, **how: mace(votes, **how).truth,
    "ordinal": lambda votes, **how: ordinal(votes, **how).truth,
}
NOMINAL = [name for name in MODELS if name != "ordinal"]
TABLES = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=5), min_size=1, max_size=10)


def votes_from_rows(rows: list[list[str]]) -> Votes:
    return encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))


def crowd(tables: np.ndarray, *, items: int, overlap: int, seed: int = 3):
    """People (first axis) who say (last) given the truth (second); each item is judged by some of them."""
    random = np.random.default_rng(seed)
    people, values, _ = tables.shape
    truth = random.integers(0, values, items)
    item = np.repeat(np.arange(items), overlap)
    person = np.argsort(random.random((items, people)), axis=1)[:, :overlap].ravel()
    edges = tables[person, truth[item]].cumsum(axis=1)
    said = (random.random((item.size, 1)) > edges[:, :-1]).sum(axis=1)
    votes = encode(item.tolist(), person.tolist(), said.tolist())
    return votes, truth[list(votes.items)], list(votes.annotators)


@pytest.mark.parametrize("name", NOMINAL)
def test_the_truth_and_the_accuracy_of_a_simulated_crowd_are_found_again(name: str):
    skill = np.linspace(0.4, 0.95, 20)
    votes, truth, people = crowd(even_errors(skill, values=3).transpose(1, 0, 2), items=1500, overlap=5)

    found = MODELS[name](votes)

    assert np.mean(found.winner == truth) > np.mean(majority(votes).winner == truth)
    assert found.accuracy == pytest.approx(skill[people], abs=0.09)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
@settings(max_examples=30)
@given(TABLES)
def test_posteriors_shares_and_tables_are_distributions(model: Model, rows: list[list[str]]):
    found = model(votes_from_rows(rows), rounds=5)

    assert found.posterior.sum(axis=1) == pytest.approx(1)
    assert found.shares.sum() == pytest.approx(1)
    assert found.tables.sum(axis=2) == pytest.approx(1)
    assert np.all(np.isnan(found.accuracy) | (found.accuracy >= 0) & (found.accuracy <= 1 + 1e-12))
    assert found.confidence == pytest.approx(found.posterior[np.arange(len(rows)), found.winner])


@pytest.mark.parametrize("name", NOMINAL)
@settings(max_examples=30)
@given(TABLES, st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(name: str, rows: list[list[str]], random):
    renamed = {"a": "z", "b": "x", "c": "y"}
    others = [(f"item {i}", -a, renamed[v]) for i, row in enumerate(rows) for a, v in enumerate(row)]
    random.shuffle(others)
    before, after = votes_from_rows(rows), encode_rows(others)

    first, second = MODELS[name](before, rounds=4), MODELS[name](after, rounds=4)

    item = [after.items.index(f"item {name}") for name in before.items]
    value = [after.values.index(renamed[str(name)]) for name in before.values]
    assert second.posterior[np.ix_(item, value)] == pytest.approx(first.posterior, abs=1e-6)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_perfect_agreement_is_nearly_certain(model: Model):
    found = model(votes_from_rows([["a"] * 3, ["b"] * 3] * 15))

    assert found.winner.tolist() == [0, 1] * 15
    assert found.confidence.min() > 0.97
    assert found.accuracy.min() > 0.97


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_without_an_item_judged_twice_the_votes_stand(model: Model):
    found = model(encode_rows(zip("1234", "PQPR", "bbab", strict=True)))

    assert found.winner.tolist() == [1, 1, 0, 1]
    assert (found.rounds, found.settled, found.log_likelihood) == (0, True, None)
    assert np.isnan(found.accuracy).all()


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_one_value_only_is_that_value(model: Model):
    found = model(votes_from_rows([["a", "a"], ["a"]]))

    assert found.winner.tolist() == [0, 0]
    assert found.confidence == pytest.approx(1)


@pytest.mark.parametrize("model", MODELS.values(), ids=MODELS)
def test_no_votes_give_empty_arrays(model: Model):
    found = model(encode([], [], []))

    assert (found.winner.size, found.posterior.size, found.accuracy.size, found.settled) == (0, 0, 0, True)


def test_hierarchical_finds_tables_of_many_votes_and_borrows_for_few():
    tilted = np.array([[0.9, 0.1], [0.4, 0.6]])
    votes, _, people = crowd(np.repeat(tilted[np.newaxis], 8, axis=0), items=1200, overlap=5)
    newcomer = encode(
        [*votes.item.tolist(), 0], [*(people[p] for p in votes.annotator), "new"], [*votes.value.tolist(), 0]
    )

    found = hierarchical(newcomer)

    assert found.tables[:8] == pytest.approx(np.repeat(tilted[np.newaxis], 8, axis=0), abs=0.1)
    assert found.tables[newcomer.annotators.index("new")] == pytest.approx(tilted, abs=0.2)


def test_glad_finds_the_hard_items_and_the_able_people():
    random = np.random.default_rng(2)
    ability, ease = np.linspace(0, 3, 20), np.repeat([0.2, 2.0], 300)
    truth = random.integers(0, 2, 600)
    right = random.random((600, 20)) < 1 / (1 + np.exp(-ease[:, np.newaxis] * ability))
    said = np.where(right, truth[:, np.newaxis], 1 - truth[:, np.newaxis])

    found = glad(votes_from_rows([["ab"[value] for value in row] for row in said]))

    assert np.corrcoef(found.ability, ability)[0, 1] > 0.95
    assert np.mean(found.ease[:300]) < np.mean(found.ease[300:]) / 2


def test_mace_finds_the_clickers_and_what_they_click():
    honest, clicking = even_errors(np.full(12, 0.9), values=3), np.tile([0.1, 0.1, 0.8], (3, 4, 1))
    tables = np.concatenate([honest.transpose(1, 0, 2), clicking.transpose(1, 0, 2)])
    votes, truth, people = crowd(tables, items=900, overlap=6)

    found = mace(votes)

    clickers = [people.index(person) for person in range(12, 16)]
    assert found.competence[clickers].max() < 0.15 < 0.7 < np.delete(found.competence, clickers).min()
    assert found.favourites[clickers] == pytest.approx(np.tile([0.1, 0.1, 0.8], (4, 1)), abs=0.06)
    assert np.mean(found.truth.winner == truth) > 0.95


def test_ordinal_finds_strictness_and_spread():
    random = np.random.default_rng(4)
    bias, spread = np.linspace(-1, 1, 10), np.repeat([0.5, 1.2], 5)
    truth = random.integers(0, 7, 800)
    heard = truth[:, np.newaxis] + bias + spread * random.normal(size=(800, 10))
    said = np.clip(np.rint(heard), 0, 6).astype(int)
    votes = encode_rows((i, a, int(said[i, a])) for i in range(800) for a in range(10))

    found = ordinal(votes)

    assert found.bias == pytest.approx(bias, abs=0.3)
    assert found.spread[:5].max() < found.spread[5:].min()
    assert np.mean(found.truth.winner == truth) > np.mean(majority(votes).winner == truth) + 0.05


def test_hierarchical_does_not_hear_who_tells_nothing_and_keeps_what_only_they_judged():
    random = np.random.default_rng(5)
    truth = random.integers(0, 2, 120)
    rows = [
        (item, f"honest {n}", int(truth[item] ^ (random.random() < 0.2)))
        for item in range(120)
        for n in range(3)
    ]
    rows += [(item, f"clicker {n}", 1) for item in range(120) for n in range(4)]
    rows += [(120, "clicker 0", 1), (120, "clicker 1", 1)]
    votes = encode_rows(rows)

    heard, all_heard = hierarchical(votes), hierarchical(votes, least=0.0)
    honest = hierarchical(encode_rows([row for row in rows if str(row[1]).startswith("honest")]))

    assert heard.posterior[:120] == pytest.approx(honest.posterior, abs=0.1)
    right = [float(np.mean(found.winner[:120] == truth)) for found in (heard, all_heard)]
    assert right[0] >= right[1]
    assert votes.values[heard.winner[120]] == 1
    assert heard.accuracy.shape == (7,)  # also of those who are not heard
    assert np.isfinite(heard.accuracy).all()
