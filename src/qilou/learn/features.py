"""What the model sees of an answer: its vector, its vector times the prompt's, and its surface."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from qilou.learn.encoders import Encoder
from qilou.learn.pairs import Pair
from qilou.learn.surface import NAMES, surface
from qilou.measure.votes import Floats

BATCH = 128
SURFACE = len(NAMES)


def of_answer(encoder: Encoder, prompt: str, response: str) -> Floats:
    """Return one answer's features, the surface last."""
    asked, answered = encoder.embed([prompt, response])
    return np.concatenate([answered, asked * answered, surface(prompt, response)])


def of_pairs(encoder: Encoder, pairs: Sequence[Pair], *, tell: Callable[[float], None]) -> Floats:
    """Return for each pair the features of the chosen answer less those of the rejected one.

    Each text is embedded once, however many pairs it is in. `tell` hears the share that is done.
    """
    vectors = _embedded(encoder, [text for pair in pairs for text in _texts(pair)], tell=tell)
    rows = [
        np.concatenate(
            [
                vectors[pair.chosen] - vectors[pair.rejected],
                vectors[pair.prompt] * (vectors[pair.chosen] - vectors[pair.rejected]),
                surface(pair.prompt, pair.chosen) - surface(pair.prompt, pair.rejected),
            ]
        )
        for pair in pairs
    ]
    return np.array(rows)


def _texts(pair: Pair) -> tuple[str, str, str]:
    return pair.prompt, pair.chosen, pair.rejected


def _embedded(encoder: Encoder, texts: list[str], *, tell: Callable[[float], None]) -> dict[str, Floats]:
    # Texts of like length together: a batch is as slow as its longest.
    distinct = sorted(dict.fromkeys(texts), key=len)
    vectors: dict[str, Floats] = {}
    for start in range(0, len(distinct), BATCH):
        batch = distinct[start : start + BATCH]
        vectors.update(zip(batch, encoder.embed(batch), strict=True))
        tell(min(1.0, (start + BATCH) / len(distinct)))
    return vectors
