"""Other people's libraries beside ours on the public sets: `python bench/beside.py FOLDER [--homes DIR] [PEER …]`.

crowd-kit, krippendorff, irrCAC, choix and arena-rank, all unless told, each in an environment of its own (in DIR if
told, so that it need not be made twice). Prints one table in parts; times are CPU seconds of one process. The whole
takes about an hour, nearly all of it crowd-kit's.
"""

import csv
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any  # Any: JSON

import numpy as np
from bench_measure import crowd
from bench_ranking import mt_bench, pandalm
from bench_truth import BEST_OF_EIGHT, MODELS, load, read
from homes import python_of, reason
from peers import CROWD_KIT, MILLION

from qilou.measure.alpha import Level, krippendorff_alpha
from qilou.measure.majority import majority
from qilou.measure.ranking.comparisons import Comparisons, Outcome, only
from qilou.measure.ranking.outcomes import Ties
from qilou.measure.ranking.paired import ELO, Ranking, rank
from qilou.measure.ranking.paired import score as score_of
from qilou.measure.votes import encode
from qilou.measure.weighted_agreement import Credit, gwet_ac

HERE = Path(__file__).parent
ALL = ("crowd-kit", "krippendorff", "irrCAC", "choix", "arena-rank")
UNGRADED = ("anesthesia", "caries")  # without gold: for agreement only
OURS = {
    "majority": majority,
    "Dawid-Skene": MODELS["dawid_skene"],
    "hierarchical": MODELS["hierarchical"],
}
Found = dict[tuple[str, str], dict[str, Any]]  # by set and figure


def timed(work: Callable[[], Any]) -> dict[str, Any]:
    """This function will do our own work and give its value and CPU seconds."""
    began = time.process_time()
    value = work()
    return {"value": value, "cpu": time.process_time() - began}


def ask(peer: str, folder: Path, place: Path, *, million: Path) -> tuple[str, Found]:
    """This function will run one peer and give its version, or why there is none, and its figures."""
    python = python_of(peer, place)
    if python is None:
        return "cannot be installed here", {}
    sets = [*BEST_OF_EIGHT, *(UNGRADED if peer in ("krippendorff", "irrCAC") else ())]
    print(f"… running {peer}", file=sys.stderr, flush=True)
    command = [python, str(HERE / "peers.py"), peer, str(folder), str(million), *sets]
    done = subprocess.run(command, capture_output=True, text=True)
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    if done.returncode:  # also when the kernel killed it, which says nothing at all
        print(f"{peer} did not come to its end: {reason(done)}", file=sys.stderr)
    found = {(line["set"], line["what"]): line for line in lines if "set" in line}
    return next((line["version"] for line in lines if "version" in line), reason(done)), found


def cell(line: dict[str, Any] | None, *, digits: int = 3) -> str:
    """This function will write a figure, or why there is none."""
    if line is None:
        return "–"
    return line.get("why") or f"{line['value']:.{digits}f}"


def costs(name: str, columns: list[list[dict[str, Any] | None]]) -> str:
    """This function will write the row of CPU seconds over all sets, column by column."""
    sums = [sum(line["cpu"] for line in column if line) if any(column) else None for column in columns]
    return f"| {name} | " + " | ".join("–" if each is None else f"{each:.3g} s" for each in sums) + " |"


def truths(folder: Path, theirs: Found) -> None:
    """This function will print the share of gold items found, by set and model."""
    print(f"| share of gold items found | ours: {' | ours: '.join(OURS)} | {' | '.join(CROWD_KIT)} |")
    print("|---" * (1 + len(OURS) + len(CROWD_KIT)) + "|")
    table: list[list[dict[str, Any] | None]] = []
    for name in BEST_OF_EIGHT:
        votes, items, gold = load(folder, name)
        lines = [timed(lambda fit=fit, v=votes: fit(v).winner) for fit in OURS.values()]
        lines = [{**line, "value": float(np.mean(line["value"][items] == gold))} for line in lines]
        table.append([*lines, *(theirs.get((name, model)) for model in CROWD_KIT)])
        print(f"| {name} | " + " | ".join(map(cell, table[-1])) + " |")
    columns = [list(column) for column in zip(*table, strict=True)]
    means = [np.mean([(line or {}).get("value", np.nan) for line in column]) for column in columns]
    print("| mean | " + " | ".join("–" if np.isnan(each) else f"**{each:.4f}**" for each in means) + " |")
    print(costs("CPU, all sets", columns))
    given = timed(lambda: encode(*crowd(1_000_000)))
    ours = [timed(lambda fit=fit: fit(given["value"])) for fit in OURS.values()]
    big = [*ours, *(theirs.get((MILLION, model)) for model in CROWD_KIT)]
    print(costs(f"CPU, {MILLION}", [[each] for each in big]) + "\n")


