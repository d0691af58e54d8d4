"""`qilou train`: train the light reward model on a file of pairs, without a database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any  # Any: a report is JSON

import msgspec
import typer
from rich.progress import Progress


def train(
    data: Annotated[
        Path, typer.Argument(help="A TRL preference file: prompt, chosen, rejected.", exists=True)
    ],
    out: Annotated[Path, typer.Option(help="The folder for the model and its report.")],
    encoder: Annotated[str, typer.Option(help="auto, use-multilingual-3 or hashed-grams-1.")] = "auto",
    seed: Annotated[int, typer.Option(help="The same seed and data give the same model.")] = 1,
) -> None:
    """Train a Bradley-Terry reward model on frozen sentence vectors and say what it is worth."""
    options = ["--data", str(data), "--out", str(out), "--encoder", encoder, "--seed", str(seed)]
    command = [sys.executable, "-m", "qilou.learn", "light_rm", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as trainer:
        failure = _shown(trainer)
    if failure is not None:
        print(failure, file=sys.stderr)
    if trainer.returncode != 0:
        raise typer.Exit(trainer.returncode)
    print(summary(msgspec.json.decode((out / "report.json").read_bytes())))


def summary(report: dict[str, Any]) -> str:
    """Return what a report found, in a few lines."""
    rows = [("reward model", "accuracy"), ("length only", "length_only"), ("surface only", "surface_only")]
    lines = [
        f"{name:>13}  {report[key]['value']:.3f}  ({report[key]['low']:.3f} to {report[key]['high']:.3f})"
        for name, key in rows
    ]
    verdict = {
        "usable": "Usable: better than length alone on prompts it has not seen.",
        "too_few_pairs": "Too few pairs to call it usable, whatever the figures say; collect at least 100.",
        "not_distinguishable": "Not distinguishable from length alone. Do not use it; collect more pairs.",
    }[report["verdict"]]
    head = (
        f"{report['pairs']} pairs, {report['prompts']} prompts, {report['folds']} folds, {report['encoder']}"
    )
    return "\n".join([head, *lines, verdict])


def _shown(trainer: subprocess.Popen[bytes]) -> str | None:
    assert trainer.stdout is not None
    failure: str | None = None
    with Progress(transient=True) as progress:
        bar = progress.add_task("starting", total=1.0)
        for line in trainer.stdout:
            told: dict[str, Any] = msgspec.json.decode(line)
            failure = told.get("failure", failure)
            progress.update(bar, description=told.get("step", ""), completed=told.get("share", 0.0))
    return failure
