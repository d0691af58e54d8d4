"""`qilou export`: write a release's files to a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ReleaseId
from qilou.cli.opening import Home, open_house, settings_with
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows.release_dataset import export_file, read_release


def export(
    release_id: Annotated[int, typer.Argument(help="The number of the release.")],
    format_name: Annotated[
        str, typer.Option("--format", help="canonical, trl, llamafactory or openai.")
    ] = "canonical",
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    home: Home = None,
) -> None:
    """Write the files of a release in one format, and say what the format cannot carry."""
    with open_house(settings_with(home=home)) as (_, house):
        lost = write_files(house, ReleaseId(release_id), format_name=format_name, out=out)
    for sentence in lost:
        print(f"Not carried: {sentence}")


def write_files(house: House, release_id: ReleaseId, *, format_name: str, out: Path) -> list[str]:
    """Write each file of the release in this format into the folder; return what the format cannot carry."""
    with house.transaction(HOUSE) as db:
        seen = read_release(db, HOUSE_ITSELF, release_id=release_id)
    out.mkdir(parents=True, exist_ok=True)
    for name in seen.files.get(format_name, [""]):  # a format that is not known is refused in its own words
        with house.transaction(HOUSE) as db:
            blocks = export_file(
                db,
                HOUSE_ITSELF,
                release_id=release_id,
                format_name=format_name,
                file_name=name,
                now=clock.now(),
            )
            with (out / name).open("wb") as file:
                file.writelines(blocks)
        print(out / name)
    return seen.loss[format_name]
