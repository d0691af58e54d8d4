"""One peer on the public sets, run by beside.py in an environment that holds that peer and not us: NAME FOLDER VOTES.

Prints a line of JSON for each figure: set, what, the value or why there is none, and CPU seconds of this process. Each
piece of work has 120 CPU seconds (a million votes: 600) and the process 8 GB of memory.
"""

import csv
import json
import resource
import signal
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any  # Any: JSON, and the peers' own types

SECONDS, SECONDS_OF_MILLION, BYTES = 120, 600, 8 << 30
MILLION = "1 M votes"
CROWD_KIT = (
    "MajorityVote",
    "Wawa",
    "ZeroBasedSkill",
    "OneCoinDawidSkene",
    "DawidSkene",
    "MACE",
    "MMSR",
    "GLAD",
)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def report(name: str, what: str, work: Callable[[], Any], *, seconds: int = SECONDS) -> None:
    """This function will do one piece of work and print what came of it."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    began = time.process_time()
    line: dict[str, Any] = {"set": name, "what": what}
    try:
        line["value"] = work()
    except TimeoutError:
        line["why"] = f"> {seconds} s"
    except MemoryError:
        line["why"] = "memory"
    except Exception as fault:  # whatever it is, the table says so
        line["why"] = type(fault).__name__
    signal.setitimer(signal.ITIMER_PROF, 0)
    print(json.dumps(line | {"cpu": round(time.process_time() - began, 3)}), flush=True)


def crowd_kit(folder: Path, million: Path, sets: list[str]) -> None:
    import pandas as pd
    from crowdkit import aggregation

    models = {name: getattr(aggregation, name) for name in CROWD_KIT}
    for name in sets:
        labels, gold = _labels(pd, folder / name), _gold(folder / name)
        for model, make in models.items():

            def accuracy(labels=labels, gold=gold, make=make) -> float:
                said = make().fit_predict(labels)
                known = [item for item in gold if item in said.index]
                return sum(said[item] == gold[item] for item in known) / len(known)

            report(name, model, accuracy)
    big = pd.read_csv(million, names=["task", "worker", "label"])
    for model in ("MajorityVote", "DawidSkene", "OneCoinDawidSkene"):
        run = models[model]
        report(MILLION, model, lambda run=run: len(run().fit_predict(big)), seconds=SECONDS_OF_MILLION)


def _labels(pd: Any, place: Path) -> Any:
    frame = pd.DataFrame(rows_of(place / "labels.csv")).rename(
        columns={"task_id": "task", "annotator_id": "worker"}
    )
    return frame[["task", "worker", "label"]]


def _gold(place: Path) -> dict[str, str]:
    return {row["task_id"]: row["gold"] for row in rows_of(place / "gold.csv")}


def krippendorff_(folder: Path, million: Path, sets: list[str]) -> None:
    import krippendorff
    import numpy as np

    def alpha(rows: list[tuple[str, str]]) -> float:
        items = {name: at for at, name in enumerate(dict.fromkeys(row[0] for row in rows))}
        values = {name: at for at, name in enumerate(dict.fromkeys(row[1] for row in rows))}
        counts = np.zeros((len(items), len(values)), dtype=int)
        for item, value in rows:
            counts[items[item], values[value]] += 1
        return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))

    for name in sets:
        rows = [(row["task_id"], row["label"]) for row in rows_of(folder / name / "labels.csv")]
        report(name, "alpha", lambda rows=rows: alpha(rows))
    big = [(line.split(",")[0], line.split(",")[2]) for line in million.read_text().splitlines()]
    report(MILLION, "alpha", lambda: alpha(big), seconds=SECONDS_OF_MILLION)


def irr_cac(folder: Path, _: Path, sets: list[str]) -> None:
    import pandas as pd
    from irrCAC.raw import CAC

    for name in sets:
        rows = pd.DataFrame(rows_of(folder / name / "labels.csv"))

        def coefficient(statistic: str, rows: Any = rows) -> float:
            table = rows.pivot_table(index="task_id", columns="annotator_id", values="label", aggfunc="first")
            return float(getattr(CAC(table, digits=15), statistic)()["est"]["coefficient_value"])

        report(name, "alpha", lambda of=coefficient: of("krippendorff"))
        report(name, "ac1", lambda of=coefficient: of("gwet"))


def _compared(folder: Path) -> dict[str, list[tuple[str, str, str]]]:
    """Votes on pairs as (model a, model b, who won or tie), of both sets of comparisons."""
    arena = [
        (row["model_a"], row["model_b"], row["label"])
        for row in rows_of(folder / "mt_bench_human" / "labels.csv")
    ]
    ends = {"1": "model_a", "2": "model_b", "0": "tie"}
    lm = [
        (*row["cmp_key"].split("_"), ends[row["label"]])
        for row in rows_of(folder / "pandalm_test" / "labels.csv")
    ]
    return {"mt_bench_human": arena, "pandalm_test": lm}


def choix_(folder: Path, _: Path, __: list[str]) -> None:
    import choix

    for name, rows in _compared(folder).items():
        models = sorted({model for row in rows for model in row[:2]})
        code = {model: at for at, model in enumerate(models)}
        won = [(code[a], code[b]) for a, b, end in rows if end == "model_a"]
        won += [(code[b], code[a]) for a, b, end in rows if end == "model_b"]

        def scores(models=models, won=won) -> dict[str, float]:
            found = choix.opt_pairwise(len(models), won, alpha=0.02, method="Newton-CG", tol=1e-12)
            return dict(zip(models, (found - found.mean()).tolist(), strict=True))

        report(name, "scores without ties", scores)


def arena_rank(folder: Path, _: Path, __: list[str]) -> None:
    import pandas as pd
    from arena_rank.models.bradley_terry import BradleyTerry
    from arena_rank.utils.data_utils import PairDataset

    for name, rows in _compared(folder).items():
        frame = pd.DataFrame(rows, columns=["model_a", "model_b", "winner"])

        def scores(frame=frame) -> dict[str, list[float]]:
            pairs = PairDataset.from_pandas(frame)
            found = BradleyTerry(len(pairs.competitors)).compute_ratings_and_cis(pairs)
            sides = zip(found["rating_lower"], found["ratings"], found["rating_upper"], strict=True)
            return {
                who: [float(each) for each in three]
                for who, three in zip(found["competitors"], sides, strict=True)
            }

        report(name, "scores with intervals", scores)


RUNS = {
    "crowd-kit": crowd_kit,
    "krippendorff": krippendorff_,
    "irrCAC": irr_cac,
    "choix": choix_,
    "arena-rank": arena_rank,
}


def out_of_time(*_: object) -> None:
    raise TimeoutError


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.signal(signal.SIGPROF, out_of_time)
    print(json.dumps({"version": version(sys.argv[1])}), flush=True)
    RUNS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:])
