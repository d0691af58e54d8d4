"""spans: what may be marked and how, quotes held against the source, penalties, likeness, what many mark together."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.kinds.catalog import default_form, kind_named
from qilou.kinds.contract import Fusing, Vote
from qilou.kinds.fields.taking import check_whole
from qilou.kinds.marks import overlap, together
from qilou.kinds.spans import Spans

spans = Spans()
FORM = default_form("spans")
SOURCE = "水在 **90 ℃** 沸腾👍，$x^2$ 也对。\n```py\nprint(1)\n```"
CONTENT = {
    "conversation": [{"role": "user", "content": "?"}],
    "candidates": [{"id": "c1", "content": SOURCE}],
}


def span(start: int, end: int, **changes: Any) -> dict[str, Any]:
    return {
        "label": "factual", "severity": "major", "start": start, "end": end, "quote": SOURCE[start:end],
        "prefix": SOURCE[max(0, start - 5) : start], "suffix": SOURCE[end : end + 5], "note": "", **changes,
    }  # fmt: skip


def body(*marks: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"spans": list(marks), "no_errors": not marks, "reason": "", **changes}


def problems(given: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each.path, each.reason) for each in check_whole(spans, FORM, given, content=CONTENT)]


def test_marks_quote_the_source_in_code_points() -> None:
    thumb, formula = SOURCE.index("👍"), SOURCE.index("$x^2$")
    assert SOURCE[thumb : thumb + 1] == "👍"
    assert problems(body(span(3, 11), span(thumb, thumb + 1), span(formula, formula + 5))) == []
    assert problems(body()) == []


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"quote": "91 ℃"}, "spans[0].quote"),
        ({"quote": "错错错错"}, "spans[0].quote"),
        ({"prefix": "在"}, "spans[0].prefix"),
        ({"suffix": "x"}, "spans[0].suffix"),
        ({"end": 10}, "spans[0].end"),
        ({"label": "style"}, "spans[0].label"),
        ({"severity": "huge"}, "spans[0].severity"),
        ({"start": -1}, "spans[0].start"),
        ({"colour": "red"}, "spans[0].colour"),
    ],
)
def test_a_mark_that_is_not_what_the_answer_says_is_refused_by_path(
    changed: dict[str, Any], path: str
) -> None:
    assert [where for where, _ in problems(body(span(5, 9) | changed))] == [path]


def test_a_mark_past_the_end_is_refused() -> None:
    given = {**span(0, 2), "start": 5_000, "end": 5_002, "prefix": "", "suffix": ""}
    assert problems(body(given)) == [("spans[0].quote", "is not what the answer says at 5000 to 5002")]


def test_an_answer_says_that_there_is_no_error_or_marks_one_but_never_both() -> None:
    assert [path for path, _ in problems(body(no_errors=False))] == ["spans"]
    assert [path for path, _ in problems(body(span(0, 1), no_errors=True))] == ["no_errors"]


def test_the_same_mark_twice_is_refused_and_two_labels_on_one_place_are_not() -> None:
    assert [path for path, _ in problems(body(span(0, 2), span(0, 2)))] == ["spans[1]"]
    assert problems(body(span(0, 2), span(0, 2, label="logic"))) == []


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"labels": []}, "labels"),
        ({"labels": [FORM["labels"][0]] * 2}, "labels[1].key"),
        ({"severities": [{**FORM["severities"][0], "points": 0}]}, "severities[0].points"),
        ({"dimensions": [{"key": "x"}]}, "dimensions"),
        ({"colours": 1}, "colours"),
    ],
)
def test_a_form_without_sense_is_refused(changed: dict[str, Any], path: str) -> None:
    assert [each.path for each in spans.check_form({**FORM, **changed})] == [path]


def test_an_answer_votes_on_penalty_labels_and_marks() -> None:
    marks = [span(0, 1, severity="minor"), span(2, 3), span(4, 5, label="unsafe", severity="critical")]
    penalty, *has, text = spans.votes(FORM, body(*marks))
    assert penalty == Vote(field="penalty", number=31.0)
    assert [each.field for each in has if each.category == "yes"] == ["has.factual", "has.unsafe"]
    assert len(has) == 6
    assert json.loads(text.text or "") == marks


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ([(0, 4, "logic")], [(0, 4, "logic")], 1.0),
        ([(0, 4, "logic")], [(0, 4, "format")], 0.5),
        ([(0, 4, "logic")], [(2, 6, "logic")], 0.5),
        ([(0, 4, "logic")], [], 0.0),
        ([], [], 1.0),
        ([(0, 4, "logic"), (0, 4, "format")], [(0, 4, "format")], 1.0),
        ([(0, 2, "logic"), (4, 6, "logic")], [(0, 6, "logic")], 0.8),
    ],
)
def test_worked_values_of_the_overlap(a: Any, b: Any, expected: float) -> None:
    assert overlap(made(a), made(b)) == pytest.approx(expected)
    assert overlap(made(b), made(a)) == overlap(made(a), made(b))


def test_two_of_three_make_a_mark_and_one_alone_does_not() -> None:
    people = [made([(0, 6, "logic")]), made([(4, 8, "logic")]), made([(20, 22, "format")])]
    (found,) = fused(people)
    assert (found["start"], found["end"], found["label"], found["votes"]) == (4, 6, "logic", 2)
    assert found["quote"] == TEXT[4:6]


def test_of_two_people_one_is_half_so_both_marks_stay() -> None:
    found = fused([made([(0, 4, "logic")]), made([(2, 8, "logic")])])
    assert [(each["start"], each["end"], each["quote"]) for each in found] == [(0, 8, TEXT[:8])]


def test_the_label_is_that_of_most_and_the_severity_the_lower_median() -> None:
    people = [
        made([(0, 4, "logic", "minor")]),
        made([(0, 4, "logic", "critical")]),
        made([(0, 4, "format", "critical")]),
    ]
    assert [(each["label"], each["severity"]) for each in fused(people)] == [("logic", "minor")]


def test_marks_that_are_all_equal_fuse_to_themselves() -> None:
    mine = body(span(3, 11), span(14, 16, label="logic"))
    assert isinstance(kind_named("spans"), Fusing)
    text = spans.fuse(FORM, "spans", [mine, mine, mine])
    assert [(each["start"], each["end"], each["quote"]) for each in json.loads(text)] == [
        (each["start"], each["end"], each["quote"]) for each in mine["spans"]
    ]
    assert spans.nearness(FORM, "spans", text, mine) == 1.0


TEXT = "".join(chr(0x4E00 + at) for at in range(40))
places = st.tuples(st.integers(0, 30), st.integers(1, 9), st.sampled_from(["logic", "format", "factual"]))


def made(places: Any) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "severity": (*more, "major")[0],
            "start": start,
            "end": end,
            "quote": TEXT[start:end],
        }
        for start, end, label, *more in places
    ]


def fused(people: Any) -> list[dict[str, Any]]:
    labels, severities = ([each["key"] for each in FORM[part]] for part in ("labels", "severities"))
    return together(people, labels=labels, severities=severities)


@given(st.lists(st.lists(places, max_size=4), min_size=1, max_size=5))
def test_what_is_fused_is_what_a_count_by_character_says(drawn: Any) -> None:
    people = [made([(start, start + length, label) for start, length, label in marks]) for marks in drawn]
    covered = [
        sum(any(mark["start"] <= at < mark["end"] for mark in marks) for marks in people) for at in range(40)
    ]
    expected = {at for at, count in enumerate(covered) if count and 2 * count >= len(people)}
    found = fused(people)
    assert {at for each in found for at in range(each["start"], each["end"])} == expected
    assert all(each["quote"] == TEXT[each["start"] : each["end"]] for each in found)
    assert [each["start"] for each in found] == sorted(each["start"] for each in found)
