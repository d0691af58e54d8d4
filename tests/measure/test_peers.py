"""Where other libraries compute the same thing, ours gives the same to 1e-9.

Their figures and versions stand in golden/peers.json, written by `bench/golden.py`: none of them is needed here.
"""

import json
from pathlib import Path
from typing import Any  # Any: JSON

import numpy as np
import pytest

from qilou.measure.agreement import cohen_kappa, cross_table, fleiss_kappa
from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.dawid_skene import AS_PUBLISHED, dawid_skene
from qilou.measure.gsb import sign_test
from qilou.measure.intervals import wilson
from qilou.measure.intraclass import Raters, mean_of_raters, single_rater
from qilou.measure.rank_agreement import kendall_tau_b, spearman
from qilou.measure.ranking.comparisons import Outcome, encode_comparisons
from qilou.measure.ranking.listwise import plackett_luce
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.ranking.paired import rank
from qilou.measure.votes import Votes, encode_rows
from qilou.measure.weighted_agreement import Credit, gwet_ac, weighted_kappa

PEERS: dict[str, Any] = json.loads(
    (Path(__file__).parent / "golden" / "peers.json").read_text(encoding="utf-8")
)
GIVEN = PEERS["inputs"]


def found(name: str) -> dict[str, Any]:
    return PEERS[name]["found"]


def same(theirs: object) -> Any:
    return pytest.approx(np.array(theirs), abs=1e-9, rel=0)


def votes_of(table: list[list[int | None]]) -> Votes:
    return encode_rows(
        (item, rater, grade)
        for item, row in enumerate(table)
        for rater, grade in enumerate(row)
        if grade is not None
    )


def by_name(given: np.ndarray, names: tuple[Any, ...]) -> np.ndarray:
    return given[np.argsort(np.array(names))]


@pytest.mark.parametrize("level", Level)
def test_alpha_is_krippendorffs(level: Level):
    assert krippendorff_alpha(votes_of(GIVEN["gaps"]), level=level).value == same(
        found("krippendorff")[level.value]
    )


@pytest.mark.parametrize(
    ("level", "name"), [(Level.NOMINAL, "alpha_nominal"), (Level.INTERVAL, "alpha_interval")]
)
def test_alpha_is_that_of_irr_cac(level: Level, name: str):
    assert krippendorff_alpha(votes_of(GIVEN["gaps"]), level=level).value == same(found("irrCAC")[name])


@pytest.mark.parametrize(
    ("credit", "name"),
    [(Credit.EXACT, "ac1"), (Credit.LINEAR, "ac2_linear"), (Credit.QUADRATIC, "ac2_quadratic")],
)
def test_ac_is_that_of_irr_cac(credit: Credit, name: str):
    assert gwet_ac(votes_of(GIVEN["gaps"]), credit=credit).value == same(found("irrCAC")[name])


@pytest.mark.parametrize("peer", ["irrCAC", "statsmodels"])
def test_fleiss_kappa_is_theirs(peer: str):
    assert fleiss_kappa(votes_of(GIVEN["full"])).value == same(found(peer)["fleiss"])


def test_cohens_kappas_are_those_of_scikit_learn():
    table = cross_table(votes_of(GIVEN["full"]), first=0, second=1)
    theirs = found("scikit-learn")

    assert cohen_kappa(table).value == same(theirs["cohen"])
    for credit in (Credit.LINEAR, Credit.QUADRATIC):
        assert weighted_kappa(table, credit=credit).value == same(theirs[f"cohen_{credit.value}"])


def test_cohens_kappas_are_those_of_statsmodels():
    table = np.array(GIVEN["cross"])
    theirs = found("statsmodels")

    assert cohen_kappa(table).value == same(theirs["cohen"])
    for credit in (Credit.LINEAR, Credit.QUADRATIC):
        assert weighted_kappa(table, credit=credit).value == same(theirs[f"cohen_{credit.value}"])


def test_intraclass_correlations_are_those_of_pingouin():
    scores = np.array(GIVEN["full"], dtype=float)

    ours = [form(scores, raters=raters).value for form in (single_rater, mean_of_raters) for raters in Raters]

    assert ours == same(found("pingouin")["icc"])


def test_tau_and_rho_are_those_of_scipy():
    left, right = (np.array(order) for order in GIVEN["orders"])

    assert kendall_tau_b(left, right).value == same(found("scikit-learn")["kendall"])
    assert spearman(left, right).value == same(found("scikit-learn")["spearman"])


def test_wilsons_interval_is_that_of_statsmodels():
    ours = [wilson(*share) for share in GIVEN["shares"]]

    assert [[each.low, each.high] for each in ours] == same(found("statsmodels")["wilson"])


def test_the_sign_test_is_that_of_scipy():
    ours = [sign_test(wins, among - wins) for wins, among in GIVEN["shares"]]

    assert ours == same(found("scikit-learn")["sign_test"])


def test_dawid_and_skene_as_published_are_those_of_crowd_kit():
    votes = encode_rows(tuple(row) for row in GIVEN["votes"])

    ours = dawid_skene(votes, rounds=GIVEN["rounds"], tolerance=0, smoothing=AS_PUBLISHED)

    assert by_name(ours.posterior, votes.items) == same(found("crowd-kit")["dawid_skene"])
    assert by_name(ours.tables, votes.annotators) == same(found("crowd-kit")["dawid_skene_tables"])


def test_shares_of_votes_are_those_of_crowd_kit():
    votes = encode_rows(tuple(row) for row in GIVEN["votes"])

    ours = dawid_skene(votes, rounds=0)

    assert by_name(ours.posterior, votes.items) == same(found("crowd-kit")["vote_shares"])


def test_bradley_terry_is_that_of_choix():
    rows = [(won, lost, Outcome.FIRST, 0) for won, lost, is_tie in GIVEN["pairs"] if not is_tie]
    pairs = encode_comparisons(rows)

    ours = by_name(rank(pairs, ties=Ties.HALVES, prior=GIVEN["prior"]).scores, pairs.models)

    theirs = np.array(found("choix")["bradley_terry"])
    assert ours == same(theirs - theirs.mean())


def test_bradley_terry_with_ties_as_halves_is_that_of_arena_rank():
    rows = [
        (first, second, Outcome.TIE if tie else Outcome.FIRST, 0) for first, second, tie in GIVEN["pairs"]
    ]
    pairs = encode_comparisons(rows)

    ours = by_name(rank(pairs, ties=Ties.HALVES, prior=1e-10).scores, pairs.models)  # it has none

    theirs = np.array(found("arena-rank")["bradley_terry_with_ties_as_halves"])
    assert ours == same(theirs - theirs.mean())


def test_plackett_luce_without_ties_is_that_of_choix():
    lists = plackett_luce([(order, range(len(order)), 0) for order in GIVEN["rankings"]])

    theirs = np.array(found("choix")["plackett_luce"])
    assert by_name(lists.ranking.scores, lists.models) == same(theirs - theirs.mean())
