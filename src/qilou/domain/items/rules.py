"""Which lines of a file become items."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any  # Any: contents and forms are JSON

import msgspec

from qilou.domain.items.model import Decided, Item, Line, LineProblem
from qilou.formats.canonical import content_of
from qilou.formats.digest import digest_of
from qilou.formats.read import CONTAINERS, FORMATS, ZIP, Kept, Read, UnknownContainer, UnknownFormat
from qilou.kinds.catalog import kind_named
from qilou.kinds.contract import Fitting, Preparing

MOST_REASONS = 20  # a line that is wrong in more places is wrong enough


def require_readable(file_name: str, *, format_name: str) -> None:
    """Refuse at once a file whose name or format no reader knows."""
    if PurePath(file_name).suffix.lower() not in (*CONTAINERS, ZIP):
        raise UnknownContainer(file_name=file_name)
    if format_name != "auto" and format_name not in FORMATS:
        raise UnknownFormat(format_name=format_name)


def decide(reads: Sequence[Read], *, kind_name: str, form: dict[str, Any]) -> Decided:
    """Return the lines that may become items of this kind, and why the others may not."""
    kind = kind_named(kind_name)
    prepare = kind.prepare if isinstance(kind, Preparing) else None  # asked once: the question is a dear one
    fit = kind.check_fit if isinstance(kind, Fitting) else None
    lines: list[Line] = []
    problems: list[LineProblem] = []
    for read in reads:
        if not isinstance(read, Kept):
            problems.append(LineProblem(line=read.line, field=read.field, reason=read.reason))
            continue
        content = _content_of(read)
        digest = digest_of(content, kind_name)
        if prepare is not None:
            content = prepare(content)
        found = kind.check_content(content)
        if fit is not None and not found:
            found = fit(form, content)
        problems += [
            LineProblem(line=read.line, field=each.path, reason=each.reason) for each in found[:MOST_REASONS]
        ]
        if not found:
            lines.append(
                Line(
                    line=read.line,
                    digest=digest,
                    language=read.record.language or "und",
                    domain=read.record.domain or "general",
                    content=content,
                )
            )
    return Decided(reads=len(reads), lines=lines, problems=problems)


def without_models(item: Item) -> Item:
    """Return the item with the names of the candidates' models, and what an import said of them, left out."""
    bare = [
        {name: each[name] for name in ("id", "content", "media") if name in each}
        for each in item.content.get("candidates", [])
    ]
    return msgspec.structs.replace(item, content={**item.content, "candidates": bare, "meta": {}})


def _content_of(read: Kept) -> dict[str, Any]:
    """Return the content with the file's own id and judgments beside its other facts; annotators see neither."""
    content = content_of(read.record)
    judgments = [msgspec.to_builtins(each) for each in read.record.judgments]
    content["meta"] = {**content["meta"], "source_id": read.record.id, "judgments": judgments}
    return content
