"""The types of files that an item may hold, and how each is told by its first bytes.

The one surprising fact: a name decides nothing. It must agree with the bytes, and only the bytes say what is sent to
the browser. SVG is not among them: it is a program.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

import msgspec

Sort: TypeAlias = Literal["image", "audio", "video"]


class Unusable(Exception):
    """A file cannot be part of an item; the reason is for the person whose file it is."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Family(msgspec.Struct, frozen=True, kw_only=True):
    """One type of file: what it is to a person, to a browser, and how its stored name ends."""

    sort: Sort
    mime: str
    ending: str


class Medium(msgspec.Struct, frozen=True, kw_only=True):
    """A file that has been examined, under the name it is stored by: the SHA-256 of its bytes and its ending."""

    name: str
    sort: Sort
    mime: str
    bytes: int
    width: int | None = None
    height: int | None = None


PNG = Family(sort="image", mime="image/png", ending="png")
JPEG = Family(sort="image", mime="image/jpeg", ending="jpg")
WEBP = Family(sort="image", mime="image/webp", ending="webp")
GIF = Family(sort="image", mime="image/gif", ending="gif")
MP3 = Family(sort="audio", mime="audio/mpeg", ending="mp3")
WAV = Family(sort="audio", mime="audio/wav", ending="wav")
OGG = Family(sort="audio", mime="audio/ogg", ending="ogg")
M4A = Family(sort="audio", mime="audio/mp4", ending="m4a")
FLAC = Family(sort="audio", mime="audio/flac", ending="flac")
MP4 = Family(sort="video", mime="video/mp4", ending="mp4")
WEBM = Family(sort="video", mime="video/webm", ending="webm")
FAMILIES = (PNG, JPEG, WEBP, GIF, MP3, WAV, OGG, M4A, FLAC, MP4, WEBM)

_ENDINGS = {family.ending: family for family in FAMILIES} | {"jpeg": JPEG, "opus": OGG, "oga": OGG}
_MIMES = {family.mime: family for family in FAMILIES} | {
    "image/jpg": JPEG,
    "audio/mp3": MP3,
    "audio/x-wav": WAV,
}
MOST_BYTES: dict[Sort, int] = {"image": 20 * 2**20, "audio": 100 * 2**20, "video": 256 * 2**20}
_MARKS: tuple[tuple[re.Pattern[bytes], Family], ...] = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), PNG),
    (re.compile(rb"\xff\xd8\xff"), JPEG),
    (re.compile(rb"GIF8[79]a"), GIF),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), WEBP),
    (re.compile(rb"RIFF....WAVE", re.DOTALL), WAV),
    (re.compile(rb"OggS\x00"), OGG),
    (re.compile(rb"fLaC"), FLAC),
    (re.compile(rb"....ftyp(M4A |M4B )", re.DOTALL), M4A),
    (re.compile(rb"....ftyp", re.DOTALL), MP4),
    (re.compile(rb"\x1a\x45\xdf\xa3.{0,60}webm", re.DOTALL), WEBM),
    (re.compile(rb"ID3|\xff[\xe2-\xff][\x10-\xef]"), MP3),
)


def family_by_name(name: str) -> Family:
    """Return the family that the name's ending claims, or raise Unusable."""
    ending = name.rpartition(".")[2].lower()
    if ending in ("svg", "svgz"):
        raise Unusable("is an SVG, which can hold a program; save it as PNG")
    if ending not in _ENDINGS:
        raise Unusable(
            "must end in .png, .jpg, .webp, .gif, .mp3, .wav, .ogg, .opus, .m4a, .flac, .mp4 or .webm"
        )
    return _ENDINGS[ending]


def family_by_mime(mime: str) -> Family:
    """Return the family that a data address claims, or raise Unusable."""
    if mime not in _MIMES:
        raise Unusable("must be PNG, JPEG, WebP, GIF, MP3, WAV, Ogg, M4A, FLAC, MP4 or WebM")
    return _MIMES[mime]


def require_family(data: bytes, claimed: Family) -> Family:
    """Return what the bytes are, or raise Unusable where that is not what was claimed."""
    if not data:
        raise Unusable("is empty")
    found = next((family for mark, family in _MARKS if mark.match(data)), None)
    if found is None:
        raise Unusable(f"is not what its name says: these are not the bytes of {claimed.ending.upper()}")
    if {found.ending, claimed.ending} <= {M4A.ending, MP4.ending}:
        return claimed  # one container: whether it has pictures, only its tracks say
    if found != claimed:
        raise Unusable(f"is called {claimed.ending.upper()} and is {found.ending.upper()}; rename it")
    return found
