"""Saying whether two records are the same item."""

from __future__ import annotations

import hashlib

import msgspec

from qilou.formats.canonical import Canonical, Json, content_of


def digest(record: Canonical, kind: str) -> str:
    """Return the SHA-256, in hex, of what a person of this kind of task would be shown."""
    return digest_of(content_of(record), kind).hex()


def digest_of(content: Json, kind: str) -> bytes:
    """Return the SHA-256 of the same, from an item's content.

    The conversation counts with its roles and the candidates by their text alone: ids, models and the order of
    the candidates do not count, since the order is drawn anew for each person. Of a file its bytes count, which its
    stored name stands for, and not what is said of it.
    """
    shown = {
        "candidates": sorted([_text_of(candidate) for candidate in content["candidates"]]),
        "conversation": [
            {"content": _text_of(turn), "role": turn["role"]} for turn in content["conversation"]
        ],
        "kind": kind,
    }  # names in alphabetical order: the digest counts on it
    return hashlib.sha256(msgspec.json.encode(shown)).digest()


def _text_of(said: Json) -> str:
    """Return the text with the stored names of the files beside it; without any it is the text alone."""
    return (
        said["content"]
        if "media" not in said
        else "\n".join([said["content"], *(each["file"] for each in said["media"])])
    )
