"""Pairs out of a TRL preference file: JSON Lines with prompt, chosen and rejected.

Each may be a text or a list of messages; a file without prompts holds the whole conversation in both answers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast  # Any: a line is JSON until it is read

import msgspec

FEWEST_PAIRS = 20


class Unusable(Exception):
    """The data cannot be trained on; the message says why, to a person."""


class Pair(msgspec.Struct, frozen=True):
    """Two answers to one prompt, the better one first."""

    prompt: str
    chosen: str
    rejected: str


def read_pairs(path: Path) -> list[Pair]:
    """Return the file's pairs; refuse where there are too few to learn and to check from."""
    pairs: list[Pair] = []
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                pairs.append(_pair(line, number))
    if len(pairs) < FEWEST_PAIRS:
        raise Unusable(
            f"There are {len(pairs)} pairs; a reward model needs at least {FEWEST_PAIRS}. "
            "Ties are no pairs. Collect more preferences and release again."
        )
    if len({pair.prompt for pair in pairs}) < 2:
        raise Unusable("All pairs answer the same prompt, so there is nothing to hold out for checking.")
    return pairs


def text_of(value: object) -> str:
    """Return a text as it is, and messages as their contents, one a line; of a message in parts its texts."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        turns = cast("list[dict[str, Any]]", value)  # Any: see above
        return "\n".join(_said(turn["content"]) for turn in turns)
    raise TypeError("neither a text nor a list of messages")


def _said(content: object) -> str:
    if not isinstance(content, list):
        return str(content)
    parts = cast("list[dict[str, Any]]", content)  # Any: see above
    return "\n".join(str(part["text"]) for part in parts if part["type"] == "text")


def _pair(line: bytes, number: int) -> Pair:
    try:
        row = msgspec.json.decode(line, type=dict[str, Any])  # Any: see above
        chosen, rejected = row["chosen"], row["rejected"]
        prompt = row.get("prompt")
        if prompt is None:
            prompt, chosen, rejected = _without_prompt(chosen, rejected)
        return Pair(text_of(prompt), text_of(chosen), text_of(rejected))
    except (msgspec.DecodeError, KeyError, TypeError) as wrong:
        raise Unusable(f"Line {number} is no pair with prompt, chosen and rejected ({wrong}).") from None


def _without_prompt(chosen: list[Any], rejected: list[Any]) -> tuple[list[Any], list[Any], list[Any]]:
    return chosen[:-1], chosen[-1:], rejected[-1:]
