"""Saying whether two records are the same item."""

from __future__ import annotations

import hashlib

import msgspec

from qilou.formats.canonical import Canonical, content_of


def digest(record: Canonical, kind: str) -> str:
    """Return the SHA-256, in hex, of what a person of this kind of task would be shown.

    The conversation counts with its roles and the candidates by their text alone: ids, models and the order of
    the candidates do not count, since the order is drawn anew for each person.
    """
    content = content_of(record)
    shown = {
        "kind": kind,
        "conversation": content["conversation"],
        "candidates": sorted(candidate["content"] for candidate in content["candidates"]),
    }
    return hashlib.sha256(msgspec.json.encode(shown, order="sorted")).hexdigest()
