"""Figures of other people's libraries on simulated votes, kept for our tests: `python bench/golden.py [--homes DIR]`.

Writes tests/measure/golden/peers.json: the inputs, what each library gave for them, and its version. The libraries are
installed into environments of their own, in DIR if told, so that it need not be done twice. The inputs have the shape
of public sets (gaps, clickers, ties) and a seed; no vote of theirs is of a person.
"""

import json
import sys
import tempfile
from itertools import combinations
from pathlib import Path
from subprocess import run
from typing import Any  # Any: JSON

import numpy as np
from homes import PEERS, python_of, reason

from qilou.measure.ranking.fitting import PRIOR

HERE = Path(__file__).parent
FOUND = HERE.parent / "tests" / "measure" / "golden" / "peers.json"
ROUNDS = 12  # of EM: as many here as there, wherever they would stop by themselves


def inputs() -> dict[str, Any]:
    """This function will simulate what every library is given; the same each time."""
    random = np.random.default_rng(20260101)
    return {
        "rounds": ROUNDS,
        "prior": PRIOR,
        "votes": votes(random),
        "full": graded(random).tolist(),
        "gaps": with_gaps(random),
        "cross": [[20, 5, 1], [10, 15, 3], [0, 4, 12]],
        "shares": [[8, 10], [0, 7], [41, 41], [3, 200], [57, 120]],
        "orders": np.round(random.normal(size=(2, 30)), 0).tolist(),
        "models": 6,
        "pairs": pairs(random),
        "rankings": rankings(random),
    }


def votes(random: np.random.Generator) -> list[list[str]]:
    """This function will have nine people, two of them clickers, give 80 items of four values three to six votes."""
    skill = np.array([0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.25, 0.25])
    rows: list[list[str]] = []
    for item in range(80):
        truth = int(random.choice(4, p=[0.4, 0.3, 0.2, 0.1]))
        for person in random.permutation(9)[: random.integers(3, 7)]:
            said = truth if random.random() < skill[person] else int(random.integers(0, 4))
            rows.append([f"i{item:02}", f"p{person}", "abcd"[said]])
    return rows


def graded(random: np.random.Generator) -> np.ndarray:
    """This function will have five people grade 40 answers from 1 to 5, each with a strictness of their own."""
    strict, good = random.normal(0, 0.5, 5), random.normal(3, 1, 40)
    return np.clip(np.round(good[:, np.newaxis] + strict + random.normal(0, 0.7, (40, 5))), 1, 5).astype(int)


def with_gaps(random: np.random.Generator) -> list[list[int | None]]:
    """This function will leave a third of such grades out."""
    return [[None if random.random() < 1 / 3 else int(grade) for grade in row] for row in graded(random)]


def pairs(random: np.random.Generator) -> list[list[int]]:
    """This function will compare six models 300 times: the better one, the other one, and 1 where they tie."""
    scores = np.linspace(-1, 1, 6)
    rows: list[list[int]] = []
    for _ in range(20):
        for first, second in combinations(range(6), 2):
            wins = random.random() < 1 / (1 + np.exp(scores[second] - scores[first]))
            rows.append([first, second, 0] if wins else [second, first, 0])
            rows[-1][2] = int(random.random() < 0.2)
    return rows


def rankings(random: np.random.Generator) -> list[list[int]]:
    """This function will rank four of six models 100 times, best first, without ties."""
    scores = np.linspace(-1, 1, 6)
    drawn = [random.permutation(6)[:4] for _ in range(100)]
    return [some[np.argsort(-(scores[some] + random.gumbel(size=4)))].tolist() for some in drawn]


def ask(name: str, given: dict[str, Any], place: Path) -> dict[str, Any]:
    """This function will ask one library."""
    python = python_of(name, place)
    if python is None:
        raise SystemExit(f"{name} cannot be installed here, and all are needed")
    command = [python, str(HERE / "golden_peers.py"), name]
    done = run(command, input=json.dumps(given), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{name}: {reason(done)}")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    given = inputs()
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(sys.argv[sys.argv.index("--homes") + 1] if "--homes" in sys.argv else scratch)
        said = {name: ask(name, given, place) for name in PEERS}
    kept = {"inputs": given} | {name: said[name] for name in sorted(said)}
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in kept.items())
    FOUND.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(
        f"{FOUND.name}: "
        + ", ".join(" ".join(each) for one in said.values() for each in one["versions"].items())
    )


if __name__ == "__main__":
    main()
