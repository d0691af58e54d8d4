"""`qilou bench`: how many items this machine hands out and takes in, through the flows, on a database of its own."""

from __future__ import annotations

import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Annotated

import typer

from qilou.base.config import Settings
from qilou.base.db import House
from qilou.base.ids import ProjectId
from qilou.cli.opening import open_house
from qilou.domain.access.model import Actor
from qilou.jobs.importing import run_import
from qilou.simulate.drill import cycles, open_drill, write_items


def bench(
    people: Annotated[int, typer.Option(help="How many people work at the same time.", min=1, max=64)] = 8,
    items: Annotated[int, typer.Option(help="How many items the project has.", min=100)] = 20_000,
    seconds: Annotated[int, typer.Option(help="How long to measure.", min=1, max=300)] = 10,
) -> None:
    """Measure import, and take + submit cycles with durable commits, on a private database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="qilou-bench-") as folder:
        Path(folder).chmod(0o711)  # the database's own user must be able to pass
        settings = Settings(home=Path(folder), database_url=None, pool_size=people + 1)
        with open_house(settings) as (_, house):
            _measure(house, Path(folder), people=people, items=items, seconds=seconds)


def _measure(house: House, folder: Path, *, people: int, items: int, seconds: int) -> None:
    path = folder / "items.jsonl"
    write_items(path, count=items)
    began = time.monotonic()
    project_id, workers = open_drill(house, path, people=people, load=run_import)
    took = time.monotonic() - began
    print(f"import: {items} items, {3 * items} seats in {took:.1f} s, {items / took:.0f} items a second")
    began = time.monotonic()
    until = began + seconds
    with ThreadPoolExecutor(people) as pool:
        running = [pool.submit(timed, house, each, project_id, until=until) for each in workers]
        every = sorted(took for each in running for took in each.result())
    elapsed = time.monotonic() - began
    if len(every) < 2:
        print("too few cycles to say anything")
        raise typer.Exit(1)
    median, p99 = statistics.median(every), every[int(0.99 * (len(every) - 1))]
    print(
        f"take + submit: {len(every)} cycles by {people} people, {len(every) / elapsed:.0f} a second, "
        f"{1e3 * median:.1f} ms median, {1e3 * p99:.1f} ms p99"
    )


def timed(house: House, worker: Actor, project_id: ProjectId, *, until: float) -> list[float]:
    """Return the seconds of each cycle that this person completed."""
    return list(cycles(house, worker, project_id, until=until))
