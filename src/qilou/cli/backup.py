"""`qilou backup`: the private database and the files in one archive, while people go on working.

The one surprising fact: the database is dumped first and the files are copied after it. A file is there before the row
that names it, so whatever the dump names is among the files.
"""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from qilou import __version__
from qilou.base import clock
from qilou.base.archive import DUMP, Manifest, sync_folder, write_archive
from qilou.base.config import Settings
from qilou.base.postgres import running_cluster
from qilou.base.postgres.binaries import find_binaries
from qilou.base.postgres.dump import dump, snapshot_of
from qilou.base.postgres.layout import SUPERUSER, Layout
from qilou.cli.opening import Home, NotPossible, settings_with

COUNTED = (
    "org",
    "person",
    "project",
    "item",
    "answer",
    "review",
    "release",
    "training_run",
    "event",
    "seal",
)
NOT_OURS = (
    "QILOU_DATABASE_URL names a PostgreSQL that Qilou does not run. Use that server's own tools (pg_dump and "
    "pg_restore, as a superuser) and copy the folder `files` of the home; after a dump is restored into another "
    "server, run `qilou restore --catch-up-only` there."
)


def backup(
    file: Annotated[Path, typer.Argument(help="The .tar to write; it must not exist.", dir_okay=False)],
    home: Home = None,
) -> None:
    """Write the private database and the files, as they are at one instant, into one archive."""
    made = write_backup(settings_with(home=home), file.absolute(), now=clock.now())
    rows = ", ".join(f"{count} {name}" for name, count in made.rows.items())
    print(f"{file}: {file.stat().st_size:,} bytes, {len(made.parts) - 1} files, schema {made.schema}")
    print(f"Rows: {rows}")
    print("The identity key is not in it. Keep a copy of the key, apart from this archive.")


def write_backup(settings: Settings, target: Path, *, now: datetime) -> Manifest:
    """Write the archive whole or not at all, and return its manifest."""
    layout = Layout(home=settings.home.resolve())
    _require_possible(settings, layout, target)
    with (
        running_cluster(settings.home, pg_bin=settings.pg_bin) as cluster,
        tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as folder,
    ):
        programs = find_binaries(settings.pg_bin, major=layout.written_by())
        dsn = cluster.dsn(user=SUPERUSER)
        dumped, partial = Path(folder) / DUMP, Path(folder) / target.name
        with snapshot_of(dsn, tables=COUNTED) as snapshot:
            dump(programs, dsn, snapshot=snapshot, to=dumped)
        told = Manifest(
            made_at=now,
            qilou=__version__,
            postgres=programs.major,
            schema=snapshot.schema,
            rows=snapshot.rows,
        )
        made = write_archive(partial, told, dump=dumped, files=settings.files)
        _put(partial, target)
    return made


def _require_possible(settings: Settings, layout: Layout, target: Path) -> None:
    if settings.database_url is not None:
        raise NotPossible(NOT_OURS)
    if layout.written_by() is None:
        raise NotPossible(f"there is no base in {layout.home}. Name its folder with --home.")
    if not target.parent.is_dir():
        raise NotPossible(f"there is no folder {target.parent}.")
    if settings.files.resolve() in target.resolve().parents:
        raise NotPossible("the archive cannot lie among the files that go into it.")
    _require_free(target)


def _require_free(target: Path) -> None:
    if target.exists():
        raise NotPossible(f"{target} is there already, and a backup is never written over another.")


def _put(partial: Path, target: Path) -> None:
    _require_free(target)
    partial.rename(target)
    sync_folder(target.parent)
