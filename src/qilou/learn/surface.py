"""Eleven things about an answer that can be counted, in Chinese and English alike. The first is its length.

They are here as much to be beaten as to help: a reward model that does no better than these has learned a look.
"""

from __future__ import annotations

import re
from math import log1p

import numpy as np

from qilou.measure.votes import Floats

NAMES = (
    "length",
    "lines",
    "sentences",
    "list_items",
    "markup",
    "digits",
    "punctuation",
    "questions",
    "han",
    "prompt_overlap",
    "variety",
)
LENGTH = NAMES.index("length")

_SENTENCE_ENDS = re.compile(r"[。！？!?]|\.(?=\s|$)")
_LIST_ITEM = re.compile(r"^\s*(?:[-*•]|\d+[.)、])\s*", re.MULTILINE)
_MARKUP = re.compile(r"\*\*|`+|^#{1,6} ", re.MULTILINE)
_PUNCTUATION = re.compile(r"[^\w\s]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MOST_CHARS = 4_000  # of a text whose n-grams are looked at


def surface(prompt: str, response: str) -> Floats:
    """Return the eleven numbers: counts as logarithms, the rest as shares of the characters."""
    chars = max(1, len(response))
    return np.array(
        [
            log1p(len(response)),
            log1p(response.count("\n")),
            log1p(len(_SENTENCE_ENDS.findall(response))),
            log1p(len(_LIST_ITEM.findall(response))),
            log1p(len(_MARKUP.findall(response))),
            sum(char.isdigit() for char in response) / chars,
            len(_PUNCTUATION.findall(response)) / chars,
            log1p(response.count("?") + response.count("？")),
            len(_HAN.findall(response)) / chars,
            _overlap(prompt, response),
            _variety(response),
        ]
    )


def _overlap(prompt: str, response: str) -> float:
    """Return the share of the prompt's distinct three-character pieces that the response repeats."""
    asked = _pieces(prompt, size=3)
    return len(asked & _pieces(response, size=3)) / max(1, len(asked))


def _variety(response: str) -> float:
    """Return how many of the two-character pieces are distinct: 1 for no repetition."""
    return len(_pieces(response, size=2)) / max(1, min(len(response), _MOST_CHARS) - 1)


def _pieces(text: str, *, size: int) -> set[str]:
    short = text[:_MOST_CHARS]
    return {short[at : at + size] for at in range(len(short) - size + 1)}
