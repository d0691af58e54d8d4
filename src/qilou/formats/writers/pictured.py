"""Rows that name images, sound and video, as each trainer wants them named; paths are from where the file lies.

    TRL            {"content": [{"type": "image"}, {"type": "text", "text": "…"}]}, and the row has "images"
    LLaMA-Factory  {"value": "<image>…"}, and the row has "images", "videos" and "audios"
    OpenAI         {"content": [{"type": "image_url", "image_url": {"url": "media/…"}}, {"type": "text", "text": "…"}]}

A row that has its shape already passes through unchanged: the rows without files of a file that has some with files
take the same shape, for a column has one type.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from qilou.formats.canonical import Canonical, Json, Media, Turn, WrittenTurn
from qilou.formats.writers.contract import LeftOut, Place

COLUMNS = {"image": "images", "video": "videos", "audio": "audios"}
LOST_IN_PARTS = "TRL trains on images alone: records with sound or video are left out."
LOST_IN_MARKS = (
    "Records in which a text holds <image>, <video> or <audio> are left out: these words place the files."
)
LOST_IN_ADDRESSES = (
    "Images are paths in the ZIP, where OpenAI wants addresses or data; sound and video are left out."
)
LOST_BESIDE_ANSWERS = (
    "Records whose answers hold images, sound or video are left out: models are trained to write text."
)
NO_FILES_WRITTEN = "Images, sound and video are not written."
_MARKS = tuple(f"<{sort}>" for sort in COLUMNS)


def pictured(rows: list[Json] | LeftOut, record: Canonical, *, place: Place) -> list[Json] | LeftOut:
    """Return the rows with the record's files placed in their messages; a record without any stays as it is."""
    turns = record.turns or record.conversation
    if isinstance(rows, LeftOut):
        return rows
    if any(candidate.media for candidate in record.candidates):
        return LeftOut("an answer holds files")
    if not any(turn.media for turn in turns):
        return rows
    placed = [place(row, turns) for row in rows]
    left_out = next((row for row in placed if isinstance(row, LeftOut)), None)
    return left_out or [row for row in placed if not isinstance(row, LeftOut)]


def in_parts(row: Json, turns: Sequence[Turn | WrittenTurn]) -> Json | LeftOut:
    """Return TRL's row: each text a part, each image a part, and their paths in order."""
    if _beyond_images(turns):
        return LeftOut("sound or video")
    if "images" in row:
        return row
    named = "messages" if "messages" in row else "prompt"
    if isinstance(row.get(named, ""), str):
        return LeftOut("no place for files") if turns else row
    shaped = {name: _all_parts(value) if _is_messages(value) else value for name, value in row.items()}
    for message, turn in zip(shaped[named], turns, strict=False):
        message["content"] = [*({"type": "image"} for _ in turn.media or []), *message["content"]]
    return {**shaped, "images": [each.file for each in _files(turns)]}


def with_marks(row: Json, turns: Sequence[Turn | WrittenTurn]) -> Json | LeftOut:
    """Return LLaMA-Factory's row: a mark in the text for each file, and a column for each type."""
    if "images" in row:
        return row
    said: list[Json] = [dict(each) for each in row["conversations"]]
    texts = [row.get("system", ""), *(each["value"] for each in (*said, *_answers(row)))]
    if any(mark in text for text in texts for mark in _MARKS):
        return LeftOut("a text holds a mark")
    spoken = [turn for turn in turns if turn.role != "system"]  # which has a column of its own
    for each, turn in zip(said, spoken, strict=False):
        each["value"] = "".join(f"<{file.type}>" for file in turn.media or []) + each["value"]
    columns = {
        column: [file.file for file in _files(turns) if file.type == sort] for sort, column in COLUMNS.items()
    }
    return {**row, "conversations": said, **columns}


def with_addresses(row: Json, turns: Sequence[Turn | WrittenTurn]) -> Json | LeftOut:
    """Return OpenAI's row: each image a part that gives its path where an address is wanted."""
    if _beyond_images(turns):
        return LeftOut("sound or video")
    within: Json = row.get("input", row)
    messages: list[Json] = [dict(each) for each in within["messages"]]
    for message, turn in zip(messages, turns, strict=False):
        if turn.media:
            message["content"] = [*(_address(file) for file in turn.media), *_parts(message)]
    return (
        {**row, "input": {**within, "messages": messages}}
        if "input" in row
        else {**row, "messages": messages}
    )


def _files(turns: Sequence[Turn | WrittenTurn]) -> list[Media]:
    return [file for turn in turns for file in turn.media or []]


def _beyond_images(turns: Sequence[Turn | WrittenTurn]) -> bool:
    return any(file.type != "image" for file in _files(turns))


def _address(file: Media) -> Json:
    return {"type": "image_url", "image_url": {"url": file.file}}


def _is_messages(value: object) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, dict) and "role" in each for each in cast("list[Any]", value)
    )


def _all_parts(messages: Sequence[Json]) -> list[Json]:
    return [{**each, "content": _parts(each)} for each in messages]


def _parts(message: Json) -> list[Json]:
    content: object = message["content"]
    return [{"type": "text", "text": content}] if content else []


def _answers(row: Json) -> list[Json]:
    return [row[name] for name in ("chosen", "rejected") if name in row]
