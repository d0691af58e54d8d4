"""The one way out: which writers there are, and how many records each of them leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from qilou.base.errors import Invalid
from qilou.formats.canonical import Canonical
from qilou.formats.writers.battles import BattleWriter
from qilou.formats.writers.canonical import CanonicalWriter
from qilou.formats.writers.contract import LeftOut, Writer
from qilou.formats.writers.fields import FieldsWriter
from qilou.formats.writers.llamafactory import LlamaFactoryWriter
from qilou.formats.writers.oasst import OasstWriter
from qilou.formats.writers.openai import OpenAiWriter
from qilou.formats.writers.trl import TrlWriter

WRITERS: tuple[Writer, ...] = (
    CanonicalWriter(),
    TrlWriter(),
    LlamaFactoryWriter(),
    OpenAiWriter(),
    BattleWriter(),
    OasstWriter(),
    FieldsWriter(),
)


class UnknownExport(Invalid):
    """No export format is called {name}; use canonical, trl, llamafactory, openai, battles, oasst or fields."""


def writer_named(name: str) -> Writer:
    """Return the writer with this name or refuse with UnknownExport."""
    for writer in WRITERS:
        if writer.name == name:
            return writer
    raise UnknownExport(name=name)


def count_left_out(records: Iterable[Canonical], *, kind: str, writer: Writer) -> Counter[str]:
    """Return how many records have no row in the writer's format, by reason."""
    found = (writer.rows(record, kind) for record in records)
    return Counter(rows.reason for rows in found if isinstance(rows, LeftOut))
