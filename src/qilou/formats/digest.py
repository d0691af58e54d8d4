"""Saying whether two records are the same item."""

from __future__ import annotations

import hashlib

import msgspec

from qilou.formats.canonical import Canonical, Json, content_of


def digest(record: Canonical, kind: str) -> str:
    """Return the SHA-256, in hex, of what a person of this kind of task would be shown.

    The conversation counts with its roles and the candidates by their text alone: ids, models and the order of
    the candidates do not count, since the order is drawn anew for each person. Of a file its bytes count, which its
    stored name stands for, and not what is said of it.
    """
    content = content_of(record)
    shown = {
        "kind": kind,
        "conversation": [_files_named(turn) for turn in content["conversation"]],
        "candidates": sorted(_as_text(candidate) for candidate in content["candidates"]),
    }
    return hashlib.sha256(msgspec.json.encode(shown, order="sorted")).hexdigest()


def _files_named(turn: Json) -> Json:
    """Return the turn with the names of its files in place of the files; one without any stays as it is."""
    return {**turn, "media": [each["file"] for each in turn["media"]]} if "media" in turn else turn


def _as_text(candidate: Json) -> str:
    return "\n".join([candidate["content"], *(each["file"] for each in candidate.get("media", []))])
