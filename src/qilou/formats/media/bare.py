"""Taking out of an image what its camera and its editor wrote: place, time, device, owner, comments, hidden previews.

Nothing is encoded anew: the parts that hold pixels and colours are copied byte for byte, and every other part is left
out. What stands behind an image's end is left out as well. Of a JPEG's data only the way up is kept.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from qilou.formats.media.families import Family

_PNG_KEPT = frozenset(
    b"tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT mDCV cLLI".split()
)
_WEBP_KEPT = frozenset((b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_TELLS = 0x08 | 0x04  # the flags that say there is EXIF and XMP
_JPEG_KEPT = ((0xE0, b"JFIF\x00"), (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe"))
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")


def bare(data: bytes, family: Family, *, orientation: int = 1) -> bytes:
    """Return the image with nothing in it but the image; raise ValueError where its parts do not fit together."""
    if family.ending == "jpg":
        return _jpeg(data, orientation)
    return {"png": _png, "webp": _webp, "gif": _gif}[family.ending](data)


def kept_chunks(data: bytes, at: int, *, keep: Callable[[bytes], bool]) -> bytes:
    """Return the chunks of a RIFF file that are to be kept, one after another."""
    kept = bytearray()
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        end = at + 8 + size + size % 2
        if at + 8 + size > len(data):
            raise ValueError
        if keep(data[at : at + 4]):
            kept += data[at : at + 8 + size] + b"\x00" * (size % 2)
        at = end
    return bytes(kept)


def _png(data: bytes) -> bytes:
    kept, at = bytearray(data[:8]), 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if name[:1].isupper() or name in _PNG_KEPT:
            kept += data[at:end]
        if name == b"IEND":
            return bytes(kept)
        at = end
    raise ValueError


def _webp(data: bytes) -> bytes:
    whole = data[: 8 + int.from_bytes(data[4:8], "little")]
    kept = kept_chunks(whole, 12, keep=_WEBP_KEPT.__contains__)
    if kept.startswith(b"VP8X"):
        kept = kept[:8] + bytes([kept[8] & ~_WEBP_TELLS]) + kept[9:]
    return b"RIFF" + struct.pack("<I", len(kept) + 4) + b"WEBP" + kept


def _jpeg(data: bytes, orientation: int) -> bytes:
    kept, at = bytearray(b"\xff\xd8" + _way_up(orientation)), 2
    while True:
        while data[at : at + 2] == b"\xff\xff":
            at += 1
        if data[at] != 0xFF:
            raise ValueError
        marker = data[at + 1]
        if marker == _END:
            return bytes(kept + b"\xff\xd9")
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if _is_kept(marker, data[at + 4 : end]):
            kept += data[at:end]
        at = end
        if marker == _SCAN:
            following = _NEXT_MARKER.search(data, at)
            if following is None:
                raise ValueError
            kept += data[at : following.start()]
            at = following.start()


def _is_kept(marker: int, payload: bytes) -> bool:
    if marker == _COMMENT:
        return False
    if 0xE0 <= marker <= 0xEF:
        return any(marker == number and payload.startswith(begin) for number, begin in _JPEG_KEPT)
    return True


def _way_up(orientation: int) -> bytes:
    """Return the segment that says which way up, or nothing where the image is upright anyhow."""
    if not 2 <= orientation <= 8:
        return b""
    entry = struct.pack(">HHHIHHI", 1, 0x0112, 3, 1, orientation, 0, 0)
    exif = b"Exif\x00\x00MM\x00*\x00\x00\x00\x08" + entry
    return b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif


def _gif(data: bytes) -> bytes:
    at = 13 + _colours(data[10])
    kept = bytearray(data[:at])
    while True:
        begin, sort = at, data[at]
        if sort == 0x3B:
            return bytes(kept + b"\x3b")
        if sort == 0x2C:
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
            kept += data[begin:at]
        elif sort == 0x21:
            at = _after_blocks(data, at + 2)
            label, name = data[begin + 1], data[begin + 3 : begin + 14]
            if label in (0xF9, 0x01) or (label == 0xFF and name in _GIF_KEPT):
                kept += data[begin:at]
        else:
            raise ValueError


def _colours(flags: int) -> int:
    """Return how many bytes the table of colours takes that these flags announce."""
    return 3 * 2 ** ((flags & 0x07) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1
