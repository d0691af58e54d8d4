"""Rankings on public votes and in simulation: `python bench/bench_ranking.py FOLDER [PART …]`, all parts unless told.

Parts: foretold, clickers, style, lists, coverage, edge, newcomer; the last three are simulated. The folder holds
mt_bench_human, pandalm_test and squality_rank, each with labels.csv. One setting for all.
"""

import csv
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from qilou.measure.rank_agreement import kendall_w
from qilou.measure.ranking.aware import foretell, rank_aware
from qilou.measure.ranking.comparisons import Comparisons, Outcome, encode_comparisons, only
from qilou.measure.ranking.fitting import Table, fit_table
from qilou.measure.ranking.listwise import plackett_luce
from qilou.measure.ranking.next_pair import OneModel, TopSet, next_pair, top_set_certainty
from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.ranking.paired import ELO, Ranking, centred, rank, style_effect
from qilou.measure.ranking.paired import score as score_of

FOLDS, SEEDS = 10, 5
SPREAD = 0.6  # of the simulated scores, about 104 Elo
BATCH = 25
FLOOR = 60
DRAWS = 40
CERTAIN = 0.99
TOP = TopSet(5, slack=15 / ELO)


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / name / "labels.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def mt_bench(folder: Path) -> Comparisons:
    ends = {"model_a": Outcome.FIRST, "model_b": Outcome.SECOND, "tie": Outcome.TIE}
    rows = rows_of(folder, "mt_bench_human")
    return encode_comparisons(
        [(row["model_a"], row["model_b"], ends[row["label"]], row["annotator_id"]) for row in rows]
    )


def pandalm(folder: Path) -> tuple[Comparisons, np.ndarray]:
    """This function will give the votes and the log ratio of the lengths, per standard deviation."""
    ends = {"1": Outcome.FIRST, "2": Outcome.SECOND, "0": Outcome.TIE}
    rows = rows_of(folder, "pandalm_test")
    votes = encode_comparisons(
        [(*row["cmp_key"].split("_"), ends[row["label"]], row["annotator_id"]) for row in rows]
    )
    ratio = np.array([np.log((float(row["len_1"]) + 1) / (float(row["len_2"]) + 1)) for row in rows])
    return votes, (ratio / ratio.std())[:, np.newaxis]


def logs_of(
    ranking: Ranking, votes: Comparisons, *, ties: Ties, style: np.ndarray | None = None
) -> np.ndarray:
    gap = ranking.scores[votes.first] - ranking.scores[votes.second]
    gap = gap if style is None else gap + style @ ranking.style
    tie = np.full(gap.size, ranking.tie or 0.0)
    return chances(gap, tie, ties=ties).logs[np.arange(gap.size), votes.outcome]


