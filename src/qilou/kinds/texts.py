"""How alike two texts are."""

from __future__ import annotations

from collections import Counter

_SHINGLE_CHARS = 3


def text_similarity(a: str, b: str) -> float:
    """Return the Dice coefficient of the two texts' three-character shingles, 0..1, in linear time.

    Shingles are counted (a multiset), white space is folded. Order matters only within three characters, so
    two texts of the same paragraphs in another order are nearly alike.

        "abcd", "abcd" → 1.0        "abcd", "abce" → 4 shingles each, 2 shared → 0.5        "ab", "xy" → 0.0
    """
    first, second = _shingles(a), _shingles(b)
    shared = (first & second).total()
    return 2 * shared / (first.total() + second.total())


def _shingles(text: str) -> Counter[str]:
    folded = f" {' '.join(text.split())} "
    ends = max(1, len(folded) - _SHINGLE_CHARS + 1)
    return Counter(folded[at : at + _SHINGLE_CHARS] for at in range(ends))
