"""Switching rules of GB/T 2828.1: every case of §9.3 and §9.4, and random lives."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qilou.measure.sampling_plans import Severity
from qilou.measure.switching import LotSeen, Switching, after_lot, resumed, without_reduction


def lot(is_accepted: bool, *, ac: int = 1, tighter: bool = True) -> LotSeen:
    return LotSeen(is_accepted=is_accepted, ac=ac, passes_one_step_tighter=tighter)


def run(story: str, start: Switching | None = None, *, ac: int = 1, may_reduce: bool = False) -> Switching:
    """Play lots: A accepted, R rejected."""
    now = start or Switching()
    for letter in story:
        now = after_lot(now, lot(letter == "A", ac=ac), may_reduce=may_reduce)
    return now


TIGHTENED = Switching(severity=Severity.TIGHTENED)
REDUCED = Switching(severity=Severity.REDUCED)


def test_two_rejections_in_five_lots_tighten() -> None:
    assert run("RAAAR").severity is Severity.TIGHTENED
    assert run("RR").severity is Severity.TIGHTENED
    assert run("RAAAAR").severity is Severity.NORMAL


def test_five_accepted_in_a_row_bring_back_normal() -> None:
    assert run("AAAA", TIGHTENED).severity is Severity.TIGHTENED
    assert run("AAAAA", TIGHTENED) == Switching()
    assert run("AAAARAAAA", TIGHTENED).severity is Severity.TIGHTENED


def test_five_rejections_while_tightened_discontinue() -> None:
    assert not run("RARARAR", TIGHTENED).is_discontinued
    stopped = run("RARARARAR", TIGHTENED)
    assert stopped.is_discontinued
    assert resumed(stopped) == TIGHTENED


def test_ten_good_lots_from_ac_two_reach_reduced() -> None:
    assert run("A" * 9, ac=2, may_reduce=True).severity is Severity.NORMAL
    assert run("A" * 10, ac=2, may_reduce=True).severity is Severity.REDUCED


def test_fifteen_good_lots_below_ac_two_reach_reduced() -> None:
    assert run("A" * 14, ac=1, may_reduce=True).severity is Severity.NORMAL
    assert run("A" * 15, ac=1, may_reduce=True).severity is Severity.REDUCED


def test_without_agreement_nothing_is_reduced() -> None:
    assert run("A" * 30, ac=2).severity is Severity.NORMAL
    assert run("A" * 10, ac=2).score == 30


def test_a_lot_that_would_fail_one_step_tighter_starts_the_score_anew() -> None:
    now = after_lot(run("AAA", ac=2), lot(True, ac=2, tighter=False), may_reduce=True)
    assert (now.severity, now.score) == (Severity.NORMAL, 0)


def test_one_rejection_or_unsteady_production_ends_reduced() -> None:
    assert run("AAAA", REDUCED) == REDUCED
    assert run("R", REDUCED) == Switching()
    assert without_reduction(REDUCED) == Switching()
    assert without_reduction(TIGHTENED) == TIGHTENED


@given(st.text("AR", max_size=60), st.integers(0, 5), st.booleans())
def test_any_life_keeps_its_bounds(story: str, ac: int, may_reduce: bool) -> None:
    now = Switching()
    for letter in story:
        if now.is_discontinued:
            now = resumed(now)
        now = after_lot(now, lot(letter == "A", ac=ac), may_reduce=may_reduce)
        assert len(now.recent) <= 5
        assert 0 <= now.rejected_while_tightened <= 5
        assert now.is_discontinued == (now.rejected_while_tightened == 5)
        assert now.severity is Severity.NORMAL or now.score == 0
