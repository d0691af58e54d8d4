"""`qilou restore`: a new home from an archive of `qilou backup`, or none at all.

The one surprising fact: a restored server counts transactions from the beginning, and the audit's seals cover ranges
of them; it must catch up before anybody works on it. `--catch-up-only` does only that, for a server that is not ours.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from qilou.base import clock
from qilou.base.archive import DUMP, FILES, LAYOUT, Manifest, read_manifest, sync_folder, unpack
from qilou.base.config import Settings
from qilou.base.db import each_by_itself
from qilou.base.migrate import known_revisions
from qilou.base.postgres import running_cluster
from qilou.base.postgres.binaries import find_binaries
from qilou.base.postgres.dump import fill
from qilou.base.postgres.layout import SUPERUSER, Layout
from qilou.cli.backup import NOT_OURS
from qilou.cli.opening import Home, NotPossible, open_house, settings_with
from qilou.cli.verify_audit import show
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.audit.model import Verification
from qilou.domain.audit.restored import catch_up
from qilou.flows import seal_audit
from qilou.web.keys import FILE as IDENTITY_KEY

STAGING = "restoring"
PASSABLE = 0o711  # PostgreSQL's user must be able to pass through


def restore(
    file: Annotated[
        Path | None, typer.Argument(help="An archive of `qilou backup`.", exists=True, dir_okay=False)
    ] = None,
    home: Home = None,
    catch_up_only: Annotated[
        bool,
        typer.Option("--catch-up-only", help="Only ready a server into which its own tools restored a dump."),
    ] = False,
) -> None:
    """Make an archive into the base of an empty home, and verify its audit; then exit with 1 if it is broken."""
    settings = settings_with(home=home)
    if catch_up_only == (file is not None):
        raise NotPossible("name either an archive to restore, or --catch-up-only.")
    if file is None:
        found = ready_for_work(settings)
    else:
        manifest, found = restore_backup(settings, file)
        rows = ", ".join(f"{count} {name}" for name, count in manifest.rows.items())
        print(f"Restored into {settings.home} as of {manifest.made_at.isoformat(timespec='seconds')}: {rows}")
        _remind_of_key(settings)
    show(found)
    if not found.intact:
        raise typer.Exit(1)


def restore_backup(settings: Settings, file: Path) -> tuple[Manifest, Verification]:
    """Restore the archive beside what will be, ready it for work, and only then put it into its place."""
    home = settings.home.resolve()
    _require_empty(settings, home)
    manifest = read_manifest(file)
    programs = find_binaries(settings.pg_bin)
    _require_readable(manifest, major=programs.major)
    with _staging(home) as staging:
        staged = settings.model_copy(update={"home": staging})
        unpack(file, manifest, into=staging)
        with running_cluster(staging, pg_bin=settings.pg_bin) as cluster:
            fill(programs, cluster.dsn(user=SUPERUSER), source=staging / DUMP)
        found = ready_for_work(staged)
        _require_empty(settings, home)
        _put(staging, home)
    return manifest, found


def ready_for_work(settings: Settings) -> Verification:
    """Bring the database to this version's schema, let it catch up with its own past, and verify the audit."""
    with open_house(settings) as (database, house):
        with each_by_itself(database.owner_dsn) as db:
            moved = catch_up(db)
        if moved:
            print(f"The server's transaction counter was moved on by {moved}, to pass the last seal's.")
        with house.transaction(HOUSE_ITSELF.scope) as db:
            return seal_audit.verify_audit(db, HOUSE_ITSELF, now=clock.now())


def _require_empty(settings: Settings, home: Path) -> None:
    if settings.database_url is not None:
        raise NotPossible(NOT_OURS)
    for folder in (Layout(home=home).root, home / FILES):
        if folder.exists() and any(folder.iterdir()):
            raise NotPossible(f"{folder} is not empty. Restore into a new home: --home FOLDER.")


def _require_readable(manifest: Manifest, *, major: int) -> None:
    if manifest.layout > LAYOUT or manifest.schema not in known_revisions():
        raise NotPossible(
            f"the archive was written by Qilou {manifest.qilou}, which is newer than this one. Install that version."
        )
    if manifest.postgres > major:
        raise NotPossible(
            f"the archive was written by PostgreSQL {manifest.postgres}, and {major} cannot read it. Set "
            f"QILOU_PG_BIN to the programs of {manifest.postgres} or newer."
        )


@contextmanager
def _staging(home: Path) -> Iterator[Path]:
    """Yield an empty folder inside the home for one restore at a time; it is gone when the block ends."""
    if not home.exists():
        home.mkdir(parents=True)
        home.chmod(PASSABLE)
    staging = home / STAGING
    with _only_one(home):
        shutil.rmtree(staging, ignore_errors=True)  # of a restore that was killed
        staging.mkdir()
        staging.chmod(PASSABLE)
        try:
            yield staging
        finally:
            shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _only_one(home: Path) -> Iterator[None]:
    lock = os.open(home, os.O_RDONLY)
    try:
        _take(lock, home)
        yield
    finally:
        os.close(lock)


def _take(lock: int, home: Path) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as failure:
        raise NotPossible(f"another restore into {home} is running.") from failure


def _put(staging: Path, home: Path) -> None:
    """Move what was restored into its place: the database last, for with it the home is a base."""
    if (staging / FILES).exists():
        (staging / FILES).rename(home / FILES)
    Layout(home=staging).root.rename(Layout(home=home).root)
    sync_folder(home)


def _remind_of_key(settings: Settings) -> None:
    if settings.identity_key is None and not (settings.home / IDENTITY_KEY).exists():
        print(
            f"The identity key is not part of an archive: put your copy of it at {settings.home / IDENTITY_KEY}."
        )
