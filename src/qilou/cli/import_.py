"""`qilou import`: read a file of conversations into a project."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ProjectId
from qilou.cli.opening import Home, open_house, settings_with
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.items.model import Import
from qilou.flows.import_items import list_problems, receive_import
from qilou.jobs.importing import run_import

PROBLEMS_SHOWN = 20
UNLESS_DONE_BY_THEN = timedelta(hours=1)  # a worker goes on with what a killed command left


def import_(
    project_id: Annotated[int, typer.Argument(help="The number of the project.")],
    file: Annotated[
        Path,
        typer.Argument(
            help="A .jsonl, .json, .csv or .parquet file, whose lines may name media beside it, or a .zip of both.",
            exists=True,
            dir_okay=False,
        ),
    ],
    format_name: Annotated[
        str,
        typer.Option("--format", help="auto, canonical, trl, sharegpt, mtbench, columns, scenario or oasst."),
    ] = "auto",
    home: Home = None,
) -> None:
    """Read a file into a project: good lines are kept, bad ones listed, nothing is taken twice."""
    settings = settings_with(home=home)
    with open_house(settings) as (_, house):
        done = read_file(house, ProjectId(project_id), file, format_name=format_name, files=settings.files)
        _show(house, done)
    if done.failure is not None:
        raise typer.Exit(1)


def read_file(
    house: House, project_id: ProjectId, file: Path, *, format_name: str, files: Path = Path()
) -> Import:
    """Receive the file where it lies and read it to its end; its lines may name files in its own folder."""
    with house.transaction(HOUSE) as db:
        received = receive_import(
            db,
            HOUSE_ITSELF,
            project_id=project_id,
            file_name=file.name,
            format_name=format_name,
            file_path=str(file.resolve()),
            now=clock.now(),
            wait=UNLESS_DONE_BY_THEN,
        )
    return run_import(house, received.id, files=files)


def _show(house: House, done: Import) -> None:
    if done.failure is not None:
        print(f"Import {done.id} failed: {done.failure}")
    print(f"{done.lines} lines: {done.kept} kept, {done.duplicates} there already, {done.refused} refused")
    with house.transaction(HOUSE) as db:
        problems = list_problems(db, HOUSE_ITSELF, import_id=done.id, after=0, limit=PROBLEMS_SHOWN)
    for each in problems:
        print(f"  line {each.line}  {each.field or 'whole line'}: {each.reason}")
    if done.refused > len({each.line for each in problems}):
        print("  … the project's page lists them all")
