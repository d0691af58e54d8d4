"""Pressing a release: records to rows, the running sum, and what is counted on the way."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from uuid import UUID

from qilou.base.ids import ProjectId
from qilou.domain.consensus.versions import Forms
from qilou.domain.datasets.authors import Authors
from qilou.domain.datasets.model import (
    Contents,
    FileUnknown,
    LeftOutWhy,
    MediaLost,
    NothingToRelease,
    Release,
    Row,
    Source,
)
from qilou.domain.datasets.records import record_of, why_left_out
from qilou.formats.canonical import Canonical, encode
from qilou.formats.media.named import FOLDER
from qilou.formats.write import WRITERS, writer_named
from qilou.formats.writers.archive import zipped
from qilou.formats.writers.contract import LeftOut, Writer, stem
from qilou.kinds.contract import Kind
from qilou.kinds.purposes import purpose_of

BLOCK_BYTES = 65_536


class Press:
    """Turns items into rows as they pass by, and counts. Read `contents` when the last row has passed."""

    def __init__(
        self,
        *,
        project_id: ProjectId,
        alias_key: UUID,
        kind: Kind,
        forms: Forms,
        newest: int,
        authors: Authors | None = None,
    ) -> None:
        self._project_id, self._alias_key = project_id, alias_key
        self._kind, self._forms, self._newest, self._authors = kind, forms, newest, authors
        self._purpose = purpose_of(kind.name)
        self._sum = hashlib.sha256()
        self._rows = self._judgments = 0
        self._languages: Counter[str] = Counter()
        self._domains: Counter[str] = Counter()
        self._methods: Counter[str] = Counter()
        self._guidelines: set[int] = set()
        self._versions: set[int] = set()
        self._left_out: Counter[LeftOutWhy] = Counter()
        self._without_row = {writer.name: Counter[str]() for writer in WRITERS}

    def rows(self, sources: Iterable[Source]) -> Iterator[Row]:
        """Yield a row for each finished item, in the order of the items."""
        for source in sources:
            why = why_left_out(source, purpose=self._purpose, newest=self._newest)
            if why is not None:
                self._left_out[why] += 1
                continue
            record = record_of(
                source,
                project_id=self._project_id,
                alias_key=self._alias_key,
                kind=self._kind,
                forms=self._forms,
                authors=self._authors,
            )
            yield self._pressed(source, record)

    def contents(self) -> Contents:
        """Return what was counted."""
        return Contents(
            rows=self._rows,
            sha256=self._sum.digest(),
            judgments=self._judgments,
            languages=self._languages,
            domains=self._domains,
            guideline_versions=sorted(self._guidelines),
            form_versions=sorted(self._versions),
            methods=self._methods,
            left_out=self._left_out,
            without_row=self._without_row,
        )

    def _pressed(self, source: Source, record: Canonical) -> Row:
        line = encode(record)
        self._sum.update(line + b"\n")
        self._rows += 1
        self._judgments += len(source.answers)
        self._languages[source.language] += 1
        self._domains[source.domain] += 1
        self._methods.update({field.method for field in source.consensus})
        self._guidelines.update(answer.guideline_version for answer in source.answers)
        self._versions.update(answer.form_version for answer in source.answers)
        for writer in WRITERS:
            rows = writer.rows(record, self._kind.name)
            if isinstance(rows, LeftOut):
                self._without_row[writer.name][rows.reason] += 1
        answer_ids = [answer.id for answer in source.answers]
        return Row(position=self._rows, item_id=source.item_id, answer_ids=answer_ids, record=line)


def require_rows(contents: Contents) -> None:
    """Refuse with NothingToRelease where no item was finished, saying what stands in the way."""
    if contents.rows == 0:
        raise NothingToRelease(**{why.value: contents.left_out[why] for why in LeftOutWhy})


def file_names(release: Release) -> dict[str, list[str]]:
    """Return the names of a release's files by export format; with media, one ZIP of all of them comes first."""
    names = {writer.name: list(_files(writer, iter(()), release)) for writer in WRITERS}
    if not release.has_media:
        return names
    return {format_name: [zip_name(release), *each] if each else [] for format_name, each in names.items()}


def zip_name(release: Release) -> str:
    """Return the name of the ZIP of a release's files and media."""
    return f"{stem(release.name)}.zip"


def losses(release: Release) -> dict[str, list[str]]:
    """Return what each export format cannot carry for this kind."""
    return {writer.name: writer.loss(release.kind, media=release.has_media) for writer in WRITERS}


def file_bytes(
    records: Callable[[], Iterable[Canonical]],
    *,
    release: Release,
    format_name: str,
    file_name: str,
    media: Callable[[], Iterable[tuple[str, Path]]],
) -> Iterator[bytes]:
    """Return the file's bytes in blocks; refuse with FileUnknown where the format has no such file."""
    writer = writer_named(format_name)
    if file_name not in file_names(release)[format_name]:
        raise FileUnknown(name=file_name, format=format_name)
    if release.has_media and file_name == zip_name(release):
        names = list(_files(writer, iter(()), release))
        return zipped({name: _files(writer, records(), release)[name] for name in names}, media())
    return _in_blocks(_files(writer, records(), release)[file_name])


def require_there(name: str, path: Path) -> tuple[str, Path]:
    """Return a file's name in the ZIP and where it lies; refuse with MediaLost where it is gone from the shelf."""
    if not path.is_file():
        raise MediaLost(name=name)
    return f"{FOLDER}/{name}", path


def _files(writer: Writer, records: Iterable[Canonical], release: Release) -> Mapping[str, Iterator[bytes]]:
    return writer.files(records, kind=release.kind, name=release.name, media=release.has_media)


def _in_blocks(lines: Iterator[bytes]) -> Iterator[bytes]:
    block = bytearray()
    for line in lines:
        block += line
        if len(block) >= BLOCK_BYTES:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)
