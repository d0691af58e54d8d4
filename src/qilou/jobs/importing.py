"""Reading a received file into its project; the worker, the command line and the sample base all come through here.

A killed import goes on from the checkpoint that its last chunk moved; a chunk is in with its checkpoint or not at all.
The files that a line names are on the shelf before the chunk is in: what a killed import left there hurts nobody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.errors import Refusal
from qilou.base.ids import ImportId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.items.model import Import, ImportState
from qilou.flows import import_items
from qilou.formats.read import read_records
from qilou.jobs.luggage import Luggage, Settled
from qilou.jobs.running import Kit

CHUNK_LINES = 1_000
LOST = "The file is no longer there. Upload it again."
BROKEN = "The file cannot be read as what its name says it is: {reason}"


class CheckpointMoved(Exception):
    """Another worker is reading the same file; this one leaves it to the other."""


def import_file(kit: Kit, *, import_id: int) -> None:
    """Read the import's file from its checkpoint to its end, and close the import."""
    run_import(kit.house, ImportId(import_id), files=kit.files, between=kit.go_on)


def run_import(
    house: House,
    import_id: ImportId,
    *,
    files: Path = Path(),
    between: Callable[[], None] = lambda: None,
) -> Import:
    """Read the file and close the import; `between` is called before each chunk and may raise to stop.

    `files` is the house's folder. An upload lies in it, and has no files beside it unless it is a ZIP; a file that the
    command line imports lies elsewhere, under a whole path, and its lines may name what lies in the same folder.

    A file that cannot be read as a whole closes the import as failed, with the reason; what was kept stays.
    """
    with house.transaction(HOUSE) as db:
        batch = import_items.read_import(db, HOUSE_ITSELF, import_id=import_id)
    if batch.state in (ImportState.DONE, ImportState.FAILED):
        return batch
    path = files / batch.file_path
    beside = path.parent if Path(batch.file_path).is_absolute() else None
    try:
        _read(house, batch, Luggage(path, shelf=Shelf(files), beside=beside), between=between)
    except FileNotFoundError:
        return _end(house, batch, sha256=None, failure=LOST)
    except Refusal as refusal:
        return _end(house, batch, sha256=None, failure=refusal.message)
    except (ValueError, BadZipFile) as broken:  # what pyarrow and the codecs say of a broken file
        return _end(house, batch, sha256=None, failure=BROKEN.format(reason=str(broken).split("\n")[0][:200]))
    return _end(house, batch, sha256=_sum_of(path), failure=None)


def _read(house: House, batch: Import, luggage: Luggage, *, between: Callable[[], None]) -> None:
    with luggage.opened(batch.file_name) as (stream, file_name):
        reads = read_records(stream, file_name=file_name, format_name=batch.format)
        undecided = islice(reads, batch.lines, None)
        decided = batch.lines
        while chunk := list(islice(undecided, CHUNK_LINES)):
            between()
            decided = _keep(house, batch, luggage.settled(chunk), decided=decided)


def _keep(house: House, batch: Import, chunk: Settled, *, decided: int) -> int:
    with house.transaction(HOUSE) as db:
        moved = import_items.keep_lines(
            db, HOUSE_ITSELF, import_id=batch.id, reads=chunk.reads, media=chunk.media, now=clock.now()
        )
        if moved.lines != decided + len(chunk.reads):
            raise CheckpointMoved
    return moved.lines


def _end(house: House, batch: Import, *, sha256: bytes | None, failure: str | None) -> Import:
    with house.transaction(HOUSE) as db:
        return import_items.end_import(
            db, HOUSE_ITSELF, import_id=batch.id, sha256=sha256, failure=failure, now=clock.now()
        )


def _sum_of(path: Path) -> bytes:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()
