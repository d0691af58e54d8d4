"""Signatures: what they estimate, what bands find, and that they never change."""

from __future__ import annotations

import random

from qilou.measure.likeness import PLACES, bands, bare, likeness, signature

FIRST = [132645611, 335585524, 64566208]
BAND = [6068705503380595670, 7773256222036804750]
HAIKOU = "骑楼是海口老街的一种建筑，楼下是连成一片的走廊，楼上住人。下雨的时候，行人在走廊里走，不用打伞。"


def mended(text: str, *, every: int) -> str:
    """Replace each n-th character by another."""
    return "".join("某" if at % every == 0 else each for at, each in enumerate(text, start=1))


def shingles(text: str) -> set[str]:
    letters = bare(text)
    return {letters[at : at + 3] for at in range(len(letters) - 2)}


def test_only_letters_and_digits_count() -> None:
    assert bare("Ａ-b c！ 第１章") == "abc第1章"


def test_the_same_letters_have_the_same_signature() -> None:
    first, second = signature(HAIKOU), signature(HAIKOU.replace("，", " , ").replace("。", ""))
    assert first is not None
    assert second is not None
    assert likeness(first, second) == 1.0


def test_a_text_without_three_letters_has_none() -> None:
    assert signature("…… ab ！！") is None


def test_the_estimate_is_near_the_jaccard_similarity() -> None:
    rng = random.Random(7)
    words = ["".join(rng.choices("abcdefghij", k=5)) for _ in range(400)]
    for kept in (40, 100, 200, 300):
        a, b = " ".join(words[:300]), " ".join(words[300 - kept : 300] + words[300 : 600 - kept])
        first, second = signature(a), signature(b)
        assert first is not None
        assert second is not None
        truth = len(shingles(a) & shingles(b)) / len(shingles(a) | shingles(b))
        assert abs(likeness(first, second) - truth) < 4 * 0.051


def test_bands_meet_for_near_copies_of_the_same_place_only() -> None:
    whole, near, other = HAIKOU * 3, mended(HAIKOU * 3, every=60), mended(HAIKOU * 3, every=2)
    a, b, c = signature(whole), signature(near), signature(other)
    assert a is not None
    assert b is not None
    assert c is not None

    assert set(bands(a, among=1)) & set(bands(b, among=1))
    assert not set(bands(a, among=1)) & set(bands(c, among=1))
    assert not set(bands(a, among=1)) & set(bands(a, among=2))


def test_a_kept_signature_stays_valid() -> None:
    found = signature("The quick brown fox jumps over the lazy dog.")
    assert found is not None
    assert found.size == PLACES
    assert found[:3].tolist() == FIRST
    assert bands(found, among=5)[:2] == BAND
