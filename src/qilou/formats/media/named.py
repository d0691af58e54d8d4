"""Which files a record names, asked without examining any."""

from __future__ import annotations

from qilou.formats.canonical import Canonical, Media

FOLDER = "media"  # where a release's files lie beside its lines, and what a stored file's path begins with


def has_media(record: Canonical) -> bool:
    """Return whether any turn or candidate of the record names a file."""
    return any(each.media for each in (*record.conversation, *record.candidates))


def media_of(record: Canonical) -> list[Media]:
    """Return every file that the record names, in reading order."""
    return [file for each in (*record.conversation, *record.candidates) for file in each.media or []]
