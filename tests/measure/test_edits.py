"""Edit distance against the plain recurrence, and how texts fall into words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.edits import edit_distance, kept_share, words_of

few = st.text("ab字", max_size=24)


def plainly(a: str, b: str) -> int:
    """Levenshtein's recurrence, row by row."""
    row = list(range(len(b) + 1))
    for at, each in enumerate(a, start=1):
        corner, row[0] = row[0], at
        for place, other in enumerate(b, start=1):
            corner, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, corner + (each != other)),
            )
    return row[-1]


def test_the_worked_example() -> None:
    assert edit_distance("kitten", "sitting") == 3


@given(few, few)
def test_it_is_the_plain_recurrence(a: str, b: str) -> None:
    assert edit_distance(a, b) == plainly(a, b) == edit_distance(b, a)


def test_nothing_and_equals() -> None:
    assert (edit_distance("", "四个字呢"), edit_distance("same", "same"), edit_distance("", "")) == (4, 0, 0)
    assert (kept_share(0, "", ""), kept_share(1, "abcd", "abce"), kept_share(4, "", "abcd")) == (
        1.0,
        0.75,
        0.0,
    )


def test_words_are_han_characters_runs_of_letters_and_signs() -> None:
    assert words_of("我喜欢 cats, 3只!") == ["我", "喜", "欢", "cats", ",", "3", "只", "!"]
    assert edit_distance(words_of("the black cat"), words_of("the white  cat")) == 1
