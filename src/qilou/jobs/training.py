"""The training job: writes the dataset file, runs the trainer as a process, and stores what it tells.

A trainer whose worker was killed ends by itself at its next word: nobody reads its standard output any more. The
next worker trains from the start; the same data and seed end in the same model.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any  # Any: a report is JSON

import msgspec

from qilou.base import clock
from qilou.base.db import HOUSE
from qilou.base.ids import RunId
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.learning.model import Step, TrainingRun
from qilou.flows import train_reward_model as flow
from qilou.jobs.running import Kit

NOTE_SECONDS = 1.0


class Told(msgspec.Struct, frozen=True):
    """One line of the trainer: how far it is, or why it cannot train."""

    step: str = ""
    share: float = 0.0
    failure: str | None = None


def train_reward_model(kit: Kit, *, run_id: int) -> None:
    """Train the run's model and close the run with the report or the reason why there is none."""
    with kit.house.transaction(HOUSE) as db:
        run = flow.begin_training(db, HOUSE_ITSELF, run_id=RunId(run_id), now=clock.now())
    if run is None:
        return
    folder = kit.files / "training" / str(run.id)
    folder.mkdir(parents=True, exist_ok=True)
    data = _written(kit, run, folder / "pairs.jsonl")
    with _trainer(run, data, folder) as trainer:
        failure = _followed(kit, run, trainer)
    if trainer.returncode != 0 and failure is None:
        failure = f"The trainer stopped with status {trainer.returncode}. {_last_line(folder / 'errors.txt')}"
    report = (
        None if failure else msgspec.json.decode((folder / "report.json").read_bytes(), type=dict[str, Any])
    )
    with kit.house.transaction(HOUSE) as db:
        flow.end_training(db, HOUSE_ITSELF, run_id=run.id, report=report, failure=failure, now=clock.now())


def _written(kit: Kit, run: TrainingRun, path: Path) -> Path:
    with kit.house.transaction(HOUSE) as db, path.open("wb") as file:
        file.writelines(flow.read_pairs(db, HOUSE_ITSELF, run_id=run.id, now=clock.now()))
    return path


@contextmanager
def _trainer(run: TrainingRun, data: Path, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the trainer for as long as the block lasts; it does not outlive the block."""
    command = [
        sys.executable,
        "-m",
        "qilou.learn",
        run.method.value,
        "--data",
        str(data),
        "--out",
        str(folder),
    ]
    environment = {"OMP_NUM_THREADS": "1", **os.environ}  # one core, unless somebody has said otherwise
    with (
        (folder / "errors.txt").open("wb") as errors,
        subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=errors, env=environment
        ) as trainer,
    ):
        try:
            yield trainer
        except BaseException:
            trainer.kill()
            raise


def _followed(kit: Kit, run: TrainingRun, trainer: subprocess.Popen[bytes]) -> str | None:
    """Store the progress as it is told; return why the data cannot be trained on, or None."""
    assert trainer.stdout is not None
    step, noted_at = "", 0.0
    for line in trainer.stdout:
        kit.go_on()
        told = msgspec.json.decode(line, type=Told)
        if told.failure is not None:
            return told.failure
        if told.step != step or time.monotonic() - noted_at > NOTE_SECONDS:
            _note(kit, run, Step(step=told.step, share=told.share))
            step, noted_at = told.step, time.monotonic()
    return None


def _note(kit: Kit, run: TrainingRun, step: Step) -> None:
    with kit.house.transaction(HOUSE) as db:
        flow.note_progress(db, HOUSE_ITSELF, run_id=run.id, step=step, now=clock.now())


def _last_line(path: Path) -> str:
    lines = path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1][:300] if lines else ""
