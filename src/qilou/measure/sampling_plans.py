"""Single sampling plans by attributes, GB/T 2828.1-2012 (ISO 2859-1:1999): how many of a lot to look at, and how many
may be defective.

The printed tables obey one rule, and the rule stands here instead of the tables: along a row or a column the acceptance
numbers come in one order, counted from the plan with Ac 0. An arrow is followed to its end, and changes n and Ac
together. Rows are code letters, columns AQLs in percent nonconforming, 0.010 to 10.
"""

from __future__ import annotations

from enum import StrEnum

import msgspec

LETTERS = "ABCDEFGHJKLMNPQR"
AQLS = (
    "0.010", "0.015", "0.025", "0.040", "0.065", "0.10", "0.15", "0.25",
    "0.40", "0.65", "1.0", "1.5", "2.5", "4.0", "6.5", "10",
)  # fmt: skip
LEVELS = ("S-1", "S-2", "S-3", "S-4", "I", "II", "III")


class Severity(StrEnum):
    """How strictly a supplier's lots are looked at just now."""

    NORMAL = "normal"
    TIGHTENED = "tightened"  # after too many lots that were not accepted
    REDUCED = "reduced"  # after a long run of good lots, where the authority agrees


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Look at `n`; accept with `ac` nonconforming or fewer, else reject (Re = Ac + 1)."""

    letter: str
    n: int
    ac: int

    @property
    def re(self) -> int:
        """Return the rejection number."""
        return self.ac + 1


_SIZES = (2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800, 1250, 2000)
_REDUCED_SIZES = (2, 2, 2, 3, 5, 8, 13, 20, 32, 50, 80, 125, 200, 315, 500, 800)
_ROW_S = Plan(letter="S", n=3150, ac=1)  # tightened inspection's one extra row, for AQL 0.025 only

_LOT_UP_TO = (8, 15, 25, 50, 90, 150, 280, 500, 1200, 3200, 10_000, 35_000, 150_000, 500_000)
_LETTER_BY_LOT = {
    "S-1": "AAAABBBBCCCCDDD",
    "S-2": "AAABBBCCCDDDEEE",
    "S-3": "AABBCCDDEEFFGGH",
    "S-4": "AABCCDEEFGGHJJK",
    "I": "AABCCDEFGHJKLMN",
    "II": "ABCDEFGHJKLMNPQ",
    "III": "BCDEFGHJKLMNPQR",
}


class _Rule(msgspec.Struct, frozen=True):
    """The acceptance numbers by rows below the Ac-0 row, that row for AQL 0.010, and the distance to the Ac-1 row."""

    numbers: dict[int, int]
    zero_row: int
    to_one: int


_RULES = {
    Severity.NORMAL: _Rule({0: 0, 3: 1, 4: 2, 5: 3, 6: 5, 7: 7, 8: 10, 9: 14, 10: 21}, 14, 3),
    Severity.TIGHTENED: _Rule({0: 0, 3: 1, 4: 2, 5: 3, 6: 5, 7: 8, 8: 12, 9: 18}, 15, 3),
    Severity.REDUCED: _Rule({0: 0, 4: 1, 5: 2, 6: 3, 7: 5, 8: 6, 9: 8, 10: 10}, 14, 4),
}


def code_letter(lot_size: int, *, level: str = "II") -> str:
    """This function will give the sample size code letter of table 1. By hand: 1,000 at level II is J.

    A lot of one has none: look at it. Raises ValueError for that and for a level that is not in LEVELS.
    """
    if lot_size < 2:
        raise ValueError("a lot has two units or more")
    if level not in _LETTER_BY_LOT:
        raise ValueError(f"inspection levels are {', '.join(LEVELS)}")
    row = sum(lot_size > up_to for up_to in _LOT_UP_TO)
    return _LETTER_BY_LOT[level][row]


def plan(letter: str, *, aql: str, severity: Severity) -> Plan:
    """This function will give the plan of tables 2-A, 2-B and 2-C with the arrow, if any, followed to its end.

    By hand: J at 1.0, normal, is 80 with Ac 2; A at 1.0, normal, points down to E: 13 with Ac 0.
    Tightened, A, AQL 10: transcriptions disagree (2 with Ac 0, or the arrow to D, 8 with Ac 1). The arrow is taken:
    of the two it is the one that most sources print, and at level II such lots are looked at whole either way.
    """
    rule, zero = _RULES[severity], _RULES[severity].zero_row - AQLS.index(aql)
    if severity is Severity.TIGHTENED and letter == "A" and aql == "10":
        return _row(zero + rule.to_one, zero=zero, severity=severity)
    distance = LETTERS.index(letter) - zero
    return _row(
        zero + _landing(distance, zero=zero, severity=severity, aql=aql), zero=zero, severity=severity
    )


def plan_for_lot(lot_size: int, *, aql: str, severity: Severity, level: str = "II") -> Plan:
    """This function will give the plan of a lot; where its sample would be the lot or more, n is the whole lot.

    By hand: 40 at level II and AQL 0.40 asks for 32 with Ac 0; 20 asks for 32 too, so all 20 are looked at.
    """
    found = plan(code_letter(lot_size, level=level), aql=aql, severity=severity)
    return msgspec.structs.replace(found, n=min(found.n, lot_size))


def one_step_tighter(aql: str) -> str | None:
    """This function will give the next smaller AQL, or None below the smallest."""
    at = AQLS.index(aql)
    return AQLS[at - 1] if at else None


def _landing(distance: int, *, zero: int, severity: Severity, aql: str) -> int:
    """Return how many rows below the Ac-0 row a cell's plan stands, arrows followed."""
    rule = _RULES[severity]
    last = max(rule.numbers)
    if distance in rule.numbers:
        return distance
    if distance < 0:
        return 0 if zero >= 0 else rule.to_one
    if distance > last:
        return last
    if distance == 1 and zero >= 0 and severity is not Severity.TIGHTENED:
        return 0
    has_row_s = severity is Severity.TIGHTENED and aql == "0.025"
    return rule.to_one if zero + rule.to_one < len(LETTERS) + has_row_s else 0


def _row(row: int, *, zero: int, severity: Severity) -> Plan:
    if row == len(LETTERS):
        return _ROW_S
    sizes = _REDUCED_SIZES if severity is Severity.REDUCED else _SIZES
    return Plan(letter=LETTERS[row], n=sizes[row], ac=_RULES[severity].numbers[row - zero])
