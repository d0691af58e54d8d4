"""Questions about a text: can the database keep it, and which language is it in.

The surprising fact: valid JSON may hold a NUL or half a surrogate pair, and PostgreSQL refuses both.
"""

from __future__ import annotations

import re
from typing import cast

import msgspec

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA_OR_HANGUL = re.compile("[\u3040-\u30ff\uac00-\ud7af]")
_LATIN = re.compile("[A-Za-z]")
_LANGUAGES = {"chinese": "zh", "zh-cn": "zh", "zh-hans": "zh", "zh_cn": "zh", "english": "en", "en-us": "en"}
_SAMPLE_CHARS = 2_000
_NAME_CHARS = 80


def unstorable(text: str) -> str | None:
    """Return the reason why the text cannot be stored, or None when it can."""
    if text.isascii() and "\x00" not in text:
        return None
    found = _UNSTORABLE.search(text)
    return f"holds the character U+{ord(found[0]):04X}, which cannot be stored" if found else None


def where_unstorable(value: object, *, path: str) -> tuple[str, str] | None:
    """Return path and reason of the first text inside a JSON value that cannot be stored."""
    if _is_plain(value):
        return None
    waiting: list[tuple[str, object]] = [(path, value)]
    while waiting:
        at, found = waiting.pop()
        if isinstance(found, str) and (reason := unstorable(found)) is not None:
            return at, reason
        if isinstance(found, dict):
            members = cast("dict[str, object]", found)
            waiting += [(below(at, name), member) for name, member in members.items()]
            waiting += [(at, name) for name in members]
        elif isinstance(found, list):
            elements = cast("list[object]", found)
            waiting += [(f"{at}[{index}]", element) for index, element in enumerate(elements)]
    return None


def _is_plain(value: object) -> bool:
    """Return whether the value surely holds nothing unstorable: a tenth of the cost of looking at each text."""
    try:
        return b"\\u0000" not in msgspec.json.encode(value)
    except (
        ValueError,
        TypeError,
        OverflowError,
        RecursionError,
    ):  # a surrogate, or what only looks like JSON
        return False


def below(path: str, name: str) -> str:
    """Return the path of a field below a path, fit to be stored and sent whatever the name holds."""
    return f"{path}.{printable(name)}" if path else printable(name)


def printable(name: str) -> str:
    """Return a foreign name, cut to 80 characters, for a message that can be stored and sent."""
    return _UNSTORABLE.sub("?", name[:_NAME_CHARS])


def guess_language(text: str) -> str:
    """Return "zh", "en" or "other" from the letters of the first 2,000 characters.

    A Han character says about as much as three Latin letters:

        text                          han  latin  kana   result
        帮我写一封 email                5      5     0     zh
        What does 你好 mean?            2     12     0     en
        これは何ですか                    1      0     6     other
        1 + 1 = ?                       0      0     0     other
    """
    sample = text[:_SAMPLE_CHARS]
    han, latin = len(_HAN.findall(sample)), len(_LATIN.findall(sample))
    if len(_KANA_OR_HANGUL.findall(sample)) > han:
        return "other"
    if han * 3 > latin:
        return "zh"
    return "en" if latin else "other"


def language_code(name: str) -> str:
    """Return "zh" or "en" for the other ways in which files write them, and any other name as it is."""
    return _LANGUAGES.get(name.lower(), name)
