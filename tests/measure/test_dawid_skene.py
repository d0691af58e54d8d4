import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.majority import majority
from qilou.measure.votes import Votes, encode, encode_rows

# Dawid & Skene 1979, table 1: 45 patients, graded three times by one anaesthetist and once by four more
ANESTHESIA = """
    1111111 3334334 1122122 2223121 2223222 2223322 1122111 3333433 2222223 2322223 4444444 2223343
    1111111 2223212 1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222
    1111111 1111111 2322222 1111111 1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343
    2212232 2323233 3333432 1111111 1111111 1212111 2322222 1211111 2222222
"""
PEOPLE = "1112345"
TABLES = st.lists(st.lists(st.sampled_from("abc"), min_size=1, max_size=5), min_size=1, max_size=12)


def anesthesia() -> Votes:
    graded = enumerate(ANESTHESIA.split())
    return encode_rows((i, *vote) for i, row in graded for vote in zip(PEOPLE, map(int, row), strict=True))


def votes_from_rows(rows: list[list[str]]) -> Votes:
    return encode_rows((i, a, value) for i, row in enumerate(rows) for a, value in enumerate(row))


def crowd(skill: np.ndarray, *, items: int, overlap: int):
    """People who are right with their skill and else name another value; skill -1 always names the next one."""
    random = np.random.default_rng(3)
    truth = random.integers(0, 3, items)
    item = np.repeat(np.arange(items), overlap)
    person = np.argsort(random.random((items, skill.size)), axis=1)[:, :overlap].ravel()
    wrong = (truth[item] + random.integers(1, 3, item.size)) % 3
    said = np.where(random.random(item.size) < skill[person], truth[item], wrong)
    said = np.where(skill[person] == -1, (truth[item] + 1) % 3, said)
    votes = encode(item.tolist(), person.tolist(), said.tolist())
    return votes, truth[list(votes.items)], list(votes.annotators)


def test_the_anaesthetists_of_the_paper():
    found = dawid_skene(anesthesia())

    assert found.shares == pytest.approx([0.40, 0.42, 0.11, 0.07], abs=0.005)
    assert found.settled


def test_the_posteriors_equal_those_of_loops_over_the_formulas():
    votes = anesthesia()
    cast = list(zip(votes.item.tolist(), votes.annotator.tolist(), votes.value.tolist(), strict=True))
    posterior = np.zeros((45, 4))
    for item, _, value in cast:
        posterior[item, value] += 1 / 7

    for _ in range(3):
        tables = np.full((5, 4, 4), 0.01) + 0.3 * np.eye(4)
        for item, person, value in cast:
            tables[person, :, value] += posterior[item]
        tables /= tables.sum(axis=2, keepdims=True)
        posterior = np.tile(posterior.mean(axis=0), (45, 1))
        for item, person, value in cast:
            posterior[item] *= tables[person, :, value]
        posterior /= posterior.sum(axis=1, keepdims=True)

    assert dawid_skene(votes, rounds=3).posterior == pytest.approx(posterior)


def test_the_accuracy_of_a_simulated_crowd_is_found_again():
    skill = np.linspace(0.35, 0.95, 25)

    votes, truth, people = crowd(skill, items=3000, overlap=5)
    found = dawid_skene(votes)

    assert found.accuracy == pytest.approx(skill[people], abs=0.06)
    assert found.tables.diagonal(axis1=1, axis2=2).mean(axis=1) == pytest.approx(skill[people], abs=0.06)
    assert np.mean(found.winner == truth) > np.mean(majority(votes).winner == truth) + 0.02


def test_a_person_who_always_turns_the_values_round_is_understood():
    votes, _, people = crowd(np.array([0.8, 0.8, 0.8, 0.8, -1]), items=1000, overlap=5)

    found = dawid_skene(votes)

    contrary = people.index(4)
    assert found.accuracy[contrary] < 0.05
    assert found.tables[contrary] == pytest.approx(np.roll(np.eye(3), 1, axis=1), abs=0.05)


@given(TABLES)
def test_posteriors_shares_and_tables_are_distributions(rows: list[list[str]]):
    found = dawid_skene(votes_from_rows(rows))

    assert found.posterior.sum(axis=1) == pytest.approx(1)
    assert found.shares.sum() == pytest.approx(1)
    assert found.tables.sum(axis=2) == pytest.approx(1)
    assert np.all(np.isnan(found.accuracy) | (found.accuracy >= 0) & (found.accuracy <= 1 + 1e-12))
    assert found.confidence == pytest.approx(found.posterior[np.arange(len(rows)), found.winner])


@given(TABLES, st.randoms(use_true_random=False))
def test_names_and_order_change_nothing(rows: list[list[str]], random):
    renamed = {"a": "z", "b": "x", "c": "y"}
    others = [(f"item {i}", -a, renamed[v]) for i, row in enumerate(rows) for a, v in enumerate(row)]
    random.shuffle(others)
    before, after = votes_from_rows(rows), encode_rows(others)

    first, second = dawid_skene(before, rounds=5), dawid_skene(after, rounds=5)

    item = [after.items.index(f"item {name}") for name in before.items]
    value = [after.values.index(renamed[str(name)]) for name in before.values]
    person = [after.annotators.index(-int(str(name))) for name in before.annotators]
    assert second.posterior[np.ix_(item, value)] == pytest.approx(first.posterior, abs=1e-6)
    assert second.accuracy[person] == pytest.approx(first.accuracy, abs=1e-6, nan_ok=True)


def test_perfect_agreement_is_certain():
    found = dawid_skene(votes_from_rows([["a"] * 3, ["b"] * 3] * 10))

    assert found.winner.tolist() == [0, 1] * 10
    assert found.confidence == pytest.approx(1, abs=1e-3)
    assert found.accuracy == pytest.approx(1, abs=1e-3)


@pytest.mark.parametrize("people", ["PPPP", "PQPR"])
def test_without_an_item_judged_twice_the_votes_stand(people: str):
    found = dawid_skene(encode_rows(zip("1234", people, "bbab", strict=True)))

    assert found.winner.tolist() == [1, 1, 0, 1]
    assert (found.rounds, found.settled, found.log_likelihood) == (0, True, None)
    assert np.isnan(found.accuracy).all()


def test_items_judged_once_do_not_drift_to_the_common_value():
    alone = [(f"alone {i}", "P", "a" if i % 5 == 0 else "b") for i in range(50)]
    shared = [(f"shared {i}", person, "ab"[i % 2]) for i in range(10) for person in "PQ"]
    votes = encode_rows(alone + shared)

    assert dawid_skene(votes).winner[votes.item].tolist() == votes.value.tolist()


def test_running_out_of_rounds_is_said():
    found = dawid_skene(anesthesia(), rounds=1)

    assert (found.rounds, found.settled) == (1, False)


def test_the_likelihood_grows_with_the_rounds():
    likelihoods = [dawid_skene(anesthesia(), rounds=rounds).log_likelihood for rounds in range(1, 9)]

    assert likelihoods == sorted(likelihoods)


def test_no_votes_give_empty_arrays():
    found = dawid_skene(encode([], [], []))

    assert (found.winner.size, found.posterior.size, found.accuracy.size, found.settled) == (0, 0, 0, True)
