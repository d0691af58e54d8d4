"""Times of alpha and Dawid-Skene on a simulated crowd, one JSON line each: `python bench/bench_measure.py`.

Each measurement runs in a process of its own, because peak memory never goes down within one.
"""

import json
import multiprocessing
import resource
import time

import numpy as np

from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.dawid_skene import dawid_skene
from qilou.measure.intervals import Bootstrap
from qilou.measure.votes import Votes, encode

ANNOTATORS = 1_000
CLASSES = 4
OVERLAP = 4


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


def report(what: str, votes: int) -> None:
    """This function will run one measurement and print its line; encoding is timed beside it."""
    columns = crowd(votes)
    started = time.perf_counter()
    encoded = encode(*columns)
    encoding = time.perf_counter() - started
    started = time.perf_counter()
    facts = MEASUREMENTS[what](encoded)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = {"what": what, "votes": votes, "annotators": ANNOTATORS, "classes": CLASSES}
    cost = {"encode_seconds": round(encoding, 3), "seconds": round(seconds, 3), "peak_rss_mb": round(peak)}
    print(json.dumps(size | cost | facts), flush=True)


def alpha(votes: Votes) -> dict[str, float | None]:
    return {"alpha": krippendorff_alpha(votes, level=Level.NOMINAL).value}


def alpha_with_interval(votes: Votes) -> dict[str, float | None]:
    found = krippendorff_alpha(votes, level=Level.ORDINAL, bootstrap=Bootstrap(seed=1, resamples=200))
    return {"alpha": found.value, "low": found.low, "high": found.high}


def truth(votes: Votes) -> dict[str, float]:
    found = dawid_skene(votes)
    return {"rounds": found.rounds, "settled": found.settled}


MEASUREMENTS = {
    "alpha nominal": alpha,
    "alpha ordinal, 200 resamples": alpha_with_interval,
    "dawid-skene": truth,
}

if __name__ == "__main__":
    for size in (100_000, 1_000_000):
        for name in MEASUREMENTS:
            worker = multiprocessing.get_context("spawn").Process(target=report, args=(name, size))
            worker.start()
            worker.join()
