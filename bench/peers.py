"""One peer's figures, run by quality.py in an environment that holds that peer and not us: NAME FOLDER VOTES SET …."""

import csv
import sys
import time
from pathlib import Path


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def crowd_kit(folder: Path, votes: Path, sets: list[str]) -> str:
    import pandas as pd
    from crowdkit.aggregation import DawidSkene, MajorityVote

    found: dict[str, list[float]] = {"MajorityVote": [], "DawidSkene": []}
    for name in sets:
        labels = pd.DataFrame(rows_of(folder / name / "labels.csv"))
        labels = labels.rename(columns={"task_id": "task", "annotator_id": "worker"})[
            ["task", "worker", "label"]
        ]
        gold = {row["task_id"]: row["gold"] for row in rows_of(folder / name / "gold.csv")}
        for model in (MajorityVote(), DawidSkene(n_iter=100)):
            said = model.fit_predict(labels)
            known = [item for item in gold if item in said.index]
            found[type(model).__name__].append(sum(said[item] == gold[item] for item in known) / len(known))
    big = pd.read_csv(votes, names=["task", "worker", "label"])
    began = time.perf_counter()
    DawidSkene(n_iter=100).fit_predict(big)
    took = time.perf_counter() - began
    means = ", ".join(f"{name} {sum(each) / len(each):.4f}" for name, each in found.items())
    return f"crowd-kit: {means} (mean of {len(sets)} sets); DawidSkene on 1 M votes {took:.1f} s"


def alpha(folder: Path, votes: Path, sets: list[str]) -> str:
    import krippendorff
    import numpy as np

    rows = rows_of(folder / "snow_rte" / "labels.csv")
    value = krippendorff.alpha(value_counts=_counts(np, rows), level_of_measurement="nominal")
    big = [
        dict(zip(("task_id", "annotator_id", "label"), line.strip().split(","), strict=True))
        for line in votes.read_text().splitlines()
    ]
    began = time.perf_counter()
    krippendorff.alpha(value_counts=_counts(np, big), level_of_measurement="nominal")
    took = time.perf_counter() - began
    return f"krippendorff: nominal alpha of snow_rte {value:.12f}; 1 M votes by value counts {took:.2f} s"


def _counts(np, rows):
    items = {name: at for at, name in enumerate(dict.fromkeys(row["task_id"] for row in rows))}
    values = {name: at for at, name in enumerate(dict.fromkeys(row["label"] for row in rows))}
    counts = np.zeros((len(items), len(values)), dtype=int)
    for row in rows:
        counts[items[row["task_id"]], values[row["label"]]] += 1
    return counts


def irr_cac(folder: Path, _: Path, sets: list[str]) -> str:
    import pandas as pd
    from irrCAC.raw import CAC

    rows = pd.DataFrame(rows_of(folder / "snow_rte" / "labels.csv"))
    table = rows.pivot_table(index="task_id", columns="annotator_id", values="label", aggfunc="first")
    found = CAC(table)
    kripp, gwet = (each["est"]["coefficient_value"] for each in (found.krippendorff(), found.gwet()))
    return f"irrCAC: nominal alpha of snow_rte {kripp} and AC1 {gwet} (it rounds)"


def choix_(folder: Path, _: Path, sets: list[str]) -> str:
    import choix

    rows = rows_of(folder / "mt_bench_human" / "labels.csv")
    models = sorted({row[side] for row in rows for side in ("model_a", "model_b")})
    code = {name: at for at, name in enumerate(models)}
    won = [(code[r["model_a"]], code[r["model_b"]]) for r in rows if r["label"] == "model_a"]
    won += [(code[r["model_b"]], code[r["model_a"]]) for r in rows if r["label"] == "model_b"]
    scores = choix.opt_pairwise(len(models), won, alpha=0.04)
    order = [models[at] for at in (-scores).argsort()]
    return f"choix: order of mt_bench_human without its ties {' > '.join(order)}"


def arena_rank(folder: Path, _: Path, sets: list[str]) -> str:
    import pandas as pd
    from arena_rank.models.pairwise import BradleyTerry
    from arena_rank.utils.data_utils import PairDataset

    rows = pd.DataFrame(rows_of(folder / "mt_bench_human" / "labels.csv"))
    frame = rows.rename(columns={"label": "winner"})[["model_a", "model_b", "winner"]]
    pairs = PairDataset.from_pandas(frame)
    found = BradleyTerry(n_competitors=len(pairs.competitors)).compute_ratings_and_cis(pairs)
    order = sorted(zip(found["competitors"], found["ratings"], strict=True), key=lambda each: -each[1])
    return f"arena-rank: order of mt_bench_human {' > '.join(name for name, _ in order)}"


RUNS = {
    "crowd-kit": crowd_kit,
    "krippendorff": alpha,
    "irrCAC": irr_cac,
    "choix": choix_,
    "arena-rank": arena_rank,
}

if __name__ == "__main__":
    print(RUNS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4:]))
