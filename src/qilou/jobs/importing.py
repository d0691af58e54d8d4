"""Reading a received file into its project; the worker, the command line and the sample base all come through here.

A killed import goes on from the checkpoint that its last chunk moved; a chunk is in with its checkpoint or not at all.
While the database keeps one chunk, a thread reads and checks the next, and puts the files that its lines name on the
shelf: what a killed import left there hurts nobody.
"""

from __future__ import annotations

import hashlib
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

import msgspec

from qilou.base import clock
from qilou.base.db import HOUSE, House
from qilou.base.errors import Refusal
from qilou.base.ids import ImportId
from qilou.base.shelf import Shelf
from qilou.domain.access.model import HOUSE_ITSELF
from qilou.domain.items.model import Decided, Import, ImportPurpose, ImportState, Line, LineProblem
from qilou.domain.items.rules import decide
from qilou.flows import import_items, plant_gold
from qilou.flows.import_items import Reading
from qilou.formats.media.bundle import BundleUnreadable
from qilou.formats.media.families import Medium
from qilou.formats.read import Read, read_records
from qilou.jobs.luggage import Luggage
from qilou.jobs.running import Kit

CHUNK_LINES = 1_000
FEW_LINES = 20
LOST = "The file is no longer there. Upload it again."
DAMAGED = "The ZIP is damaged or cut off. Pack it again and upload it again."
BROKEN = "The file cannot be read as what its name says it is: {reason}"


class Chunk(msgspec.Struct, frozen=True):
    """The next lines of a file, checked; size counts them all, the refused ones as well."""

    size: int
    decided: Decided


class CheckpointMoved(Exception):
    """Another worker is reading the same file; this one leaves it to the other."""


def import_file(kit: Kit, *, import_id: int) -> None:
    """Read the import's file from its checkpoint to its end, and close the import."""
    run_import(kit.house, ImportId(import_id), files=kit.files, between=kit.go_on)


def run_import(
    house: House, import_id: ImportId, *, files: Path = Path(), between: Callable[[], None] = lambda: None
) -> Import:
    """Read the file and close the import; `between` is called before each chunk and may raise to stop.

    `files` is the house's folder. An upload lies in it, and has no files beside it unless it is a ZIP; a file that the
    command line imports lies elsewhere, under a whole path, and its lines may name what lies in the same folder.
    A file that cannot be read as a whole closes the import as failed, with the reason; what was kept stays.
    """
    with house.transaction(HOUSE) as db:
        reading = import_items.begin_reading(db, HOUSE_ITSELF, import_id=import_id)
    batch = reading.batch
    if batch.state in (ImportState.DONE, ImportState.FAILED):
        return batch
    path = files / batch.file_path
    beside = path.parent if Path(batch.file_path).is_absolute() else None
    try:
        _read(house, reading, Luggage(path, shelf=Shelf(files), beside=beside), between=between)
    except FileNotFoundError:
        return _end(house, batch, sha256=None, failure=LOST)
    except Refusal as refusal:
        return _end(house, batch, sha256=None, failure=refusal.message)
    except BundleUnreadable as unreadable:
        return _end(house, batch, sha256=None, failure=str(unreadable))
    except (BadZipFile, zlib.error, EOFError):
        return _end(house, batch, sha256=None, failure=DAMAGED)
    except ValueError as broken:  # what pyarrow and the codecs say of a broken file
        return _end(house, batch, sha256=None, failure=BROKEN.format(reason=str(broken).split("\n")[0][:200]))
    return _end(house, batch, sha256=_sum_of(path), failure=None)


def _read(house: House, reading: Reading, luggage: Luggage, *, between: Callable[[], None]) -> None:
    batch = reading.batch
    with (
        luggage.opened(batch.file_name) as (stream, file_name),
        ThreadPoolExecutor(1, thread_name_prefix="import") as ahead,
    ):
        reads = read_records(stream, file_name=file_name, format_name=batch.format)
        undecided = islice(reads, batch.lines, None)
        done = batch.lines
        chunk = _decide(undecided, luggage, reading)
        while chunk.size:
            coming = ahead.submit(_decide, undecided, luggage, reading)
            between()
            done = _keep(house, batch, chunk, done=done)
            chunk = coming.result()


def _decide(undecided: Iterator[Read], luggage: Luggage, reading: Reading) -> Chunk:
    size, lines, problems, media = 0, list[Line](), list[LineProblem](), list[Medium]()
    while size < CHUNK_LINES and (few := list(islice(undecided, FEW_LINES))):
        size += len(few)
        settled = luggage.settled(few)
        found = decide(settled.reads, kind_name=reading.kind, form=reading.form)
        lines += found.lines
        problems += found.problems
        media += settled.media
        time.sleep(
            0
        )  # lets the writing thread go on at once; it would else wait its 5 ms after each statement
    return Chunk(size=size, decided=Decided(reads=size, lines=lines, problems=problems, media=media))


def _keep(house: House, batch: Import, chunk: Chunk, *, done: int) -> int:
    with house.transaction(HOUSE) as db:
        keep = plant_gold.keep_gold if batch.purpose is ImportPurpose.GOLD else import_items.keep_lines
        moved = keep(db, HOUSE_ITSELF, import_id=batch.id, decided=chunk.decided, now=clock.now())
        if moved.lines != done + chunk.size:
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
