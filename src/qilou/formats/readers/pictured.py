"""Images, sound and video as trainers' files name them: parts of a message, marks in its text, and columns of paths.

    {"content": [{"type": "image"}, {"type": "text", "text": "…"}]} and "images": ["a.png"]       TRL
    {"value": "<image>What is it?"}, "images": ["a.png"], "videos": […], "audios": […]             LLaMA-Factory
    {"content": [{"type": "image_url", "image_url": {"url": "data:…"}}, {"type": "text", …}]}      OpenAI

Where a row has paths and neither parts nor marks, they belong before the first message of the user, as TRL puts them.
"""

from __future__ import annotations

import re
from typing import cast

from qilou.formats.canonical import Json, Unreadable

COLUMNS = {"images": "image", "videos": "video", "audios": "audio"}
_MARK = re.compile(r"<(image|video|audio)>")


def parts_of(value: list[object], path: str) -> tuple[str, list[Json]]:
    """Return the text of a message in parts, and its files in order; a part that names none waits for a column's."""
    texts: list[str] = []
    media: list[Json] = []
    for at, each in enumerate(value):
        part = cast("Json", each) if isinstance(each, dict) else {}
        sort = str(part.get("type"))
        if sort == "text" and isinstance(part.get("text"), str):
            texts.append(part["text"])
        elif sort in ("image", "video", "audio", "image_url"):
            media.append({"file": _named(part), "type": sort.removesuffix("_url")})
        else:
            raise Unreadable(f"{path}[{at}]", "must be a part of text, image, video or audio")
    return "\n\n".join(texts), media


def columns_of(left: Json) -> dict[str, list[str]]:
    """Take the columns of paths out of a row and return the paths by type; a column of anything else stays."""
    found: dict[str, list[str]] = {}
    for name, sort in COLUMNS.items():
        value: object = left.get(name)
        if isinstance(value, list) and all(isinstance(each, str) for each in cast("list[object]", value)):
            found[sort] = cast("list[str]", left.pop(name))
    return {sort: paths for sort, paths in found.items() if paths}


def placed(conversation: list[Json], columns: dict[str, list[str]]) -> list[Json]:
    """Return the messages with the columns' files where parts or marks say, or before the user's first message."""
    if not columns and not any("media" in turn for turn in conversation):
        return conversation
    waiting = {sort: list(paths) for sort, paths in columns.items()}
    turns = [_filled(_unmarked(turn, columns), waiting) for turn in conversation]
    left = [{"file": path, "type": sort} for sort, paths in waiting.items() for path in paths]
    first = next((turn for turn in turns if turn["role"] == "user"), None)
    if left and (first is None or any("media" in turn for turn in turns)):
        raise Unreadable(next(iter(columns)) + "s", "has more files than the messages have places for")
    if left and first is not None:
        first["media"] = left
    return turns


def _named(part: Json) -> str:
    value: object = part.get(str(part["type"]), part.get("path") or "")
    found = cast("Json", value).get("url") if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _unmarked(turn: Json, columns: dict[str, list[str]]) -> Json:
    """Return the turn with a file to be filled in for each mark in its text of a type that has a column."""
    marks = [mark for mark in _MARK.findall(turn["content"]) if mark in columns]
    if not marks or "media" in turn:
        return dict(turn)
    text = _MARK.sub(lambda found: "" if found[1] in columns else found[0], turn["content"]).strip()
    return {**turn, "content": text, "media": [{"file": "", "type": mark} for mark in marks]}


def _filled(turn: Json, waiting: dict[str, list[str]]) -> Json:
    for file in turn.get("media", []):
        if not file["file"]:
            if not waiting.get(file["type"]):
                raise Unreadable("messages", "has more places for files than there are files")
            file["file"] = waiting[file["type"]].pop(0)
    return turn
