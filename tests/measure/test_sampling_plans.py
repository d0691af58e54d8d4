"""GB/T 2828.1-2012: every printed cell, arrows followed on the print, and the resolved plans of level II."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.sampling_plans import (
    AQLS,
    LETTERS,
    LEVELS,
    Severity,
    code_letter,
    one_step_tighter,
    plan,
    plan_for_lot,
)

GOLDEN = Path(__file__).parent / "golden"
DISPUTED = (Severity.TIGHTENED, "A", "10")  # one transcription prints 0/1 there; the others an arrow down


def read(name: str) -> list[dict[str, str]]:
    with (GOLDEN / f"gbt2828_{name}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def printed(severity: Severity) -> list[dict[str, str]]:
    rows = read(severity.value)
    if severity is Severity.TIGHTENED:
        rows.append({"letter": "S", "n": "3150", **dict.fromkeys(AQLS, "up"), "0.025": "1"})
    return rows


def followed(rows: list[dict[str, str]], at: int, aql: str) -> tuple[str, int, int]:
    """Follow the arrows as a reader of the printed page does."""
    while rows[at][aql] in ("down", "up"):
        at += 1 if rows[at][aql] == "down" else -1
    return rows[at]["letter"], int(rows[at]["n"]), int(rows[at][aql])


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("letter", LETTERS)
def test_every_printed_cell(severity: Severity, letter: str) -> None:
    rows = printed(severity)
    for aql in AQLS:
        if (severity, letter, aql) == DISPUTED:
            continue
        found = plan(letter, aql=aql, severity=severity)
        assert (found.letter, found.n, found.ac) == followed(rows, LETTERS.index(letter), aql), aql


def test_the_disputed_cell_takes_the_stricter_plan() -> None:
    found = plan("A", aql="10", severity=Severity.TIGHTENED)
    assert (found.letter, found.n, found.ac) == ("D", 8, 1)


@pytest.mark.parametrize("level", LEVELS)
def test_every_code_letter(level: str) -> None:
    for row in read("letters"):
        assert code_letter(int(row["from"]), level=level) == row[level]
        assert code_letter(int(row["to"] or 10**9), level=level) == row[level]


def test_the_resolved_plans_of_level_two() -> None:
    rows = read("level_ii")
    assert len(rows) == 3 * 15 * 8
    for row in rows:
        if (row["severity"], row["lot"], row["aql"]) == ("tightened", "2", "10"):
            continue  # the disputed cell
        letter = code_letter(int(row["lot"]))
        found = plan(letter, aql=row["aql"], severity=Severity(row["severity"]))
        assert (found.letter, found.n, found.ac) == (row["letter"], int(row["n"]), int(row["ac"])), row


def test_a_sample_is_never_larger_than_its_lot() -> None:
    assert plan_for_lot(20, aql="0.40", severity=Severity.NORMAL).n == 20
    assert plan_for_lot(40, aql="0.40", severity=Severity.NORMAL).n == 32


@given(st.integers(2, 10**6), st.sampled_from(AQLS), st.sampled_from(LEVELS))
def test_tightened_never_accepts_more_than_normal_does(lot: int, aql: str, level: str) -> None:
    normal = plan_for_lot(lot, aql=aql, severity=Severity.NORMAL, level=level)
    tightened = plan_for_lot(lot, aql=aql, severity=Severity.TIGHTENED, level=level)
    assert tightened.ac * normal.n <= normal.ac * tightened.n or tightened.ac <= normal.ac


def test_a_lot_of_one_and_an_unknown_level_are_refused() -> None:
    with pytest.raises(ValueError, match="two units"):
        code_letter(1)
    with pytest.raises(ValueError, match="S-1"):
        code_letter(100, level="IV")


def test_one_step_tighter() -> None:
    assert one_step_tighter("1.0") == "0.65"
    assert one_step_tighter("0.010") is None
