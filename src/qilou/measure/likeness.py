"""Which texts are nearly the same, without reading them all: a short signature of each, and bands to look it up by.

Broder 1997, "On the resemblance and containment of documents": the share of equal places of two MinHash signatures
estimates the Jaccard similarity of their shingles. Banding: Leskovec, Rajaraman and Ullman, "Mining of Massive
Datasets", 3.4: with b bands of r places, two texts of similarity s meet in one with probability 1 - (1 - s^r)^b.

    similarity              .3     .5     .7     .8     .9
    found by 16 bands of 6  .01    .22    .86    .99    1

The surprising fact: signatures are kept, so the numbers below never change; what draws them is written here.
"""

from __future__ import annotations

import unicodedata
from typing import TypeAlias

import numpy as np

Signature: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.uint32]]"
_Words: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.uint64]]"

BANDS = 16
ROWS = 6
PLACES = BANDS * ROWS
SHINGLE = 3
_GOLDEN = 0x9E3779B97F4A7C15
_MASK = (1 << 64) - 1


def _drawn(count: int, *, seed: int) -> _Words:
    """Return numbers by splitmix64 (Steele, Lea and Flood 2014), the same on every machine and for ever."""
    numbers: list[int] = []
    for at in range(1, count + 1):
        z = (seed + at * _GOLDEN) & _MASK
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB & _MASK
        numbers.append(z ^ (z >> 31))
    return np.array(numbers, dtype=np.uint64)


_FACTORS = _drawn(PLACES, seed=1) | np.uint64(1)
_SHIFTS = _drawn(PLACES, seed=2)
_LETTERS = _drawn(SHINGLE, seed=3) | np.uint64(1)
_ROW_FACTORS = _drawn(ROWS, seed=4) | np.uint64(1)
_BAND_STARTS = _drawn(BANDS, seed=5)


def bare(text: str) -> str:
    """Return the letters and digits of the text, small and in one width: "Ａ-b c！" → "abc"."""
    return "".join(each for each in unicodedata.normalize("NFKC", text).lower() if each.isalnum())


def signature(text: str) -> Signature | None:
    """Return the text's signature, 96 numbers; None where it has fewer than three letters."""
    codes = np.frombuffer(bare(text).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    if codes.size < SHINGLE:
        return None
    count = codes.size - SHINGLE + 1
    shingles = np.zeros(count, dtype=np.uint64)
    for at in range(SHINGLE):
        shingles = (shingles ^ codes[at : at + count]) * _LETTERS[at]
        shingles ^= shingles >> np.uint64(29)
    shingles = np.unique(shingles)
    least = np.empty(PLACES, dtype=np.uint32)
    for at in range(PLACES):
        least[at] = ((shingles * _FACTORS[at] + _SHIFTS[at]) >> np.uint64(32)).min()
    return least


def bands(of: Signature, *, among: int) -> list[int]:
    """Return the signature's 16 bands as signed 64-bit numbers; those of another `among` never meet them."""
    rows = of.astype(np.uint64).reshape(BANDS, ROWS)
    hashed = _BAND_STARTS ^ np.uint64(among * _GOLDEN & _MASK)
    for at in range(ROWS):
        hashed = (hashed ^ rows[:, at]) * _ROW_FACTORS[at]
        hashed ^= hashed >> np.uint64(31)
    return [int(each) for each in hashed.view(np.int64)]


def likeness(a: Signature, b: Signature) -> float:
    """Return the estimated Jaccard similarity, 0..1; its standard error is at most .051."""
    return int(np.count_nonzero(np.equal(a, b))) / PLACES
