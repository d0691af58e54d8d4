import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.intervals import Bootstrap
from qilou.measure.span_agreement import Span, span_agreement

SPANS = st.lists(
    st.builds(lambda start, size, label: span(start, start + size, label), st.integers(0, 9), st.integers(1, 5),
              st.sampled_from("ab")),
    max_size=4,
)  # fmt: skip
HOW = Bootstrap(seed=1, resamples=100)


def span(start: int, end: int, label: str = "error") -> Span:
    return Span(start=start, end=end, label=label)


def test_half_an_overlap_and_a_span_of_one_alone():
    found = span_agreement([{"P": [span(0, 10)], "Q": [span(5, 10), span(20, 25)]}], bootstrap=HOW)

    assert found.value == pytest.approx(1 / 3)
    assert (found.low, found.high, found.items, found.votes) == (
        pytest.approx(1 / 3),
        pytest.approx(1 / 3),
        1,
        2,
    )


def test_spans_are_matched_one_to_one_for_the_most_credit():
    ours, theirs = [span(0, 10), span(10, 14)], [span(4, 14)]

    assert span_agreement([{"P": ours, "Q": theirs}]).value == pytest.approx(2 * 6 / 14 / 3)


def test_another_label_is_no_match():
    assert span_agreement([{"P": [span(0, 4, "a")], "Q": [span(0, 4, "b")]}]).value == 0


def test_an_item_in_which_one_marked_nothing_counts_against_them():
    same = {"P": [span(0, 4)], "Q": [span(0, 4)]}

    assert span_agreement([same]).value == 1
    assert span_agreement([same, {"P": [span(0, 4)], "Q": []}]).value == pytest.approx(2 / 3)
    assert span_agreement([same, {"P": [], "Q": []}, {"P": [span(0, 4)]}]).value == 1


def test_nothing_marked_and_nobody_to_compare_give_none():
    for marked in ([], [{"P": [span(0, 4)]}], [{"P": [], "Q": []}]):
        assert span_agreement(marked, bootstrap=HOW).value is None


@given(st.lists(st.lists(SPANS, min_size=2, max_size=3), min_size=1, max_size=5))
def test_bounds_symmetry_and_perfect_agreement(items: list[list[list[Span]]]):
    found = span_agreement([dict(enumerate(marks)) for marks in items])
    turned = span_agreement([dict(enumerate(reversed(marks))) for marks in reversed(items)])
    same = span_agreement([{"P": marks[0], "Q": marks[0]} for marks in items])

    assert turned.value == (None if found.value is None else pytest.approx(found.value))
    assert found.value is None or 0 <= found.value <= 1
    assert same.value is None or same.value == pytest.approx(1)
