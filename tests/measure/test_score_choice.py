import numpy as np
import pytest

from qilou.measure.choice import Why
from qilou.measure.score_choice import by_grade, by_mean, by_precision, choose_score_model
from qilou.measure.votes import Votes, encode, encode_rows


def crowd(spread: np.ndarray, *, items: int, overlap: int, seed: int = 3) -> Votes:
    random = np.random.default_rng(seed)
    truth = random.uniform(0, 100, items)
    item = np.repeat(np.arange(items), overlap)
    person = np.argsort(random.random((items, spread.size)), axis=1)[:, :overlap].ravel()
    said = truth[item] + random.normal(size=item.size) * spread[person]
    return encode(item.tolist(), person.tolist(), said.tolist())


def test_precision_is_chosen_where_some_people_are_very_noisy() -> None:
    votes = crowd(np.array([1.0] * 12 + [30.0] * 8), items=400, overlap=5)

    found = choose_score_model(votes, seed=1)

    assert (found.model, found.why) == ("numeric", Why.FORETELLS_BETTER)
    assert [trial.model for trial in found.table] == ["mean", "numeric"]


def test_the_mean_stays_where_all_are_alike() -> None:
    found = choose_score_model(crowd(np.full(20, 5.0), items=400, overlap=5), seed=1)

    assert (found.model, found.why) == ("mean", Why.NONE_BETTER)
    assert found.gain is not None
    assert found.gain.value == 0


@pytest.mark.parametrize("rows", [[], [(i, p, 3) for i in range(29) for p in "PQR"]])
def test_too_little_to_compare_is_said(rows: list[tuple[int, str, int]]) -> None:
    found = choose_score_model(encode_rows(rows), seed=1)

    assert (found.model, found.why, found.table) == ("mean", Why.NOT_COMPARED, ())


def test_all_models_give_what_everybody_gave_and_shares_as_confidence() -> None:
    votes = encode_rows((i, p, i % 5 + 1) for i in range(40) for p in "PQRS")

    for model in (by_mean, by_precision, by_grade):
        found = model(votes)
        assert found.score == pytest.approx([i % 5 + 1 for i in range(40)], abs=0.02)
        assert np.all((found.confidence > 0.9) & (found.confidence <= 1 + 1e-9))
        assert model(encode([], [], [])).score.size == 0
