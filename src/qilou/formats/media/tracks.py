"""Examining sound and video: does the container hold together, how large is its picture, and what in it is no sound.

Nobody here can decode them. So a cut file is known by its parts alone, and of the tags of Ogg, FLAC and WebM nothing is
taken out; MP3, WAV and MP4 lose theirs, the place where a phone filmed among them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from qilou.formats.media.bare import kept_chunks
from qilou.formats.media.families import Family, Unusable

_WAV_KEPT = frozenset((b"fmt ", b"data", b"fact"))
_TELLING = frozenset((b"udta", b"meta", b"uuid"))
_INSIDE = frozenset((b"moov", b"trak"))
_MOST_BOXES = 10_000
_BROKEN = "is damaged or cut off: its parts do not fit together"
Size = tuple[int | None, int | None]


def examined(data: bytes, family: Family) -> tuple[bytes, int | None, int | None]:
    """Return the file without its tags, and width and height where they are known."""
    try:
        match family.ending:
            case "mp4" | "m4a":
                return _mp4(data, family)
            case "wav":
                return _wav(data), None, None
            case "mp3":
                return _mp3(data), None, None
            case _:
                return data, None, None
    except (ValueError, IndexError, struct.error) as broken:
        raise Unusable(_BROKEN) from broken


def _wav(data: bytes) -> bytes:
    kept = kept_chunks(data[: 8 + int.from_bytes(data[4:8], "little")], 12, keep=_WAV_KEPT.__contains__)
    if b"fmt " not in kept[:64] or b"data" not in kept:
        raise ValueError
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WAVE" + kept


def _mp3(data: bytes) -> bytes:
    if data[:3] == b"ID3":
        size = 0
        for byte in data[6:10]:
            size = size << 7 | byte & 0x7F
        data = data[10 + size + (10 if data[5] & 0x10 else 0) :]
    if data[-128:-125] == b"TAG":
        data = data[:-128]
    if len(data.lstrip(b"\x00")) < 4:
        raise ValueError
    return data


def _mp4(data: bytes, family: Family) -> tuple[bytes, int | None, int | None]:
    """Blank the boxes that tell of place and device where they stand: nothing else moves, so no offset is wrong."""
    blank = bytearray(data)
    size: Size = (None, None)
    names: set[bytes] = set()
    for name, begin, payload, end in _boxes(data, 0, len(data)):
        names.add(name)
        if name in _TELLING:
            blank[begin + 4 : begin + 8] = b"free"
            blank[payload:end] = bytes(end - payload)
        elif name == b"tkhd":
            size = _picture(data[payload:end]) or size
    if not {b"moov", b"mdat"} <= names:
        raise ValueError
    if family.sort == "video" and size == (None, None):
        raise Unusable("is called MP4 and holds no pictures; call it .m4a")
    return bytes(blank), size[0], size[1]


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Yield name, beginning, payload and end of each box, of those that may tell something also what is inside."""
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return
        size, name, payload = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, payload = int.from_bytes(data[at + 8 : at + 16], "big"), at + 16
        after = end if size == 0 else at + size
        if after > end or after < payload:
            raise ValueError
        yield name, at, payload, after
        if name in _INSIDE:
            yield from _boxes(data, payload, after)
        at = after


def _picture(header: bytes) -> Size | None:
    """Return width and height of a track as they are shown, or None where it is no picture."""
    matrix = 52 if header[0] == 1 else 40
    width, height = (value >> 16 for value in struct.unpack_from(">II", header, matrix + 36))
    turned = header[matrix : matrix + 4] == b"\x00\x00\x00\x00"
    if not width or not height:
        return None
    return (height, width) if turned else (width, height)
