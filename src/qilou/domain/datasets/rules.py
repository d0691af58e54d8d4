"""Pressing a release: records to rows, the running sum, and what is counted on the way."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from uuid import UUID

from qilou.base.ids import ProjectId
from qilou.domain.datasets.authors import Authors
from qilou.domain.datasets.model import Contents, FileUnknown, LeftOutWhy, NothingToRelease, Row, Source
from qilou.domain.datasets.records import record_of, why_left_out
from qilou.formats.canonical import Canonical, encode
from qilou.formats.write import WRITERS, writer_named
from qilou.formats.writers.contract import LeftOut
from qilou.kinds.contract import Json, Kind
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
        form: Json,
        authors: Authors | None = None,
    ) -> None:
        self._project_id, self._alias_key = project_id, alias_key
        self._kind, self._form, self._authors = kind, form, authors
        self._purpose = purpose_of(kind.name)
        self._sum = hashlib.sha256()
        self._rows = self._judgments = 0
        self._languages: Counter[str] = Counter()
        self._domains: Counter[str] = Counter()
        self._methods: Counter[str] = Counter()
        self._guidelines: set[int] = set()
        self._left_out: Counter[LeftOutWhy] = Counter()
        self._without_row = {writer.name: Counter[str]() for writer in WRITERS}

    def rows(self, sources: Iterable[Source]) -> Iterator[Row]:
        """Yield a row for each finished item, in the order of the items."""
        for source in sources:
            why = why_left_out(source, purpose=self._purpose)
            if why is not None:
                self._left_out[why] += 1
                continue
            record = record_of(
                source,
                project_id=self._project_id,
                alias_key=self._alias_key,
                kind=self._kind,
                form=self._form,
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


def file_names(*, kind: str, name: str) -> dict[str, list[str]]:
    """Return the names of a release's files by export format."""
    return {writer.name: list(writer.files(iter(()), kind=kind, name=name)) for writer in WRITERS}


def losses(kind: str) -> dict[str, list[str]]:
    """Return what each export format cannot carry for this kind."""
    return {writer.name: writer.loss(kind) for writer in WRITERS}


def file_bytes(
    records: Iterable[Canonical], *, kind: str, name: str, format_name: str, file_name: str
) -> Iterator[bytes]:
    """Return the file's bytes in blocks; refuse with FileUnknown where the format has no such file."""
    files = writer_named(format_name).files(records, kind=kind, name=name)
    if file_name not in files:
        raise FileUnknown(name=file_name, format=format_name)
    return _in_blocks(files[file_name])


def _in_blocks(lines: Iterator[bytes]) -> Iterator[bytes]:
    block = bytearray()
    for line in lines:
        block += line
        if len(block) >= BLOCK_BYTES:
            yield bytes(block)
            block.clear()
    if block:
        yield bytes(block)
