"""Switching between normal, tightened and reduced inspection, GB/T 2828.1-2012 §9.3 and §9.4.

Only lots inspected for the first time count: a lot that comes back after rework changes nothing here.
"""

from __future__ import annotations

import msgspec

from qilou.measure.sampling_plans import Severity

LOTS_LOOKED_BACK = 5
SCORE_FOR_REDUCED = 30


class Switching(msgspec.Struct, frozen=True, kw_only=True):
    """Where a supplier stands. `recent` holds the acceptance of the last lots under the present severity, oldest first.

    `is_discontinued`: no lot is taken until the cause has been removed; then tightened inspection goes on.
    """

    severity: Severity = Severity.NORMAL
    score: int = 0  # the switching score; only normal inspection moves it
    recent: tuple[bool, ...] = ()
    rejected_while_tightened: int = 0
    is_discontinued: bool = False


class LotSeen(msgspec.Struct, frozen=True, kw_only=True):
    """What the switching rules read of a decided lot.

    `passes_one_step_tighter`: would it be accepted with the next smaller AQL; False where that plan has another n, as
    its sample was never drawn.
    """

    is_accepted: bool
    ac: int
    passes_one_step_tighter: bool


def after_lot(before: Switching, lot: LotSeen, *, may_reduce: bool) -> Switching:
    """This function will give where the supplier stands after a lot. `may_reduce`: production is steady and the
    authority agrees to reduced inspection.

    By hand: rejected at lots 1 and 5 of a run: tightened; at 1 and 6: still normal. Ac 2 with ten lots that would pass
    one step tighter: 3 points each, 30 at the tenth. Ac 1: 2 points each, the fifteenth. Five rejections while
    tightened, not in a row: discontinued.
    """
    assert not before.is_discontinued, "no lot is taken while inspection is discontinued"
    match before.severity:
        case Severity.NORMAL:
            return _after_normal(before, lot, may_reduce=may_reduce)
        case Severity.TIGHTENED:
            return _after_tightened(before, lot)
        case Severity.REDUCED:
            return before if lot.is_accepted else Switching()


def resumed(before: Switching) -> Switching:
    """This function will give where a discontinued supplier stands once the cause has been removed: tightened, anew."""
    assert before.is_discontinued, "only what was discontinued is resumed"
    return Switching(severity=Severity.TIGHTENED)


def without_reduction(before: Switching) -> Switching:
    """This function will give normal inspection where reduced was in force and production is no longer steady."""
    return Switching() if before.severity is Severity.REDUCED else before


def _after_normal(before: Switching, lot: LotSeen, *, may_reduce: bool) -> Switching:
    recent = (*before.recent, lot.is_accepted)[-LOTS_LOOKED_BACK:]
    if recent.count(False) >= 2:
        return Switching(severity=Severity.TIGHTENED)
    score = _score_after(before.score, lot)
    if score >= SCORE_FOR_REDUCED and may_reduce:
        return Switching(severity=Severity.REDUCED)
    return Switching(score=score, recent=recent)


def _score_after(score: int, lot: LotSeen) -> int:
    """Return the switching score for single plans, §9.3.3.2: +3 from Ac 2 up, +2 below, or back to nothing."""
    if lot.ac >= 2:
        return score + 3 if lot.is_accepted and lot.passes_one_step_tighter else 0
    return score + 2 if lot.is_accepted else 0


def _after_tightened(before: Switching, lot: LotSeen) -> Switching:
    recent = (*before.recent, lot.is_accepted)[-LOTS_LOOKED_BACK:]
    if len(recent) == LOTS_LOOKED_BACK and all(recent):
        return Switching()
    rejected = before.rejected_while_tightened + (not lot.is_accepted)
    return Switching(
        severity=Severity.TIGHTENED,
        recent=recent,
        rejected_while_tightened=rejected,
        is_discontinued=rejected >= LOTS_LOOKED_BACK,
    )