def agreements(folder: Path, kripp: Found, irr: Found) -> None:
    """This function will print the nominal alpha and Gwet's AC1 of each set."""
    print("| agreement | ours: α | krippendorff: α | irrCAC: α | ours: AC1 | irrCAC: AC1 |")
    print("|---|---|---|---|---|---|")
    table: list[list[dict[str, Any] | None]] = []
    for name in [*BEST_OF_EIGHT, *UNGRADED]:
        rows = read(folder, name)[0] if name in BEST_OF_EIGHT else ungraded(folder, name)
        votes = encode(*(list(column) for column in zip(*rows, strict=True)))
        own = timed(lambda v=votes: krippendorff_alpha(v, level=Level.NOMINAL).value)
        ac = timed(lambda v=votes: gwet_ac(v, credit=Credit.EXACT).value)
        table.append([own, kripp.get((name, "alpha")), irr.get((name, "alpha")), ac, irr.get((name, "ac1"))])
        print(f"| {name} | " + " | ".join(cell(line, digits=9) for line in table[-1]) + " |")
    print(costs("CPU, all sets", [list(column) for column in zip(*table, strict=True)]) + "\n")


def ungraded(folder: Path, name: str) -> list[tuple[str, str, str]]:
    with (folder / name / "labels.csv").open(newline="", encoding="utf-8") as file:
        return [(row["task_id"], row["annotator_id"], row["label"]) for row in csv.DictReader(file)]


def rankings(folder: Path, choix: Found, arena: Found) -> None:
    """This function will print scores of models, with intervals where there are some."""
    print(
        "| scores in Elo points | ours, by annotator | arena-rank, by vote | ours, no ties | choix, no ties |"
    )
    print("|---|---|---|---|---|")
    for name, votes in (("mt_bench_human", mt_bench(folder)), ("pandalm_test", pandalm(folder)[0])):
        clear = only(votes, np.flatnonzero(votes.outcome != Outcome.TIE))
        own = [timed(lambda v=v: rank(v, ties=Ties.HALVES)) for v in (votes, clear)]
        other = arena.get((name, "scores with intervals"))
        plain = choix.get((name, "scores without ties"))
        kept = [each["value"] for each in own]
        for at in np.argsort(-kept[0].scores):
            print(
                f"| {name}: {votes.models[at]} | " + " | ".join(row_of(votes, kept, other, plain, at)) + " |"
            )
        print(costs(f"{name}: CPU", [[own[0]], [other], [own[1]], [plain]]))
    print()


def row_of(
    votes: Comparisons,
    kept: list[Ranking],
    other: dict[str, Any] | None,
    plain: dict[str, Any] | None,
    at: int,
) -> list[str]:
    """This function will write one model's scores."""
    model, own = str(votes.models[at]), score_of(kept[0], model=at)
    cells = [bounds(*(1000 + ELO * (each or 0.0) for each in (own.low, own.value, own.high)))]
    cells.append("–" if other is None or "value" not in other else bounds(*other["value"][model]))
    cells.append(f"{1000 + ELO * kept[1].scores[at]:.6f}")
    cells.append(
        "–" if plain is None or "value" not in plain else f"{1000 + ELO * plain['value'][model]:.6f}"
    )
    return cells


def bounds(low: float, value: float, high: float) -> str:
    return f"{value:.1f} ({low:.0f} to {high:.0f})"


def beside(folder: Path, place: Path, peers: tuple[str, ...] = ALL) -> None:
    """This function will run the peers and print the table."""
    million = place / "million.csv"
    with million.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(zip(*crowd(1_000_000), strict=True))
    asked = {peer: ask(peer, folder, place, million=million) for peer in peers}
    found = {peer: asked[peer][1] if peer in asked else {} for peer in ALL}
    print("Versions: " + ", ".join(f"{peer} {version}" for peer, (version, _) in asked.items()) + "\n")
    truths(folder, found["crowd-kit"])
    agreements(folder, found["krippendorff"], found["irrCAC"])
    rankings(folder, found["choix"], found["arena-rank"])


def main() -> None:
    """This function will read the command."""
    given = sys.argv[1:]
    if not given:
        sys.exit(__doc__)
    homes = given.index("--homes") if "--homes" in given else len(given)
    named = tuple(each for each in given[1:] if each in ALL) or ALL
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(given[homes + 1]) if homes < len(given) else Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        beside(Path(given[0]), place, named)


if __name__ == "__main__":
    main()
