"""Identity numbers: checked where they look like a mainland resident's, and kept only as a keyed hash.

The one surprising fact: there are few enough numbers to try them all, so a plain hash would hide nothing. The key must
not lie beside the database.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import date

from qilou.domain.people.model import IdentityNumberInvalid

_MAINLAND = re.compile(r"[0-9]{17}[0-9X]")
_ANY = re.compile(r"[0-9A-Z]{5,30}")
# GB 11643-1999: the weight of a place is a power of two mod 11; the check character follows from the weighted sum.
_WEIGHTS = [2**place % 11 for place in range(17, 0, -1)]
_CHECK_CHARACTERS = "10X98765432"


def fingerprint(number: str, *, key: bytes) -> bytes:
    """Return what is kept of an identity number; refuse with IdentityNumberInvalid where it cannot be one.

    The same number gives the same fingerprint however it was typed: `11010519491231002x`, `110105 19491231 002X`.
    """
    plain = re.sub(r"[\s()（）-]", "", number).upper()
    if not _ANY.fullmatch(plain):
        raise IdentityNumberInvalid(why="it has 5 to 30 letters and digits")
    if _MAINLAND.fullmatch(plain):
        _require_mainland(plain)
    return hmac.new(key, plain.encode(), hashlib.sha256).digest()


def _require_mainland(plain: str) -> None:
    weighted = sum(int(digit) * weight for digit, weight in zip(plain, _WEIGHTS, strict=False))
    if plain[17] != _CHECK_CHARACTERS[weighted % 11]:
        raise IdentityNumberInvalid(why="its last character does not fit the others")
    try:
        date(int(plain[6:10]), int(plain[10:12]), int(plain[12:14]))
    except ValueError as wrong:
        raise IdentityNumberInvalid(why="its date of birth is no date") from wrong