def held_out(votes: Comparisons, fit: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> float:
    """This function will give the mean loss per hidden vote over folds and draws of folds."""
    losses = []
    for seed in range(SEEDS):
        fold = np.random.default_rng(seed).permutation(len(votes)) % FOLDS
        parts = [fit(np.flatnonzero(fold != at), np.flatnonzero(fold == at)) for at in range(FOLDS)]
        losses.append(-np.concatenate(parts).mean())
    return float(np.mean(losses))


def foretold(folder: Path) -> None:
    """This function will print held-out losses per vote, ties included."""
    for name, votes in (("mt_bench_human", mt_bench(folder)), ("pandalm_test", pandalm(folder)[0])):
        plain = {
            ties: held_out(
                votes, lambda a, b, t=ties, v=votes: logs_of(rank(only(v, a), ties=t), only(v, b), ties=t)
            )
            for ties in (Ties.DAVIDSON, Ties.RAO_KUPPER)
        }
        aware = held_out(votes, lambda a, b, v=votes: foretell(rank_aware(only(v, a)), only(v, b)))
        cells = ", ".join(f"{ties.value} {loss:.4f}" for ties, loss in plain.items())
        print(f"{name:<16}{cells}, annotator-aware {aware:.4f}")


def clickers(folder: Path) -> None:
    """This function will print how far 30 % of votes by clickers move the scores, root mean square in Elo (5 draws)."""
    votes = mt_bench(folder)
    clean = rank(votes, ties=Ties.DAVIDSON).scores, rank_aware(votes).ranking.scores
    for habit in ("random", "left"):
        lines = []
        for seed in range(SEEDS):
            dirty = _with_clickers(votes, habit=habit, seed=seed)
            aware = rank_aware(dirty)
            plain = rank(dirty, ties=Ties.DAVIDSON).scores
            found = np.arange(len(dirty.judges)) >= len(votes.judges)
            below = aware.reliability[found][:, np.newaxis] < aware.reliability[~found]
            errors = [
                np.sqrt(np.mean(((a - b) * ELO) ** 2))
                for a, b in ((plain, clean[0]), (aware.ranking.scores, clean[1]))
            ]
            lines.append([*errors, below.mean()])
        plain_error, aware_error, found_share = np.mean(lines, axis=0)
        off = f"Davidson off by {plain_error:.0f} Elo, aware by {aware_error:.0f}"
        print(f"{habit:<8}{off}, AUC of clickers {found_share:.3f}")


def _with_clickers(votes: Comparisons, *, habit: str, seed: int) -> Comparisons:
    random = np.random.default_rng(seed)
    count = int(len(votes) * 0.3 / 0.7)
    like = random.integers(0, len(votes), count)
    outcome = random.integers(0, 3, count) if habit == "random" else np.zeros(count, dtype=np.int64)
    first, second = (np.concatenate([side, side[like]]) for side in (votes.first, votes.second))
    ends = np.concatenate([votes.outcome, outcome])
    turned = random.random(first.size) < 0.5  # sides are drawn, so that left is nobody's merit
    honest = np.arange(first.size) < len(votes)
    ends = np.where(turned & honest & (ends < 2), 1 - ends, ends)
    judge = np.concatenate([votes.judge, len(votes.judges) + np.arange(count) // 30])
    sides = np.where(turned, second, first), np.where(turned, first, second)
    return Comparisons(*sides, ends, judge, votes.models, tuple(range(int(judge.max()) + 1)))


def style(folder: Path) -> None:
    """This function will print held-out losses of Bradley–Terry on votes without ties, without and with length."""
    votes, length = pandalm(folder)
    clear = np.flatnonzero(votes.outcome != Outcome.TIE)
    votes, length = only(votes, clear), length[clear]

    def with_length(shown: np.ndarray, hidden: np.ndarray) -> np.ndarray:
        ranking = rank(only(votes, shown), ties=Ties.HALVES, style=length[shown])
        return logs_of(ranking, only(votes, hidden), ties=Ties.HALVES, style=length[hidden])

    plain = held_out(
        votes, lambda a, b: logs_of(rank(only(votes, a), ties=Ties.HALVES), only(votes, b), ties=Ties.HALVES)
    )
    effect = style_effect(rank(votes, ties=Ties.HALVES, style=length), feature=0)
    fair = held_out(votes, with_length)
    print(f"pandalm_test without length {plain:.4f}, with {fair:.4f}, effect per sd {effect.value:.3f}")


def lists(folder: Path) -> None:
    """This function will print the ranking of the systems of squality_rank with intervals by annotator."""
    groups: dict[tuple[str, str], dict[str, float]] = {}
    for row in rows_of(folder, "squality_rank"):
        places = groups.setdefault((row["task_id"], row["annotator_id"]), {})
        places[row["system"]] = float(row["label"])
    whole = [(places, judge) for (_, judge), places in groups.items() if len(places) == 3]
    placings = [(list(places), list(places.values()), judge) for places, judge in whole]
    found = plackett_luce(placings)
    for at, name in enumerate(found.models):
        one = score_of(found.ranking, model=at)
        print(f"{name!s:<10}{one.value:+.3f} ({one.low:+.3f} to {one.high:+.3f})")
    table = np.array([[-places[str(name)] for name in found.models] for places, _ in whole])
    ties = found.ties.round(2).tolist()
    print(f"{len(placings)} rankings, tie parameters {ties}, Kendall's W {kendall_w(table).value:.3f}")


def coverage(_: Path) -> None:
    """This function will print how often 95 % intervals cover, where annotators have tastes of their own."""
    for judges, each, taste in ((200, 50, 0.5), (50, 100, 0.5), (100, 30, 0.8), (200, 50, 0.0)):
        scores = np.random.default_rng(0).normal(0, SPREAD, 10)
        many = rank(_tasted(scores, judges=20_000, each=50, taste=taste, seed=9), ties=Ties.DAVIDSON).scores
        inside = []
        for seed in range(300):
            ranking = rank(
                _tasted(scores, judges=judges, each=each, taste=taste, seed=seed), ties=Ties.DAVIDSON
            )
            limits = [score_of(ranking, model=model) for model in range(10)]
            inside.append([one.low <= real <= one.high for one, real in zip(limits, many, strict=True)])
        print(f"{judges} annotators x {each} votes, taste {taste}: {np.mean(inside):.1%} covered")


def _tasted(scores: np.ndarray, *, judges: int, each: int, taste: float, seed: int) -> Comparisons:
    random = np.random.default_rng(seed)
    judge = np.repeat(np.arange(judges), each)
    own = scores + taste * random.normal(size=(judges, scores.size))
    first = random.integers(0, scores.size, judge.size)
    second = (first + random.integers(1, scores.size, judge.size)) % scores.size
    logs = chances(own[judge, first] - own[judge, second], np.full(judge.size, -0.5), ties=Ties.DAVIDSON).logs
    outcome = (random.random((judge.size, 1)) > np.exp(logs).cumsum(axis=1)[:, :-1]).sum(axis=1)
    return Comparisons(first, second, outcome, judge, tuple(range(scores.size)), tuple(range(judges)))


class _Arena:
    """Simulated votes without ties among models of known strength, and the fit to those so far."""

    def __init__(self, strength: np.ndarray, *, seed: int) -> None:
        self.strength, self.random = strength, np.random.default_rng(seed)
        self.wins = np.zeros((strength.size, strength.size))

    def play(self, first: int, second: int, *, times: int) -> None:
        won = self.random.binomial(times, 1 / (1 + np.exp(self.strength[second] - self.strength[first])))
        self.wins[first, second] += won
        self.wins[second, first] += times - won

    def fit(self, start: np.ndarray | None = None) -> tuple[np.ndarray, np.ndarray]:
        models = self.strength.size
        first, second = np.triu_indices(models, 1)
        counts = np.stack([self.wins[first, second], self.wins[second, first], np.zeros(first.size)], axis=1)
        found = fit_table(
            Table(first, second, np.zeros((first.size, 0)), counts, models), ties=Ties.HALVES, start=start
        )
        scores, centring = centred(found.parameters, np.zeros(models, dtype=np.int64))
        return scores, centring @ np.linalg.inv(found.information) @ centring.T

    def played(self) -> np.ndarray:
        return (self.wins.sum(axis=0) + self.wins.sum(axis=1)).astype(np.int64)


def edge(_: Path) -> None:
    """This function will print the votes until the top 5 of 20 are known (up to 15 Elo)."""
    for name, aim in (("uniform", None), ("by information", TOP)):
        votes, right = zip(*(_votes_to_know_top(aim, seed=seed) for seed in range(DRAWS)), strict=True)
        print(
            f"{name:<16}median {np.median(votes):.0f}, mean {np.mean(votes):.0f} votes, right {sum(right)} of {DRAWS}"
        )


def _votes_to_know_top(aim: TopSet | None, *, seed: int) -> tuple[int, bool]:
    strength = np.random.default_rng(seed).normal(0, SPREAD, 20)
    arena = _Arena(strength, seed=1000 + seed)
    first, second = np.triu_indices(20, 1)
    for pair in zip(first, second, strict=True):
        arena.play(*pair, times=1)
    while True:
        scores, covariance = arena.fit()
        played = int(arena.wins.sum())
        if top_set_certainty(scores, covariance, top=TOP, seed=played) >= CERTAIN or played > 40_000:
            chosen = np.sort(strength[np.argsort(-scores)[:5]])
            rest = np.sort(strength[np.argsort(-scores)[5:]])
            return played, bool(chosen[0] >= rest[-1] - 15 / ELO)
        for _ in range(1 if aim else BATCH * 4):
            if aim is None:
                at = arena.random.integers(first.size)
                arena.play(first[at], second[at], times=1)
            else:
                pair = next_pair(scores, covariance, aim=aim, played=arena.played(), floor=FLOOR)
                arena.play(*pair, times=BATCH)


def newcomer(_: Path) -> None:
    """This function will print the votes until a new model among 20 (500 votes each) stands to 25 Elo."""
    for name in ("uniform", "by information"):
        votes = [_votes_to_place(name, seed=seed) for seed in range(DRAWS)]
        print(f"{name:<16}median {np.median(votes):.0f}, mean {np.mean(votes):.0f} votes")


def _votes_to_place(name: str, *, seed: int) -> int:
    strength = np.random.default_rng(seed).normal(0, SPREAD, 21)
    arena = _Arena(strength, seed=2000 + seed)
    old_first, old_second = np.triu_indices(20, 1)
    for at in arena.random.integers(0, old_first.size, 5000):
        arena.play(old_first[at], old_second[at], times=1)
    before, (first, second) = int(arena.wins.sum()), np.triu_indices(21, 1)
    while True:
        scores, covariance = arena.fit()
        played = int(arena.wins.sum()) - before
        if 1.96 * covariance[20, 20] ** 0.5 * ELO <= 25:
            return played
        for _ in range(BATCH * 4 if name == "uniform" else 1):
            if name == "uniform":
                at = arena.random.integers(first.size)
                arena.play(first[at], second[at], times=1)
            else:
                arena.play(
                    *next_pair(scores, covariance, aim=OneModel(20), played=arena.played(), floor=0), times=5
                )


PARTS = {part.__name__: part for part in (foretold, clickers, style, lists, coverage, edge, newcomer)}

if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    for part in sys.argv[2:] or PARTS:
        print(f"\n== {part}")
        PARTS[part](Path(sys.argv[1]))
