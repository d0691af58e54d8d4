"""Splitting an answer into the steps of its reasoning. Offsets count characters (Unicode code points).

The one surprising fact: most of the work is not splitting. A formula, a block of code or an indented line belongs to
the step before it, and nothing inside a block of code or a formula begins a step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NUMBERED = re.compile(
    r" {0,3}(?:\*\*|#{1,6} )?"
    r"(?:\d{1,3}[.)、．）](?=\D|$)|[(（]\d{1,3}[)）]|第\s?[\d一二三四五六七八九十]{1,3}\s?步|步骤\s?[\d一二三四五六七八九十]|Step\s\d)",
    re.IGNORECASE,
)
_CODE = re.compile(r" {0,3}(```+|~~~+)")
_FORMULA = {"$$": "$$", "\\[": "\\]"}

Stretch = tuple[int, int]


def split_steps(text: str) -> list[Stretch]:
    """Return where each step begins and ends, white space at its ends left out.

    A step begins at a numbered line ("1.", "2）", "第三步", "Step 4"), and at the first line after a blank one unless
    that line is indented or begins a formula or a block of code.

        "先通分。\\n\\n$$x$$\\n\\n再约分。"   → "先通分。\\n\\n$$x$$" · "再约分。"
        "1. a\\n2. b\\n   c"               → "1. a" · "2. b\\n   c"
    """
    starts = [start for start, begins in _lines(text) if begins]
    ends = [*starts[1:], len(text)][: len(starts)]
    trimmed = (_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [(start, end) for start, end in trimmed if start < end]


def find_steps(text: str, steps: Sequence[str]) -> list[Stretch] | int:
    """Return where each given step stands in the text, in order; the index of the first that is not there."""
    found: list[Stretch] = []
    after = 0
    for at, step in enumerate(steps):
        said = step.strip()
        start = text.find(said, after) if said else -1
        if start < 0:
            return at
        after = start + len(said)
        found.append((start, after))
    return found


def _lines(text: str) -> Iterator[tuple[int, bool]]:
    """Yield each line's start, and whether a step begins with it."""
    start, closer = 0, ""
    is_first = is_after_blank = True
    for line in text.splitlines(keepends=True):
        bare = line.strip()
        inside, opener = closer != "", "" if closer else _opened(line)
        begins = bool(bare) and not inside and (is_first or _begins(line, opener, is_after_blank))
        yield start, begins
        is_first = is_first and not begins
        is_after_blank = not bare and not inside
        closer = opener or ("" if inside and bare.endswith(closer) else closer)
        start += len(line)


def _begins(line: str, opener: str, is_after_blank: bool) -> bool:
    if _NUMBERED.match(line):
        return True
    is_own = not line[0].isspace() and not opener and not line.startswith(tuple(_FORMULA))
    return is_after_blank and is_own


def _opened(line: str) -> str:
    """Return what will close the code or formula that stays open after the line; nothing where none does."""
    fence = _CODE.match(line)
    if fence:
        return fence[1]
    bare = line.strip()
    closer = _FORMULA.get(bare[:2], "")
    return "" if closer in bare[2:] else closer


def _trimmed(text: str, start: int, end: int) -> Stretch:
    said = text[start:end]
    return start + len(said) - len(said.lstrip()), start + len(said.rstrip())
