"""Times on a simulated crowd and simulated comparisons, one JSON line each: `python bench/bench_measure.py [NAME …]`.

Each measurement runs in a process of its own, because peak memory never goes down within one.
"""

import json
import multiprocessing
import resource
import sys
import time

import numpy as np

from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.glad import glad
from qilou.measure.hierarchical import hierarchical
from qilou.measure.intervals import Bootstrap
from qilou.measure.mace import mace
from qilou.measure.one_coin import one_coin
from qilou.measure.ranking.aware import rank_aware
from qilou.measure.ranking.comparisons import Comparisons
from qilou.measure.ranking.outcomes import Ties, chances
from qilou.measure.ranking.paired import rank
from qilou.measure.ranking.resampled import resample_ranking
from qilou.measure.truth import Truth
from qilou.measure.votes import Votes, encode

ANNOTATORS = 1_000
CLASSES = 4
OVERLAP = 4
COMPARED = 50


def crowd(votes: int) -> tuple[list[int], list[int], list[int]]:
    """This function will simulate annotators who are right 50 to 95 % of the time and else guess."""
    random = np.random.default_rng(1)
    items = votes // OVERLAP
    item = np.repeat(np.arange(items), OVERLAP)
    first = np.repeat(random.integers(0, ANNOTATORS, items), OVERLAP)
    annotator = (first + np.tile([0, 211, 467, 733], items)) % ANNOTATORS
    truth = random.integers(0, CLASSES, items)[item]
    right = random.random(votes) < random.uniform(0.5, 0.95, ANNOTATORS)[annotator]
    value = np.where(right, truth, random.integers(0, CLASSES, votes))
    return item.tolist(), annotator.tolist(), value.tolist()


def arena(votes: int) -> Comparisons:
    """This function will simulate judges of Davidson's rule on 50 models, a fifth of them clickers."""
    random = np.random.default_rng(2)
    scores, judge = random.normal(0, 0.6, COMPARED), random.integers(0, ANNOTATORS, votes)
    first = random.integers(0, COMPARED, votes)
    second = (first + random.integers(1, COMPARED, votes)) % COMPARED
    reliability = np.where(np.arange(ANNOTATORS) % 5 == 0, 0.0, 1.0)[judge]
    logs = chances(reliability * (scores[first] - scores[second]), np.zeros(votes), ties=Ties.DAVIDSON).logs
    outcome = (random.random((votes, 1)) > np.exp(logs).cumsum(axis=1)[:, :-1]).sum(axis=1)
    return Comparisons(first, second, outcome, judge, tuple(range(COMPARED)), tuple(range(ANNOTATORS)))


def report(what: str, votes: int) -> None:
    """This function will run one measurement and print its line; encoding is timed beside it."""
    encoding, encoded = 0.0, None
    if what in MEASUREMENTS:
        columns = crowd(votes)
        started = time.perf_counter()
        encoded = encode(*columns)
        encoding = time.perf_counter() - started
    compared = arena(votes) if encoded is None else None
    started, worked = time.perf_counter(), time.process_time()
    facts = MEASUREMENTS[what](encoded) if encoded is not None else RANKINGS[what](compared)
    seconds = time.perf_counter() - started
    work = time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = {"what": what, "votes": votes, "annotators": ANNOTATORS}
    cost = {
        "encode_seconds": round(encoding, 3),
        "seconds": round(seconds, 3),
        "cpu_seconds": round(work, 3),
        "peak_rss_mb": round(peak),
    }
    print(json.dumps(size | cost | facts), flush=True)


def alpha(votes: Votes) -> dict[str, float | None]:
    return {"alpha": krippendorff_alpha(votes, level=Level.NOMINAL).value}


def alpha_with_interval(votes: Votes) -> dict[str, float | None]:
    found = krippendorff_alpha(votes, level=Level.ORDINAL, bootstrap=Bootstrap(seed=1, resamples=200))
    return {"alpha": found.value, "low": found.low, "high": found.high}


def fitted(found: Truth) -> dict[str, float]:
    return {"rounds": found.rounds, "settled": found.settled}


def resampled(votes: Comparisons) -> dict[str, float]:
    resample_ranking(votes, ties=Ties.HALVES, bootstrap=Bootstrap(seed=1, resamples=1000))
    return {"resamples": 1000}


MEASUREMENTS = {
    "alpha nominal": alpha,
    "alpha ordinal, 200 resamples": alpha_with_interval,
    "dawid-skene": lambda votes: fitted(dawid_skene(votes)),
    "hierarchical": lambda votes: fitted(hierarchical(votes)),
    "one-coin": lambda votes: fitted(one_coin(votes)),
    "mace": lambda votes: fitted(mace(votes).truth),
    "glad": lambda votes: fitted(glad(votes).truth),
}
RANKINGS = {
    "bradley-terry, sandwich": lambda votes: {"settled": rank(votes, ties=Ties.HALVES).settled},
    "davidson, sandwich": lambda votes: {"settled": rank(votes, ties=Ties.DAVIDSON).settled},
    "bradley-terry, 1000 resamples of annotators": resampled,
    "annotator-aware davidson": lambda votes: {"settled": rank_aware(votes).ranking.settled},
}

if __name__ == "__main__":
    for size in (100_000, 1_000_000):
        for name in sys.argv[1:] or [*MEASUREMENTS, *RANKINGS]:
            worker = multiprocessing.get_context("spawn").Process(target=report, args=(name, size))
            worker.start()
            worker.join()
