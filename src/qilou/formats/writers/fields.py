"""What people together say in a free form, as a table: a row for each value, so that every form has the same columns.

    record,language,domain,key,place,option,value,confidence,votes
    7-41,zh,travel,quality,c2,,4.5,,3

UTF-8 with a byte order mark, as spreadsheets want it; a value is written as it is.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from qilou.formats.canonical import Canonical, FieldValue, Json
from qilou.formats.writers.contract import LeftOut, stem
from qilou.formats.writers.pictured import NO_FILES_WRITTEN

FREE = "form"
COLUMNS = ("record", "language", "domain", "key", "place", "option", "value", "confidence", "votes")


class FieldsWriter:
    """One CSV file, for the kind that has nothing but fields; those of other kinds are in the canonical record."""

    name = "fields"

    def rows(self, record: Canonical, kind: str) -> list[Json] | LeftOut:
        """Return a row for each value of the record's fields."""
        if kind != FREE:
            return LeftOut("no free form")
        values: Sequence[FieldValue] = record.fields or []
        about = {"record": record.id, "language": record.language, "domain": record.domain}
        return [{**about, **msgspec.to_builtins(each)} for each in values] or LeftOut("no answered fields")

    def files(
        self, records: Iterable[Canonical], *, kind: str, name: str, media: bool = False
    ) -> Mapping[str, Iterator[bytes]]:
        """Return one file with a heading; none for other kinds."""
        if kind != FREE:
            return {}
        return {f"{stem(name)}.fields.csv": self._lines(records, kind)}

    def loss(self, kind: str, *, media: bool = False) -> list[str]:
        """Return what the table leaves behind."""
        if kind != FREE:
            return [
                "A table of fields is made of free forms: no file is written; other kinds' are in canonical."
            ]
        return [
            "Only what people together say in the form's fields is written, not the texts that it is about.",
            *([NO_FILES_WRITTEN] if media else []),
        ]

    def _lines(self, records: Iterable[Canonical], kind: str) -> Iterator[bytes]:
        yield b"\xef\xbb\xbf" + _line(COLUMNS)
        for record in records:
            rows = self.rows(record, kind)
            for row in [] if isinstance(rows, LeftOut) else rows:
                yield _line([row.get(column) for column in COLUMNS])


def _line(cells: Sequence[object]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
