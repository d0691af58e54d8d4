"""`qilou export`: write a release's files to a folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.ids import ReleaseId
from qilou.base.shelf import Shelf
from qilou.cli.opening import Home, open_house, settings_with
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.flows.release_dataset import export_file, media_names, read_release
from qilou.formats.media.named import FOLDER


def export(
    release_id: Annotated[int, typer.Argument(help="The number of the release.")],
    format_name: Annotated[
        str, typer.Option("--format", help="canonical, trl, llamafactory or openai.")
    ] = "canonical",
    out: Annotated[Path, typer.Option(help="The folder to write to.")] = Path(),
    home: Home = None,
) -> None:
    """Write the files of a release in one format, its media beside them, and say what the format cannot carry."""
    settings = settings_with(home=home)
    with open_house(settings) as (_, house):
        shelf = Shelf(settings.files)
        lost = write_files(house, ReleaseId(release_id), format_name=format_name, shelf=shelf, out=out)
    for sentence in lost:
        print(f"Not carried: {sentence}")


def write_files(
    house: House, release_id: ReleaseId, *, format_name: str, shelf: Shelf, out: Path
) -> list[str]:
    """Write each file of the release in this format into the folder; return what the format cannot carry."""
    with house.transaction(HOUSE) as db:
        seen = read_release(db, HOUSE_ITSELF, release_id=release_id)
    out.mkdir(parents=True, exist_ok=True)
    names = [each for each in seen.files.get(format_name, [""]) if not each.endswith(".zip")]
    for name in names:  # a format that is not known is refused in its own words
        with house.transaction(HOUSE) as db:
            blocks = export_file(
                db,
                HOUSE_ITSELF,
                release_id=release_id,
                format_name=format_name,
                file_name=name,
                shelf=shelf,
                now=clock.now(),
            )
            with (out / name).open("wb") as file:
                file.writelines(blocks)
        print(out / name)
    if seen.release.has_media:
        _write_media(house, release_id, shelf, out=out / FOLDER)
    return seen.loss[format_name]


def _write_media(house: House, release_id: ReleaseId, shelf: Shelf, *, out: Path) -> None:
    """Write the release's images, sound and video beside its lines, where these say they are."""
    with house.transaction(HOUSE) as db:
        names = media_names(db, HOUSE_ITSELF, release_id=release_id)
    out.mkdir(exist_ok=True)
    for name in names:
        shutil.copyfile(shelf.path(name), out / name)
    print(f"{out}: {len(names)} files")
