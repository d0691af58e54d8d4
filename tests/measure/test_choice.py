import numpy as np
import pytest

from qilou.measure.choice import MODELS, choose_model
from qilou.measure.one_coin import even_errors
from qilou.measure.votes import Votes, encode, encode_rows


def crowd(tables: np.ndarray, *, items: int, overlap: int) -> Votes:
    """Votes of people with these tables (person x truth x said), each item judged by `overlap` of them."""
    random = np.random.default_rng(7)
    truth = random.integers(0, tables.shape[1], items)
    item = np.repeat(np.arange(items), overlap)
    person = np.argsort(random.random((items, tables.shape[0])), axis=1)[:, :overlap].ravel()
    edges = tables[person, truth[item]].cumsum(axis=1)
    said = (random.random((item.size, 1)) > edges[:, :-1]).sum(axis=1)
    return encode(item.tolist(), person.tolist(), said.tolist())


def test_one_accuracy_a_person_is_chosen_where_that_is_all_there_is():
    skill = np.random.default_rng(1).uniform(0.4, 0.99, 300)
    votes = crowd(even_errors(skill, values=10).transpose(1, 0, 2), items=800, overlap=4)

    found = choose_model(votes, seed=1)

    assert found.model == "one_coin"
    assert "better than the default" in found.reason
    assert [trial.model for trial in found.table] == list(MODELS)


def test_the_default_stays_where_people_share_their_confusions():
    table = np.array([[0.9, 0.1, 0], [0.4, 0.6, 0], [0.05, 0.05, 0.9]])
    votes = crowd(np.repeat(table[np.newaxis], 40, axis=0), items=2500, overlap=4)

    found = choose_model(votes, seed=1)

    assert found.model == "hierarchical"
    by_name = {trial.model: trial.gain for trial in found.table}
    assert (by_name["hierarchical"].value, by_name["hierarchical"].count) == (0, 2500)
    assert by_name["one_coin"].high < 0
    assert choose_model(votes, seed=1) == found


@pytest.mark.parametrize("rows", [[], [(i, p, "a") for i in range(29) for p in "PQR"]])
def test_too_little_to_compare_is_said(rows: list[tuple[int, str, str]]):
    found = choose_model(encode_rows(rows), seed=1)

    assert (found.model, found.table) == ("hierarchical", ())
    assert "are needed to compare" in found.reason


def test_perfect_agreement_keeps_the_default_or_a_model_as_good():
    found = choose_model(encode_rows((i, p, "ab"[i % 2]) for i in range(60) for p in "PQR"), seed=1)

    assert all(trial.log_likelihood > -0.1 for trial in found.table)
