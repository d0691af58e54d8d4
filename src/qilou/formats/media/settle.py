"""A record's files: each is found, examined and given the name that it is stored by; the record then names that.

So a record says the same of its files on its way in, in the database and in a release: a path, a type, a size.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

import msgspec
from msgspec import UNSET

from qilou.formats.canonical import Candidate, Canonical, Media, Turn, Unreadable
from qilou.formats.media import images, tracks
from qilou.formats.media.bundle import Bundle
from qilou.formats.media.families import (
    MOST_BYTES,
    Family,
    Medium,
    Unusable,
    family_by_mime,
    family_by_name,
    require_family,
)
from qilou.formats.media.named import FOLDER, media_of

MOST_FILES = 32
_DATA = re.compile(r"data:(?P<mime>[\w/+.-]+)(;[\w=-]+)*;base64,")
_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}:|//")
Keep: TypeAlias = Callable[[Medium, bytes], None]
_Holder = TypeVar("_Holder", Turn, Candidate)


class Settler:
    """Settles the records of one import. A file that many lines name is examined once."""

    def __init__(self, bundle: Bundle, keep: Keep) -> None:
        self._bundle, self._keep = bundle, keep
        self._known: dict[str, Medium] = {}

    def settled(self, record: Canonical) -> tuple[Canonical, list[Medium]]:
        """Return the record under stored names, and what it names; raise Unreadable with the place and the reason."""
        if len(media_of(record)) > MOST_FILES:
            raise Unreadable("conversation", f"may name at most {MOST_FILES} files")
        found: list[Medium] = []
        changed = msgspec.structs.replace(
            record,
            conversation=self._all(record.conversation, "conversation", found),
            candidates=self._all(record.candidates, "candidates", found),
        )
        return changed, found

    def _all(self, holders: Sequence[_Holder], path: str, found: list[Medium]) -> list[_Holder]:
        return [self._one(each, f"{path}[{at}]", found) for at, each in enumerate(holders)]

    def _one(self, holder: _Holder, path: str, found: list[Medium]) -> _Holder:
        if not holder.media:
            return holder
        media: list[Media] = []
        for at, file in enumerate(holder.media):
            try:
                medium = self._examined(file)
            except Unusable as unusable:
                raise Unreadable(f"{path}.media[{at}].file", unusable.reason) from None
            found.append(medium)
            media.append(_stored(file, medium))
        return msgspec.structs.replace(holder, media=media)

    def _examined(self, file: Media) -> Medium:
        known = self._known.get(file.file)
        if known is None:
            claimed, data = self._found(file.file)
            known, bare = examine(data, claimed)
            self._keep(known, bare)
            if not file.file.startswith("data:"):
                self._known[file.file] = known
        if file.type not in (UNSET, known.sort):
            raise Unusable(f"is said to be {file.type} and is {known.sort}")
        return known

    def _found(self, file: str) -> tuple[Family, bytes]:
        data = _DATA.match(file)
        if data is not None:
            claimed = family_by_mime(data["mime"])
            try:
                return claimed, base64.b64decode(file[data.end() :], validate=True)
            except binascii.Error as broken:
                raise Unusable("is not valid base64") from broken
        if _ADDRESS.match(file):
            raise Unusable(
                "is an address, and nothing is fetched; put the file into the ZIP and give its path there"
            )
        return family_by_name(file), self._bundle.read(file)


def examine(data: bytes, claimed: Family) -> tuple[Medium, bytes]:
    """Return what the file is and its bytes without what its device wrote, or raise Unusable."""
    family = require_family(data, claimed)
    if len(data) > MOST_BYTES[family.sort]:
        raise Unusable(f"is larger than the {MOST_BYTES[family.sort] // 2**20} MB that it may have")
    look = images.examined if family.sort == "image" else tracks.examined
    bare, width, height = look(data, family)
    name = f"{hashlib.sha256(bare).hexdigest()}.{family.ending}"
    medium = Medium(
        name=name, sort=family.sort, mime=family.mime, bytes=len(bare), width=width, height=height
    )
    return medium, bare


def _stored(file: Media, medium: Medium) -> Media:
    return Media(
        file=f"{FOLDER}/{medium.name}",
        type=medium.sort,
        alt=file.alt,
        width=UNSET if medium.width is None else medium.width,
        height=UNSET if medium.height is None else medium.height,
        bytes=medium.bytes,
    )
